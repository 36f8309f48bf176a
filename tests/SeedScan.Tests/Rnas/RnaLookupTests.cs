using SeedScan.Rnas;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Rnas;

public class RnaLookupTests
{
    [Theory]
    [InlineData("hsa-miR-21-5p", "hsa-miR-21-5p")]
    [InlineData("miR-21-5p", "hsa-miR-21-5p")]
    [InlineData("  miR-21-5p\t", "hsa-miR-21-5p")]
    [InlineData("HSA-MIR-21-5P", "hsa-miR-21-5p")]
    [InlineData("mir-21-5p", "hsa-miR-21-5p")]
    [InlineData("let-7a-2-3p", "hsa-let-7a-2-3p")]
    [InlineData("Let-7a-3p", "hsa-let-7a-3p")]
    [InlineData("MIMAT0000076", "hsa-miR-21-5p")]
    [InlineData("mimat0000076", "hsa-miR-21-5p")]
    [InlineData("miR-206", "hsa-miR-206")]
    [InlineData("mir-206", "hsa-miR-206")]
    public void Finds_a_whole_name_or_an_accession(string query, string name) => Assert.Equal(name, RnaLookup.Find(query).Name);

    [Fact]
    public void Finds_every_bundled_miRNA_by_name_short_name_and_accession()
    {
        foreach (SmallRna rna in MirBase.Human)
        {
            Assert.Same(rna, RnaLookup.Find(rna.Name));
            Assert.Same(rna, RnaLookup.Find(rna.Name["hsa-".Length..]));
            Assert.Same(rna, RnaLookup.Find(rna.Accession!));
        }
    }

    [Theory]
    [InlineData("UGGAAUGU", "UGGAAUGU")]
    [InlineData("TGGAATGTAAAGAAGTATGTAT", "UGGAAUGUAAAGAAGUAUGUAU")]
    [InlineData("uggaauguaaagaaguauguau", "UGGAAUGUAAAGAAGUAUGUAU")]
    public void Takes_letters_as_a_sequence_named_as_it_was_typed(string query, string sequence)
    {
        SmallRna rna = RnaLookup.Find(query);
        Assert.Equal(query, rna.Name);
        Assert.Equal(sequence, rna.Sequence);
        Assert.Null(rna.Accession);
    }

    [Theory]
    [InlineData("5'-UUAUAGAG-3'", "UUAUAGAG")]
    [InlineData("5' UAG GUA GUU 3'", "UAGGUAGUU")]
    [InlineData("5\u2032-uaggtagtu-3\u2032", "uaggtagtu")]
    [InlineData("UAGG UAGU", "UAGGUAGU")]
    public void Takes_a_sequence_as_papers_spell_it(string query, string name) => Assert.Equal(name, RnaLookup.Find(query).Name);

    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("*")]
    [InlineData("hsa-")]
    [InlineData("3'")]
    [InlineData("5'-3'")]
    public void Marks_without_letters_or_digits_are_no_name(string query)
    {
        InputException error = Assert.Throws<InputException>(() => RnaLookup.Find(query));
        Assert.Equal("no human miRNA of miRBase v22 has this name", error.Problem);
    }

    [Theory]
    [InlineData("hsa", 2656)]
    [InlineData("miR", null)]
    [InlineData("hsa-miR", null)]
    [InlineData("hsa-let", null)]
    [InlineData("let", null)]
    [InlineData("hsa-miR-54", null)]
    [InlineData("miR-2", null)]
    public void Lists_all_names_with_a_beginning(string query, int? count)
    {
        string[] names = [.. RnaLookup.Candidates(query).Select(rna => rna.Name)];
        string full = query.StartsWith("hsa", StringComparison.Ordinal) ? query : "hsa-" + query;
        Assert.Equal(MirBase.Human.Select(r => r.Name).Where(n => n.StartsWith(full, StringComparison.Ordinal)).Order(), names.Order());
        Assert.Equal(count ?? names.Length, names.Length);
        Assert.True(names.Length > 10);
    }

    [Theory]
    [InlineData("miR-21", "record miR-21: this name may mean 2 mature miRNAs. Name one of hsa-miR-21-3p, hsa-miR-21-5p.")]
    [InlineData("hsa-mir-21", "record hsa-mir-21: this name may mean 2 mature miRNAs. Name one of hsa-miR-21-3p, hsa-miR-21-5p.")]
    [InlineData("miR-21*", "record miR-21*: this name may mean 2 mature miRNAs. Name one of hsa-miR-21-3p, hsa-miR-21-5p.")]
    [InlineData(
        "let-7a", "record let-7a: this name may mean 3 mature miRNAs. Name one of hsa-let-7a-2-3p, hsa-let-7a-3p, hsa-let-7a-5p.")]
    [InlineData(
        "miR-29",
        "record miR-29: this name may mean 7 mature miRNAs. Name one of hsa-miR-29a-3p, hsa-miR-29a-5p, hsa-miR-29b-1-5p, "
        + "hsa-miR-29b-2-5p, hsa-miR-29b-3p, hsa-miR-29c-3p, hsa-miR-29c-5p.")]
    [InlineData(
        "let-7",
        "record let-7: this name may mean 18 mature miRNAs. Name one of hsa-let-7a-2-3p, hsa-let-7a-3p, hsa-let-7a-5p, "
        + "hsa-let-7b-3p, hsa-let-7b-5p, hsa-let-7c-3p, hsa-let-7c-5p, hsa-let-7d-3p, hsa-let-7d-5p, hsa-let-7e-3p, "
        + "hsa-let-7e-5p, hsa-let-7f-1-3p and 6 more.")]
    [InlineData("miR-517a", "record miR-517a: this is not the whole name of a mature miRNA. Did you mean hsa-miR-517a-3p?")]
    [InlineData("miR-21-5", "record miR-21-5: this is not the whole name of a mature miRNA. Did you mean hsa-miR-21-5p?")]
    public void Says_what_an_unfinished_name_may_mean(string query, string message) => AssertFails(query, message);

    [Theory]
    [InlineData(
        "MIR21",
        "record MIR21: no human miRNA of miRBase v22 has this name. The nearest names are hsa-miR-21-3p, hsa-miR-21-5p, "
        + "hsa-miR-1-3p, hsa-miR-1-5p, hsa-miR-210-3p. For an RNA that is not among them give its sequence.")]
    [InlineData(
        "miR-9899x",
        "record miR-9899x: no human miRNA of miRBase v22 has this name. The nearest names are hsa-miR-9899, "
        + "hsa-miR-9898. For an RNA that is not among them give its sequence.")]
    [InlineData(
        "xyz-12345678901234567890",
        "record xyz-12345678901234567890: no human miRNA of miRBase v22 has this name. Give a whole name such as "
        + "hsa-miR-21-5p, an accession such as MIMAT0000076, or a sequence.")]
    public void Names_what_is_near_an_unknown_name(string query, string message) => AssertFails(query, message);

    [Fact]
    public void Other_species_get_the_nearest_human_names()
    {
        InputException error = Assert.Throws<InputException>(() => RnaLookup.Find("mmu-miR-21a-5p"));
        Assert.Contains("hsa-miR-21-5p", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "MIMAT9999999",
        "record MIMAT9999999: no human miRNA of miRBase v22 has this accession. "
        + "Check the number; for another species give the sequence itself.")]
    [InlineData(
        "MI0000077",
        "record MI0000077: this is the accession of a hairpin, which gives one or two mature miRNAs. "
        + "Give the accession of the mature one (MIMAT...), or its name.")]
    [InlineData("", "the name of the small RNA is empty. Give a miRBase name, an accession or a sequence.")]
    [InlineData("  ", "the name of the small RNA is empty. Give a miRBase name, an accession or a sequence.")]
    [InlineData(
        "ACGUACG",
        "record ACGUACG: the sequence has 7 nt, and a seed site needs nt 1-8. Give the whole small RNA 5'→3', at least 8 nt.")]
    [InlineData(
        "UGGAAUGNAAAG",
        "record UGGAAUGNAAAG: this is no miRBase name or accession, nor a sequence: 'N' at place 8 is not A, C, G, U or T. "
        + "Give a whole name such as hsa-miR-21-5p, an accession such as MIMAT0000076, or a sequence of A, C, G and U.")]
    public void Says_what_is_wrong_with_anything_else(string query, string message) => AssertFails(query, message);

    [Theory]
    [InlineData("miR-21-5p", "hsa-miR-21-5p")]
    [InlineData("MIMAT0000076", "hsa-miR-21-5p")]
    [InlineData("mir-21", "hsa-miR-21-3p hsa-miR-21-5p")]
    [InlineData("miR-29", "hsa-miR-29a-3p hsa-miR-29a-5p hsa-miR-29b-1-5p hsa-miR-29b-2-5p hsa-miR-29b-3p hsa-miR-29c-3p hsa-miR-29c-5p")]
    [InlineData("TGGAATGTAAAGAAGTATGTAT", "hsa-miR-1-3p")]
    [InlineData("ACGUACGUACGU", "ACGUACGUACGU")]
    public void Lists_all_that_a_query_may_mean(string query, string names) =>
        Assert.Equal(names.Split(' '), RnaLookup.Candidates(query).Select(r => r.Name));

    [Theory]
    [InlineData("")]
    [InlineData("MIR21x")]
    [InlineData("MIMAT9999999")]
    [InlineData("ACGU")]
    [InlineData("-")]
    [InlineData("*")]
    public void Lists_nothing_for_what_is_no_RNA(string query)
    {
        InputException error = Assert.Throws<InputException>(() => RnaLookup.Candidates(query));
        Assert.Equal(Assert.Throws<InputException>(() => RnaLookup.Find(query)).Message, error.Message);
    }

    /// <summary>No part of a name may be taken for a sequence, however it is cut.</summary>
    [Fact]
    public void A_name_never_looks_like_a_sequence() =>
        Assert.All(MirBase.Human, r => Assert.Contains(r.Name["hsa-".Length..], c => !char.IsAsciiLetter(c)));

    private static void AssertFails(string query, string message)
    {
        InputException error = Assert.Throws<InputException>(() => RnaLookup.Find(query));
        Assert.Equal(InputErrorKind.Rna, error.Kind);
        Assert.Equal(message, error.Message);
    }
}
