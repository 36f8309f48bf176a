namespace SeedScan.Similarity;

/// <summary>How many near matches of an oligo chance alone gives.</summary>
public static class RandomMatches
{
    /// <summary>
    /// The number of places with at most some mismatches that random text is expected to have, each letter being one of four with equal
    /// chance: places · Σ C(L,i) · 3^i / 4^L over i from 0 to the number of mismatches. Without bulges, and with each G:U a mismatch.
    /// </summary>
    /// <param name="places">The places at which an oligo of the length can lie: of each target and strand its length - L + 1, if that is positive.</param>
    /// <param name="oligoLength">The oligo's bases, L.</param>
    /// <param name="mismatches">Mismatches at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the length is 0.</exception>
    public static double Expected(long places, int oligoLength, int mismatches)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oligoLength);
        ArgumentOutOfRangeException.ThrowIfNegative(mismatches);
        double ways = 1, sum = 1;
        for (int i = 1; i <= Math.Min(mismatches, oligoLength); i++)
        {
            ways = ways * (oligoLength - i + 1) / i * 3;
            sum += ways;
        }

        return places * (sum / Math.Pow(4, oligoLength));
    }
}
