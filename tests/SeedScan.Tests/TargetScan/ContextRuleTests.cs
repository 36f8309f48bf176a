using System.Globalization;
using SeedScan.Rnas;
using SeedScan.Scoring;
using Xunit;

namespace SeedScan.Tests.TargetScan;

/// <summary>Each way in which TargetScan's script departs from the published description, on inputs small enough to check by eye.</summary>
public sealed class ContextRuleTests
{
    private const string Mir1 = "UGGAAUGUAAAGAAGUAUGUAU", Mask = "GGGGGGGGGGGGGG";

    private static readonly string[] s_columns =
    [
        "Gene", "Species", "Rna", "Type", "Start", "End", "Intercept", "3P", "AU", "Min_dist", "sRNA1A", "sRNA1C", "sRNA1G", "sRNA8A", "sRNA8C", "sRNA8G",
        "Site8A", "Site8C", "Site8G", "Len_3UTR", "SA", "Len_ORF", "ORF8m", "Off6m", "TA", "SPS", "PCT", "Score", "Percentile", "AIR", "Weighted",
        "WeightedPercentile", "Region", "Bars", "RnaLine", "Family", "Group",
    ];

    [Theory]
    [InlineData("ACAUUCCA", "8mer-1a", "AUGGGGGGGGGGGGG", "-0.000")]     // UA of nt 21-22, shifted by one, opposite the 14th and 15th base
    [InlineData("GCAUUCCG", "6mer", "AUGGGGGGGGGGGGG", "0.010")]         // a 6mer is given 14 bases: no run, and (0 - 1) / 2.5 · -0.024
    [InlineData("GCAUUCCA", "7mer-1a", "GGGGGGGGGGGGGUA", "-0.000")]     // nt 8-9 opposite the UA before the seed's G: from nt 8 on
    [InlineData("ACAUUCCA", "8mer-1a", "GGGGGGGGGGGGUAG", "0.016")]      // the same two bases are no partners of nt 9 on
    public void Rule_1_the_register_of_3_prime_pairing(string site, string type, string before, string expected)
    {
        string[] row = Row(Mask + before + site + "G");
        Assert.Equal((type, expected), (row[3], Cell(row, "3P")));
    }

    [Fact]
    public void Rule_2_offset_6mers_are_whether_an_isoform_reaches_the_site()
    {
        string utr = Mask + "ACAUUCCA" + "GACAUUCG" + "GACAUUCG";               // two offset 6mers behind an 8mer
        Assert.Equal("-0.020", Cell(Row(utr, "G\t1\t22\t100\n"), "Off6m"));
        Assert.Equal("-0.000", Cell(Row(utr, "G\t1\t21\t100\n"), "Off6m"));
        Assert.Equal("-0.000", Cell(Row(utr), "Off6m"));
    }

    [Fact]
    public void Rule_3_isoforms_weigh_what_the_cumulative_column_says()
    {
        // An 8mer at 23-30, ends at 40 (100 %) and 60 (50 %): the mean length is (4000 + 3000) / 150 = 46.7, rounded 47, not 50;
        // the mean distance (10 · 100 + min(22, 30) · 50) / 150 = 14.
        string utr = Mask + "GGGGGGGG" + "ACAUUCCA" + new string('G', 30);
        string[] row = Row(utr, "G\t1\t40\t100\nG\t41\t60\t50\n");
        Assert.Equal(("-0.179", "-0.019"), (Cell(row, "Len_3UTR"), Cell(row, "Min_dist")));

        // Of two rows on one end the last counts: (800 + 3000) / 70 = 54.3.
        Assert.Equal("-0.164", Cell(Row(utr, "G\t1\t40\t100\nG\t1\t40\t20\nG\t41\t60\t50\n"), "Len_3UTR"));

        // Half to even: (46 + 47) / 2 = 46.5 is 46, (47 + 48) / 2 = 47.5 is 48.
        Assert.Equal(Cell(Row(utr, "G\t1\t46\t50\n"), "Len_3UTR"), Cell(Row(utr, "G\t1\t46\t50\nG\t1\t47\t50\n"), "Len_3UTR"));
        Assert.Equal(Cell(Row(utr, "G\t1\t48\t50\n"), "Len_3UTR"), Cell(Row(utr, "G\t1\t47\t50\nG\t1\t48\t50\n"), "Len_3UTR"));
    }

    [Fact]
    public void Rule_3_isoforms_of_other_species_are_stretched()
    {
        // Human 40 long, mouse 60: 1-20 and 21-40 of human are 1-30 and 32-60 (31.5 to even) of mouse.
        string human = Mask + new string('G', 26), mouse = Mask + "GGGGGGGG" + "ACAUUCCA" + new string('G', 30);
        const string Airs = "G\t1\t20\t100\nG\t21\t40\t50\n";
        ContextCase input = Case(mouse, Airs) with { Utrs = $"G\t10090\t{mouse}\nG\t9606\t{human}\n", Matures = $"miR-1\t10090\tm\t{Mir1}\n" };
        string[] row = Assert.Single(input.Rows());
        // An 8mer at 23-30: (30 · 100 + 60 · 50) / 150 = 40, and the first row holds its end.
        Assert.Equal((Cell(Row(mouse, "G\t1\t40\t100\n"), "Len_3UTR"), "1"), (Cell(row, "Len_3UTR"), Cell(row, "AIR")));

        string longer = Mask + "GGGGGGGGG" + "ACAUUCCA" + new string('G', 29);  // ends at 31, which is nearer to 30 than to 32? as near: the first
        row = Assert.Single((input with { Utrs = $"G\t10090\t{longer}\nG\t9606\t{human}\n" }).Rows());
        Assert.Equal("1", Cell(row, "AIR"));

        // Without a human UTR they are left as they stand, and this is told.
        Assert.Equal("0.5", Cell(Assert.Single((input with { Utrs = $"G\t10090\t{mouse}\n" }).Rows()), "AIR"));
        _ = (input with { Utrs = $"G\t10090\t{mouse}\n" }).Run(out string[] warnings);
        Assert.Contains("no human UTR (species 9606) of G: the isoforms of other species are those of the AIR file, not stretched.", warnings);
    }

    [Theory]
    [InlineData("G\t1\t21\t100\nG\t22\t60\t44.718\n", "0.44718")]        // the row that holds the site's end, 22
    [InlineData("G\t1\t22\t58.468\nG\t1\t60\t9\n", "0.58468")]           // the first of several
    [InlineData("G\t1\t12\t100\nG\t31\t60\t50\n", "0.5")]                // in none: the nearest
    [InlineData("G\t1\t13\t100\nG\t31\t60\t50\n", "1")]                  // as near: the first
    [InlineData("G\t1\t20\t0.003\n", "0.0001")]                          // at least 0.0001 there
    [InlineData("G\t1\t60\t0.0005\n", "5e-06")]                          // but not within
    [InlineData("G\t1\t60\t0\n", "0")]
    [InlineData("OTHER\t1\t60\t5\n", "1")]
    [InlineData(null, "1")]
    public void Rule_4_the_ratio_of_a_site(string? airs, string expected) =>
        Assert.Equal(expected, Cell(Row(Mask + "ACAUUCCA" + new string('G', 38), airs), "AIR"));

    [Fact]
    public void Rule_5_local_AU_is_rounded_and_N_counts_in_the_denominator()
    {
        // The flank weighs to 0.32266, which gives -0.007; 0.323 gives -0.008.
        Assert.Equal("-0.008", Cell(Row("GAGAAGGAGAAGAGGACAUUCCA"), "AU"));

        // 15 A upstream (3.318) and NNNN behind (1.283): 0.721. Flanks begin beside the reported span.
        Assert.Equal("-0.207", Cell(Row("AAAAAAAAAAAAAAAACAUUCCANNNN"), "AU"));
    }

    [Theory]
    [InlineData("ACAUUCCA", "8mer-1a", 20, 27, "-0.073")]
    [InlineData("GCAUUCCG", "6mer", 21, 28, "-0.020")]                   // one row further than the partner of nt 8, 20, says
    [InlineData("ACAUUCCA", "8mer-1a", 20, 26, "-0.073", 26)]            // the last row stands in
    [InlineData("GCAUUCCG", "6mer", 21, 27, "-0.020", 27)]
    public void Rule_6_the_row_of_accessibility(string site, string type, int start, int row, string expected, int rows = 60)
    {
        string utr = Mask + "GGGGG" + site + new string('G', 20);
        string Lunp(Func<int, string> cell) => "#unpaired probabilities\n #i$\tl=1\n"
            + string.Concat(Enumerable.Range(1, rows).Select(i => $"{i}\t{string.Join('\t', Enumerable.Repeat("0.9", 13))}\t{cell(i)}\t0.9\t\n"));
        ContextCase input = Case(utr) with { Lunp = new Dictionary<string, string> { ["G.9606"] = Lunp(i => i == row ? "0.01" : "0.5") } };
        string[] cells = Assert.Single(input.Rows());
        Assert.Equal((type, start.ToString(CultureInfo.InvariantCulture), expected), (cells[3], cells[4], Cell(cells, "SA")));

        // NA and 0 have no logarithm; the contribution is 0, and this is told.
        foreach (string none in (string[])["NA", "0"])
        {
            string[] missing = Assert.Single((input with { Lunp = new Dictionary<string, string> { ["G.9606"] = Lunp(_ => none) } }).Rows());
            Assert.Equal("0", Cell(missing, "SA"));
        }
    }

    [Theory]
    [InlineData("CAGCAUUCCG", "6mer", "G", "0.000 0.015 0.000")]          // C opposite nt 10, G opposite nt 8
    [InlineData("CAGCAUUCC", "6mer", "", "-0.000 0.000 0.012")]           // at the UTR's end: opposite nt 11
    [InlineData("CAGCAUUCCA", "7mer-1a", "G", "0.000 0.000 0.015")]       // right, opposite nt 8
    [InlineData("CAGCAUUCCA", "7mer-1a", "", "0.000 0.036 0.000")]        // at the UTR's end: opposite nt 10
    [InlineData("CAGACAUUCCA", "8mer-1a", "G", "0 0 0")]                  // no feature of an 8mer
    [InlineData("CAUCAUUCCG", "6mer", "G", "0.000 0.015 0.000")]
    [InlineData("UAGCAUUCCG", "6mer", "G", "0 0 0")]                      // U is the baseline
    [InlineData("NAGCAUUCCG", "6mer", "G", "-0.000 0.000 0.000")]
    public void Rule_7_what_is_taken_for_the_base_opposite_nt_8(string site, string type, string after, string expected)
    {
        string[] row = Row(Mask + "GGGGG" + site + after);
        bool isFirstProduct = type == "6mer" && expected != "0 0 0";
        Assert.Equal(type, row[3]);
        // 0 times the 6mer's negative coefficient of A is -0.000.
        Assert.Equal(isFirstProduct ? "-" + expected.TrimStart('-') : expected, $"{Cell(row, "Site8A")} {Cell(row, "Site8C")} {Cell(row, "Site8G")}");
    }

    [Fact]
    public void Rule_7_a_7mer_A1_at_base_15_is_read_opposite_nt_9()
    {
        string[] row = Row("GGGGGGGGGGGGCGCAUUCCAGG");                         // C opposite nt 9, G opposite nt 8
        Assert.Equal("15", row[4]);
        Assert.Equal("0.036", Cell(row, "Site8C"));
    }

    [Fact]
    public void Rule_8_missing_isoforms_and_reading_frames_score_as_strongly_favourable()
    {
        string[] row = Row(Mask + "GGGGG" + "ACAUUCCA" + "G");
        Assert.Equal(("-0.596", "-0.098", "-0.592"), (Cell(row, "Len_3UTR"), Cell(row, "Min_dist"), Cell(row, "Len_ORF")));
        Assert.Equal("1", Cell(row, "AIR"));
        ContextCase known = Case(Mask + "GGGGG" + "ACAUUCCA" + "G") with { OrfLengths = "G\t9606\t1000\n", Orf8mers = "G\t9606\tGGAAUGU\t2\n" };
        row = Assert.Single(known.Rows());
        Assert.Equal(("0.045", "-0.236"), (Cell(row, "Len_ORF"), Cell(row, "ORF8m")));
    }

    [Fact]
    public void Rule_9_the_first_14_bases_are_masked()
    {
        Assert.Empty(Case("GGGGGGCAUUCCAGGGGGGGGGGG").Rows());
        Assert.Equal("15", Row(Mask + "CAUUCCAG")[4]);
    }

    [Fact]
    public void Rule_10_numbers_are_printed_as_products_and_as_bare_zeros()
    {
        string[] row = Row(Mask + "GGGGG" + "ACAUUCCA" + "G");
        Assert.Equal("0 0 0", $"{Cell(row, "sRNA1A")} {Cell(row, "sRNA1C")} {Cell(row, "sRNA1G")}");                // nt 1 is U
        Assert.Equal("NA NA 0", $"{Cell(row, "TA")} {Cell(row, "SPS")} {Cell(row, "PCT")}");
        ContextCase ofA = Case(Mask + "GGGGG" + "ACAUUCCA" + "G") with { Matures = "miR-1\t9606\tm\tAGGAAUGUAAAGAAGUAUGUAU\n" };
        row = Assert.Single(ofA.Rows());
        Assert.Equal("-0.018 -0.000 0.000", $"{Cell(row, "sRNA1A")} {Cell(row, "sRNA1C")} {Cell(row, "sRNA1G")}");
        Assert.Equal("-0.000", Cell(row, "ORF8m"));
    }

    [Theory]
    [InlineData("ACAUUCCA", "-0.03", "-0.0300")]
    [InlineData("ACAUUCCG", "-0.02", "-0.0200")]
    [InlineData("GCAUUCCA", "-0.01", "-0.0100")]
    [InlineData("GCAUUCCG", "0", "0.0000")]
    public void Rule_10_capped_scores_are_printed_short(string site, string score, string weighted)
    {
        // A stability of +90 outweighs all; with an AIR of 1 the weighted score is the score.
        ContextCase input = Case(Mask + "GGGGG" + site + "GG", "G\t1\t90\t100\n") with { Abundance = "GGAAUGU\t90\t90\t3.1\n" };
        string[] row = Assert.Single(input.Rows());
        Assert.Equal((score, weighted), (Cell(row, "Score"), Cell(row, "Weighted")));
    }

    [Fact]
    public void Rule_11_percentiles_of_both_scores_run_on_one_counter()
    {
        // The drawing of TargetScanPercentiles: the second -0.01 takes the counter that the weighted score before it has moved.
        Assert.Equal(
            [(0, 0), (25, 25), (25, 25), (75, 75)],
            Percentiles((Short(0), 0), (Short(-10), -100), (Short(-10), -100), (Full(-236), -1141)));

        // Differences are of numbers, and percentiles of texts: -0.010 is equal to -0.01 and has a percentile of its own.
        Assert.Equal([(0, 0), (0, 25), (50, 50), (75, 75)], Percentiles((Full(-10), -58), (Short(-10), -100), (Full(-14), -140), (Full(-244), -1178)));

        // 0.0000 is no 0: a change after it counts.
        Assert.Equal([(0, 0), (0, 50)], Percentiles((Short(0), 0), (Short(-10), -77)));
        Assert.Equal([(0, 0)], Percentiles((Full(-300), -3000)));
        Assert.Equal([(0, 0), (0, 0)], Percentiles((Full(-300), -3000), (Full(-300), -3000)));
    }

    [Fact]
    public void Rule_11_each_name_and_species_is_ranked_by_itself()
    {
        string utr = Mask + "GGGGG" + "ACAUUCCA" + "GGG" + "GCAUUCCG" + "GG";
        ContextCase input = Case(utr) with
        {
            Utrs = $"G\t9606\t{utr}\nG\t10090\t{utr}\n",
            Matures = $"miR-1\t9606\tm\t{Mir1}\nmiR-1\t9606\tk\tUGGAAUGU\nmiR-1\t10090\tm\t{Mir1}\n",
        };
        string[][] rows = input.Rows();
        Assert.Equal(["10090 m", "9606 k", "9606 m", "10090 m", "9606 k", "9606 m"], rows.Select(row => $"{row[1]} {row[2]}"));
        Assert.All(rows, row => Assert.Equal(row[3] == "8mer-1a" ? "50" : "0", Cell(row, "Percentile")));
    }

    [Fact]
    public void Rule_12_the_weighted_score()
    {
        // log2(1 + (2^score - 1) · AIR); an AIR of 0 leaves nothing.
        string utr = Mask + "GGGGG" + "ACAUUCCA" + "GG";
        string[] row = Row(utr, "G\t1\t90\t50\n");
        double score = double.Parse(Cell(row, "Score"), CultureInfo.InvariantCulture);
        Assert.Equal(ContextOracle.Fixed(Math.Log2(1 + (Math.Pow(2, score) - 1) * 0.5), 4), Cell(row, "Weighted"));
        Assert.Equal("0.0000", Cell(Row(utr, "G\t1\t90\t0\n"), "Weighted"));
    }

    [Theory]
    [InlineData("CCCCCCCCCCCCCCCACAUUCCAG", "CCCCCCCCCCCCCCCACAUUCCA", "               ||||||| ")]
    [InlineData("CCCCCCCCCCCCCCCACAUUCCGG", "CCCCCCCCCCCCCCCACAUUCCG", "               ||||||| ")]
    [InlineData("CCCCCCCCCCCCCCCGCAUUCCAG", "CCCCCCCCCCCCCCGCAUUCCAG", "               ||||||  ")]
    [InlineData("CCCCCCCCCCCCCCCGCAUUCCGG", "NNCCCCCCCCCCCCCCGCAUUCCG", "                 |||||| ")]
    [InlineData("CCCCCCCCCCCCCCACAUUCCAG", "NNCCCCCCCCCCCCCCACAUUCCA", "                ||||||| ")]      // at base 15
    [InlineData("CCCCCCCCCCCCCCCACAUUCC", "CCCCCCCCCCCCCCCACAUUCCN", "               ||||||| ")]          // at the end
    [InlineData("CCCCCCCCCCCCCCCGCAUUCCA", "CCCCCCCCCCCCCCGCAUUCCAN", "               ||||||  ")]
    [InlineData("CCCCCCCCCCCCCCCGCAUUCC", "NCCCCCCCCCCCCCCGCAUUCCN", "                |||||| ")]
    [InlineData("CCCCCCCCCCCCCCACAUUCC", "NCCCCCCCCCCCCCCACAUUCCN", "               ||||||| ")]           // at both
    [InlineData("cccccccccccccccacauuccag", "CCCCCCCCCCCCCCCACAUUCCA", "               ||||||| ")]
    public void Rule_13_the_region_that_is_drawn(string utr, string region, string bars)
    {
        // The RNA has no G behind nt 8, so that nothing pairs with C.
        string[] row = Assert.Single((Case(utr) with { Matures = "miR-1\t9606\tm\tUGGAAUGUAAAAAA\n" }).Rows());
        Assert.Equal(region, Cell(row, "Region"));
        Assert.Equal(bars, Cell(row, "Bars").PadLeft(region.Length));
    }

    [Fact]
    public void Rule_13_3_prime_pairing_of_3_and_more_is_drawn_with_its_gap()
    {
        // nt 13-16 ACCA against UGGU: 4 points in the register itself, 3.5 shifted by 3, as a gap in the RNA or in the target.
        const string Rna = "UGGAAUGUCCCCACCAC";
        Assert.Equal(
            ["CCCCCCCUGGUCCCCACAUUCCA", "       ||||    ||||||| ", "      CACCACCCCUGUAAGGU"],
            Drawing("CCCCCCCUGGUCCCC" + "ACAUUCCA", Rna));
        Assert.Equal(
            ["CCCCUGGUCCCCCCCACAUUCCA", "    ||||       ||||||| ", "   CACCACCCC---UGUAAGGU"],
            Drawing("CCCCUGGUCCCCCCC" + "ACAUUCCA", Rna));
        Assert.Equal(
            ["CCCCCCCCCCUGGUC---ACAUUCCA", "          ||||    ||||||| ", "         CACCACCCCUGUAAGGU"],
            Drawing("CCCCCCCCCCUGGUC" + "ACAUUCCA", Rna));

        // Of a 6mer the bars stand one column too near the seed.
        Assert.Equal(
            ["NNCCCCCCUGGUCCCCGCAUUCCG", "         ||||    |||||| ", "       CACCACCCCUGUAAGGU"],
            Drawing("CCCCCCCUGGUCCCC" + "GCAUUCCG", Rna));
    }

    [Fact]
    public void Rule_13_weaker_pairing_is_erased_but_for_a_third_run_and_what_touches_the_seed()
    {
        // nt 9-10 CC against GG, shifted by 1 as a gap in the RNA: 1 point. The gap is closed, and the blank that it brought stays.
        Assert.Equal(
            [" CCCCCCCCCCCCGGCACAUUCCA", "                ||||||| ", " AAAAAAAAAAAAACCUGUAAGGU"],
            Drawing("CCCCCCCCCCCCGGCACAUUCCA", "UGGAAUGUCCAAAAAAAAAAAAA"));

        // In the register itself they touch the seed.
        Assert.Equal("             ||||||||| ", Drawing("CCCCCCCCCCCCCGGACAUUCCA", "UGGAAUGUCCAAAAA")[1]);

        // Runs of 1 point at nt 20-21, 17-18 and 10-11: the third stays.
        Assert.Equal("            || ||||||| ", Drawing("CCGGCGGCCCCCGGCACAUUCCA", "UGGAAUGUACCAAAAACCACC")[1]);
    }

    [Theory]
    [InlineData(10090, true)]
    [InlineData(10116, true)]
    [InlineData(13616, true)]
    [InlineData(8364, true)]
    [InlineData(9031, true)]
    [InlineData(9544, true)]
    [InlineData(9598, true)]
    [InlineData(9606, true)]
    [InlineData(9615, true)]
    [InlineData(9913, true)]
    [InlineData(7227, false)]
    [InlineData(9823, false)]
    public void Rule_14_ten_species_are_scored(int species, bool isScored)
    {
        ContextCase input = Case("") with
        {
            Utrs = $"G\t{species}\t{Mask}ACAUUCCAG\n",
            Families = [new RnaFamily("miR-1", "GGAAUGU", [species])],
            Matures = $"miR-1\t{species}\tm\t{Mir1}\n",
        };
        string table = input.Run(out string[] warnings);
        Assert.Equal(isScored ? 2 : 1, table.Count('\n'));
        Assert.Equal(!isScored, warnings.Contains($"TargetScan's script scores ten species; the site G {species} 15-22 in others is left out."));
    }

    private static PrintedNumber Short(int thousandths) => PrintedNumber.Short(thousandths);

    private static PrintedNumber Full(int thousandths) => new(thousandths, 3, PrintedForm.Fixed);

    private static (int, int)[] Percentiles(params (PrintedNumber Score, int Weighted)[] sites)
    {
        (int, int)[] percentiles = new (int, int)[sites.Length];
        TargetScanPercentiles.Compute([.. sites.Select(site => (site.Score, new PrintedNumber(site.Weighted, 4, PrintedForm.Fixed)))], percentiles);
        return percentiles;
    }

    private static string[] Drawing(string utr, string rna) =>
        Assert.Single((Case("C" + utr + "G") with { Matures = $"miR-1\t9606\tm\t{rna}\n" }).Rows())[32..35];

    private static string Cell(string[] row, string column) => row[Array.IndexOf(s_columns, column)];

    private static string[] Row(string utr, string? airs = null) => Assert.Single(Case(utr, airs).Rows());

    private static ContextCase Case(string utr, string? airs = null) => new()
    {
        Utrs = $"G\t9606\t{utr}\n",
        Families = [new RnaFamily("miR-1", "GGAAUGU", [9606, 10090])],
        Matures = $"miR-1\t9606\tm\t{Mir1}\n",
        Airs = airs,
    };
}
