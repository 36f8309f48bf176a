using System.IO.Compression;
using System.Text;
using SeedScan.Tests.Fixtures;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>Inputs of every kind, broken and odd, given to the program.</summary>
public sealed class InputTests : IDisposable
{
    private const string Header = "target\tstart\tend\trna\tsite_type\n";
    private const string Mir1 = "hsa-miR-1-3p";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Specimen { get; } = [.. Specimens.AsTargets.Select(specimen => specimen.File)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Specimen))]
    public void A_specimen_gives_its_line_and_exit_code_and_leaves_no_file(string name)
    {
        Specimen specimen = Specimens.AsTargets.Single(candidate => candidate.File == name);
        string path = "data/utr-fixtures/broken/" + name;
        string warning = specimen.Message.Length == 0 ? "" : $"seedscan: warning: {specimen.Message}\n";
        RunResult toFile = SeedScanProcess.Run("scan", path, "--rna", Mir1, "-o", _folder.File("o.tsv"), "--summary", _folder.File("s.tsv"));
        Assert.Equal(specimen.Kind is null ? warning : $"seedscan: {path}{specimen.Message}\n", toFile.Errors);
        Assert.Equal(specimen.Kind is null ? 0 : 1, toFile.ExitCode);
        Assert.Empty(toFile.Output);
        Assert.Equal(specimen.Kind is null ? ["o.tsv", "s.tsv"] : [], _folder.Names);
    }

    [Theory]
    [InlineData("protein.fa", Header)]
    [InlineData("empty.fa", "")]
    [InlineData("reads.fastq", "")]
    [InlineData("damaged-data.fa.gz", "")]
    public void Standard_output_gets_nothing_of_an_input_that_cannot_be_opened_and_the_header_of_one_that_fails_later(string name, string expected)
    {
        RunResult result = SeedScanProcess.Run("scan", "data/utr-fixtures/broken/" + name, "--rna", Mir1);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(expected, result.Text);
    }

    [Fact]
    public void The_whole_part_of_a_cut_gzip_may_be_printed_but_the_run_fails_and_leaves_no_file()
    {
        string text = string.Concat(Enumerable.Range(0, 400_000).Select(i => $">t{i}\nACAUUCCAGGCC\n"));
        byte[] whole = Gzip(text);
        File.WriteAllBytes(_folder.File("cut.fa.gz"), whole[..(whole.Length * 9 / 10)]);
        string expected = $"seedscan: {_folder.File("cut.fa.gz")}: the gzip data ends early. Copy or make the file again; gzip -t FILE checks it.\n";

        RunResult printed = SeedScanProcess.Run("scan", _folder.File("cut.fa.gz"), "--rna", Mir1);
        Assert.Equal((1, expected), (printed.ExitCode, printed.Errors));
        string[] rows = [.. printed.Lines.Skip(1)];
        Assert.True(rows.Length > 1000);
        Assert.Equal(Enumerable.Range(0, rows.Length).Select(i => $"t{i}\t1\t8\t{Mir1}\t8mer"), rows);

        RunResult filed = SeedScanProcess.Run("scan", _folder.File("cut.fa.gz"), "--rna", Mir1, "-o", _folder.File("o.tsv.gz"));
        Assert.Equal((1, expected), (filed.ExitCode, filed.Errors));
        Assert.Equal(["cut.fa.gz"], _folder.Names);
    }

    [Fact]
    public void What_is_no_file_is_told_as_what_it_is()
    {
        AssertFailed(_folder.File("gone.fa"), "there is no such file. Check the name and the folder.");
        AssertFailed(_folder.Path, "is a directory. Name the files in it.");
    }

    [LinuxFact]
    public void Devices_and_unreadable_files_are_told_as_what_they_are()
    {
        AssertFailed("/dev/null", "holds no sequence. Is it the right file? It is empty or blank.");
        string secret = _folder.Write("secret.fa", ">a\nAC\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.None);
        }

        if (!CanRead(secret))                           // root may read everything
        {
            RunResult result = SeedScanProcess.Run("scan", secret, "--rna", Mir1);
            Assert.StartsWith($"seedscan: {secret}: cannot be read (", result.Errors, StringComparison.Ordinal);
            Assert.EndsWith("). Check its permissions.\n", result.Errors, StringComparison.Ordinal);
            Assert.Equal(1, result.ExitCode);
        }
    }

    [LinuxFact]
    public void A_named_pipe_is_read_plain_and_compressed()
    {
        _folder.Write("t.fa", ">a\nGGACAUUCCA\n>b\nACAUUCC\n");
        foreach (string read in (string[])["cat", "gzip -c"])
        {
            RunResult result = SeedScanProcess.RunShell(
                $"rm -f $DIR/f; mkfifo $DIR/f; {read} < $DIR/t.fa > $DIR/f & $SEEDSCAN scan $DIR/f --rna {Mir1}; code=$?; wait; exit $code", _folder.Path);
            Assert.Equal("", result.Errors);
            Assert.Equal($"{Header}a\t3\t10\t{Mir1}\t8mer\nb\t1\t7\t{Mir1}\t7mer-m8\n", result.Text);
            Assert.Equal(0, result.ExitCode);
        }
    }

    private static void AssertFailed(string path, string message)
    {
        RunResult result = SeedScanProcess.Run("scan", path, "--rna", Mir1);
        Assert.Equal($"seedscan: {path}: {message}\n", result.Errors);
        Assert.Equal(1, result.ExitCode);
    }

    private static bool CanRead(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.ASCII.GetBytes(text));
        }

        return packed.ToArray();
    }
}
