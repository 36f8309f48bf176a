using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>A hostile surrounding: links to the same file, standard streams that are closed or full, links in a circle.</summary>
public sealed class FaultTests
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
    private const string Rna = "--rna hsa-miR-196a-5p";
    private const string ScanTargets = "$SEEDSCAN scan " + Targets + " " + Rna;
    private const string OutputIsClosed = "seedscan: standard output is closed. Send it to a file or a pipe, or to /dev/null.\n";
    private const string InputIsClosed = "seedscan: standard input is closed. Name a file, or pipe the data in.\n";

    [LinuxTheory]
    [InlineData("scan $DIR/real/i.fa " + Rna + " -o $DIR/link/i.fa", "would overwrite an input")]
    [InlineData("scan $DIR/link/i.fa " + Rna + " --summary $DIR/far/i.fa", "would overwrite an input")]
    [InlineData("scan " + Targets + " " + Rna + " -o $DIR/link/z.tsv --summary $DIR/real/z.tsv", "are both")]
    [InlineData("scan " + Targets + " " + Rna + " -o $DIR/far/z.tsv --summary $DIR/new", "are both")]
    public void One_file_behind_linked_folders_is_one_file(string arguments, string problem)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("real"));
        string input = folder.Write("real/i.fa", ">a\nACGT\n");
        Directory.CreateSymbolicLink(folder.File("link"), "real");
        Directory.CreateSymbolicLink(folder.File("far"), "real/../link");
        File.CreateSymbolicLink(folder.File("new"), "link/z.tsv");
        RunResult result = SeedScanProcess.RunShell("$SEEDSCAN " + arguments, folder.Path);
        Assert.Contains(problem, result.Errors, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(">a\nACGT\n", File.ReadAllText(input));
    }

    [LinuxFact]
    public void A_link_to_no_file_yet_stays_a_link()
    {
        using TemporaryFolder folder = new();
        File.CreateSymbolicLink(folder.File("link"), "new.tsv");
        RunResult result = SeedScanProcess.RunShell(ScanTargets + " -o $DIR/link", folder.Path);
        Assert.Equal("", result.Errors);
        Assert.Equal("new.tsv", new FileInfo(folder.File("link")).LinkTarget);
        Assert.Equal(5, File.ReadAllLines(folder.File("new.tsv")).Length);
    }

    [LinuxFact]
    public void The_pipe_of_another_command_can_be_the_output()
    {
        using TemporaryFolder folder = new();
        RunResult result = SeedScanProcess.RunShell(ScanTargets + " -o >(cat) | cat", folder.Path);
        Assert.Equal("", result.Errors);
        Assert.Equal(5, result.Lines.Length);
    }

    [LinuxTheory]
    [InlineData("$DIR/a")]
    [InlineData("$DIR/a/o.tsv")]
    public void An_output_behind_links_in_a_circle_is_refused(string output)
    {
        using TemporaryFolder folder = new();
        File.CreateSymbolicLink(folder.File("a"), "b");
        File.CreateSymbolicLink(folder.File("b"), "a");
        RunResult result = SeedScanProcess.RunShell($"{ScanTargets} -o {output}", folder.Path);
        Assert.EndsWith(": links of this path lead in a circle. Give the path of a file.\n", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["a", "b"], folder.Names);
    }

    [LinuxTheory]
    [InlineData(ScanTargets + " >&-", OutputIsClosed)]
    [InlineData(ScanTargets + " <&- >&-", OutputIsClosed)]
    [InlineData(ScanTargets + " --summary - -o $DIR/o.tsv >&-", OutputIsClosed)]
    [InlineData("$SEEDSCAN rnas miR-21 >&-", OutputIsClosed)]
    [InlineData("$SEEDSCAN --version >&-", OutputIsClosed)]
    [InlineData("$SEEDSCAN scan - " + Rna + " <&-", InputIsClosed)]
    [InlineData("$SEEDSCAN scan /dev/stdin " + Rna + " <&-", InputIsClosed)]
    [InlineData("$SEEDSCAN scan " + Targets + " --rnas - <&-", InputIsClosed)]
    [InlineData("$SEEDSCAN scan - " + Rna + " <&- 2>&-", "")]
    public void A_closed_standard_stream_is_named(string line, string errors)
    {
        using TemporaryFolder folder = new();
        RunResult result = SeedScanProcess.RunShell(line, folder.Path);
        Assert.Equal(errors, result.Errors);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(folder.Names);
    }

    [LinuxFact]
    public void Closed_standard_streams_that_are_not_needed_do_no_harm()
    {
        using TemporaryFolder folder = new();
        RunResult result = SeedScanProcess.RunShell(ScanTargets + " --progress on -o $DIR/o.tsv <&- >&- 2>&-", folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(5, File.ReadAllLines(folder.File("o.tsv")).Length);
    }

    [LinuxTheory]
    [InlineData(ScanTargets + " --progress on 2>&-", 0)]
    [InlineData(ScanTargets + " --progress on 2>/dev/full", 0)]
    [InlineData("$SEEDSCAN scan $DIR/missing.fa " + Rna + " --debug 2>&-", 1)]
    [InlineData("$SEEDSCAN scan $DIR/missing.fa " + Rna + " --debug 2>/dev/full", 1)]
    [InlineData("$SEEDSCAN scan --wrong 2>/dev/full", 2)]
    public void The_exit_code_stands_though_standard_error_cannot_be_written(string line, int code)
    {
        using TemporaryFolder folder = new();
        Assert.Equal(code, SeedScanProcess.RunShell(line, folder.Path).ExitCode);
    }
}
