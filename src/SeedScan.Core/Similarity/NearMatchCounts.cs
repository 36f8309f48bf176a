namespace SeedScan.Similarity;

/// <summary>How many near matches each oligo has in each tier: with each number of edits.</summary>
public sealed class NearMatchCounts
{
    private readonly long[] _counts;

    /// <summary>Makes counts of zero.</summary>
    /// <param name="oligos">The number of oligos.</param>
    /// <param name="limits">What near matches may deviate; it gives the number of tiers.</param>
    public NearMatchCounts(int oligos, SimilarityLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oligos);
        limits.Check();
        Oligos = oligos;
        Tiers = limits.Mismatches + limits.Bulges + 1;
        _counts = new long[oligos * Tiers];
    }

    /// <summary>The number of oligos.</summary>
    public int Oligos { get; }

    /// <summary>The number of tiers: 0 edits, and so on.</summary>
    public int Tiers { get; }

    /// <summary>The count of an oligo and tier.</summary>
    /// <param name="oligo">The oligo's number, from 0.</param>
    /// <param name="edits">The edits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such oligo, or no such tier.</exception>
    public long this[int oligo, int edits]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)oligo, (uint)Oligos, nameof(oligo));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)edits, (uint)Tiers, nameof(edits));
            return _counts[KeyOf(oligo, edits)];
        }
    }

    /// <summary>All counts, by <see cref="KeyOf"/>.</summary>
    internal Span<long> All => _counts;

    /// <summary>The place of an oligo and tier among all.</summary>
    internal int KeyOf(int oligo, int edits) => (oligo * Tiers) + edits;

    /// <summary>Adds others, of the same oligos and limits.</summary>
    internal void Add(NearMatchCounts others)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others._counts[i];
        }
    }
}
