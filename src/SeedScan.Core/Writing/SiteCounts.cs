using System.Numerics;
using System.Runtime.CompilerServices;
using SeedScan.Rnas;
using SeedScan.Scanning;

namespace SeedScan.Writing;

/// <summary>Counts the sites of one target by RNA and type. Cleared and used again; clearing costs only what was counted.</summary>
/// <remarks>
/// The counters of an RNA lie in one row of 16, one for each type. A bit for each RNA tells which rows are not zero;
/// going through the bits gives the RNAs in their order, whatever the order in which they were counted.
/// Not safe for use by several threads at once: count pieces apart and <see cref="Add(SiteCounts)"/> them.
/// </remarks>
public sealed class SiteCounts
{
    private const int RowBits = 4;

    private readonly int[] _counts;
    private readonly ulong[] _touched;

    /// <summary>Makes counters that are all zero.</summary>
    /// <param name="rnaCount">The number of RNAs in the list that <see cref="SeedSite.Rna"/> counts in.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or beyond 2^27 - 1.</exception>
    public SiteCounts(int rnaCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rnaCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rnaCount, 1 << 27);
        RnaCount = rnaCount;
        _counts = new int[rnaCount << RowBits];
        _touched = new ulong[(rnaCount + 63) >> 6];
    }

    /// <summary>The number of RNAs.</summary>
    public int RnaCount { get; }

    /// <summary>True if nothing is counted.</summary>
    public bool IsEmpty => !_touched.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>The number of sites of one RNA and type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such RNA or type.</exception>
    public int this[int rna, SiteType type]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rna, (uint)RnaCount, nameof(rna));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)type, SiteTypeLabels.Count, nameof(type));
            return _counts[(rna << RowBits) + (int)type];
        }
    }

    /// <summary>Counts one site.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in SeedSite site)
    {
        _counts[(site.Rna << RowBits) + (int)site.Type]++;
        _touched[site.Rna >> 6] |= 1UL << site.Rna;
    }

    /// <summary>Adds the counts of another piece of the same target.</summary>
    /// <exception cref="ArgumentException">The other counts another number of RNAs.</exception>
    public void Add(SiteCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.RnaCount != RnaCount)
        {
            throw new ArgumentException($"Counts of {other.RnaCount} RNAs do not add to counts of {RnaCount}.", nameof(other));
        }

        for (int rna = other.NextTouched(0); rna >= 0; rna = other.NextTouched(rna + 1))
        {
            Span<int> row = Row(rna);
            ReadOnlySpan<int> added = other.Row(rna);
            for (int type = 0; type < row.Length; type++)
            {
                row[type] += added[type];
            }

            _touched[rna >> 6] |= 1UL << rna;
        }
    }

    /// <summary>Sets everything to zero.</summary>
    public void Clear()
    {
        for (int rna = NextTouched(0); rna >= 0; rna = NextTouched(rna + 1))
        {
            Row(rna).Clear();
        }

        _touched.AsSpan().Clear();
    }

    /// <summary>The first RNA at or after a place in the list that has a site, or -1.</summary>
    public int NextTouched(int rna)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rna);
        int word = rna >> 6;
        if (word >= _touched.Length)
        {
            return -1;
        }

        ulong bits = _touched[word] & (ulong.MaxValue << rna);
        while (bits == 0)
        {
            if (++word == _touched.Length)
            {
                return -1;
            }

            bits = _touched[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>The counts of one RNA, by type.</summary>
    private Span<int> Row(int rna) => _counts.AsSpan(rna << RowBits, SiteTypeLabels.Count);
}
