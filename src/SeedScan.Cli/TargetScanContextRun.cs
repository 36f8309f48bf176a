using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary><c>scan --targetscan-compatible --score context++</c>: TargetScan 7's table of context scores.</summary>
internal static class TargetScanContextRun
{
    /// <summary>Reads the files of the scores.</summary>
    /// <exception cref="InputException">One of them cannot be used.</exception>
    public static TargetScanContextTable Prepare(ScanPlan plan, Messages messages)
    {
        ScanOptions options = plan.Options;
        RnaFile families = RnaSelection.ReadFamilies(options.RnaFile!, messages.Warn);
        TargetScanInputs inputs = new()
        {
            Matures = TargetScanMatures.Read(options.Matures ?? MaturesWithin(families, options.RnaFile!)),
            Isoforms = options.Airs is null ? null : IsoformTable.Read(options.Airs),
            Orfs = options.OrfLengths is null && options.Orf8mers is null ? null : OrfTable.Read(options.OrfLengths, options.Orf8mers),
            Accessibility = options.Accessibility is null ? null : new AccessibilityFiles(options.Accessibility),
            Conservation = options.Pct is null ? null : ConservationTable.Read(options.Pct),
            Abundance = options.Abundance is null ? null : AbundanceTable.Read(options.Abundance),
        };
        return new TargetScanContextTable(families.Families, inputs) { Warn = messages.Warn };
    }

    /// <summary>Reads the UTR table and writes the context scores.</summary>
    /// <exception cref="InputException">The target is no UTR table, or an input is not well formed.</exception>
    public static void Run(ScanPlan plan, TargetScanContextTable table, Stream output, Messages messages, CancellationToken cancellation)
    {
        using TargetInput input = TargetScanRun.OpenUtrTable(plan);
        TargetScanContextCounts counts = default;
        TargetScanRun.Write(plan, output, stream => counts = table.Write(UtrTableReader.Over(input), stream, TargetScanRun.ThreadsOf(plan), cancellation));
        TargetScanRun.WarnOfSpecies(counts.SearchedRows, input, plan, messages);
        if (plan.Progress == ProgressMode.On)
        {
            messages.WriteLine($"seedscan: {counts.Rows:N0} rows, {counts.SearchedRows:N0} searched, {counts.Sites:N0} sites, {counts.Scores:N0} scores");
        }
    }

    // The family table of seven columns holds the mature sequences itself.
    private static string MaturesWithin(RnaFile families, string path) =>
        families.Format == RnaFileFormat.FamilyTable && path != TargetInput.StandardInput ? path : throw new InputException(
            InputErrorKind.Rna,
            "holds seeds, and context scores need mature sequences",
            "Add --matures FILE with the columns family, species number, name and sequence.",
            families.Path);
}
