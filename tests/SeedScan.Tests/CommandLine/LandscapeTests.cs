using System.IO.Compression;
using System.Text;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan landscape</c>.</summary>
public sealed class LandscapeTests : IDisposable
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";

    private static readonly string[] s_rnas = ["--rna", "hsa-miR-196a-5p", "--rna", "UGGAAUGUAAAG", "--rna", "miR-21-5p"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_for_each_RNA_is_as_committed()
    {
        RunResult result = SeedScanProcess.Run(["landscape", Targets, .. s_rnas]);
        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal(GoldenFile.Read("hoxc-landscape.tsv"), result.Text);
    }

    [Fact]
    public void The_counts_are_those_of_a_scan()
    {
        string[] labels = ["8mer", "7mer-m8", "7mer-A1", "6mer", "6mer-m8", "6mer-A1"];
        string[] scan = SeedScanProcess.Run("scan", Targets, "--all-human", "--types", "all-canonical").Lines;
        Dictionary<(string Rna, string Type), int> sites = scan.Skip(1).Select(line => line.Split('\t')).CountBy(cells => (cells[3], cells[4])).ToDictionary();
        string[] rows = [.. SeedScanProcess.Run("landscape", Targets, "--all-human").Lines.Skip(1)];
        Assert.Equal(2656, rows.Length);
        foreach (string[] cells in rows.Select(row => row.Split('\t')))
        {
            Assert.Equal(labels.Select(label => $"{cells[0]} {label} {sites.GetValueOrDefault((cells[0], label))}"), labels.Select((label, i) => $"{cells[0]} {label} {cells[i + 2]}"));
        }
    }

    [Fact]
    public void All_seeds_come_as_the_same_bytes_from_FASTA_standard_input_and_an_index()
    {
        byte[] expected = SeedScanProcess.Run("landscape", Targets, "--threads", "1").Output;
        Assert.Equal(16385, expected.Count(letter => letter == '\n'));
        Assert.Equal(expected, SeedScanProcess.Run("landscape", Targets, "--threads", "3").Output);
        string text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets));
        Assert.Equal(expected, SeedScanProcess.RunWithInput(text, "landscape", "-").Output);
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", _folder.File("h.ssi")).ExitCode);
        Assert.Equal(expected, SeedScanProcess.Run("landscape", _folder.File("h.ssi")).Output);
    }

    [Fact]
    public void A_file_appears_when_it_is_complete_and_is_compressed_if_its_name_says_so()
    {
        string[] landscape = ["landscape", Targets, .. s_rnas, "-o"];
        RunResult plain = SeedScanProcess.Run([.. landscape, _folder.File("o.tsv")]);
        Assert.Equal(("", 0, 0), (plain.Errors, plain.Output.Length, plain.ExitCode));
        Assert.Equal(GoldenFile.Read("hoxc-landscape.tsv"), File.ReadAllText(_folder.File("o.tsv")));
        Assert.Equal(0, SeedScanProcess.Run([.. landscape, _folder.File("o.tsv.gz")]).ExitCode);
        using GZipStream text = new(File.OpenRead(_folder.File("o.tsv.gz")), CompressionMode.Decompress);
        using StreamReader reader = new(text, Encoding.UTF8);
        Assert.Equal(GoldenFile.Read("hoxc-landscape.tsv"), reader.ReadToEnd());
        RunResult failed = SeedScanProcess.Run("landscape", "data/utr-fixtures/broken/protein.fa", "-o", _folder.File("p.tsv"));
        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(["o.tsv", "o.tsv.gz"], _folder.Names);
        RunResult printed = SeedScanProcess.Run("landscape", "data/utr-fixtures/broken/protein.fa");
        Assert.Equal((1, 0), (printed.ExitCode, printed.Output.Length));
        Assert.Equal(failed.Errors, printed.Errors);
    }

    [Fact]
    public void The_closing_line_tells_records_and_bases()
    {
        RunResult result = SeedScanProcess.Run(["landscape", Targets, .. s_rnas, "--progress", "on"]);
        Assert.Matches("seedscan: 11 records, 10,388 bases in [0-9.]+ s\n$", result.Errors);
        Assert.Equal("", SeedScanProcess.Run(["landscape", Targets, .. s_rnas, "--progress", "on", "--quiet"]).Errors);
    }

    [Fact]
    public void A_family_table_gives_a_row_for_each_of_its_families()
    {
        string families = _folder.Write("f.txt", "miR-1/206\tGGAAUGU\t9606\nmiR-124\tAAGGCAC\t10090\n");
        Assert.Equal(["miR-1/206", "miR-124"], SeedScanProcess.Run("landscape", Targets, "--rnas", families).Lines[1..].Select(line => line.Split('\t')[0]));
        RunResult human = SeedScanProcess.Run("landscape", Targets, "--rnas", families, "--species", "9606", "--quiet");
        Assert.Equal("miR-1/206", Assert.Single(human.Lines[1..]).Split('\t')[0]);
    }

    [LinuxFact]
    public void A_reader_that_has_had_enough_is_no_error()
    {
        RunResult result = SeedScanProcess.RunShell("set -o pipefail; $SEEDSCAN landscape " + Targets + " | head -n 1", _folder.Path);
        Assert.Equal((0, "", 1), (result.ExitCode, result.Errors, result.Lines.Length));
    }
}
