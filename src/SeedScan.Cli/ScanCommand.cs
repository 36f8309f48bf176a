using System.Diagnostics;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
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
        ScanPlan plan = ScanPlan.From(Arguments.Parse<ScanOptions>(arguments));
        Messages messages = new(plan.Options.Quiet);
        ScanOutputs? outputs = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref outputs)?.Dispose());
        SeedScanner scanner = ScannerOf(plan, messages);
        IReadOnlyList<KeyValuePair<string, string>>? manifest = plan.Options.Manifest ? RunManifest.Of(plan, interrupt.Token) : null;
        try
        {
            Volatile.Write(ref outputs, new ScanOutputs(plan));
            ScanProgress progress = new();
            ScanJob job = new()
            {
                Targets = plan.Targets,
                Scanner = scanner,
                Format = FormatOf(plan.Format),
                Sites = outputs.Sites,
                CompressSites = IsCompressed(plan.Sites),
                Summary = outputs.Summary,
                CompressSummary = IsCompressed(plan.Summary),
                Threads = plan.Options.Threads ?? 0,
                MaskStart = plan.MaskStart,
                Species = plan.Options.Species,
                Manifest = manifest,
                Progress = progress,
                Warn = messages.Warn,
            };
            Run(job, plan.Progress, messages, interrupt.Token);
            outputs.Complete();
        }
        finally
        {
            outputs?.Dispose();
        }

        return ExitCode.Done;
    }

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

    private static SeedScanner ScannerOf(ScanPlan plan, Messages messages)
    {
        IReadOnlyList<SmallRna> rnas = RnaSelection.Read(plan.Options, messages.Warn);
        return new SeedScanner(plan.ByFamily ? [.. RnaFamily.Group(rnas).Select(family => family.ToSeedRna())] : rnas, plan.Search);
    }

    private static SiteFormat FormatOf(OutputFormat format) => format switch
    {
        OutputFormat.Bed => SiteFormat.Bed,
        OutputFormat.Gff3 => SiteFormat.Gff3,
        OutputFormat.Jsonl => SiteFormat.JsonLines,
        _ => SiteFormat.Tsv,
    };

    private static bool IsCompressed(string? path) => path is not null && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
