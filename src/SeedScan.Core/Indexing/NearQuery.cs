namespace SeedScan.Indexing;

/// <summary>Which postings lead to every place that resembles a pattern. Made once, shared by all threads.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="entries">What to read; empty where all bases are to be scanned.</param>
internal sealed class NearQuery(NearPattern pattern, NearEntry[] entries)
{
    /// <summary>What it costs to find a list of postings, to read a posting, and to look at a place; in positions that are scanned in the same time; measured (see ARCHITECTURE).</summary>
    public const double PositionsPerList = 30, PositionsPerPosting = 0.6, PositionsPerPlace = 4;

    /// <summary>The pattern.</summary>
    public NearPattern Pattern => pattern;

    /// <summary>What to read, window by window; empty where all bases are to be scanned.</summary>
    public ReadOnlySpan<NearEntry> Entries => entries;

    /// <summary>What a list of postings costs, in positions that are scanned in the same time.</summary>
    public static double CostOf(double postings, uint allowed, int bulges)
        => postings * (PositionsPerPosting + (PositionsPerPlace * ((2 * bulges) + 1) / 16 * System.Numerics.BitOperations.PopCount(allowed)));
}

/// <summary>Postings to read.</summary>
/// <param name="Core">Their core.</param>
/// <param name="Allowed">Bit 4 · l + r is 1 where the bases l and r may stand beside it.</param>
/// <param name="Offset">From the pattern's first base to the core's, if there is no bulge before it.</param>
/// <param name="IsOpen">True if a base beside the core may be missing, too.</param>
/// <param name="Cost">What one of them costs, in positions that are scanned in the same time.</param>
internal readonly record struct NearEntry(int Core, uint Allowed, int Offset, bool IsOpen, double Cost);
