using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Oligos;

public sealed class TherapeuticCatalogueTests
{
    [Theory]
    [InlineData("MRX34", "hsa-miR-34a-5p", "UGGCAGUGUCUUAGCUGGUUGU", "natural")]
    [InlineData("TargomiR", "hsa-miR-16-5p", "UAGCAGCACGUAAAUAUUGGCG", "natural")]
    [InlineData("INT-1B3", "hsa-miR-193a-3p", "AACUGGCCUACAAAGUCCCAGU", "public")]
    [InlineData("LNA-i-miR-221", "hsa-miR-221-3p", "CAGACAATGTAGC", "derived: reverse complement of hsa-miR-221-3p nt 2-14; ")]
    [InlineData("cobomarsen", "hsa-miR-155-5p", "CACGATTAGCATTA", "public")]
    [InlineData("TTX-MC138", "hsa-miR-10b-5p", "CACAAATTCGGTTCTACAGGGTA", "derived: reverse complement of hsa-miR-10b-5p nt 1-23; ")]
    [InlineData("lademirsen", "hsa-miR-21-5p", "ACATCAGTCTGATAAGCTA", "public")]
    [InlineData("miravirsen", "hsa-miR-122-5p", "CCATTGTCACACTCC", "public")]
    [InlineData("remlarsen", "hsa-miR-29b-3p", "UAGCACCAUUUGAAAUCAGUGUUUU", "public")]
    [InlineData("CDR132L", "hsa-miR-132-3p", "ATGGCTGTAGACTGTT", "public")]
    [InlineData("RGLS4326", "hsa-miR-17-5p", "AGCACTTTG", "public")]
    [InlineData("RG-101", "hsa-miR-122-5p", "ACACCATTGTCACACTCCA", "public")]
    [InlineData("5-FU-miR-15a", "hsa-miR-15a-5p", "UAGCAGCACAUAAUGGUUUGUG", "natural")]
    [InlineData("gemcitabine-miR-15a", "hsa-miR-15a-5p", "UAGCAGCACAUAAUGGUUUGUG", "natural")]
    [InlineData("LNA-miR-361-5p", "hsa-miR-361-5p", "GTACCCCTGGAGATTCTGATAA", "derived")]
    [InlineData("LNA-miR-361-3p", "hsa-miR-361-3p", "AAATCAGAATCACACCTGGGGGA", "derived")]
    [InlineData("tiny-LNA-let-7a-5p", "hsa-let-7a-5p", "ACTACCTC", "derived: reverse complement of hsa-let-7a-5p nt 2-9; ")]
    public void Every_required_row_is_there(string name, string target, string sequence, string status)
    {
        Therapeutic drug = TherapeuticCatalogue.Find(name);
        Assert.Equal((target, sequence), (drug.Design.IntendedTarget, drug.Design.Strand.Bases));
        Assert.StartsWith(status, drug.Status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT-1B3", "UGGGACUUUGUAGGCCAGUUUU")]
    [InlineData("remlarsen", "AACACUGUUUACAAAUGGUCCUA")]
    public void Public_passengers_are_there(string name, string passenger) => Assert.Equal(passenger, TherapeuticCatalogue.Find(name).Design.Partner!.Bases);

    /// <summary>Nothing is taken on trust: each strand is what its row says of the bundled miRNA.</summary>
    [Fact]
    public void Each_relation_holds_in_the_bundled_miRBase()
    {
        foreach (Therapeutic drug in TherapeuticCatalogue.All)
        {
            string whole = RnaLookup.Find(drug.Design.IntendedTarget!).Sequence;
            string part = whole[(drug.First - 1)..drug.Last].Replace('U', 'T');
            string strand = drug.Design.Strand.Bases.Replace('U', 'T');
            if (drug.IsEqualToTarget)
            {
                Assert.Equal(OligoRole.Mimic, drug.Design.Role);
                Assert.StartsWith(part, strand, StringComparison.Ordinal);
                Assert.True(drug.Last == whole.Length, drug.Name);
            }
            else
            {
                Assert.Equal(OligoRole.Antimir, drug.Design.Role);
                Assert.Equal(string.Concat(part.Reverse().Select(letter => "TGCA"["ACGT".IndexOf(letter, StringComparison.Ordinal)])), strand);
            }
        }
    }

    [Fact]
    public void Each_status_says_what_it_is_and_each_derivation_why()
    {
        foreach (Therapeutic drug in TherapeuticCatalogue.All)
        {
            Assert.Matches("^(public($|: )|natural: |derived: )", drug.Status);
            if (drug.Status.StartsWith("derived", StringComparison.Ordinal))
            {
                Assert.StartsWith($"derived: reverse complement of {drug.Design.IntendedTarget} nt {drug.First}-{drug.Last}; ", drug.Status, StringComparison.Ordinal);
            }
            else
            {
                Assert.NotNull(drug.Source);
            }

            // Linkages and sugars are stated for tiny LNAs alone, of which they are the definition.
            Assert.Equal(drug.Name.StartsWith("tiny-LNA", StringComparison.Ordinal), drug.Design.IsChemistryKnown);
        }
    }

    [Fact]
    public void Names_are_single_and_each_finds_its_own()
    {
        foreach (Therapeutic drug in TherapeuticCatalogue.All)
        {
            Assert.Same(drug, TherapeuticCatalogue.Find(drug.Name));
            Assert.Same(drug, TherapeuticCatalogue.Find($" {drug.Name.ToUpperInvariant()} "));
            Assert.All(drug.Aliases, alias => Assert.Contains(drug, TherapeuticCatalogue.Candidates(alias)));
        }
    }

    [Theory]
    [InlineData("mrg106", "Cobomarsen")]
    [InlineData("mrg 106", "Cobomarsen")]
    [InlineData("SPC3649", "Miravirsen")]
    [InlineData("eldocasiran", "INT-1B3")]
    [InlineData("gem-mir-15a", "Gemcitabine-miR-15a")]
    public void An_alias_is_found_in_any_case(string query, string name) => Assert.Equal(name, TherapeuticCatalogue.Find(query).Name);

    [Fact]
    public void A_tiny_LNA_is_made_against_any_miRNA()
    {
        Therapeutic made = TherapeuticCatalogue.Find("tiny LNA miR-33a-5p");
        Assert.Equal("tiny-LNA-miR-33a-5p", made.Name);
        Assert.Equal("+A*+C*+A*+A*+T*+G*+C*+A", OligoNotation.Format(made.Design, OligoDialect.Idt));
        Assert.Equal("derived: reverse complement of hsa-miR-33a-5p nt 2-9; that is the definition of a tiny LNA", made.Status);
        foreach (Therapeutic typed in TherapeuticCatalogue.Candidates("tiny-lna"))
        {
            Therapeutic anew = Therapeutic.TinyLna(RnaLookup.Find(typed.Design.IntendedTarget!));
            Assert.Equal(OligoNotation.Format(typed.Design, OligoDialect.Helm), OligoNotation.Format(anew.Design, OligoDialect.Helm));
            Assert.Equal((typed.Name, typed.Status, typed.Source, typed.Chemistry, 2, 9), (anew.Name, anew.Status, anew.Source, anew.Chemistry, anew.First, anew.Last));
        }
    }

    [Theory]
    [InlineData("cobomarsan", "record cobomarsan: the catalogue has no therapeutic of this name. The nearest names are Cobomarsen. 'seedscan rnas --drugs' lists all; tiny-LNA-MIRNA makes a tiny LNA against any bundled miRNA.")]
    [InlineData("aspirin", "record aspirin: the catalogue has no therapeutic of this name. 'seedscan rnas --drugs' lists all; tiny-LNA-MIRNA makes a tiny LNA against any bundled miRNA.")]
    [InlineData("", "the catalogue has no therapeutic of this name. 'seedscan rnas --drugs' lists all; tiny-LNA-MIRNA makes a tiny LNA against any bundled miRNA.")]
    [InlineData("LNA-miR-361", "record LNA-miR-361: this name has 2 designs. Name one of LNA-miR-361-5p, LNA-miR-361-3p.")]
    public void A_name_that_is_not_one_suggests_others(string query, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => TherapeuticCatalogue.Find(query)).Message);

    [Fact]
    public void A_tiny_LNA_needs_nt_9() =>
        Assert.Equal(
            "record seed: a tiny LNA pairs with nt 2-9, and nt 9 is not known. Give the miRNA with its sequence.",
            Assert.Throws<InputException>(() => Therapeutic.TinyLna(SmallRna.FromSeed("seed", "GAGGUAG"))).Message);
}
