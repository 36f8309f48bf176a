using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>Sites that were worked out by hand, 1-based and inclusive as one reads them: the oracle and the scanner give exactly these.</summary>
public sealed class SiteTableTests
{
    private const string MiR1 = "UGGAAUGUAAAGAAGUAUGUAU";
    private const string MiR124 = "UAAGGCACGCGGUGAAUGCC";

    private static readonly string[] Canonical = [.. SiteOracle.Labels.Take(SiteOracle.CanonicalCount)];
    private static readonly string[] NonCanonical = [.. SiteOracle.Labels.Skip(SiteOracle.CanonicalCount)];

    /// <summary>RNA, target, its canonical sites.</summary>
    public static TheoryData<string, string, string> CanonicalTable => new()
    {
        { MiR1, "gggACAUUCCAggg", "8mer 4-11" },
        { MiR1, "gggACAUUCCggg", "7mer-m8 4-10" },
        { MiR1, "gggCAUUCCAggg", "7mer-A1 4-10" },
        { MiR1, "gggCAUUCCggg", "6mer 4-9" },
        { MiR1, "ACAUUCC", "7mer-m8 1-7" },
        { MiR1, "CAUUCC", "6mer 1-6" },
        { MiR1, "gggACAUUCgggg", "6mer-m8 4-9" },
        { MiR1, "gggAUUCCAggg", "6mer-A1 4-9" },
        { MiR1, "gggACAUNCCAggg", "" },
        { MiR1, "ACAUUC", "6mer-m8 1-6" },
        { MiR1, "AUUCCA", "6mer-A1 1-6" },
        { MiR1, "CAUUCCA", "7mer-A1 1-7" },
        { MiR1, "gggACAUUCCNggg", "7mer-m8 4-10" },
        { MiR1, "gggNCAUUCCAggg", "7mer-A1 5-11" },
        { MiR1, "ACAUUCCACAUUCCA", "8mer 1-8; 8mer 8-15" },
        { "UAAAAAAAG", "gggUUUUUUUUUAggg", "6mer 4-9; 7mer-m8 4-10; 7mer-m8 5-11; 8mer 6-13; 6mer-m8 7-12" },
        { MiR1, "", "" },
        { MiR1, "A", "" },
        { MiR1, "nnnnnnnnnnnn", "" },
        { MiR1, "gggacattccaggg", "8mer 4-11" },
        { MiR1, "gggACAUUYCAggg", "" },
        { MiR124, "GUGCCUUA", "8mer 1-8" },
    };

    /// <summary>RNA, target, its non-canonical sites with their notes, bulges with any base.</summary>
    public static TheoryData<string, string, string> NonCanonicalTable => new()
    {
        // ACAUUCCA is the 8mer of miR-1: opposite nt 8 A, 7 C, 6 A, 5 U, 4 U, 3 C, 2 C, and A.
        { MiR1, "gggACAUUUCAggg", "wobble-8mer 4-11 [3]" },
        { MiR1, "gggACAUUUCgggg", "wobble-7mer-m8 4-10 [3]" },
        { MiR1, "gggACGUUCCAggg", "wobble-8mer 4-11 [6]" },
        { MiR1, "ACAUUCU", "wobble-7mer-m8 1-7 [2]" },
        { MiR1, "gggACAUACCAggg", "mismatch-8mer 4-11 [4]" },
        { MiR1, "gggACAUACCgggg", "" },
        { MiR1, "gggACAUNCCAggg", "" },
        { MiR1, "gggGCAUUUCAggg", "" },
        { MiR1, "gggACAGUUCCAggg", "bulge-8mer 4-12 [G]" },
        { MiR1, "gggACAGUUCCgggg", "bulge-7mer-m8 4-11 [G]" },
        { MiR1, "gggCAGUUCCAggg", "bulge-7mer-A1 4-11 [G]" },
        { MiR1, "CAGUUCCA", "bulge-7mer-A1 1-8 [G]" },
        { MiR1, "gggACACUUCCAggg", "bulge-8mer 4-12 [C]" },
        { MiR1, "gggACANUUCCAggg", "" },

        // nt 4-15 of miR-1 are AAUGUAAAGAAG, nt 5-15 AUGUAAAGAAG; CUUCUUUACAUU and CUUCUUUACAU pair with them.
        { MiR1, "gggCUUCUUUACAUUggg", "centered 4-15 [4-15]" },
        { MiR1, "gggCUUCUUUACAUaggg", "centered 4-14 [5-15]" },
        { MiR1, "gggaUUCUUUACAUUggg", "centered 5-15 [4-14]" },
        { MiR1, "gggaUUCUUUACAUaggg", "" },
        { MiR1, "CUUCUUUACAU", "centered 1-11 [5-15]" },

        // UUCACCGCGUGCCUUA pairs with nt 16-1 of miR-124: nt 13-16 UUCA, nt 12 C, nt 8-2 GUGCCUU.
        { MiR124, "UUCAaaaaGUGgaUUcg", "" },
        { MiR124, "UUCAaaaaGUGCgUUcg", "3p-compensatory 9-15 [mm4,o0]" },
        { MiR124, "UUCAaaaaaGUGCgUUcg", "3p-compensatory 10-16 [mm4,o+1]" },
        { MiR124, "UUCAaaaaaaGUGCgUUcg", "3p-compensatory 11-17 [mm4,o+2]" },
        { MiR124, "UUCAaaaGUGCgUUcg", "3p-compensatory 8-14 [mm4,o-1]" },
        { MiR124, "UUCAaaGUGCgUUcg", "3p-compensatory 7-13 [mm4,o-2]" },
        { MiR124, "UUCAaGUGCgUUcg", "" },
        { MiR124, "aUCACaaaGUGCgUUcg", "3p-compensatory 9-15 [mm4,o0]" },
        { MiR124, "UUCAaaaaGUGCnUUcg", "" },
        { MiR124, "UUCAaaaaGUaGCCUUcg", "3p-compensatory 9-16 [b6,o0]" },
        { MiR124, "UUCAaaaaGUGCCaUUcg", "3p-compensatory 9-15 [mm3,o0]; 3p-compensatory 9-16 [b3,o0]" },
        { MiR124, "UUCAaaaaGUGCCUaUcg", "3p-compensatory 9-15 [mm2,o0]; 3p-compensatory 9-16 [b2,o0]" },
    };

    [Theory]
    [MemberData(nameof(CanonicalTable))]
    public void Canonical_sites_are_those_of_the_table(string rna, string target, string expected)
    {
        AssertSites(rna, target, new OracleOptions { Types = Canonical }, expected);
    }

    [Theory]
    [MemberData(nameof(NonCanonicalTable))]
    public void Non_canonical_sites_are_those_of_the_table(string rna, string target, string expected)
    {
        AssertSites(rna, target, new OracleOptions { Types = NonCanonical, AnyBulgeBase = true }, expected);
    }

    [Fact]
    public void A_bulge_is_of_G_unless_any_base_is_asked_for()
    {
        AssertSites(MiR1, "gggACACUUCCAggg", new OracleOptions { Types = NonCanonical }, "");
        AssertSites(MiR1, "gggACAGUUCCAggg", new OracleOptions { Types = NonCanonical }, "bulge-8mer 4-12 [G]");
    }

    [Fact]
    public void The_other_strand_has_forward_coordinates()
    {
        // The reverse complement of gggACAUUCCAgg is ccUGGAAUGUccc.
        AssertSites(MiR1, "ccUGGAAUGUccc", new OracleOptions { Types = Canonical, Strands = "-" }, "8mer 3-10");
        AssertSites(MiR1, "ccUGGAAUGUccc", new OracleOptions { Types = Canonical, Strands = "+" }, "");
    }

    [Fact]
    public void A_mask_takes_the_first_bases_and_passes_over_other_letters()
    {
        var masked = new OracleOptions { Types = Canonical, MaskStart = 14 };
        AssertSites(MiR1, "ggggggggggggggACAUUCCAgg", masked, "8mer 15-22");
        AssertSites(MiR1, "gggggggggggggACAUUCCAgg", masked, "7mer-A1 15-21");
        AssertSites(MiR1, "ggggggNNNNNNNACAUUCCAggACAUUCCA", masked, "8mer 24-31");
    }

    [Fact]
    public void A_seed_window_moves_every_part()
    {
        // From nt 3 on, miR-1 has GAAUGUA, whose 8mer is UACAUUCA; the A stands opposite nt 2.
        AssertSites(MiR1, "gggUACAUUCAggg", new OracleOptions { Types = Canonical, SeedStart = 3 }, "8mer 4-11");

        // From nt 1 on it has UGGAAUG, whose 8mer is CAUUCCAA; the A stands before the RNA's 5' end.
        AssertSites(MiR1, "gggCAUUCCAAggg", new OracleOptions { Types = Canonical, SeedStart = 1 }, "8mer 4-11");
    }

    [Fact]
    public void Attributes_tell_of_nt_1_and_of_the_3p_half()
    {
        var asked = new OracleOptions { Types = Canonical, Attributes = true };
        AssertSites(MiR124, "ggGUGCCUUAgg", asked, "8mer 3-10 watson1");
        AssertSites(MiR124, "ggGUGCCUUCgg", asked, "7mer-m8 3-9");
        AssertSites("A" + MiR124[1..], "ggGUGCCUUUgg", asked, "7mer-m8 3-9 watson1");

        // UUC pairs with nt 16-14: a run of 3; with nt 13 (A) it scores 4, without nt 16 3, and nt 14-15 alone score 2.
        AssertSites(MiR124, "UUCAaaaaGUGCCUUA", asked, "8mer 9-16 watson1 supplementary");
        AssertSites(MiR124, "UUCgaaaaGUGCCUUA", asked, "8mer 9-16 watson1 supplementary");
        AssertSites(MiR124, "gUCgaaaaGUGCCUUA", asked, "8mer 9-16 watson1");
        AssertSites(MiR124, "UUCgaaaaGUGCCUUA", asked with { Attributes = false }, "8mer 9-16");
    }

    private static void AssertSites(string rna, string target, OracleOptions options, string expected)
    {
        string[] rows = expected.Length == 0 ? [] : expected.Split("; ");
        SiteRows.AssertSame(rows, [.. SiteOracle.Find(target, [rna], options).Select(Readable)], $"oracle, target {target}, RNA {rna}");
        SiteRows.AssertSame(
            SiteRows.OfOracle(target, [rna], options), SiteRows.OfScanner(target, [rna], options), $"scanner, target {target}, RNA {rna}");
    }

    private static string Readable(OracleSite s) =>
        $"{s.Type} {s.Start + 1}-{s.End}"
        + (s.Note.Length > 0 ? $" [{s.Note}]" : "") + (s.Watson1 ? " watson1" : "") + (s.Supplementary ? " supplementary" : "");
}
