namespace SeedScan.Scoring;

/// <summary>The 3'UTR isoforms of a target in one species, used as TargetScan's script uses them.</summary>
/// <remarks>
/// Differences from the published description, each on purpose: the weight of an isoform is the AIR column as it stands, which
/// is cumulative; isoforms of a species other than human are those of human, stretched by the ratio of the UTRs' lengths
/// (firsts beyond 1 and lasts, rounded half to even); of two rows that end at one base the last counts; means are rounded to
/// whole numbers, half to even. All places are 1-based and inclusive here, as in the script.
/// </remarks>
internal sealed class TargetScanIsoforms
{
    private const double LeastNearbyRatio = 0.0001;

    private readonly List<(double Start, double End, double Percent)> _rows = [];
    private readonly Dictionary<double, double> _percentOfEnd = [];

    /// <param name="ranges">The rows of the target; none where the file has none.</param>
    /// <param name="stretch">The UTR's length over that of the human one; 1 where that is not known.</param>
    public TargetScanIsoforms(IReadOnlyList<IsoformRange> ranges, double stretch)
    {
        foreach (IsoformRange range in ranges)
        {
            double start = range.Start > 0 ? Math.Round((range.Start + 1) * stretch, MidpointRounding.ToEven) : 1;
            double end = Math.Round(range.End * stretch, MidpointRounding.ToEven);
            _rows.Add((start, end, range.Percent));
            _percentOfEnd[end] = range.Percent;
        }
    }

    /// <summary>The affected isoform ratio of a site by its last base.</summary>
    /// <remarks>The row that holds it, else the nearest and then at least 0.0001; without rows 1.</remarks>
    public double RatioAt(int end)
    {
        double ratio = 1, least = double.PositiveInfinity;
        foreach ((double start, double last, double percent) in _rows)
        {
            if (start <= end && end <= last)
            {
                return percent / 100;
            }

            double distance = Math.Min(Math.Abs(start - end), Math.Abs(last - end));
            if (distance < least)
            {
                least = distance;
                ratio = Math.Max(percent / 100, LeastNearbyRatio);
            }
        }

        return ratio;
    }

    /// <summary>The weighted means over the isoforms that end at or after a site's end.</summary>
    /// <param name="start">The site's first base.</param>
    /// <param name="end">The site's last base.</param>
    /// <param name="length">The mean length of the isoforms.</param>
    /// <param name="distance">The mean distance to the nearer end of the isoform.</param>
    /// <returns>False if there is none, or none of a weight above 0; both means are 0 then.</returns>
    public bool TryMeasure(int start, int end, out double length, out double distance)
    {
        double weights = 0;
        (length, distance) = (0, 0);
        foreach ((double last, double percent) in _percentOfEnd)
        {
            if (last >= end)
            {
                weights += percent;
                length += last * percent;
                distance += Math.Min(start - 1, last - end) * percent;
            }
        }

        if (weights <= 0)
        {
            return false;
        }

        length = Math.Round(length / weights, MidpointRounding.ToEven);
        distance = Math.Round(distance / weights, MidpointRounding.ToEven);
        return true;
    }

    /// <summary>True if an isoform ends at or after a place, whatever its weight: the script's count of offset 6mers.</summary>
    public bool AnyEndsAtOrAfter(int end)
    {
        foreach (double last in _percentOfEnd.Keys)
        {
            if (last >= end)
            {
                return true;
            }
        }

        return false;
    }
}
