using SeedScan.Rnas;
using Xunit;

namespace SeedScan.Tests.TargetScan;

/// <summary>What is missing is told, once, with what the script makes of it: a file that is not given, and what a given file lacks.</summary>
public sealed class MissingInputTests
{
    private const string Utr = "GGGGGGGGGGGGGGGGGGGACAUUCCAGGG";

    private static readonly ContextCase s_whole = new()
    {
        Utrs = $"G\t9606\t{Utr}\nH\t9606\t{Utr}\n",
        Families = [new RnaFamily("miR-1", "GGAAUGU", [9606])],
        Matures = "miR-1\t9606\tm\tUGGAAUGUAAAGAAGUAUGUAU\n",
        Airs = "G\t1\t30\t100\nH\t1\t30\t100\n",
        OrfLengths = "G\t9606\t900\nH\t9606\t900\n",
        Orf8mers = "G\t9606\tGGAAUGU\t1\n",
        Abundance = "GGAAUGU\t-8\t-7\t3.5\n",
        Lunp = new Dictionary<string, string> { ["G.9606"] = Lunp("0.1"), ["H.9606"] = Lunp("0.1") },
        Pct = "Gene_ID\tmiRNA_family_ID\tspecies_ID\tUTR_start\tUTR_end\tSite_type\tPct\nG\tmiR-1\t9606\t20\t27\t8mer-1a\t0.5\nH\tmiR-1\t9606\t20\t27\t8mer-1a\tNA\n",
    };

    public static TheoryData<string> Files { get; } = ["Airs", "OrfLengths", "Orf8mers", "Abundance", "Lunp", "Pct"];

    [Fact]
    public void Of_what_is_whole_nothing_is_told()
    {
        string table = s_whole.Run(out string[] warnings);
        Assert.Empty(warnings);
        Assert.Equal(3, table.Count('\n'));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_not_given_is_told_and_changes_the_table(string file)
    {
        (ContextCase input, string expected) = file switch
        {
            "Airs" => (s_whole with { Airs = null }, "no AIR file: every AIR is 1, offset 6mers count as 0, and the log10 of the 3'UTR's length and of the distance to its ends as 0, which TargetScan's script scores as strongly favourable."),
            "OrfLengths" => (s_whole with { OrfLengths = null }, "no ORF lengths: their log10 counts as 0, which TargetScan's script scores as strongly favourable."),
            "Orf8mers" => (s_whole with { Orf8mers = null }, "no ORF 8mer counts: every ORF counts as one without 8mers."),
            "Abundance" => (s_whole with { Abundance = null }, "no table of TA and SPS: both are NA and contribute 0."),
            "Lunp" => (s_whole with { Lunp = null }, "no accessibility files: SA contributes 0."),
            _ => (s_whole with { Pct = null }, "no PCT table: PCT contributes 0."),
        };
        string table = input.Run(out string[] warnings);
        Assert.Equal([expected], warnings);
        Assert.NotEqual(s_whole.Run(), table);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_file_lacks_is_told(string file)
    {
        (ContextCase input, string expected) = file switch
        {
            "Airs" => (s_whole with { Airs = "G\t1\t30\t100\n" }, "airs.txt: no isoforms of H: AIR is 1, offset 6mers count as 0, and the log10 of the 3'UTR's length and of the distance to its ends as 0, which TargetScan's script scores as strongly favourable."),
            "OrfLengths" => (s_whole with { OrfLengths = "H\t9606\t900\n" }, "lengths.txt: no ORF length of G 9606: its log10 counts as 0, which TargetScan's script scores as strongly favourable."),
            "Orf8mers" => (s_whole with { Orf8mers = "" }, ""),
            "Abundance" => (s_whole with { Abundance = "AAAAAAA\t-8\t-7\t3.5\n" }, "ta.txt: no row of the seed GGAAUGU: TA and SPS are NA and contribute 0."),
            "Lunp" => (s_whole with { Lunp = new Dictionary<string, string> { ["X.9606"] = Lunp("1") } }, "lunp: no file G.9606_lunp and 1 more: SA contributes 0."),
            _ => (s_whole with { Pct = s_whole.Pct!.Replace("G\tmiR-1\t9606\t20", "G\tmiR-1\t9606\t19", StringComparison.Ordinal) },
                "pct.txt: no row of the site G 9606 20-27: PCT contributes 0.|pct.txt: 1 of its 2 sites was not found here; is it of other UTRs or families?"),
        };
        _ = input.Run(out string[] warnings);
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), warnings);
    }

    [Fact]
    public void A_probability_that_is_not_there_is_told()
    {
        _ = (s_whole with { Lunp = new Dictionary<string, string> { ["G.9606"] = Lunp("NA"), ["H.9606"] = Lunp("0.1") } }).Run(out string[] warnings);
        Assert.Equal(["lunp: no probability at the site G 9606 20-27: SA contributes 0."], warnings);
    }

    [Fact]
    public void A_family_without_mature_RNAs_is_told()
    {
        string table = (s_whole with { Matures = "miR-1\t10090\tm\tUGGAAUGUAAAGAAGUAUGUAU\n" }).Run(out string[] warnings);
        Assert.Equal(["matures.txt: no mature RNA of family miR-1 in species 9606: these sites are left out."], warnings.Select(warning => warning));
        Assert.Equal(1, table.Count('\n'));
    }

    private static string Lunp(string cell) =>
        "#unpaired probabilities\n #i$\tl=1\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}\t{string.Join('\t', Enumerable.Repeat("0.9", 13))}\t{cell}\t\n"));
}
