namespace SeedScan.Similarity;

/// <summary>What a near match of an oligo may deviate from a perfect one.</summary>
/// <param name="Mismatches">Mismatches at most, 0 to <see cref="MaxMismatches"/>; a G:U beyond <paramref name="Wobbles"/> counts as one.</param>
/// <param name="Bulges">Bulges at most, of target and of oligo bases together, 0 to <see cref="MaxBulges"/>; each is one base.</param>
/// <param name="Wobbles">G:U pairs that are allowed beside the mismatches, 0 to <see cref="MaxWobbles"/>.</param>
public readonly record struct SimilarityLimits(int Mismatches, int Bulges, int Wobbles)
{
    /// <summary>The most mismatches that can be asked for.</summary>
    public const int MaxMismatches = 8;

    /// <summary>The most bulges that can be asked for.</summary>
    public const int MaxBulges = 3;

    /// <summary>The most G:U pairs beside the mismatches that can be asked for.</summary>
    public const int MaxWobbles = 16;

    /// <exception cref="ArgumentOutOfRangeException">A number is negative or above its maximum.</exception>
    internal void Check()
    {
        Check(Mismatches, MaxMismatches, nameof(Mismatches));
        Check(Bulges, MaxBulges, nameof(Bulges));
        Check(Wobbles, MaxWobbles, nameof(Wobbles));
    }

    private static void Check(int value, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
