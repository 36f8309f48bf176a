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
        using TargetInput input = TargetInput.Open(plan.Targets[0]);
        if (input.Format != TargetFormat.UtrTable)
        {
            string what = input.Format == TargetFormat.Index ? "an index, which holds no alignment" : "FASTA";
            throw new InputException(
                InputErrorKind.UnknownFormat,
                $"is {what}, and TargetScan's table is made from a UTR table",
                "Give a table of gene, species number and aligned sequence, or choose another --format.",
                input.Path);
        }

        TargetScanCounts counts = Write(plan, table, input, output, cancellation);
        if (counts.SearchedRows == 0)
        {
            messages.Warn($"no row of {input.Path} is of a species that a family in {plan.Options.RnaFile} lists; nothing was searched.");
        }

        if (plan.Progress == ProgressMode.On)
        {
            messages.WriteLine($"seedscan: {counts.Rows:N0} rows, {counts.SearchedRows:N0} searched, {counts.Sites:N0} sites, {counts.Groups:N0} groups");
        }
    }

    private static TargetScanCounts Write(
        ScanPlan plan, TargetScanTable table, TargetInput input, Stream output, CancellationToken cancellation)
    {
        int threads = plan.Options.Threads is null or 0 ? Environment.ProcessorCount : plan.Options.Threads.Value;
        UtrTableReader reader = UtrTableReader.Over(input);
        if (!ScanOutputs.IsCompressed(plan.Sites))
        {
            return table.Write(reader, output, threads, cancellation);
        }

        using BgzfStream compressed = new(output);
        TargetScanCounts counts = table.Write(reader, compressed, threads, cancellation);
        compressed.Complete();
        return counts;
    }
}
