using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan index</c> as a process, and scans of what it built.</summary>
public sealed class IndexTests : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
    private const string MiR196 = "hsa-miR-196a-5p";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("index t.fa", "no file for the index is given; add -o FILE, such as -o utrs.ssi")]
    [InlineData("index t.fa -o -", "an index is mapped into memory, which standard output cannot be; give -o a file")]
    [InlineData("index t.fa -o t.ssi.gz", "an index is mapped into memory as it is and not compressed; give -o a name without .gz, such as utrs.ssi")]
    [InlineData("index t.fa -o ./t.fa", "--output './t.fa' would overwrite an input; give it another name")]
    [InlineData("index t.fa ./t.fa -o t.ssi", "the target './t.fa' is given twice")]
    [InlineData("index -o t.ssi", "no targets are given; name a FASTA file, or - for standard input")]
    [InlineData("index t.fa -o t.ssi --memory 10M", "--memory must be at least 114M, not '10M'")]
    [InlineData("index t.fa -o t.ssi --memory much", "--memory takes a size such as 500M or 2G, not 'much'")]
    [InlineData("index t.fa -o t.ssi --memory 1e9", "--memory takes a size such as 500M or 2G, not '1e9'")]
    [InlineData("index t.fa -o t.ssi --memory 99999999T", "--memory takes a size such as 500M or 2G, not '99999999T'")]
    [InlineData("index t.fa -o t.ssi --threads -1", "--threads must be at least 0, not -1")]
    public void A_command_line_that_makes_no_sense_is_refused(string line, string expected)
    {
        RunResult result = SeedScanProcess.Run(line.Split(' '));
        Assert.Equal($"seedscan: {expected}. See 'seedscan index --help'.\n", result.Errors);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_index_gives_the_bytes_of_its_FASTA()
    {
        string index = _folder.File("h.ssi"), packed = _folder.File("h.fa.gz"), text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets));
        using (GZipStream gzip = new(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        byte[] expected = Scan(Targets), builtFromFile = Built(SeedScanProcess.Run("index", Targets, "-o", index, "--memory", "1.5GB"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Scan(index));
        _ = Built(SeedScanProcess.Run("index", packed, "-o", index));
        Assert.Equal(expected, Scan(index));
        _ = Built(SeedScanProcess.RunWithInput(text, "index", "-", "-o", index));
        Assert.Equal(expected, Scan(index));
        Assert.Equal(builtFromFile, Built(SeedScanProcess.Run("index", Targets, "-o", index, "--threads", "1")));

        static byte[] Scan(string targets)
        {
            RunResult result = SeedScanProcess.Run("scan", targets, "--rna", MiR196, "--rna", "hsa-miR-21-5p", "--types", "all", "--strand", "both", "--format", "jsonl");
            Assert.Equal("", result.Errors);
            return result.Output;
        }

        byte[] Built(RunResult result)
        {
            Assert.Equal((0, "", 0), (result.ExitCode, result.Errors, result.Output.Length));
            return File.ReadAllBytes(index);
        }
    }

    [Fact]
    public void Two_processes_scan_one_index_at_once_while_it_is_replaced()
    {
        string index = _folder.File("h.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", index).ExitCode);
        using SeedScanProcess first = new("scan", index, "--all-human"), second = new("scan", index, "--all-human");
        RunResult replaced = SeedScanProcess.Run("index", Targets, "-o", index);
        Assert.Equal("", replaced.Errors);
        RunResult one = first.Wait(), two = second.Wait();
        Assert.Equal(("", 0), (one.Errors, one.ExitCode));
        Assert.True(one.Output.Length > 10_000);
        Assert.Equal(one.Output, two.Output);
    }

    [Fact]
    public void Bad_input_in_the_middle_leaves_what_was_there()
    {
        PlantedTargets planted = new(1);
        string bad = _folder.Write("bad.fa", $">a\n{planted.Letters(3_000_000, "ACGU")}\n>broken\nAC-GU\n>b\n{planted.Letters(3_000_000, "ACGU")}\n");
        RunResult result = SeedScanProcess.Run("index", bad, "-o", _folder.File("o.ssi"));
        Assert.StartsWith($"seedscan: {bad}:4: record broken: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["bad.fa"], _folder.Names);

        string older = _folder.Write("o.ssi", "older\n");
        Assert.Equal(1, SeedScanProcess.Run("index", bad, "-o", older).ExitCode);
        Assert.Equal("older\n", File.ReadAllText(older));
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", older).ExitCode);
        Assert.Equal((byte)0x89, File.ReadAllBytes(older)[0]);
        Assert.Equal(["bad.fa", "o.ssi"], _folder.Names);
    }

    [LinuxTheory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public void A_signal_leaves_nothing(int signal)
    {
        string part = $">a\n{new PlantedTargets(2).Letters(4_000_000, "ACGU")}\n";
        using SeedScanProcess process = new("index", "-", "-o", _folder.File("o.ssi"));
        process.Write(part);
        for (int i = 0; i < 600 && !_folder.Names.Any(name => new FileInfo(_folder.File(name)).Length > 1 << 20) && !process.HasExited; i++)
        {
            Thread.Sleep(50);
        }

        Assert.EndsWith(".tmp", Assert.Single(_folder.Names), StringComparison.Ordinal);
        Assert.Equal(0, Kill(process.Id, signal));
        RunResult result = process.Wait();
        Assert.Equal("", result.Errors);
        Assert.Equal(128 + signal, result.ExitCode);
        Assert.Empty(_folder.Names);
    }

    [LinuxFact]
    public void A_full_disk_is_told_as_such()
    {
        RunResult result = SeedScanProcess.Run("index", Targets, "-o", "/dev/full");
        Assert.Equal("seedscan: /dev/full: no space is left to write. Free some, or write elsewhere with -o.\n", result.Errors);
        Assert.Equal(1, result.ExitCode);
    }

    [LinuxTheory]
    [InlineData("cat $DIR/h.ssi 2> /dev/null | $SEEDSCAN scan - --rna " + MiR196, "standard input: an index is mapped into memory, which standard input cannot be")]
    [InlineData("cat $DIR/h.ssi 2> /dev/null | $SEEDSCAN scan /dev/stdin --rna " + MiR196, "/dev/stdin: is a pipe, and an index is mapped into memory")]
    [InlineData("cat $DIR/h.ssi > $DIR/fifo 2> /dev/null & $SEEDSCAN scan $DIR/fifo --rna " + MiR196, "fifo: is a pipe, and an index is mapped into memory")]
    [InlineData("$SEEDSCAN scan <(cat $DIR/h.ssi 2> /dev/null) --rna " + MiR196, "is a pipe, and an index is mapped into memory")]
    [InlineData("$SEEDSCAN scan $DIR/h.ssi --format targetscan --rnas $DIR/families", "is an index, which holds no alignment")]
    [InlineData("$SEEDSCAN index $DIR/h.ssi -o $DIR/o.ssi", "h.ssi: is an index already. Give the FASTA that it was built from.")]
    public void An_index_where_it_cannot_be_is_told(string line, string expected)
    {
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", _folder.File("h.ssi")).ExitCode);
        _ = _folder.Write("families", "miR-1\tGGAAUGU\t9606\n");
        RunResult result = SeedScanProcess.RunShell("mkfifo $DIR/fifo; " + line, _folder.Path);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["families", "fifo", "h.ssi"], _folder.Names);
    }

    [Fact]
    public void Warnings_are_told_when_it_is_built_and_when_it_is_scanned()
    {
        string fasta = _folder.Write("t.fa", ">a\nACGUACGUACGU\n>a\n\n");
        const string Expected = "seedscan: warning: 1 record has the name of an earlier one, the first of them a; their rows cannot be told apart.\n"
            + "seedscan: warning: 1 record has no sequence, the first of them a.\n";
        Assert.Equal(Expected, SeedScanProcess.Run("scan", fasta, "--rna", MiR196).Errors);
        Assert.Equal(Expected, SeedScanProcess.Run("index", fasta, "-o", _folder.File("t.ssi")).Errors);
        Assert.Equal(Expected, SeedScanProcess.Run("scan", _folder.File("t.ssi"), "--rna", MiR196).Errors);
        Assert.Equal("", SeedScanProcess.Run("index", fasta, "-o", _folder.File("t.ssi"), "--quiet").Errors);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
