namespace SeedScan.Indexing;

/// <summary>Goes through all places of a block from which a match could hold a letter that is no base: there are no postings for what such a letter hides.</summary>
/// <remarks>
/// Each such letter is a mismatch or bulged, so that a match holds few of them, and of a long run only those at its ends:
/// <code>
///   A C G U N N N N N N N N C G U A
///     |---------| |-----------|           of 6, two mismatches
/// </code>
/// </remarks>
internal ref struct StartsAtRuns
{
    private readonly int _length, _bulges, _edits;
    private readonly long _positions;
    private ReadOnlySpan<uint> _runs;
    private long _done, _nextFrom, _nextEnd;

    /// <param name="block">The block.</param>
    /// <param name="pattern">What is to match.</param>
    public StartsAtRuns(in IndexBlock block, NearPattern pattern)
    {
        (_length, _bulges, _edits) = (pattern.Length, pattern.Bulges, pattern.Mismatches + pattern.Bulges);
        _positions = block.Positions;
        _runs = block.Runs;
    }

    /// <summary>The first of some places that follow each other.</summary>
    public long From { get; private set; }

    /// <summary>The one after the last of them; where it is not above the first, there are none.</summary>
    public long End { get; private set; }

    /// <summary>The most places of a pattern.</summary>
    public static long MostOf(in IndexBlock block, NearPattern pattern)
        => block.Runs.Length / 2 * (long)(pattern.Length + (2 * pattern.Mismatches) + (6 * pattern.Bulges));

    /// <summary>Goes on to further places: those at the start of a long run, then those at its end.</summary>
    /// <returns>False if there are none.</returns>
    public bool MoveNext()
    {
        if (_nextEnd > 0)
        {
            (From, End, _nextEnd) = (_nextFrom, _nextEnd, 0);
            return true;
        }

        if (_runs.IsEmpty)
        {
            return false;
        }

        long from = Math.Min(_runs[0], _positions), end = Math.Min(_runs[1], _positions);
        (From, End) = (Math.Max(_done, from - _length - _bulges + 1), end);
        if (end - from > _edits)
        {
            End = Math.Min(end, from - _length + _bulges + _edits + 1);
            (_nextFrom, _nextEnd) = (Math.Max(_done, end - _edits), end);
        }

        _done = Math.Max(_done, end);
        _runs = _runs[2..];
        return true;
    }
}
