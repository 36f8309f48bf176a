namespace SeedScan.Sequences;

/// <summary>The parts of an mRNA, as a set: what straddles a border lies in two of them.</summary>
[Flags]
public enum TranscriptRegions
{
    /// <summary>None: the coding region is not known.</summary>
    None = 0,

    /// <summary>What precedes the start codon.</summary>
    Utr5 = 1,

    /// <summary>From the start codon to the stop codon, which belongs to it.</summary>
    Cds = 2,

    /// <summary>What follows the stop codon.</summary>
    Utr3 = 4,

    /// <summary>The whole mRNA.</summary>
    All = Utr5 | Cds | Utr3,
}

/// <summary>The words for regions on the command line and in output.</summary>
public static class TranscriptRegionLabels
{
    private static readonly string[] s_labels = [".", "5utr", "cds", "5utr/cds", "3utr", "5utr/3utr", "cds/3utr", "5utr/cds/3utr"];

    /// <summary>The number of sets, <see cref="TranscriptRegions.None"/> included.</summary>
    public const int Count = (int)TranscriptRegions.All + 1;

    /// <summary>The label of a set: <c>5utr</c>, <c>cds</c>, <c>3utr</c>, joined by <c>/</c> where there are several; <c>.</c> for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a set of the three.</exception>
    public static string Label(TranscriptRegions regions) => (uint)regions < Count
        ? s_labels[(int)regions]
        : throw new ArgumentOutOfRangeException(nameof(regions), regions, "Not a set of regions.");
}
