namespace SeedScan.Similarity;

/// <summary>How many near matches were found and written, and at how many places they were looked for.</summary>
/// <param name="oligos">The number of oligos.</param>
/// <param name="limits">What near matches may deviate.</param>
public sealed class NearMatchTally(int oligos, SimilarityLimits limits)
{
    private readonly long[] _places = new long[SimilaritySearch.MaxLength + 1];

    /// <summary>The near matches.</summary>
    public NearMatchCounts Found { get; } = new(oligos, limits);

    /// <summary>False where no rows were asked for.</summary>
    public bool HasRows { get; init; } = true;

    /// <summary>Those of them that have a row: all, unless there is a cap, or <see cref="HasRows"/> is false.</summary>
    public NearMatchCounts Written { get; } = new(oligos, limits);

    /// <summary>The places at which an oligo of a length can lie without a bulge: the sum of length - L + 1 over all targets that are as long, and over the strands that are searched.</summary>
    /// <param name="oligoLength">A length from 0 to <see cref="SimilaritySearch.MaxLength"/>.</param>
    public long PlacesOf(int oligoLength) => _places[oligoLength];

    /// <summary>Adds a target.</summary>
    internal void AddTarget(long length, int strands)
    {
        for (int i = 0; i < _places.Length && i <= length; i++)
        {
            _places[i] += (long)strands * (length - i + 1);
        }
    }

    internal void Clear()
    {
        Found.All.Clear();
        Written.All.Clear();
        Array.Clear(_places);
    }

    /// <summary>Adds another one, of the same oligos and limits.</summary>
    internal void Add(NearMatchTally other)
    {
        Found.Add(other.Found);
        Written.Add(other.Written);
        for (int i = 0; i < _places.Length; i++)
        {
            _places[i] += other._places[i];
        }
    }
}
