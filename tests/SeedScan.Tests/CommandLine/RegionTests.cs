using System.IO.Compression;
using System.Security.Cryptography;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>--region</c> and <c>--cds</c> as typed.</summary>
public sealed class RegionTests : IDisposable
{
    private const string Mrnas = "data/utr-fixtures/hoxc-mrna.fa";
    private const string Gtf = "data/utr-fixtures/hoxc.gtf";
    private const string Utrs = "data/utr-fixtures/hoxc-3utr.fa";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_3UTRs_of_the_HOXC_mRNAs_are_those_that_other_code_cut()
    {
        string[] scan = ["--all-human", "--types", "all-canonical"];
        RunResult expected = SeedScanProcess.Run(["scan", Utrs, .. scan]);
        RunResult cut = SeedScanProcess.Run(["scan", Mrnas, "--cds", Gtf, "--region", "3utr", .. scan]);
        Assert.Equal("", cut.Errors);
        Assert.Equal(expected.Output, cut.Output);

        string packed = _folder.File("hoxc.gtf.gz"), index = _folder.File("hoxc.ssi");
        using (GZipStream gzip = new(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(SeedScanProcess.Root, Gtf)));
        }

        RunResult built = SeedScanProcess.Run("index", Mrnas, "--cds", packed, "--region", "3UTR", "-o", index);
        Assert.Equal(("", 0), (built.Errors, built.ExitCode));
        Assert.Equal(expected.Output, SeedScanProcess.Run(["scan", index, .. scan]).Output);
        Assert.Contains("region\t3utr", SeedScanProcess.Run("inspect", index).Lines);
        Assert.Equal(
            SeedScanProcess.Run("landscape", Utrs).Output,
            SeedScanProcess.Run("landscape", Mrnas, "--cds", Gtf, "--region", "3utr").Output);
    }

    [Fact]
    public void The_manifest_names_the_region_and_the_file_that_tells_it()
    {
        string[] scan = ["--rna", "hsa-miR-196a-5p", "--manifest"];
        RunResult cut = SeedScanProcess.Run(["scan", Mrnas, "--cds", Gtf, "--region", "cds", .. scan]);
        Assert.Contains("#region: cds", cut.Lines);
        Assert.Contains(cut.Lines, line => line.StartsWith($"#input-1: {Gtf} sha256=", StringComparison.Ordinal));
        Assert.Contains(cut.Lines, line => line.StartsWith($"#input-2: {Mrnas} sha256=", StringComparison.Ordinal));
        Assert.Contains("#region: all", SeedScanProcess.Run(["scan", Mrnas, "--cds", Gtf, "--region", "all", .. scan]).Lines);
        string index = _folder.File("cds.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", Mrnas, "--cds", Gtf, "--region", "cds", "-o", index).ExitCode);
        RunResult indexed = SeedScanProcess.Run(["scan", index, .. scan]);
        Assert.Contains("#region: cds", indexed.Lines);
        Assert.Equal(Inputs(cut), Inputs(indexed));
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SeedScanProcess.Root, Gtf))));
        Assert.Equal($"#input-1: {Gtf} sha256={hash}", Inputs(indexed)[0]);
        Assert.Contains(SeedScanProcess.Run("inspect", index).Lines, line => line.StartsWith($"regions_from\t{Gtf}\t", StringComparison.Ordinal) && line.EndsWith(hash, StringComparison.Ordinal));
        Assert.DoesNotContain(SeedScanProcess.Run(["scan", Mrnas, .. scan]).Lines, line => line.StartsWith("#region", StringComparison.Ordinal));
    }

    private static string[] Inputs(RunResult run) => [.. run.Lines.Where(line => line.StartsWith("#input-", StringComparison.Ordinal))];

    [Fact]
    public void Records_without_a_coding_region_are_told_and_left_out()
    {
        const string Fasta = ">a\nACATTCCA\n>b cds=1-3\nACGGGACATTCCA\n>c x\nACATTCCA\n";
        string[] scan = ["scan", "-", "--rna", "hsa-miR-1-3p", "--region"];
        RunResult cut = SeedScanProcess.RunWithInput(Fasta, [.. scan, "3utr"]);
        Assert.Equal("seedscan: warning: the coding region of 2 records is not known, the first of them a; they are left out.\n", cut.Errors);
        Assert.Equal(["b\t3\t10\thsa-miR-1-3p\t8mer"], cut.Lines[1..]);
        RunResult all = SeedScanProcess.RunWithInput(Fasta, [.. scan, "all"]);
        Assert.Equal("seedscan: warning: the coding region of 2 records is not known, the first of them a; the region of their sites is '.'.\n", all.Errors);
        Assert.Equal([".", "3utr", "."], all.Lines[1..].Select(line => line.Split('\t')[5]));
        Assert.Equal("", SeedScanProcess.RunWithInput(Fasta, [.. scan, "cds", "--quiet"]).Errors);
    }

    [Theory]
    [InlineData("3utr")]
    [InlineData("all")]
    public void Where_the_file_tells_of_others_that_is_told(string region)
    {
        string table = _folder.Write("cds.txt", "x\t1-3\n");
        Assert.Equal(
            $"seedscan: {Utrs}: the coding region of no record is known, the first of them ENST00000243108.4. "
            + $"{table} has other names, or no coding regions of these: give the GTF of these transcripts, or a table of their names and regions.\n",
            SeedScanProcess.Run("scan", Utrs, "--all-human", "--region", region, "--cds", table).Errors);
    }

    [Theory]
    [InlineData("3utr")]
    [InlineData("all")]
    public void Where_none_is_known_the_run_fails_and_leaves_no_file(string region)
    {
        RunResult result = SeedScanProcess.Run("scan", Utrs, "--all-human", "--region", region, "-o", _folder.File("o.tsv"));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"seedscan: {Utrs}: the coding region of no record is known, the first of them ENST00000243108.4. "
            + "Write cds=START-END into the headers, or give a GTF or a table with --cds.\n",
            result.Errors);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("scan T --all-human --region utr", "--region is 5utr, cds, 3utr or all, not 'utr'; did you mean '5utr'?")]
    [InlineData("index T -o x.ssi --region all", "--region is 5utr, cds or 3utr, not 'all'")]
    [InlineData("landscape T --region all", "--region is 5utr, cds or 3utr, not 'all'")]
    [InlineData("scan T --all-human --cds f.gtf", "--cds tells where coding regions are, and no region is asked for; add such as --region 3utr")]
    [InlineData("landscape T --cds f.gtf", "--cds tells where coding regions are, and no region is asked for; add such as --region 3utr")]
    [InlineData("scan T --all-human --cds - --region cds", "--cds is a file, and not standard input; write it to a file first")]
    [InlineData("scan T --all-human --cds f.gtf --region cds -o ./f.gtf", "--output './f.gtf' would overwrite an input; give it another name")]
    [InlineData("index T --cds f.gtf --region cds -o ./f.gtf", "--output './f.gtf' would overwrite an input; give it another name")]
    [InlineData("scan T --rnas f.txt --format targetscan --region 3utr", "TargetScan's table is made from a table of 3'UTRs; leave --region out")]
    public void A_command_line_that_makes_no_sense_is_refused(string line, string expected)
    {
        string[] words = [.. line.Split(' ').Select(word => word == "T" ? Mrnas : word)];
        RunResult result = SeedScanProcess.Run(words);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"seedscan: {expected}{(expected.EndsWith('?') ? "" : ".")} See 'seedscan {words[0]} --help'.\n", result.Errors);
    }
}
