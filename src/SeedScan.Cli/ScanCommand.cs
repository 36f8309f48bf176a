using System.Diagnostics;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary><c>seedscan scan</c>: the seed sites of small RNAs in targets.</summary>
internal static class ScanCommand
{
    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        ScanPipeline.WarmUp(scored: string.Join('\n', arguments).Contains("--score", StringComparison.Ordinal));
        ScanPlan plan = ScanPlan.From(Arguments.Parse<ScanOptions>(arguments));
        StandardDescriptor.CheckInput([.. plan.Targets, plan.Options.RnaFile, .. ScoreArguments.FilesOf(plan.Options).Select(file => file.Path)]);
        Messages messages = new(plan.Options.Quiet);
        ScanOutputs? outputs = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref outputs)?.Dispose());
        try
        {
            if (plan.IsContextTable)
            {
                TargetScanContextTable table = TargetScanContextRun.Prepare(plan, messages);
                Volatile.Write(ref outputs, new ScanOutputs(plan));
                TargetScanContextRun.Run(plan, table, outputs.Sites!, messages, interrupt.Token);
            }
            else if (plan.Format == OutputFormat.TargetScan)
            {
                TargetScanTable table = new(RnaSelection.ReadFamilies(plan.Options.RnaFile!, messages.Warn).Families);
                Volatile.Write(ref outputs, new ScanOutputs(plan));
                TargetScanRun.Run(plan, table, outputs.Sites!, messages, interrupt.Token);
            }
            else
            {
                IndexSources.CheckOnce(plan.Targets, interrupt.Token);
                ContextModel? model = ScoreChoice.ModelOf(plan.Options.Score);
                SeedScanner scanner = new(RnaSelection.Read(plan.Rnas, messages.Warn), plan.Search);
                TargetRegions? regions = plan.Region.Read();
                SiteScoring? scoring = model is null ? null : ScoreChoice.Prepare(model, plan, regions, scanner.Rnas, messages.Warn, interrupt.Token);
                IReadOnlyList<KeyValuePair<string, string>>? manifest = plan.Options.Manifest ? RunManifest.Of(plan, interrupt.Token) : null;
                Volatile.Write(ref outputs, new ScanOutputs(plan));
                ScanJob job = Job(plan, scanner, outputs) with { Regions = regions, Manifest = manifest, Scoring = scoring, Warn = messages.Warn };
                Run(job, plan.Progress, messages, interrupt.Token);
            }

            interrupt.Token.ThrowIfCancellationRequested();
            outputs.Complete();
        }
        finally
        {
            outputs?.Dispose();
        }

        return ExitCode.Done;
    }

    private static ScanJob Job(ScanPlan plan, SeedScanner scanner, ScanOutputs outputs) => new()
    {
        Targets = plan.Targets,
        Scanner = scanner,
        Format = plan.Format switch
        {
            OutputFormat.Bed => SiteFormat.Bed,
            OutputFormat.Gff3 => SiteFormat.Gff3,
            OutputFormat.Jsonl => SiteFormat.JsonLines,
            _ => SiteFormat.Tsv,
        },
        Sites = outputs.Sites,
        CompressSites = ScanOutputs.IsCompressed(plan.Sites),
        Summary = outputs.Summary,
        CompressSummary = ScanOutputs.IsCompressed(plan.Summary),
        Ranking = outputs.Ranking,
        CompressRanking = ScanOutputs.IsCompressed(plan.Ranking),
        RankingTop = plan.Top,
        Drawings = outputs.Drawings,
        CompressDrawings = ScanOutputs.IsCompressed(plan.Drawings),
        Threads = plan.Options.Threads ?? 0,
        MaskStart = plan.MaskStart,
        Species = plan.Options.Species,
        Progress = new ScanProgress(),
    };

    private static void Run(ScanJob job, ProgressMode mode, Messages messages, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        ScanTotals totals;
        using (ProgressBar.Start(job.Progress!, messages, mode))
        {
            totals = ScanPipeline.Run(job, cancellation);
        }

        if (mode == ProgressMode.On)
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            messages.WriteLine($"seedscan: {totals.Records:N0} records, {totals.Bases:N0} bases, {totals.Sites:N0} sites in {seconds:F1} s");
        }
    }
}
