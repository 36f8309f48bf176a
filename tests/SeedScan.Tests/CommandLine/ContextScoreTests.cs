using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>scan --targetscan-compatible --score context++</c> as a process.</summary>
public sealed class ContextScoreTests
{
    private const string Utrs = "G\t9606\tGGGGGGGGGGGGGGGGGGGACAUUCCAGGG\n";
    private const string Matures = "miR-1\t9606\thsa-miR-1-3p\tUGGAAUGUAAAGAAGUAUGUAU\n";

    [Fact]
    public void The_table_has_37_columns_and_what_is_missing_goes_to_standard_error()
    {
        using TemporaryFolder folder = new();
        string[] scan =
        [
            "scan", folder.Write("utrs.txt", Utrs), "--rnas", folder.Write("families.txt", "miR-1\tGGAAUGU\t9606\n"), "--targetscan-compatible", "--score", "context++",
            "--matures", folder.Write("matures.txt", Matures), "--airs", folder.Write("airs.txt", "G\t1\t30\t100\n"),
            "--orf-lengths", folder.Write("orfs.txt", "G\t9606\t900\n"), "--orf-8mers", folder.Write("8mers.txt", ""),
        ];
        RunResult result = SeedScanProcess.Run(scan);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
        Assert.All(result.Lines, line => Assert.Equal(37, line.Split('\t').Length));
        Assert.StartsWith("G\t9606\thsa-miR-1-3p\t8mer-1a\t20\t27\t-0.589\t", result.Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            "seedscan: warning: no accessibility files: SA contributes 0.\nseedscan: warning: no PCT table: PCT contributes 0.\nseedscan: warning: no table of TA and SPS: both are NA and contribute 0.\n",
            result.Errors);

        Assert.Equal("", SeedScanProcess.Run([.. scan, "--quiet", "--threads", "3"]).Errors);
        RunResult compressed = SeedScanProcess.Run([.. scan, "--quiet", "-o", folder.File("o.gz")]);
        Assert.Equal((0, ""), (compressed.ExitCode, compressed.Errors));
        Assert.Equal(result.Text, SeedScanProcess.RunShell("gzip -dc $DIR/o.gz", folder.Path).Text);
    }

    [Fact]
    public void A_family_table_of_seven_columns_holds_the_mature_sequences()
    {
        using TemporaryFolder folder = new();
        string families = folder.Write("f.txt", "miR family\tSeed+m8\tSpecies ID\tMiRBase ID\tMature sequence\tFamily Conservation?\tMiRBase Accession\n"
            + "miR-1\tGGAAUGU\t9606\thsa-miR-1-3p\tUGGAAUGUAAAGAAGUAUGUAU\t2\tMIMAT0000416\n");
        RunResult result = SeedScanProcess.Run("scan", folder.Write("u.txt", Utrs), "--rnas", families, "--targetscan-compatible", "--score", "context++", "--quiet");
        Assert.Equal(("", 2), (result.Errors, result.Lines.Length));

        string seeds = folder.Write("s.txt", "miR-1\tGGAAUGU\t9606\n");
        RunResult refused = SeedScanProcess.Run("scan", folder.File("u.txt"), "--rnas", seeds, "--targetscan-compatible", "--score", "context++");
        Assert.Equal(
            (1, $"seedscan: {seeds}: holds seeds, and context scores need mature sequences. Add --matures FILE with the columns family, species number, name and sequence.\n"),
            (refused.ExitCode, refused.Errors));
    }

    [Theory]
    [InlineData("--targetscan-compatible --airs a.txt", "--airs is a file that scores are computed from; add --score context++")]
    [InlineData("--targetscan-compatible --accessibility a", "--accessibility is a file that scores are computed from; add --score context++")]
    [InlineData("--targetscan-compatible --score context++ --airs - --pct -", "standard input can be one of the inputs, not several")]
    [InlineData("--targetscan-compatible --score context++ --pct p.txt -o p.txt", "would overwrite an input")]
    [InlineData("--score context++ --pct p.txt", "--pct is a file for TargetScan's table of scores; add --targetscan-compatible --score context++")]
    [InlineData("--targetscan-compatible --score context-2007", "TargetScan's table of scores is that of --score context++, and not of 'context-2007'")]
    public void Wrong_usage_is_told(string options, string expected)
    {
        RunResult result = SeedScanProcess.Run(["scan", "data/utr-fixtures/hoxc-3utr.fa", "--rnas", "f.txt", .. options.Split(' ')]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }
}
