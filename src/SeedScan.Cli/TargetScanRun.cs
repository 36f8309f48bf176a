using SeedScan.Pipelines;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary><c>scan --format targetscan</c>: the site table of TargetScan 7.</summary>
internal static class TargetScanRun
{
    /// <summary>Reads the UTR table and writes the site table.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="table">The prepared families.</param>
    /// <param name="output">Takes the table.</param>
    /// <param name="messages">Takes a warning, and the closing line.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The target is no UTR table, or is not well formed.</exception>
    public static void Run(ScanPlan plan, TargetScanTable table, Stream output, Messages messages, CancellationToken cancellation)
    {
        using TargetInput input = OpenUtrTable(plan);
        TargetScanCounts counts = default;
        Write(plan, output, stream => counts = table.Write(UtrTableReader.Over(input), stream, ThreadsOf(plan), cancellation));
        WarnOfSpecies(counts.SearchedRows, input, plan, messages);

        if (plan.Progress == ProgressMode.On)
        {
            messages.WriteLine($"seedscan: {counts.Rows:N0} rows, {counts.SearchedRows:N0} searched, {counts.Sites:N0} sites, {counts.Groups:N0} groups");
        }
    }

    /// <summary>Opens the one target, which has to be a UTR table.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static TargetInput OpenUtrTable(ScanPlan plan)
    {
        TargetInput input = TargetInput.Open(plan.Targets[0]);
        if (input.Format == TargetFormat.UtrTable)
        {
            return input;
        }

        string what = input.Format == TargetFormat.Index ? "an index, which holds no alignment" : "FASTA";
        input.Dispose();
        throw new InputException(
            InputErrorKind.UnknownFormat,
            $"is {what}, and TargetScan's table is made from a UTR table",
            "Give a table of gene, species number and aligned sequence, or choose another --format.",
            input.Path);
    }

    /// <summary>The number of threads to work with.</summary>
    public static int ThreadsOf(ScanPlan plan) => plan.Options.Threads is null or 0 ? Environment.ProcessorCount : plan.Options.Threads.Value;

    /// <summary>Has a table written, compressed where the output's name asks for it.</summary>
    public static void Write(ScanPlan plan, Stream output, Action<Stream> write)
    {
        if (!ScanOutputs.IsCompressed(plan.Sites))
        {
            write(output);
            return;
        }

        using BgzfStream compressed = new(output);
        write(compressed);
        compressed.Complete();
    }

    /// <summary>Tells where UTRs and families have no species in common.</summary>
    public static void WarnOfSpecies(long searchedRows, TargetInput input, ScanPlan plan, Messages messages)
    {
        if (searchedRows == 0)
        {
            messages.Warn($"no row of {input.Path} is of a species that a family in {plan.Options.RnaFile} lists; nothing was searched.");
        }
    }
}
