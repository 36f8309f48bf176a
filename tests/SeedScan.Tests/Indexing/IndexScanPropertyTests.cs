using FsCheck;
using FsCheck.Fluent;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Pipelines;
using SeedScan.Tests.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>An index gives what its FASTA gives, whatever it holds and whatever is asked; FsCheck makes a failing case small.</summary>
public sealed class IndexScanPropertyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_rows_are_those_of_the_FASTA_to_the_byte()
    {
        int continued = 0, sites = 0;
        ForAll(IndexCase.Anything, 120, (c, pick) =>
        {
            Random random = new(pick);
            (string fasta, string index) = IndexFiles.Write(
                _folder, c.Fasta(random.Next(3) == 0 ? 100_000 : random.Next(1, 200)), ChunkSize(random), threads: 1 + random.Next(3));
            ScanJob job = PipelineRun.Job(Scanner(c, random), fasta) with
            {
                Format = (SiteFormat)random.Next(4),
                MaskStart = new[] { 0, 0, 0, 5, 14, 3000 }[random.Next(6)],
                CompressSites = random.Next(4) == 0,
                CompressSummary = random.Next(4) == 0,
                Threads = 1,
            };
            Pipelines.RunResult expected = PipelineRun.Of(job, ChunkSize(random));
            AssertSame(expected, PipelineRun.Of(job with { Targets = [index] }, chunkSize: 1000), c);
            AssertSame(expected, PipelineRun.Of(job with { Targets = [index], Threads = 3 }, chunkSize: 1000), c);
            using KmerIndex opened = KmerIndex.Open(index);
            opened.Verify();
            continued += Enumerable.Range(0, opened.Blocks).Any(block => opened.BlockAt(block).Piece(0).IsContinued) ? 1 : 0;
            sites += (int)expected.Totals.Sites;
        });

        // The generator makes what the property is about.
        Assert.True(continued >= 20, $"only {continued} cases had a record in several blocks");
        Assert.True(sites >= 2000, $"only {sites} sites");
    }

    [Fact]
    public void Postings_and_bases_give_the_same_sites_as_each_record_alone()
    {
        int byPostings = 0, blocks = 0, sites = 0;
        ForAll(IndexCase.Sparse, 100, (c, pick) =>
        {
            Random random = new(pick);
            (_, string path) = IndexFiles.Write(_folder, c.Fasta(), random.Next(2000, 20_000));
            SeedScanner scanner = Scanner(c, random);
            using KmerIndex index = KmerIndex.Open(path);
            BlockSearch buckets = new(scanner, new IndexQuery(scanner)), bases = new(scanner, query: null);
            for (int block = 0; block < index.Blocks; block++)
            {
                List<string> expected = IndexFiles.Search(index, block, bases);
                SiteRows.AssertSame(expected, IndexFiles.Search(index, block, buckets), $"block {block} of {c}");
                bool isByPostings = buckets.WasByPostings;
                blocks++;
                byPostings += isByPostings ? 1 : 0;
                sites += isByPostings ? expected.Count : 0;
            }

            List<string> alone = [];
            for (int i = 0; i < c.Records.Count; i++)
            {
                alone.AddRange(SiteRows.Scan(scanner, SiteRows.Packed(c.Records[i].Letters)).Select(row => $"{i}: {row}"));
            }

            SiteRows.AssertSame(alone, IndexFiles.Scan(index, scanner), c.ToString());
        });

        Assert.True(byPostings >= blocks * 3 / 4 && byPostings >= 200, $"{byPostings} of {blocks} blocks were read by their postings");
        Assert.True(sites >= 1000, $"only {sites} sites were found by buckets");
    }

    [Fact]
    public void Targets_are_the_records() => ForAll(IndexCase.Anything, 40, (c, pick) =>
    {
        (_, string path) = IndexFiles.Write(_folder, c.Fasta(), ChunkSize(new Random(pick)));
        using KmerIndex index = KmerIndex.Open(path);
        Assert.Equal(c.Records.Count, index.Targets);
        Assert.Equal(c.Records.Sum(record => record.Letters.Length), index.Bases);
        Assert.Equal(c.Records.Count(record => record.Letters.Length == 0), index.EmptyTargets);
        Assert.Equal(c.Records.Count - c.Records.Select(record => record.Name.Split(' ')[0]).Distinct().Count(), index.DuplicateNames);
        for (int i = 0; i < c.Records.Count; i++)
        {
            string[] header = c.Records[i].Name.Split(' ', 2);
            Assert.Equal(new IndexedTarget(i, header[0], header.Length > 1 ? header[1] : "", c.Records[i].Letters.Length), index.TargetAt(i));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => index.TargetAt(c.Records.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.TargetAt(-1));
    });

    /// <summary>Sometimes all in one chunk, sometimes a record in many.</summary>
    private static int ChunkSize(Random random) => random.Next(3) switch { 0 => 1 << 20, 1 => random.Next(200, 600), _ => random.Next(600, 3000) };

    private static SeedScanner Scanner(IndexCase c, Random random)
    {
        string[] types = [.. SiteOracle.Labels.Where(_ => random.Next(3) == 0)];
        return SiteRows.Scanner(c.Rnas, new OracleOptions
        {
            Types = random.Next(4) == 0 ? SiteOracle.Labels : types.Length > 0 ? types : ["8mer"],
            Strands = new[] { "+", "-", "both" }[random.Next(3)],
            SeedStart = 1 + random.Next(3),
            AnyBulgeBase = random.Next(2) == 0,
            Attributes = random.Next(2) == 0,
        });
    }

    private static void AssertSame(Pipelines.RunResult expected, Pipelines.RunResult actual, IndexCase c)
    {
        SiteRows.AssertSame(expected.SiteText.Split('\n'), actual.SiteText.Split('\n'), c.ToString());
        Assert.Equal(expected.SummaryText, actual.SummaryText);
        Assert.Equal(expected.Sites, actual.Sites);
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.Warnings, actual.Warnings);
    }

    /// <summary>Seeded, so that every leg and every run has the same cases.</summary>
    private static void ForAll(Arbitrary<IndexCase> cases, int count, Action<IndexCase, int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(20_260_101, 7), Microsoft.FSharp.Core.FSharpOption<int>.None)),
            Prop.ForAll(cases, Arb.From(Gen.Choose(0, int.MaxValue)), holds));
}
