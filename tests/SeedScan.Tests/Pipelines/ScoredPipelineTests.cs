using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Indexing;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>A scored run gives what the library gives record by record: from FASTA and from an index, for any threads and chunks.</summary>
public sealed class ScoredPipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SiteFormat.Tsv, 0, 4)]
    [InlineData(SiteFormat.JsonLines, 14, 4)]
    [InlineData(SiteFormat.Gff3, 0, 400)]
    [InlineData(SiteFormat.Bed, 14, 400)]
    public void Rows_and_totals_are_those_of_the_records_one_by_one(SiteFormat format, int maskStart, int rnaCount)
    {
        PlantedTargets planted = new(rnaCount + maskStart);
        List<string> rnas = planted.Rnas(rnaCount, minLength: 18);
        StringBuilder text = new();
        for (int i = 0; i < 60; i++)
        {
            text.Append(null, $">t{i} of many\n{planted.Target(i == 7 ? 60_000 : 20 * i, i % 9 == 0 ? "ACGUN" : "ACGU", rnas)}\n");
        }

        (string fasta, string index) = IndexFiles.Write(_folder, text.ToString(), IndexPipeline.ChunkSize);
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), new SeedScanOptions { Types = SiteTypes.AllCanonical });
        ScanJob job = PipelineRun.Job(scanner, fasta) with { Format = format, MaskStart = maskStart, Scoring = ScoringOf(scanner, fasta) };
        (string sites, string summary) = Expected(job, text.ToString());
        foreach (int threads in (int[])[1, 3])
        {
            foreach (int chunk in (int[])[1 << 20, 5000])
            {
                foreach (string path in (string[])[fasta, index])
                {
                    RunResult run = PipelineRun.Of(job with { Targets = [path], Threads = threads }, chunk);
                    SiteRows.AssertSame(sites.Split('\n'), run.SiteText.Split('\n'), $"{path} in {threads} threads");
                    SiteRows.AssertSame(summary.Split('\n'), run.SummaryText.Split('\n'), $"{path} in {threads} threads");
                }
            }

            RunResult whole = PipelineRun.Of(job with { Threads = threads });
            Assert.Equal(sites, whole.SiteText);
            Assert.Equal(summary, whole.SummaryText);
        }
    }

    [Fact]
    public void A_target_that_no_index_holds_in_one_block_is_refused_from_either()
    {
        const string Name = ">long\n";
        string letters = new FastaTexts(1).Letters(IndexPipeline.ChunkSize);
        string fits = $">a\nACGU\n{Name}{letters[..^(Name.Length + 2)]}\n>b\nACAUUCCA\n", tooLong = $">a\nACGU\n{Name}{letters[Name.Length..]}\n>b\nACAUUCCA\n";
        SeedScanner scanner = new([new SmallRna("mir", "UGGAAUGUAAAGAAGUAUGUAU")], new SeedScanOptions());
        foreach (string text in (string[])[fits, tooLong])
        {
            (string fasta, string index) = IndexFiles.Write(_folder, text, IndexPipeline.ChunkSize);
            ScanJob job = PipelineRun.Job(scanner, fasta) with { Scoring = new SiteScoring(ContextModel.ContextPlusPlus, scanner.Rnas) };
            if (text == fits)
            {
                Assert.Equal(Expected(job, text).Sites, PipelineRun.Of(job).SiteText);
                Assert.Equal(Expected(job, text).Sites, PipelineRun.Of(job with { Targets = [index] }).SiteText);
                continue;
            }

            foreach (string path in (string[])[fasta, index])
            {
                InputException wrong = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Targets = [path] }));
                Assert.Equal((path, "long"), (wrong.File, wrong.Record));
                Assert.Contains("a score is of a whole 3'UTR", wrong.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void What_cannot_be_scored_is_refused()
    {
        SmallRna[] rnas = [new("mir", "UGGAAUGUAAAGAAGUAUGUAU")];
        string path = _folder.Write("t.fa", ">a\nACAUUCCA\n");
        SiteScoring scoring = new(ContextModel.ContextPlusPlus, rnas), other = new(ContextModel.ContextPlusPlus, [.. rnas, .. rnas]);
        Assert.Throws<ArgumentException>(() => ScanPipeline.Run(PipelineRun.Job(new SeedScanner(rnas, new() { Strands = Strands.Both }), path) with { Scoring = scoring }));
        Assert.Throws<ArgumentException>(() => ScanPipeline.Run(PipelineRun.Job(new SeedScanner(rnas, new() { SeedStart = 3 }), path) with { Scoring = scoring }));
        Assert.Throws<ArgumentException>(() => ScanPipeline.Run(PipelineRun.Job(new SeedScanner(rnas, new()), path) with { Scoring = other }));
    }

    private static SiteScoring ScoringOf(SeedScanner scanner, string path) => new(
        ContextModel.ContextPlusPlus, scanner.Rnas, SiteScoring.AbundancesIn(LandscapePipeline.Run(new LandscapeJob { Targets = [path] }), scanner.Rnas));

    /// <summary>Record by record with scanner, scorer, writer and summary alone.</summary>
    private static (string Sites, string Summary) Expected(ScanJob job, string text)
    {
        using OutputBuffer sites = new(), summary = new();
        SiteTable table = new(job.Format, job.Scanner.Rnas, job.Scanner.Options, job.Scoring);
        SummaryTable totals = new(job.Scanner.Rnas, job.Scanner.Options.Types, job.Scoring!.Model);
        SiteWriter writer = table.CreateWriter(sites);
        SiteScorer scorer = job.Scoring!.CreateScorer();
        TargetScores scores = new(job.Scanner.Rnas.Count);
        SiteCounts counts = new(job.Scanner.Rnas.Count);
        table.WriteHeader(sites);
        totals.WriteHeader(summary);
        foreach (OracleRecord record in FastaOracle.Parse(text))
        {
            byte[] name = Encoding.Latin1.GetBytes(record.Name);
            PackedSequence packed = PackedSequence.FromLetters(record.Letters);
            packed.MaskStart(job.MaskStart);
            counts.Clear();
            scores.Clear();
            writer.BeginTarget(name);
            scorer.BeginTarget(packed, name);
            foreach (SeedSite site in job.Scanner.Scan(packed))
            {
                counts.Add(in site);
                if (SiteScorer.IsScored(site.Type))
                {
                    ref readonly SiteScore score = ref scorer.Score(in site);
                    writer.Write(in site, in score);
                    scores.Add(in site, in score);
                }
                else
                {
                    writer.Write(in site);
                }
            }

            totals.Write(summary, name, counts, scores);
        }

        return (Encoding.Latin1.GetString(sites.WrittenSpan), Encoding.Latin1.GetString(summary.WrittenSpan));
    }
}
