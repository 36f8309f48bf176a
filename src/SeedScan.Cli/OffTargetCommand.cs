using System.Diagnostics;
using SeedScan.Oligos;
using SeedScan.Pipelines;

namespace SeedScan.Cli;

/// <summary><c>seedscan offtarget</c>: the near matches of oligos in targets.</summary>
internal static class OffTargetCommand
{
    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        OffTargetOptions options = Arguments.Parse<OffTargetOptions>(arguments);
        if (options.Mirnome)
        {
            return MirnomeCommand.Run(options);
        }

        OffTargetPlan plan = OffTargetPlan.From(options);
        StandardDescriptor.CheckInput([.. plan.Targets, plan.Options.OligoFile]);
        Messages messages = new(plan.Options.Quiet);
        ScanOutputs? outputs = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref outputs)?.Dispose());
        try
        {
            IndexSources.CheckOnce(plan.Targets, interrupt.Token);
            NearMatchJob job = JobOf(plan, messages) with { Manifest = plan.Options.Manifest ? RunManifest.Of(plan, interrupt.Token) : null };
            Volatile.Write(ref outputs, new ScanOutputs(plan.Rows, plan.Summary));
            Run(job with { Hits = outputs.Sites, Summary = outputs.Summary }, plan.Progress, messages, interrupt.Token);
            interrupt.Token.ThrowIfCancellationRequested();
            outputs.Complete();
        }
        finally
        {
            outputs?.Dispose();
        }

        return ExitCode.Done;
    }

    private static NearMatchJob JobOf(OffTargetPlan plan, Messages messages)
    {
        IReadOnlyList<Oligo> oligos = OligoSelection.Read(plan.Options, plan.Dialect, messages.Warn);
        return JobOf(plan, plan.Options.Metabolites ? OffTargetMetabolites.With(oligos, messages.Warn) : oligos, messages);
    }

    private static NearMatchJob JobOf(OffTargetPlan plan, IReadOnlyList<Oligo> oligos, Messages messages) => new()
    {
        Targets = plan.Targets,
        Oligos = oligos,
        Limits = plan.Limits,
        Strands = plan.Strands,
        MaxHitsPerTier = plan.Options.MaxHitsPerTier,
        Format = plan.Format,
        CompressHits = ScanOutputs.IsCompressed(plan.Rows),
        CompressSummary = ScanOutputs.IsCompressed(plan.Summary),
        Threads = plan.Options.Threads ?? 0,
        Species = plan.Options.Species,
        Regions = plan.Region.Read(),
        Progress = new ScanProgress(),
        Warn = messages.Warn,
    };

    private static void Run(NearMatchJob job, ProgressMode mode, Messages messages, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        NearMatchTotals totals;
        using (ProgressBar.Start(job.Progress!, messages, mode, "hits"))
        {
            totals = NearMatchPipeline.Run(job, cancellation);
        }

        if (mode == ProgressMode.On)
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            messages.WriteLine($"seedscan: {totals.Records:N0} records, {totals.Bases:N0} bases, {totals.Hits:N0} hits in {seconds:F1} s");
        }
    }
}
