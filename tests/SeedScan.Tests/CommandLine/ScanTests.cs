using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>What <c>scan</c> writes, and where.</summary>
public sealed class ScanTests
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
    private const string MiR196 = "hsa-miR-196a-5p";

    [Fact]
    public void The_sites_of_miR_196a_in_HOXC_are_the_known_ones()
    {
        // The rows are those of data/utr-fixtures/README.md, which a program that shares nothing with this one counted.
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196);
        Assert.Equal("", result.Errors);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), result.Text);
    }

    [Theory]
    [InlineData("bed", "hoxc-mir-196a.bed")]
    [InlineData("gff3", "hoxc-mir-196a.gff3")]
    [InlineData("jsonl", "hoxc-mir-196a.jsonl")]
    [InlineData("GFF3", "hoxc-mir-196a.gff3")]
    public void Every_format_is_as_committed(string format, string golden)
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--format", format);
        Assert.Equal("", result.Errors);
        Assert.Equal(GoldenFile.Read(golden), result.Text);
    }

    [Fact]
    public void The_summary_is_as_committed_on_standard_output_and_in_a_file()
    {
        using TemporaryFolder folder = new();
        RunResult alone = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--summary", "-");
        Assert.Equal("", alone.Errors);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.summary.tsv"), alone.Text);

        RunResult both = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--summary", folder.File("s.tsv"));
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), both.Text);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.summary.tsv"), File.ReadAllText(folder.File("s.tsv")));

        RunResult files = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.File("o.tsv"), "--summary", folder.File("s2.tsv"));
        Assert.Empty(files.Output);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), File.ReadAllText(folder.File("o.tsv")));
        Assert.Equal(["o.tsv", "s.tsv", "s2.tsv"], folder.Names);
    }

    [Fact]
    public void The_bytes_are_the_same_from_a_file_from_standard_input_and_with_any_number_of_threads()
    {
        string[] scan = ["scan", "--all-human", "--types", "all-canonical"];
        byte[] expected = SHA256.HashData(SeedScanProcess.Run([.. scan, Targets, "--threads", "1"]).Output);
        string text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets));
        Assert.Equal(expected, SHA256.HashData(SeedScanProcess.RunWithInput(text, [.. scan, "-"]).Output));
        Assert.Equal(expected, SHA256.HashData(SeedScanProcess.Run([.. scan, Targets, "--threads", "3"]).Output));
    }

    [Fact]
    public void No_site_is_no_error()
    {
        RunResult result = SeedScanProcess.RunWithInput(">a\nGGGGGGGGGGGG\n", "scan", "-", "--rna", MiR196);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("target\tstart\tend\trna\tsite_type\n", result.Text);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public void A_name_ending_in_gz_is_compressed()
    {
        using TemporaryFolder folder = new();
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "-o", folder.File("o.tsv.gz"));
        Assert.Equal("", result.Errors);
        using GZipStream text = new(File.OpenRead(folder.File("o.tsv.gz")), CompressionMode.Decompress);
        using StreamReader reader = new(text, Encoding.UTF8);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), reader.ReadToEnd());
    }

    [Fact]
    public void The_least_type_leaves_the_lesser_ones_out()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--min-type", "7mer-m8");
        Assert.Equal(["7mer-m8", "8mer"], result.Lines[1..].Select(line => line.Split('\t')[4]));
    }

    [Fact]
    public void An_RNA_asked_for_again_is_used_once_with_a_warning()
    {
        RunResult loud = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--rna", "MIMAT0000226");
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), loud.Text);
        Assert.Equal("seedscan: warning: 1 small RNA was asked for again and is used once.\n", loud.Errors);
        RunResult quiet = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--rna", "MIMAT0000226", "--quiet");
        Assert.Equal(loud.Text, quiet.Text);
        Assert.Equal("", quiet.Errors);
    }

    [Fact]
    public void Duplicate_names_are_a_warning_with_their_count()
    {
        RunResult loud = SeedScanProcess.Run("scan", "data/utr-fixtures/broken/duplicate-names.fa", "--rna", MiR196);
        Assert.Equal(0, loud.ExitCode);
        Assert.Matches("^seedscan: warning: .*[1-9].*\n$", loud.Errors);
        Assert.Equal("", SeedScanProcess.Run("scan", "data/utr-fixtures/broken/duplicate-names.fa", "--rna", MiR196, "--quiet").Errors);
    }

    [Fact]
    public void The_manifest_names_version_options_and_hashes_and_no_thread_count()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--manifest", "--threads", "2");
        string[] manifest = [.. result.Lines.TakeWhile(line => line.StartsWith('#'))];
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SeedScanProcess.Root, Targets))));
        Assert.Contains(manifest, line => line.StartsWith("#seedscan: 0.", StringComparison.Ordinal));
        Assert.Contains($"#rna: {MiR196}", manifest);
        Assert.Contains("#types: 8mer,7mer-m8,7mer-A1,6mer", manifest);
        Assert.Contains($"#input-1: {Targets} sha256={hash}", manifest);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), string.Join('\n', result.Lines[manifest.Length..]) + "\n");
        Assert.Equal(result.Text, SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--manifest", "--threads", "1").Text);
    }

    [Fact]
    public void Families_give_one_row_for_all_their_members()
    {
        string[] scan = ["scan", "-", "--rna", "UGGAAUGUAAAGAAGUAUGUAU", "--rna", "AGGAAUGUCCCCCCCC"];
        const string Fasta = ">a\nGGGACATTCCAGGG\n";
        Assert.Equal(2, SeedScanProcess.RunWithInput(Fasta, scan).Lines[1..].Length);
        string row = Assert.Single(SeedScanProcess.RunWithInput(Fasta, [.. scan, "--by", "family"]).Lines[1..]);
        Assert.Equal("a\t4\t11\tUGGAAUGUAAAGAAGUAUGUAU/AGGAAUGUCCCCCCCC\t8mer", row);
    }

    [Fact]
    public void TargetScans_table_comes_from_a_UTR_table_and_a_family_table()
    {
        using TemporaryFolder folder = new();
        string families = folder.Write("families.txt", "miR-1\tGGAAUGU\t9606;10090\n");
        string targets = folder.Write("utrs.txt", "G1\t9606\tGGGGGGGGGGGGGGGG--ACAUUCCAGG\nG1\t10090\tGGGGGGGGGGGGGGGG--ACAUUCCAGG\n");
        RunResult result = SeedScanProcess.Run("scan", targets, "--rnas", families, "--targetscan-compatible");
        Assert.Equal("", result.Errors);
        Assert.Equal(3, result.Lines.Length);
        Assert.StartsWith("G1\tmiR-1\t10090\t19\t26\t17\t24\t1\t8mer-1a\tx\t8mer-1a\t9606 10090\t\t", result.Lines[1], StringComparison.Ordinal);
        Assert.All(result.Lines, line => Assert.Equal(14, line.Split('\t').Length));

        RunResult one = SeedScanProcess.Run("scan", targets, "--rnas", families, "--species", "9606");
        Assert.Equal("G1\t17\t24\tmiR-1\t8mer", Assert.Single(one.Lines[1..]));
        RunResult fasta = SeedScanProcess.Run("scan", Targets, "--rnas", families, "--targetscan-compatible", "-o", folder.File("o.txt"));
        Assert.Equal(1, fasta.ExitCode);
        Assert.Contains("is FASTA", fasta.Errors, StringComparison.Ordinal);
        Assert.Equal(["families.txt", "utrs.txt"], folder.Names);
    }

    [Fact]
    public void TargetScans_table_in_a_gz_file_is_BGZF()
    {
        using TemporaryFolder folder = new();
        string families = folder.Write("families.txt", "miR-1\tGGAAUGU\t9606\n");
        string targets = folder.Write("utrs.txt", "G1\t9606\tGGGGGGGGGGGGGGGGACAUUCCAGG\n");
        string[] scan = ["scan", targets, "--rnas", families, "--format", "targetscan"];
        Assert.Equal("", SeedScanProcess.Run([.. scan, "-o", folder.File("o.txt.gz")]).Errors);
        byte[] file = File.ReadAllBytes(folder.File("o.txt.gz"));
        Assert.Equal("1F8B08040000000000FF060042430200", Convert.ToHexString(file, 0, 16));
        Assert.Equal(Bgzf.EndOfFile, file.AsSpan(file.Length - Bgzf.EndOfFile.Length));
        using GZipStream text = new(new MemoryStream(file), CompressionMode.Decompress);
        using StreamReader reader = new(text);
        Assert.Equal(SeedScanProcess.Run(scan).Text, reader.ReadToEnd());
    }

    [Theory]
    [InlineData("UGGAAUGUAAAGAAGUAUGUAU", "TGGAATGTAAAGAAGTATGTAT")]
    [InlineData("hsa-miR-1-3p", "UGGAAUGUAAAGAAGUAUGUAU")]
    public void One_sequence_under_two_names_is_a_warning_and_gives_the_rows_of_both(string first, string second)
    {
        RunResult result = SeedScanProcess.RunWithInput(">a\nGGACATTCCA\n", "scan", "-", "--rna", first, "--rna", second);
        Assert.Equal($"seedscan: warning: {first} and {second} have the same sequence; each gives its own rows.\n", result.Errors);
        Assert.Equal(3, result.Lines.Length);
    }

    [Fact]
    public void Progress_that_is_asked_for_leaves_one_closing_line()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--progress", "on");
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.tsv"), result.Text);
        Assert.Contains("seedscan: 11 records, 10,388 bases, 4 sites in ", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--progress", "on", "--quiet").Errors);
    }
}
