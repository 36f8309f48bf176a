namespace SeedScan.Scoring;

/// <summary>The targets with the lowest scores of all that are offered, in bounded memory: a heap whose top is the one to give up next.</summary>
/// <remarks>
/// Equal scores are in the order of the input, so that no two targets are equal and what is kept does not depend on who comes first. The best three:
/// <code>
///   offered   a -0.2   b -0.5   c -0.1   d -0.2   e -0.2   f -0.9
///   kept      a        b a      b a c    b a d    b a d    f b a        e comes after d, and f takes the place of d
/// </code>
/// </remarks>
/// <param name="top">How many are kept; at least 1.</param>
/// <param name="types">How many numbers of sites are kept with each.</param>
internal sealed class RankedTargets(int top, int types)
{
    private readonly PriorityQueue<RankedTarget, RankedPlace> _kept = new();
    private long[] _counts = [];
    private long _offered;
    private double _worst = double.PositiveInfinity;

    /// <summary>The number of targets that were counted, kept or not.</summary>
    public long Offered => Interlocked.Read(ref _offered);

    /// <summary>Counts a target, and tells if it may be one of the best. Safe for several threads at once.</summary>
    /// <returns>False if there are as many better ones already, and <see cref="Add"/> need not be called.</returns>
    public bool Count(double score)
    {
        Interlocked.Increment(ref _offered);
        return score <= Volatile.Read(ref _worst);
    }

    /// <summary>Takes a target, if it is one of the best. Not safe for several threads at once.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="score">What it is.</param>
    /// <param name="name">The number of its name.</param>
    /// <param name="counts">Its sites, by type.</param>
    /// <returns>The number of the name that is kept no longer, be it this one; null if all are kept.</returns>
    public int? Add(RankedPlace place, in TargetScore score, int name, ReadOnlySpan<long> counts)
    {
        int row = _kept.Count;
        RankedTarget dropped = default;
        bool isFull = row == top;
        if (isFull)
        {
            _ = _kept.TryPeek(out dropped, out RankedPlace worst);
            if (place.CompareTo(worst) <= 0)
            {
                return name;
            }

            row = dropped.Row;
        }

        if (_counts.Length < (row + 1) * types)
        {
            Array.Resize(ref _counts, Math.Max(2 * _counts.Length, (row + 1) * types));
        }

        counts.CopyTo(_counts.AsSpan(row * types, types));
        RankedTarget target = new(score, name, row);
        if (isFull)
        {
            _ = _kept.DequeueEnqueue(target, place);
        }
        else
        {
            _kept.Enqueue(target, place);
        }

        if (_kept.Count == top)
        {
            _ = _kept.TryPeek(out _, out RankedPlace worst);
            Volatile.Write(ref _worst, worst.Score);
        }

        return isFull ? dropped.Name : null;
    }

    /// <summary>What is kept, the best first.</summary>
    public RankedTarget[] InOrder() => [.. _kept.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    /// <summary>The sites of a target that is kept, by type.</summary>
    public ReadOnlySpan<long> CountsOf(in RankedTarget target) => _counts.AsSpan(target.Row * types, types);
}

/// <summary>A target in a list.</summary>
/// <param name="Score">What its sites add up to.</param>
/// <param name="Name">The number of its name.</param>
/// <param name="Row">Where its counts lie.</param>
internal readonly record struct RankedTarget(TargetScore Score, int Name, int Row);

/// <summary>Where a target stands among others: by score, and of equal ones by the order of the input.</summary>
/// <param name="Score">The cumulative score.</param>
/// <param name="Order">The target's place in the input.</param>
internal readonly record struct RankedPlace(double Score, long Order) : IComparable<RankedPlace>
{
    /// <summary>The worse place is the lesser, since a heap gives up its least.</summary>
    public int CompareTo(RankedPlace other) => Score == other.Score ? other.Order.CompareTo(Order) : other.Score.CompareTo(Score);
}
