using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.Sequences;
using SeedScan.Writing;

namespace SeedScan.Tests.Pipelines;

/// <summary>What a run wrote and said.</summary>
internal sealed record RunResult(byte[] Sites, byte[] Summary, ScanTotals Totals, IReadOnlyList<string> Warnings)
{
    public string SiteText => Encoding.Latin1.GetString(Sites);

    public string SummaryText => Encoding.Latin1.GetString(Summary);
}

/// <summary>Runs of the pipeline, and the same from the parts of the library without it.</summary>
internal static class PipelineRun
{
    /// <summary>A job without outputs.</summary>
    public static ScanJob Job(SeedScanner scanner, params string[] targets) => new() { Targets = targets, Scanner = scanner };

    /// <summary>RNAs by their sequences, named r0, r1, ...</summary>
    public static IReadOnlyList<SmallRna> Rnas(IEnumerable<string> sequences) => [.. sequences.Select((letters, i) => new SmallRna($"r{i}", letters))];

    /// <summary>The public way.</summary>
    public static RunResult Of(ScanJob job) => Collect(job, recorded => ScanPipeline.Run(recorded));

    /// <summary>The same stations with chunks as small as a test wants them.</summary>
    public static RunResult Of(ScanJob job, int chunkSize) => Collect(job, recorded => ScanPipeline.Run(recorded, chunkSize));

    /// <summary>Record by record with the scanner, the writer and the summary alone; records as the oracle reads them.</summary>
    public static RunResult Expected(ScanJob job, params string[] texts)
    {
        using OutputBuffer sites = new(), summary = new();
        SiteTable table = new(job.Format, job.Scanner.Rnas, job.Scanner.Options);
        SummaryTable totals = new(job.Scanner.Rnas, job.Scanner.Options.Types);
        SiteWriter writer = table.CreateWriter(sites);
        SiteCounts counts = new(job.Scanner.Rnas.Count);
        table.WriteHeader(sites);
        totals.WriteHeader(summary);
        long bases = 0, found = 0, records = 0, ambiguous = 0;
        foreach (OracleRecord record in texts.SelectMany(FastaOracle.Parse))
        {
            byte[] name = Encoding.Latin1.GetBytes(record.Name);
            PackedSequence packed = PackedSequence.FromLetters(record.Letters);
            packed.MaskStart(job.MaskStart);
            counts.Clear();
            writer.BeginTarget(name);
            foreach (SeedSite site in job.Scanner.Scan(packed))
            {
                writer.Write(in site);
                counts.Add(in site);
                found++;
            }

            totals.Write(summary, name, counts);
            records++;
            bases += record.Letters.Length;
            ambiguous += record.Letters.Count(letter => !"ACGTUacgtu".Contains(letter, StringComparison.Ordinal));
        }

        return new RunResult(sites.WrittenSpan.ToArray(), summary.WrittenSpan.ToArray(), new ScanTotals(records, bases, ambiguous, found), []);
    }

    private static RunResult Collect(ScanJob job, Func<ScanJob, ScanTotals> run)
    {
        using MemoryStream sites = new(), summary = new();
        List<string> warnings = [];
        ScanTotals totals = TimeLimit.Within(() => run(job with { Sites = sites, Summary = summary, Warn = warnings.Add }));
        return new RunResult(sites.ToArray(), summary.ToArray(), totals, warnings);
    }
}
