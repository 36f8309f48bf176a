using System.Diagnostics;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary><c>seedscan landscape</c>: how many sites every seed has in targets.</summary>
internal static class LandscapeCommand
{
    private const int WriteAtOnce = 1 << 16;

    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        LandscapeOptions options = Arguments.Parse<LandscapeOptions>(arguments);
        string[] targets = TargetArguments.Check([.. options.Targets]);
        RnaChoice choice = new([.. options.Rnas], options.RnaFile, options.AllHuman) { Species = TargetArguments.Species(options.Species) };
        choice.Check(targets);
        RegionChoice region = RegionChoice.Of(options.Region, options.Cds, hasSites: false);
        string output = OutputPath.StandardOutputOr(options.Output ?? "-");
        OutputPath.CheckIsNoInput("output", output, [.. targets, .. new[] { choice.File, region.File }.OfType<string>()]);
        ProgressMode mode = (ProgressMode)Choice.Of("progress", options.Progress, "auto", "on", "off");
        Messages messages = new(options.Quiet);
        LandscapeJob job = JobOf(options, targets, messages);
        StandardDescriptor.CheckInput([.. targets, choice.File]);
        IReadOnlyList<SmallRna>? rnas = choice.IsNone ? null : RnaSelection.Read(choice, messages.Warn);
        OutputFile? file = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref file)?.Dispose());
        try
        {
            IndexSources.CheckOnce(targets, interrupt.Token);
            job = job with { Regions = region.Read() };
            Volatile.Write(ref file, output == "-" ? null : new OutputFile(output));
            Stream stream = file?.Stream ?? OutputStream.OpenStandardOutput();
            SeedLandscape landscape = Count(job, mode, messages, interrupt.Token);
            Write(rnas is null ? LandscapeTable.OfSeeds(landscape, MirBase.Human) : LandscapeTable.OfRnas(landscape, rnas), output, stream);
            interrupt.Token.ThrowIfCancellationRequested();
            file?.Complete();
        }
        finally
        {
            file?.Dispose();
        }

        return ExitCode.Done;
    }

    private static LandscapeJob JobOf(LandscapeOptions options, string[] targets, Messages messages) => new()
    {
        Targets = targets,
        Threads = TargetArguments.Threads(options.Threads),
        Species = options.Species,
        Progress = new ScanProgress(),
        Warn = messages.Warn,
    };

    private static SeedLandscape Count(LandscapeJob job, ProgressMode mode, Messages messages, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        SeedLandscape landscape;
        using (ProgressBar.Start(job.Progress!, messages, mode, found: null))
        {
            landscape = LandscapePipeline.Run(job, cancellation);
        }

        if (mode == ProgressMode.On)
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            messages.WriteLine($"seedscan: {landscape.Targets:N0} records, {landscape.Bases:N0} bases in {seconds:F1} s");
        }

        return landscape;
    }

    private static void Write(LandscapeTable table, string path, Stream stream)
    {
        if (!ScanOutputs.IsCompressed(path))
        {
            Write(table, stream);
            stream.Flush();
            return;
        }

        using BgzfStream compressed = new(stream);
        Write(table, compressed);
        compressed.Complete();
    }

    private static void Write(LandscapeTable table, Stream stream)
    {
        using OutputBuffer rows = new(WriteAtOnce);
        table.WriteHeader(rows);
        for (int row = 0; row < table.RowCount; row++)
        {
            table.WriteRow(rows, row);
            if (rows.IsFull)
            {
                stream.Write(rows.WrittenSpan);
                rows.Clear();
            }
        }

        stream.Write(rows.WrittenSpan);
    }
}
