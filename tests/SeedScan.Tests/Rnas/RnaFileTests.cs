using System.IO.Compression;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Tests.Fixtures;
using Xunit;

namespace SeedScan.Tests.Rnas;

public sealed class RnaFileTests : IDisposable
{
    private const string Header = "miR family\tSeed+m8\tSpecies ID\tMiRBase ID\tMature sequence\tFamily Conservation?\tMiRBase Accession\n";
    private const string Mir1 = "miR-1-3p/206\tGGAAUGU\t9606\thsa-miR-1-3p\tUGGAAUGUAAAGAAGUAUGUAU\t2\tMIMAT0000416\n";
    private const string MouseMir206 = "miR-1-3p/206\tGGAAUGU\t10090\tmmu-miR-206-3p\tUGGAAUGUAAGGAAGUGUGUGG\t2\tMIMAT0000239\n";
    private const string NoAccession = "miR-101-3p.2\tUACAGUA\t9606\thsa-miR-101-3p.2\tGUACAGUACUGUGAUAACUGA\t2\t\n";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Reads_FASTA_of_any_layout()
    {
        RnaFile file = Read("\uFEFF\n>miR-1 MIMAT0000416 Homo sapiens\r\nTGGAATGTAA\r\n\r\nagaaguauguau\r\n>second\tMIMAT_like\nUAGCUUAUCAGACUGAUGUUGA");
        Assert.Equal(RnaFileFormat.Fasta, file.Format);
        Assert.Equal(_path, file.Path);
        Assert.Equal(
            [new SmallRna("miR-1", "UGGAAUGUAAAGAAGUAUGUAU", "MIMAT0000416"), new SmallRna("second", "UAGCUUAUCAGACUGAUGUUGA", "MIMAT_like")],
            file.Rnas);
        Assert.Empty(file.Families);
        Assert.Equal(0, file.Duplicates);
    }

    [Fact]
    public void Takes_a_second_word_for_an_accession_only_if_it_is_one() =>
        Assert.Null(Assert.Single(Read(">a guide\nUGGAAUGU\n").Rnas).Accession);

    [Fact]
    public void Reads_the_table_of_seven_columns()
    {
        RnaFile file = Read(Header + Mir1 + NoAccession + MouseMir206);
        Assert.Equal(RnaFileFormat.FamilyTable, file.Format);
        Assert.Equal(["hsa-miR-1-3p", "hsa-miR-101-3p.2", "mmu-miR-206-3p"], file.Rnas.Select(r => r.Name));
        Assert.Equal(["MIMAT0000416", null, "MIMAT0000239"], file.Rnas.Select(r => r.Accession));
        Assert.Equal("UGGAAUGUAAGGAAGUGUGUGG", file.Rnas[2].Sequence);
        Assert.Equal(["miR-1-3p/206", "miR-101-3p.2"], file.Families.Select(f => f.Name));
        Assert.Equal(["GGAAUGU", "UACAGUA"], file.Families.Select(f => f.Seed));
        Assert.Equal([9606, 10090], file.Families[0].Species);
        Assert.Equal([file.Rnas[0], file.Rnas[2]], file.Families[0].Members);
    }

    [Fact]
    public void A_name_with_two_seeds_is_two_families()
    {
        RnaFile file = Read(
            Header + "miR-105\tCAAAUGC\t9606\thsa-miR-105-5p\tUCAAAUGCUCAGACUCCUGUGGU\t0\tMIMAT0000102\n"
            + "miR-105\tCAAGUGC\t10090\tmmu-miR-105\tCCAAGUGCUCAGAUGCUUGUGGU\t0\tMIMAT0004856\n");
        Assert.Equal(["CAAAUGC", "CAAGUGC"], file.Families.Select(f => f.Seed));
        Assert.All(file.Families, f => Assert.Equal("miR-105", f.Name));
    }

    [Fact]
    public void Takes_one_species_of_a_table()
    {
        RnaFile file = Read(Header + Mir1 + NoAccession + MouseMir206, species: 10090);
        Assert.Equal("mmu-miR-206-3p", Assert.Single(file.Rnas).Name);
        Assert.Equal([10090], Assert.Single(file.Families).Species);
        AssertFails(
            Header + MouseMir206 + Mir1, "{0}: has no small RNA of species 7227. It has those of 9606, 10090.", species: 7227);
    }

    [Fact]
    public void Reads_the_table_of_three_columns()
    {
        RnaFile file = Read("let-7/98\tGAGGUAG\t10090;9606\nmiR-1/206\tggaatgt\t9606\n");
        Assert.Equal(RnaFileFormat.SeedTable, file.Format);
        Assert.Equal(["let-7/98", "miR-1/206"], file.Families.Select(f => f.Name));
        Assert.Equal(["GAGGUAG", "GGAAUGU"], file.Families.Select(f => f.Seed));
        Assert.Equal([10090, 9606], file.Families[0].Species);
        Assert.Equal([SmallRna.FromSeed("let-7/98", "GAGGUAG"), SmallRna.FromSeed("miR-1/206", "GGAAUGU")], file.Rnas);
        Assert.Equal([file.Rnas[1]], file.Families[1].Members);

        RnaFile mouse = Read("let-7/98\tGAGGUAG\t10090;9606\nmiR-1/206\tGGAAUGU\t9606\n", species: 10090);
        Assert.Equal("let-7/98", Assert.Single(mouse.Rnas).Name);
    }

    [Theory]
    [InlineData(">a\nUGGAAUGUA\n>b\nUGGAAUGUC\n>a again\ntggaatgta\n", 2)]
    [InlineData("a\tGGAAUGU\t9606\nb\tGAGGUAG\t9606\na\tGGAAUGU\t9606\n", 2)]
    [InlineData(Header + Mir1 + NoAccession + Mir1, 2)]
    public void Passes_over_what_is_said_twice_and_counts_it(string text, int rnas)
    {
        RnaFile file = Read(text);
        Assert.Equal(rnas, file.Rnas.Count);
        Assert.Equal(1, file.Duplicates);
        Assert.All(file.Families, f => Assert.Single(f.Members));
    }

    [Theory]
    [InlineData(">a\nUGGAAUGUA\n>a\nUGGAAUGUC\n", "{0}:3: record a: this name was given on line 1 with another sequence. Give each small RNA a name of its own.")]
    [InlineData("a\tGGAAUGU\t9606\na\tGGAAUGA\t9606\n", "{0}:2: record a: this name was given on line 1 with another sequence. Give each small RNA a name of its own.")]
    [InlineData("a\tGGAAUGU\t9606\na\tGGAAUGU\t7227\n", "{0}:2: record a: this name was given on line 1 with another family or species. Give each small RNA a name of its own.")]
    [InlineData(">a\nUGGAAUGU\n>short\nUGGAAUG\n", "{0}:3: record short: the small RNA has 7 nt. A seed site needs nt 1-8: give at least 8 nt.")]
    [InlineData(">a\nUGGAAUGU\n>none\n", "{0}:3: record none: the small RNA has 0 nt. A seed site needs nt 1-8: give at least 8 nt.")]
    [InlineData(">a\nUGGNAUGU\n", "{0}:1: record a: nt 4 is 'N', and a seed (nt 2-8) needs A, C, G or U. Resolve the ambiguous nucleotide, or leave this RNA out.")]
    [InlineData("a\tGGAAUGUA\t9606\n", "{0}:1: record a: the seed has 8 nt instead of 7. A seed is nt 2-8, seven letters.")]
    [InlineData("a\tGGAAUGU\thuman\n", "{0}:1: record a: the species 'human' is not a number. Give NCBI taxonomy numbers, such as 9606 for human.")]
    [InlineData("a\tGGAAUGU\t9606;\n", "{0}:1: record a: the species '' is not a number. Give NCBI taxonomy numbers, such as 9606 for human.")]
    [InlineData("a\tGGAAUGU\t9606\n\tGGAAUGU\t9606\n", "{0}:2: the family has no name. Write its name in the first column.")]
    [InlineData("a\tGGAAUGU\t1\t2\n", "{0}:1: is a table of 4 columns, which is no family table. A TargetScan family table has 7 columns, or 3 (family, seed, species); FASTA is read as well.")]
    [InlineData("GENE1\t9606\tACGUACGU\n", "{0}: looks like a TargetScan UTR table. Give the small RNAs here: FASTA or a family table.")]
    [InlineData(Header, "{0}: holds no small RNA. Is it the right file? It has a header and no rows.")]
    [InlineData(Header + "f\tGGAAUGA\t9606\ta\tUGGAAUGUAAAG\t2\t\n", "{0}:2: record a: the seed GGAAUGA is not nt 2-8 of the sequence, GGAAUGU. Correct one of them.")]
    [InlineData(Header + "f\tGGAAUGU\t9606\t\tUGGAAUGUAAAG\t2\t\n", "{0}:2: the RNA has no name. Write its name in the fourth column.")]
    [InlineData(Header + "f\tGGAAUGU\t9606\ta\tUGGAAUGU\u0001AAG\t2\t\n", "{0}:2: a control character in a table. Give it as plain text.")]
    public void Says_what_is_wrong_and_where(string text, string message) => AssertFails(text, message);

    [Fact]
    public void A_long_record_is_a_target()
    {
        Assert.Equal(200, Assert.Single(Read(">a\n" + new string('A', 200)).Rnas).LastNucleotide);
        const string Message = "{0}:1: record a: has more than 200 nt, too many for a small RNA. Is this a file of targets? Give the small RNAs here.";
        AssertFails(">a\n" + new string('A', 201), Message);
        AssertFails(">a\n" + new string('A', 5_000_000), Message);
    }

    [Fact]
    public void Reads_compressed_files_by_content()
    {
        Write(">a\nUGGAAUGU\n", compressed: true);
        Assert.Equal("a", Assert.Single(RnaFile.Read(_path).Rnas).Name);
        Write(Header + Mir1, compressed: true);
        Assert.Equal("hsa-miR-1-3p", Assert.Single(RnaFile.Read(_path).Rnas).Name);
    }

    [Theory]
    [InlineData("UGGAAUGUAAAG\nUAGGUAGUUUC\n")]
    [InlineData("miR-1 UGGAAUGUAAAG\n")]
    [InlineData("miR-1\tUGGAAUGUAAAG\n")]
    public void A_plain_list_is_told_how_to_become_FASTA(string text)
    {
        InputException error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains("""awk '{print ">" $1 "\n" $NF}' LIST""", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
    }

    [Fact]
    public void A_truncated_table_is_no_shorter_table()
    {
        Write(string.Concat(Enumerable.Range(0, 100).Select(i => $"family-{i}\tGGAAUGU\t{i}\n")), compressed: true);
        byte[] whole = File.ReadAllBytes(_path);
        byte[][] cuts = [whole[..(whole.Length / 2)], whole[..^8], whole[..^1], [.. whole, .. whole[..^8]]];
        foreach (byte[] cut in cuts)
        {
            File.WriteAllBytes(_path, cut);
            Assert.Equal(InputErrorKind.Compression, Assert.Throws<InputException>(() => RnaFile.Read(_path)).Kind);
        }
    }

    [Theory]
    [InlineData("targetscan-short-family-columns.txt", InputErrorKind.Record, 2, "miR-18")]
    [InlineData("targetscan-short-family-seed.txt", InputErrorKind.Rna, 2, "miR-18")]
    [InlineData("targetscan-family-columns.txt", InputErrorKind.Record, 3, "miR-1-3p/206")]
    [InlineData("duplicate-names.fa", InputErrorKind.Record, 7, "twice")]
    [InlineData("protein.fa", InputErrorKind.Letter, 4, "protein")]
    [InlineData("gap.fa", InputErrorKind.Letter, 5, "gapped")]
    [InlineData("nul.fa", InputErrorKind.Letter, 4, "nul")]
    [InlineData("header-without-name.fa", InputErrorKind.Record, 3, null)]
    [InlineData("empty.fa", InputErrorKind.Empty, null, null)]
    [InlineData("utf16-le.fa", InputErrorKind.UnknownFormat, null, null)]
    public void Specimens_give_kind_line_and_record(string name, InputErrorKind kind, int? line, string? record)
    {
        string path = Fixture.PathOf("broken/" + name);
        InputException error = Assert.Throws<InputException>(() => RnaFile.Read(path));
        Assert.Equal((kind, path, line, record), (error.Kind, error.File, (int?)error.Line, error.Record));
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_unreadable()
    {
        Assert.Equal(InputErrorKind.Unreadable, Assert.Throws<InputException>(() => RnaFile.Read(_path + ".missing")).Kind);
        Assert.Equal(InputErrorKind.Unreadable, Assert.Throws<InputException>(() => RnaFile.Read(Path.GetTempPath())).Kind);
    }

    [Fact]
    public void A_table_that_is_no_UTF8_is_no_text()
    {
        File.WriteAllBytes(_path, [.. Encoding.ASCII.GetBytes("miR"), 0xE4, .. Encoding.ASCII.GetBytes("\tGGAAUGU\t9606\n")]);
        Assert.Equal($"{_path}: is not UTF-8 text. Save the table as UTF-8 or ASCII.", Assert.Throws<InputException>(() => RnaFile.Read(_path)).Message);
    }

    private void AssertFails(string text, string message, int? species = null)
    {
        InputException error = Assert.Throws<InputException>(() => Read(text, species));
        Assert.Equal(string.Format(null, message, _path), error.Message);
        Assert.Equal(_path, error.File);
    }

    private RnaFile Read(string text, int? species = null)
    {
        Write(text, compressed: false);
        return RnaFile.Read(_path, species);
    }

    private void Write(string text, bool compressed)
    {
        using FileStream file = File.Create(_path);
        using Stream output = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
