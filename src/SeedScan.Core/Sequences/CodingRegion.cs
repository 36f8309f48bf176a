namespace SeedScan.Sequences;

/// <summary>Where the coding region of an mRNA lies, in positions of the mRNA: 0-based, half-open, the stop codon included.</summary>
/// <remarks>
/// <code>
///   mRNA      5'  G G A U G C C C U A A U U U  3'       cds=3-11 in a header (1-based, inclusive): Start 2, End 11
///   region        5'UTR |    CDS        | 3'UTR
/// </code>
/// A region may be empty: the 5'UTR where <see cref="Start"/> is 0, the 3'UTR where <see cref="End"/> is the mRNA's length.
/// </remarks>
public readonly record struct CodingRegion
{
    /// <summary>A coding region.</summary>
    /// <param name="start">Its first letter, from 0.</param>
    /// <param name="end">The letter after its last one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative, or the end is not behind it.</exception>
    public CodingRegion(long start, long end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        Start = start;
        End = end;
    }

    /// <summary>The first letter of the start codon, from 0.</summary>
    public long Start { get; }

    /// <summary>The letter after the stop codon.</summary>
    public long End { get; }

    /// <summary>The length of the ORF in nt, the stop codon included.</summary>
    public long Length => End - Start;

    /// <summary>The regions that a span shares letters with.</summary>
    /// <param name="start">The span's first letter, from 0.</param>
    /// <param name="end">The letter after its last one.</param>
    public TranscriptRegions RegionsOf(long start, long end) =>
        (start < Start ? TranscriptRegions.Utr5 : 0)
        | (start < End && end > Start ? TranscriptRegions.Cds : 0)
        | (end > End ? TranscriptRegions.Utr3 : 0);

    /// <summary>Where one region lies; the end of the 3'UTR, which is the mRNA's, is not known here and is the largest number.</summary>
    internal (long Start, long End) BoundsOf(TranscriptRegions region) => region switch
    {
        TranscriptRegions.Utr5 => (0, Start),
        TranscriptRegions.Cds => (Start, End),
        _ => (End, long.MaxValue),
    };

    /// <summary>As headers and tables write it: 1-based, inclusive.</summary>
    public override string ToString() => $"{Start + 1}-{End}";
}
