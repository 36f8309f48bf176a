using System.Runtime.CompilerServices;

namespace SeedScan.Similarity;

/// <summary>Columns near one start: for each diagonal that an alignment from there may touch, the bases of the oligo that lie on it.</summary>
internal struct DiagonalRows
{
    private Words _words;

    /// <summary>The rows on the diagonal start + <paramref name="diagonal"/>.</summary>
    public readonly ulong this[int diagonal] => _words[diagonal + SimilarityLimits.MaxBulges];

    /// <summary>The columns of an alignment, seen from a start.</summary>
    public static DiagonalRows Of(in NearMatch match, long start)
    {
        DiagonalRows rows = default;
        rows.Add(in match, start);
        return rows;
    }

    /// <summary>Adds the columns of an alignment.</summary>
    public void Add(in NearMatch match, long start)
    {
        int shift = (int)(match.Start - start);
        for (int diagonal = -SimilarityLimits.MaxBulges; diagonal <= SimilarityLimits.MaxBulges; diagonal++)
        {
            _words[diagonal + SimilarityLimits.MaxBulges] |= match.RowsOn(diagonal - shift);
        }
    }

    /// <summary>True if an alignment from this start has one of these columns.</summary>
    public readonly bool Meets(in NearMatch match)
    {
        ulong common = 0;
        for (int diagonal = -SimilarityLimits.MaxBulges; diagonal <= SimilarityLimits.MaxBulges; diagonal++)
        {
            common |= this[diagonal] & match.RowsOn(diagonal);
        }

        return common != 0;
    }

    [InlineArray((2 * SimilarityLimits.MaxBulges) + 1)]
    private struct Words
    {
        private ulong _first;
    }
}
