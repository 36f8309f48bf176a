using SeedScan.Rnas;

namespace SeedScan.Cli;

/// <summary>What a word that is unknown may have been meant to be.</summary>
internal static class Suggestion
{
    private const int MostChanges = 2;

    /// <summary>The end of a message: <c>; did you mean 'scan'?</c>, or nothing where no known word is near.</summary>
    public static string For(string word, params ReadOnlySpan<string> known) => Nearest(word, known) is { } near ? $"; did you mean '{near}'?" : "";

    // Of short words at most half may be wrong: else every letter would be near to every other.
    private static string? Nearest(string word, ReadOnlySpan<string> known)
    {
        string? nearest = null;
        int least = Math.Min(MostChanges, word.Length / 2) + 1;
        foreach (string candidate in known)
        {
            int distance = EditDistance.Between(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
            {
                nearest = candidate;
                least = distance;
            }
        }

        return nearest;
    }
}
