namespace SeedScan.Scoring;

/// <summary>The two percentiles of TargetScan's table: of the score and of the weighted score among the sites of one RNA in one species.</summary>
/// <remarks>
/// Meant is the share of sites with a less negative score. The script goes down both lists at once, from the greatest score on,
/// with one counter:
/// <code>
///   i          0       1       2       3
///   scores     0      -0.01   -0.01   -0.236      a change after a 0 does not count
///   counter    0       0       1       3
///   weighted   0.0000 -0.0100 -0.0100 -0.1141
///   counter    0       1       1       3
/// </code>
/// A text gets 100 · counter / sites, rounded down, of its last place. The score before the first is the last one.
/// </remarks>
internal static class TargetScanPercentiles
{
    /// <summary>Computes the percentiles of the sites of one RNA in one species.</summary>
    /// <param name="sites">The score and the weighted score of each site, in the order of the table.</param>
    /// <param name="percentiles">Takes the two percentiles of each site.</param>
    public static void Compute(ReadOnlySpan<(PrintedNumber Score, PrintedNumber Weighted)> sites, Span<(int Score, int Weighted)> percentiles)
    {
        int count = sites.Length;
        PrintedNumber[] scores = new PrintedNumber[count], weighted = new PrintedNumber[count];
        for (int i = 0; i < count; i++)
        {
            (scores[i], weighted[i]) = sites[i];
        }

        scores = [.. scores.OrderByDescending(static score => score.Units)];                // stable, as the script's sort is
        weighted = [.. weighted.OrderByDescending(static score => score.Units)];
        Dictionary<PrintedNumber, int> scoreOf = [], weightedOf = [];
        int counter = 0;
        for (int i = 0; i < count; i++)
        {
            int before = i == 0 ? count - 1 : i - 1;
            counter = IsChange(scores[before], scores[i]) ? i : counter;
            scoreOf[scores[i]] = (int)(100L * counter / count);
            counter = IsChange(weighted[before], weighted[i]) ? i : counter;
            weightedOf[weighted[i]] = (int)(100L * counter / count);
        }

        for (int i = 0; i < count; i++)
        {
            percentiles[i] = (scoreOf[sites[i].Score], weightedOf[sites[i].Weighted]);
        }
    }

    private static bool IsChange(PrintedNumber before, PrintedNumber score) => before != PrintedNumber.Zero && before.Units != score.Units;
}
