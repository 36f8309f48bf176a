using System.Diagnostics;
using SeedScan.Pipelines;

namespace SeedScan.Cli;

/// <summary><c>seedscan index</c>: builds a k-mer index of targets.</summary>
internal static class IndexCommand
{
    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        IndexPipeline.WarmUp();
        IndexOptions options = Arguments.Parse<IndexOptions>(arguments);
        string[] targets = TargetArguments.Check([.. options.Targets]);
        RegionChoice region = RegionChoice.Of(options.Region, options.Cds, hasSites: false);
        string output = CheckOutput(options.Output, region.File is null ? targets : [.. targets, region.File]);
        ProgressMode mode = (ProgressMode)Choice.Of("progress", options.Progress, "auto", "on", "off");
        Messages messages = new(options.Quiet);
        IndexJob job = new()
        {
            Targets = targets,
            Tool = $"seedscan {ProductVersion.Text}",
            Threads = TargetArguments.Threads(options.Threads),
            Memory = options.Memory is null ? 0 : MemorySize.Parse(options.Memory, IndexPipeline.LeastMemory),
            Species = TargetArguments.Species(options.Species),
            Progress = new ScanProgress(),
            Warn = messages.Warn,
        };
        StandardDescriptor.CheckInput(targets);
        OutputFile? file = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref file)?.Dispose());
        try
        {
            job = job with { Regions = region.Read() };
            Volatile.Write(ref file, new OutputFile(output));
            Build(job, file, mode, messages, interrupt.Token);
            interrupt.Token.ThrowIfCancellationRequested();
            file.Complete();
        }
        finally
        {
            file?.Dispose();
        }

        return ExitCode.Done;
    }

    private static string CheckOutput(string? output, string[] targets)
    {
        if (output is null)
        {
            throw new UsageException("no file for the index is given; add -o FILE, such as -o utrs.ssi");
        }

        if (OutputPath.IsStandardOutput(output))
        {
            throw new UsageException("an index is mapped into memory, which standard output cannot be; give -o a file");
        }

        if (ScanOutputs.IsCompressed(output))
        {
            throw new UsageException("an index is mapped into memory as it is and not compressed; give -o a name without .gz, such as utrs.ssi");
        }

        OutputPath.CheckIsNoInput("output", output, targets);
        return output;
    }

    private static void Build(IndexJob job, OutputFile file, ProgressMode mode, Messages messages, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        IndexTotals totals;
        using (ProgressBar.Start(job.Progress!, messages, mode, found: null))
        {
            totals = IndexPipeline.Run(job, file.Stream, cancellation);
        }

        if (mode == ProgressMode.On)
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            messages.WriteLine($"seedscan: {totals.Targets:N0} records, {totals.Bases:N0} bases, {totals.Bytes:N0} bytes of index in {seconds:F1} s");
        }
    }
}
