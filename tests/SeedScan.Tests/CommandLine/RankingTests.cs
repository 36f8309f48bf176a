using System.IO.Compression;
using SeedScan.Tests.Scoring;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>scan --ranking</c>: the committed lists, where they go, and what is refused.</summary>
public sealed class RankingTests : IDisposable
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";

    private static readonly string[] Scan = ["scan", Targets, "--rna", "hsa-miR-196a-5p", "--rna", "hsa-miR-10a-5p", "--score", "context++", "--quiet"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_ranking_is_as_committed_on_standard_output_and_in_a_file_beside_all_else()
    {
        string golden = File.ReadAllText(Path.Combine(SeedScanProcess.Root, "tests", "SeedScan.Tests", "CommandLine", "golden", "hoxc-mir-196a-10a.ranking.tsv"));
        RunResult alone = SeedScanProcess.Run([.. Scan, "--ranking", "-"]);
        Assert.Equal("", alone.Errors);
        Assert.Equal(golden, alone.Text);

        RunResult sites = SeedScanProcess.Run([.. Scan, "--manifest"]);
        RunResult all = SeedScanProcess.Run([.. Scan, "--manifest", "--summary", _folder.File("s.tsv"), "--ranking", _folder.File("r.tsv.gz")]);
        Assert.Equal(sites.Text, all.Text);
        Assert.Equal(["r.tsv.gz", "s.tsv"], _folder.Names);
        Assert.Equal(SeedScanProcess.Run([.. Scan, "--summary", "-"]).Text, File.ReadAllText(_folder.File("s.tsv")));
        using StreamReader unpacked = new(new GZipStream(File.OpenRead(_folder.File("r.tsv.gz")), CompressionMode.Decompress));
        Assert.Equal(golden, unpacked.ReadToEnd());

        string index = _folder.File("h.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", index).ExitCode);
        RunResult fromIndex = SeedScanProcess.Run(["scan", index, .. Scan[2..], "-o", _folder.File("o.tsv"), "--ranking", _folder.File("r.tsv"), "--top", "2"]);
        Assert.Equal("", fromIndex.Errors + fromIndex.Text);
        string[] expected = [.. golden.Split('\n').Where(line => line.StartsWith('r') || line.StartsWith("1\t", StringComparison.Ordinal) || line.StartsWith("2\t", StringComparison.Ordinal))];
        Assert.Equal(expected, File.ReadAllLines(_folder.File("r.tsv")));
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData("3", 3)]
    public void All_miRNAs_give_the_summary_sorted_for_any_number_of_threads(string? option, int top)
    {
        string[] scan = ["scan", Targets, "--all-human", "--score", "context++", "--quiet", "-o", "/dev/null", .. option is null ? Array.Empty<string>() : ["--top", option]];
        string one = _folder.File("1"), three = _folder.File("3");
        RunResult summary = SeedScanProcess.Run([.. scan, "--threads", "1", "--summary", "-", "--ranking", one]);
        Assert.Equal("", summary.Errors);
        Assert.Equal("", SeedScanProcess.Run([.. scan, "--threads", "3", "--ranking", three]).Errors);
        string[] names = [.. SeedScanProcess.Run("rnas", "--all").Lines[1..].Select(line => line.Split('\t')[0])];
        Assert.Equal(2656, names.Length);
        Assert.Equal(RankingOracle.Of(summary.Lines, names, top), File.ReadAllLines(one));
        Assert.Equal(File.ReadAllText(one), File.ReadAllText(three));
    }

    [Theory]
    [InlineData("--ranking r.tsv", "--ranking ranks targets by their scores; add --score context++")]
    [InlineData("--top 3", "add --ranking FILE")]
    [InlineData("--score context++ --ranking r.tsv --top 0", "1 or more, or all; not '0'")]
    [InlineData("--score context++ --ranking r.tsv --top -1", "1 or more, or all; not '-1'")]
    [InlineData("--score context++ --ranking r.tsv --top many", "1 or more, or all; not 'many'")]
    [InlineData("--score context++ --ranking r.tsv --top 99999999999", "1 or more, or all; not '99999999999'")]
    [InlineData("--score context++ --ranking - -o -", "--output and --ranking are both '-'")]
    [InlineData("--score context++ --ranking - --summary -", "--summary and --ranking are both '-'")]
    [InlineData("--score context++ --ranking a.tsv --summary ./a.tsv", "--summary and --ranking are both")]
    [InlineData("--score context++ --ranking a.tsv -o ./a.tsv", "--output and --ranking are both")]
    [InlineData("--score context++ --ranking - --manifest", "--ranking - alone writes none")]
    [InlineData("--score context++ --ranking " + Targets, "would overwrite an input")]
    public void What_makes_no_sense_is_wrong_usage(string options, string expected)
    {
        RunResult result = SeedScanProcess.Run(["scan", Targets, "--all-human", .. options.Split(' ')]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_table_of_TargetScan_comes_without_it()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rnas", "f.txt", "--targetscan-compatible", "--score", "context++", "--ranking", "r.tsv");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("comes without --ranking", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_fails_leaves_no_half_ranking()
    {
        string targets = _folder.Write("t.fa", ">good\nACGTACATTCCA\n>bad one\nACGTACGT\nACG-ACGT\n");
        string rnas = _folder.Write("r.fa", ">*\nUGGAAUGUAAAG\n>b\nUGAGGUAGUAGG\n");
        RunResult result = SeedScanProcess.Run("scan", targets, "--rna", "hsa-miR-1-3p", "--score", "context-2007", "--ranking", _folder.File("r.tsv"), "--summary", _folder.File("s.tsv"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("t.fa:5: record bad: ", result.Errors, StringComparison.Ordinal);
        RunResult named = SeedScanProcess.Run("scan", Targets, "--rnas", rnas, "--score", "context-2007", "--ranking", _folder.File("r.tsv"));
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("record *: the ranking has a list of this name", named.Errors, StringComparison.Ordinal);
        Assert.Equal(["r.fa", "t.fa"], _folder.Names);
    }
}
