using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>Work that fails: exit code 1, one line that says what and where, and no half file.</summary>
public sealed class FailureTests
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
    private const string MiR196 = "hsa-miR-196a-5p";

    [Fact]
    public void A_bad_record_is_named_with_file_and_line_and_leaves_no_file()
    {
        using TemporaryFolder folder = new();
        string targets = folder.Write("t.fa", ">good\nACGTACGT\n>bad one\nACGTACGT\nACG-ACGT\n");
        RunResult result = SeedScanProcess.Run("scan", targets, "--rna", MiR196, "-o", folder.File("o.tsv"), "--summary", folder.File("s.tsv"));
        AssertFailed(result, $"seedscan: {targets}:5: record bad: ");
        Assert.Equal(["t.fa"], folder.Names);
    }

    [Fact]
    public void A_failed_run_leaves_an_older_file_as_it_was()
    {
        using TemporaryFolder folder = new();
        string output = folder.Write("o.tsv", "older\n");
        AssertFailed(SeedScanProcess.Run("scan", folder.File("missing.fa"), "--rna", MiR196, "-o", output), "missing.fa");
        Assert.Equal("older\n", File.ReadAllText(output));
        Assert.Equal(0, SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", output).ExitCode);
        Assert.StartsWith("target\t", File.ReadAllText(output), StringComparison.Ordinal);
        Assert.Equal(["o.tsv"], folder.Names);
    }

    [Theory]
    [InlineData("miR-21", "hsa-miR-21-3p, hsa-miR-21-5p")]
    [InlineData("miR-123456", "no human miRNA")]
    [InlineData("ACGU", "at least 8 nt")]
    [InlineData("*", "no human miRNA")]
    [InlineData("MIMAT9999999", "accession")]
    public void An_RNA_that_cannot_be_used_is_bad_input(string rna, string expected) =>
        AssertFailed(SeedScanProcess.Run("scan", Targets, "--rna", rna), expected);

    [Theory]
    [InlineData("--score")]
    [InlineData("--rnas")]
    [InlineData("--airs")]
    [InlineData("--cds")]
    public void What_a_file_holds_comes_to_the_terminal_as_letters_and_not_too_many(string option)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("f", "\u001B[31mred\u0007\t" + new string('x', 100_000) + "\tx\n");
        string[] score = option == "--score" ? [] : ["--score", "context++"], region = option == "--cds" ? ["--region", "3utr"] : [];
        RunResult result = SeedScanProcess.Run(["scan", Targets, option, file, .. option == "--rnas" ? (string[])[] : ["--rna", MiR196], .. score, .. region]);
        AssertFailed(result, $"{file}");
        Assert.DoesNotContain(result.Errors.TrimEnd(), char.IsControl);
        Assert.InRange(result.Errors.Length, 20, 1000);
    }

    [LinuxFact]
    public void A_warning_is_one_line_too()
    {
        using TemporaryFolder folder = new();
        string lengths = folder.Write("l\u001B[31m\n", "other\t9\n");
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", "context++", "--orf-lengths", lengths);
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("seedscan: warning: ", line, StringComparison.Ordinal));
        Assert.Contains("/l\\x1B[31m\\n, whose first name is other;", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', result.Errors);
    }

    [Fact]
    public void A_name_with_a_control_character_is_refused()
    {
        using TemporaryFolder folder = new();
        string targets = folder.Write("t.fa", ">a\nACGU\n>b\u0001c\nACGU\n");
        AssertFailed(SeedScanProcess.Run("scan", targets, "--rna", MiR196), $"seedscan: {targets}:3: record b\\x01c: its name holds a control character");
        AssertFailed(SeedScanProcess.Run("scan", Targets, "--rnas", folder.Write("r.fa", ">x\u0001\nUGGAAUGUAAAG\n")), ":1: record x\\x01: its name holds");
    }

    [Fact]
    public void An_output_that_cannot_be_is_told_before_the_work()
    {
        using TemporaryFolder folder = new();
        AssertFailed(SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.File("no/o.tsv")), "does not exist. Create it first.");
        AssertFailed(SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.Path), "this is a folder");
        AssertFailed(
            SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.File("o.tsv"), "--summary", folder.File("no/s.tsv")),
            "does not exist");
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Debug_adds_where_it_happened()
    {
        Assert.DoesNotContain("   at ", SeedScanProcess.Run("scan", "missing.fa", "--rna", MiR196).Errors, StringComparison.Ordinal);
        RunResult result = SeedScanProcess.Run("scan", "missing.fa", "--rna", MiR196, "--debug");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("seedscan: missing.fa: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("   at SeedScan.", result.Errors, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_full_disk_is_told_as_such()
    {
        AssertFailed(SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", "/dev/full"), "/dev/full: no space is left");
        using TemporaryFolder folder = new();
        RunResult result = SeedScanProcess.RunShell($"$SEEDSCAN scan {Targets} --rna {MiR196} > /dev/full", folder.Path);
        AssertFailed(result, "standard output: no space is left");
    }

    [LinuxFact]
    public void Devices_and_pipes_are_written_directly()
    {
        using TemporaryFolder folder = new();
        RunResult nothing = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", "/dev/null", "--summary", "/dev/null");
        Assert.Equal("", nothing.Errors);
        Assert.Equal(0, nothing.ExitCode);
        Assert.True(File.Exists("/dev/null"));

        RunResult pipe = SeedScanProcess.RunShell(
            $"mkfifo $DIR/f && {{ $SEEDSCAN scan {Targets} --rna {MiR196} -o $DIR/f & cat $DIR/f | wc -l; wait; }}", folder.Path);
        Assert.Equal("", pipe.Errors);
        Assert.Equal("5", pipe.Text.Trim());
        Assert.Equal(["f"], folder.Names);
    }

    [LinuxFact]
    public void A_link_stays_a_link_and_its_file_gets_the_result()
    {
        using TemporaryFolder folder = new();
        string real = folder.Write("real.tsv", "older\n");
        File.CreateSymbolicLink(folder.File("link.tsv"), real);
        Assert.Equal(0, SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.File("link.tsv")).ExitCode);
        Assert.NotNull(new FileInfo(folder.File("link.tsv")).LinkTarget);
        Assert.StartsWith("target\t", File.ReadAllText(real), StringComparison.Ordinal);
    }

    private static void AssertFailed(RunResult result, string expected)
    {
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("seedscan: ", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(1, result.ExitCode);
    }
}
