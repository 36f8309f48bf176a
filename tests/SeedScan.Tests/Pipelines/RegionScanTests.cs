using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Runs over whole mRNAs: one region gives what FASTA cut beforehand gives, and all regions label each site.</summary>
public sealed class RegionScanTests : IDisposable
{
    private static readonly SeedScanOptions s_everything = new() { Types = SiteTypes.All, Strands = Strands.Both, Attributes = true, AnyBulgeBase = true };

    private static readonly Dictionary<string, TranscriptRegions> s_regions = new()
    {
        ["5utr"] = TranscriptRegions.Utr5,
        ["cds"] = TranscriptRegions.Cds,
        ["3utr"] = TranscriptRegions.Utr3,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5utr", SiteFormat.Tsv)]
    [InlineData("cds", SiteFormat.Bed)]
    [InlineData("3utr", SiteFormat.JsonLines)]
    [InlineData("3utr", SiteFormat.Gff3)]
    public void A_region_gives_what_FASTA_cut_beforehand_gives(string region, SiteFormat format)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            (SeedScanner scanner, List<OracleMrna> mrnas, string file) = Sample(seed, seed == 3 ? 4 : 40, seed == 3 ? 6000 : 400);
            ScanJob job = PipelineRun.Job(scanner, file) with { Format = format, MaskStart = 7 * seed, Regions = new TargetRegions(s_regions[region]) };
            RunResult expected = PipelineRun.Expected(job, MrnaTexts.Cut(mrnas, region));
            Assert.True(expected.Totals.Sites > 20, $"{expected.Totals.Sites} sites");
            int left = mrnas.Count(mrna => mrna.Coding is null);
            foreach ((int threads, int chunkSize) in ((int, int)[])[(1, 1 << 20), (3, 1 << 20), (1, 1500), (3, 700), (8, 300), (2, 311)])
            {
                RunResult actual = PipelineRun.Of(job with { Threads = threads }, chunkSize);
                Assert.Equal(expected.SiteText, actual.SiteText);
                Assert.Equal(expected.SummaryText, actual.SummaryText);
                Assert.Equal(expected.Totals, actual.Totals);
                Assert.Equal(left > 0, actual.Warnings.Any(warning => warning.StartsWith(
                    $"the coding region of {left} record{(left == 1 ? "" : "s")} is not known, the first of them {mrnas.Find(mrna => mrna.Coding is null)?.Name}; ", StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [InlineData("5utr")]
    [InlineData("cds")]
    [InlineData("3utr")]
    public void An_index_of_a_region_and_its_landscape_are_those_of_FASTA_cut_beforehand(string region)
    {
        (SeedScanner scanner, List<OracleMrna> mrnas, string file) = Sample(5, 30, 700);
        TargetRegions regions = new(s_regions[region]);
        string index = _folder.File("m.ssi");
        using (FileStream stream = File.Create(index))
        {
            _ = IndexPipeline.Run(new IndexJob { Targets = [file], Tool = "test", Regions = regions }, stream, chunkSize: 900);
        }

        string cut = _folder.Write("cut.fa", MrnaTexts.Cut(mrnas, region));
        ScanJob job = PipelineRun.Job(scanner, index);
        RunResult expected = PipelineRun.Expected(job, MrnaTexts.Cut(mrnas, region));
        Assert.Equal(expected.SiteText, PipelineRun.Of(job).SiteText);
        Assert.Equal(expected.SiteText, PipelineRun.Of(job with { Regions = regions }).SiteText);
        using KmerIndex open = KmerIndex.Open(index);
        Assert.Equal(region, open.Provenance.Region);
        Assert.Equal(Counts(LandscapePipeline.Run(new LandscapeJob { Targets = [cut] })), Counts(LandscapePipeline.Run(new LandscapeJob { Targets = [file], Regions = regions })));
        Assert.Equal(Counts(open.Landscape()), Counts(LandscapePipeline.Run(new LandscapeJob { Targets = [index], Regions = regions })));

        foreach (TargetRegions other in (TargetRegions[])[new(TranscriptRegions.All), new(s_regions.Values.First(value => value != regions.Region))])
        {
            InputException error = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Regions = other }));
            Assert.StartsWith($"{index}: was built of {region} regions, and --region {(other.Cuts ? TranscriptRegionLabels.Label(other.Region) : "all")} is asked for. ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void All_regions_label_each_site(int threads)
    {
        for (int seed = 10; seed < 14; seed++)
        {
            (SeedScanner scanner, List<OracleMrna> mrnas, string file) = Sample(seed, seed == 13 ? 4 : 40, seed == 13 ? 6000 : 400);
            string index = _folder.File("whole.ssi");
            using (FileStream stream = File.Create(index))
            {
                _ = IndexPipeline.Run(new IndexJob { Targets = [file], Tool = "test" }, stream, chunkSize: 1200);
            }

            ScanJob job = PipelineRun.Job(scanner, file) with { Threads = threads };
            RunResult plain = PipelineRun.Expected(job, string.Concat(mrnas.Select(mrna => $">{mrna.Name}\n{mrna.Letters}\n")));
            string[] expected = [.. plain.SiteText.Split('\n').Select((row, i) => i == 0 ? row + "\tregion" : row.Length == 0 ? "" : $"{row}\t{RegionOf(row, mrnas)}")];
            Assert.True(seed == 13 || expected.Count(row => row.EndsWith("/cds", StringComparison.Ordinal) || row.EndsWith("cds/3utr", StringComparison.Ordinal)) > 5);
            foreach (ScanJob one in (ScanJob[])[job, job with { Targets = [index] }])
            {
                foreach (int chunkSize in (int[])[1 << 20, 1500, 700, 311])
                {
                    RunResult actual = PipelineRun.Of(one with { Regions = new TargetRegions(TranscriptRegions.All) }, chunkSize);
                    Assert.Equal(expected, actual.SiteText.Split('\n'));
                    Assert.Equal(plain.SummaryText, actual.SummaryText);
                    Assert.Equal(plain.Totals, actual.Totals);
                    int left = mrnas.Count(mrna => mrna.Coding is null);
                    Assert.Equal(left > 0, actual.Warnings.Any(warning => warning.EndsWith("the region of their sites is '.'.", StringComparison.Ordinal)));
                }
            }
        }
    }

    [Theory]
    [InlineData(SiteFormat.Tsv, "b\t5\t12\tr0\t8mer\tcds/3utr\nc\t4\t11\tr0\t8mer\t.\n")]
    [InlineData(SiteFormat.Bed, "b\t4\t12\tr0|8mer|cds/3utr\t0\t+\nc\t3\t11\tr0|8mer|.\t0\t+\n")]
    [InlineData(SiteFormat.Gff3, "b\tSeedScan\tmiRNA_target_site\t5\t12\t.\t+\t.\tName=r0;site_type=8mer;region=cds/3utr\nc\tSeedScan\tmiRNA_target_site\t4\t11\t.\t+\t.\tName=r0;site_type=8mer\n")]
    [InlineData(SiteFormat.JsonLines, "{\"target\":\"b\",\"start\":5,\"end\":12,\"rna\":\"r0\",\"site_type\":\"8mer\",\"region\":\"cds/3utr\"}\n{\"target\":\"c\",\"start\":4,\"end\":11,\"rna\":\"r0\",\"site_type\":\"8mer\",\"region\":null}\n")]
    public void Every_format_has_a_place_for_the_region(SiteFormat format, string rows)
    {
        string file = _folder.Write("m.fa", ">b cds=1-6\nACGTACATTCCA\n>c\nACGACATTCCA\n");
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        ScanJob job = PipelineRun.Job(scanner, file) with { Format = format, Regions = new TargetRegions(TranscriptRegions.All) };
        Assert.EndsWith(rows, PipelineRun.Of(job).SiteText, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_coding_region_is_known_the_run_fails()
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        string none = _folder.Write("none.fa", ">a\nACGU\n>b x\nACGU\n"), some = _folder.Write("some.fa", ">c cds=1-3\nACGU\n");
        const string Message = ": the coding region of no record is known, the first of them a. Write cds=START-END into the headers, or give a GTF or a table with --cds.";
        foreach (TranscriptRegions region in (TranscriptRegions[])[.. s_regions.Values, TranscriptRegions.All])
        {
            ScanJob job = PipelineRun.Job(scanner, none) with { Regions = new TargetRegions(region) };
            Assert.Equal(none + Message, Assert.Throws<InputException>(() => PipelineRun.Of(job)).Message);
            if (region != TranscriptRegions.All)
            {
                Assert.Equal(none + Message, Assert.Throws<InputException>(() => PipelineRun.Of(job with { Targets = [some, none] })).Message);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_record_that_is_shorter_than_told_is_an_error_whatever_the_threads(int threads)
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        string letters = new('A', 3000);
        string file = _folder.Write("m.fa", $">good cds=1-3\nACGUAC\n>long cds=10-3001\n{letters}\n>bad cds=9-1\nACGU\n");
        foreach (TranscriptRegions region in (TranscriptRegions[])[.. s_regions.Values, TranscriptRegions.All])
        {
            ScanJob job = PipelineRun.Job(scanner, file) with { Threads = threads, Regions = new TargetRegions(region) };
            string message = Assert.Throws<InputException>(() => PipelineRun.Of(job, chunkSize: 400)).Message;
            Assert.Contains("record long: its coding region is 10-3001, and it has 3000 letters. ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_no_sites_or_no_whole_mRNAs_is_refused()
    {
        string table = _folder.Write("utrs.txt", "G\t9606\tACGUACGU\n");
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        ScanJob job = PipelineRun.Job(scanner, table) with { Regions = new TargetRegions(TranscriptRegions.Utr3) };
        Assert.Equal(
            $"{table}: is a TargetScan UTR table, and holds 3'UTRs alone. Search it without a region.",
            Assert.Throws<InputException>(() => PipelineRun.Of(job)).Message);
        TargetRegions all = new(TranscriptRegions.All);
        Assert.Throws<ArgumentException>(() => IndexPipeline.Run(new IndexJob { Targets = [table], Tool = "test", Regions = all }, Stream.Null));
        Assert.Throws<ArgumentException>(() => LandscapePipeline.Run(new LandscapeJob { Targets = [table], Regions = all }));
    }

    private (SeedScanner Scanner, List<OracleMrna> Mrnas, string File) Sample(int seed, int count, int longest)
    {
        PlantedTargets planted = new(seed);
        MrnaTexts texts = new(seed);
        List<string> rnas = planted.Rnas(5);
        List<OracleMrna> mrnas = texts.Mrnas(count, longest, length => planted.Target(length, seed % 2 == 0 ? "ACGU" : "ACGUN", rnas));
        mrnas.Insert(seed % 2, new OracleMrna("known", planted.Target(longest, "ACGU", rnas), (longest / 3, longest / 2)));
        return (new SeedScanner(PipelineRun.Rnas(rnas), s_everything), mrnas, _folder.Write($"m{seed}.fa", texts.Fasta(mrnas)));
    }

    private static string RegionOf(string row, List<OracleMrna> mrnas)
    {
        string[] cells = row.Split('\t');
        return mrnas.Single(mrna => mrna.Name == cells[0]).RegionsOf(int.Parse(cells[1]) - 1, int.Parse(cells[2]));
    }

    /// <summary>All that a landscape tells, as text.</summary>
    private static string Counts(SeedLandscape landscape)
    {
        using OutputBuffer rows = new();
        LandscapeTable table = LandscapeTable.OfSeeds(landscape, MirBase.Human);
        for (int row = 0; row < table.RowCount; row++)
        {
            table.WriteRow(rows, row);
        }

        return System.Text.Encoding.UTF8.GetString(rows.WrittenSpan);
    }
}
