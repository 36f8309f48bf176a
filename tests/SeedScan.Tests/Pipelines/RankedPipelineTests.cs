using System.IO.Compression;
using System.Text;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Indexing;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Scoring;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>The ranking of a run is what its summary sorts to: from FASTA and from an index, for any threads and chunks, in flat memory.</summary>
public sealed class RankedPipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(6, 14, 1)]
    [InlineData(40, 0, 7)]
    [InlineData(40, 0, int.MaxValue)]
    public void The_ranking_is_the_summary_sorted(int rnaCount, int maskStart, int top)
    {
        (string fasta, string index, SeedScanner scanner) = Planted(rnaCount, targets: 90);
        ScanJob job = PipelineRun.Job(scanner, fasta) with { MaskStart = maskStart, Scoring = new SiteScoring(ContextModel.ContextPlusPlus, scanner.Rnas), RankingTop = top };
        string[] summary = PipelineRun.Of(job).SummaryText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(summary.Length > 30);
        List<string> expected = RankingOracle.Of(summary, [.. scanner.Rnas.Select(rna => rna.Name)], top);
        foreach (int threads in (int[])[1, 3])
        {
            foreach (int chunk in (int[])[1 << 20, 3000])
            {
                foreach (string path in (string[])[fasta, index])
                {
                    using MemoryStream ranking = new();
                    RunResult run = PipelineRun.Of(job with { Targets = [path], Threads = threads, Ranking = ranking }, chunk);
                    SiteRows.AssertSame(expected, Lines(ranking.ToArray()), $"{path} in {threads} threads");
                    Assert.Equal(summary, run.SummaryText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                }
            }
        }

        // Two inputs are one after the other; alone, without rows of sites or a summary; compressed.
        using MemoryStream twice = new();
        _ = ScanPipeline.Run(job with { Targets = [fasta, index], Threads = 3, Ranking = twice, CompressRanking = true });
        using GZipStream unpacked = new(new MemoryStream(twice.ToArray()), CompressionMode.Decompress);
        using MemoryStream text = new();
        unpacked.CopyTo(text);
        Assert.Equal(RankingOracle.Of([.. summary, .. summary[1..]], [.. scanner.Rnas.Select(rna => rna.Name)], top), Lines(text.ToArray()));
    }

    [Fact]
    public void A_ranking_without_scores_or_rows_is_refused()
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        ScanJob job = PipelineRun.Job(scanner, _folder.Write("t.fa", ">a\nACAUUCCA\n")) with { Ranking = Stream.Null };
        Assert.Throws<ArgumentException>(() => ScanPipeline.Run(job));
        SiteScoring scoring = new(ContextModel.ContextPlusPlus, scanner.Rnas);
        Assert.Throws<ArgumentOutOfRangeException>(() => ScanPipeline.Run(job with { Scoring = scoring, RankingTop = 0 }));
    }

    [Fact]
    public void Sixteen_times_the_targets_allocate_next_to_nothing_more()
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG", "UAGCUUAUCAGACUG"]), new SeedScanOptions());
        SiteScoring scoring = new(ContextModel.ContextPlusPlus, scanner.Rnas);
        StringBuilder text = new();
        for (int i = 0; i < 10_000; i++)
        {
            text.Append(null, $">target{i:D5}\nGGGACATTCCAGGGG{new string("ACGT"[i % 4], i % 40)}ATAAGCTACG\n");
        }

        string once = text.ToString(), small = _folder.Write("s.fa", once), large = _folder.Write("l.fa", string.Concat(Enumerable.Repeat(once, 16)));
        _ = Allocated(small);

        // As in ScanMemoryTests; an array for each of the 150,000 names would be 6 MB.
        long difference = Enumerable.Range(0, 2).Min(_ => Allocated(large) - Allocated(small));
        Assert.True(difference < 4 << 20, $"{difference} bytes more");

        long Allocated(string path)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ScanTotals totals = ScanPipeline.Run(PipelineRun.Job(scanner, path) with { Threads = 1, Scoring = scoring, Ranking = Stream.Null });
            Assert.True(totals.Sites >= 2 * totals.Records);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private (string Fasta, string Index, SeedScanner Scanner) Planted(int rnaCount, int targets)
    {
        PlantedTargets planted = new(rnaCount);
        List<string> rnas = planted.Rnas(rnaCount, minLength: 18);
        StringBuilder text = new();
        for (int i = 0; i < targets; i++)
        {
            text.Append(null, $">t{i}\n{planted.Target(10 * i, i % 9 == 0 ? "ACGUN" : "ACGU", rnas)}\n");
        }

        (string fasta, string index) = IndexFiles.Write(_folder, text.ToString(), IndexPipeline.ChunkSize);
        return (fasta, index, new SeedScanner(PipelineRun.Rnas(rnas), new SeedScanOptions { Types = SiteTypes.AllCanonical }));
    }

    private static string[] Lines(byte[] text) => Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
