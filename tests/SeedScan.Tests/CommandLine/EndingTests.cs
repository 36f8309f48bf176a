using System.Runtime.InteropServices;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>How a run ends that is not let come to its end: a reader that has enough, a signal.</summary>
public sealed class EndingTests
{
    private const int HangUp = 1;
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;
    private const string MiR196 = "hsa-miR-196a-5p";

    [LinuxFact]
    public void A_reader_that_has_enough_ends_the_run_quietly()
    {
        using TemporaryFolder folder = new();
        string targets = folder.Write("t.fa", Fasta(records: 20_000));
        RunResult result = SeedScanProcess.RunShell(
            $"{{ $SEEDSCAN scan {targets} --all-human; echo exit $? >&2; }} | head -n 1", folder.Path);
        Assert.Equal("target\tstart\tend\trna\tsite_type\n", result.Text);
        Assert.Equal("exit 0\n", result.Errors);
    }

    [LinuxFact]
    public void Two_runs_share_one_standard_output()
    {
        using TemporaryFolder folder = new();
        const string Scan = "$SEEDSCAN scan data/utr-fixtures/hoxc-3utr.fa --rna " + MiR196;
        RunResult result = SeedScanProcess.RunShell($"{{ {Scan}; {Scan}; }} > $DIR/o; wc -l < $DIR/o", folder.Path);
        Assert.Equal("", result.Errors);
        Assert.Equal("10", result.Text.Trim());
    }

    [LinuxFact]
    public void A_signal_during_the_work_ends_it_with_128_and_its_number_and_leaves_no_file() => EndBySignal(Interrupt, Fasta(records: 50_000));

    [LinuxFact]
    public void A_signal_while_standard_input_is_silent_ends_it_too() => EndBySignal(Terminate, ">a\nACGT");

    [LinuxFact]
    public void A_terminal_that_is_closed_ends_it_too() => EndBySignal(HangUp, ">a\nACGT");

    [LinuxFact]
    public void The_quit_key_ends_it_too() => EndBySignal(Quit, Fasta(records: 50_000));

    private static void EndBySignal(int signal, string input)
    {
        using TemporaryFolder folder = new();
        using SeedScanProcess process = new("scan", "-", "--all-human", "-o", folder.File("o.tsv"), "--summary", folder.File("s.tsv"));
        process.Write(input);
        WaitUntil(() => folder.Names.Length == 2, process);
        Assert.All(folder.Names, name => Assert.EndsWith(".tmp", name, StringComparison.Ordinal));
        Assert.Equal(0, Kill(process.Id, signal));
        RunResult result = process.Wait();
        Assert.Equal("", result.Errors);
        Assert.Equal(128 + signal, result.ExitCode);
        Assert.Empty(folder.Names);
    }

    private static void WaitUntil(Func<bool> condition, SeedScanProcess process)
    {
        for (int i = 0; i < 600 && !condition() && !process.HasExited; i++)
        {
            Thread.Sleep(50);
        }

        Assert.False(process.HasExited, "The program ended before it was asked to.");
        Assert.True(condition());
    }

    private static string Fasta(int records)
    {
        Random random = new(20_260_101);
        char[] text = new char[records * 200];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = "ACGT"[random.Next(4)];
        }

        return string.Concat(Enumerable.Range(0, records).Select(i => $">r{i}\n{text.AsSpan(i * 200, 200)}\n"));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
