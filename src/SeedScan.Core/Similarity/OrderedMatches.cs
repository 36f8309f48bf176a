using System.Runtime.InteropServices;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Receives the near matches of many searches in one target, in the order of start, end, strand and search.</summary>
internal interface IOrderedMatchSink
{
    void OnMatch(int search, in NearMatch match);
}

/// <summary>The best alignment from a start, before it is decided whether that start gives a hit, and which.</summary>
/// <param name="Search">The search's number.</param>
/// <param name="Window">The target from the start on.</param>
/// <param name="Best">The alignment.</param>
internal readonly record struct NearMatchCandidate(int Search, TargetWindow Window, NearMatch Best);

/// <summary>Finds the near matches of many searches in one target after another, and gives them in one order. For one thread; its buffers are reused.</summary>
/// <remarks>
/// <para>Each search goes through a window of the target before the next window is begun. What is found there waits until every search has
/// decided all that may start before it, so that memory is bounded by the window, whatever the target's length.</para>
/// <para>The pieces of a long target may be worked on by several threads. With bulges each then only collects what may become a match
/// (<see cref="Collect"/>), and what does is decided in the order of the pieces, by one object for all of them (<see cref="Decide"/>).</para>
/// </remarks>
internal sealed class OrderedMatches
{
    /// <summary>The most starts of a window; with many searches it has fewer, so that what waits in it stays small.</summary>
    private const int LongestWindow = 1 << 14, ShortestWindow = 1 << 12, StartsInAll = 1 << 22;

    private static readonly Comparison<Found> s_order = Compare;

    private readonly SimilaritySearch[] _searches;
    private readonly NearMatchCluster?[] _clusters;
    private readonly NearMatchCluster _undecided = new() { GivesAll = true };
    private readonly List<Found> _found = [];

    /// <param name="searches">The searches.</param>
    public OrderedMatches(SimilaritySearch[] searches)
        : this(searches, Math.Clamp(StartsInAll / Math.Max(1, searches.Length) & -ShortestWindow, ShortestWindow, LongestWindow))
    {
    }

    /// <summary>The same with windows of any number of starts.</summary>
    public OrderedMatches(SimilaritySearch[] searches, int windowLength)
    {
        _searches = searches;
        _clusters = new NearMatchCluster?[searches.Length];
        WindowLength = windowLength;
    }

    /// <summary>The starts of a window.</summary>
    public int WindowLength { get; }

    /// <summary>Gives every near match in a target to the sink.</summary>
    /// <param name="target">The target, whole.</param>
    /// <param name="starts">Where near matches may start, if that is known; its piece is the target.</param>
    /// <param name="sink">Takes the matches.</param>
    public void Search<TSink>(PackedSequence target, BlockStarts? starts, ref TSink sink)
        where TSink : struct, IOrderedMatchSink, allows ref struct => Search(target, new ScanWindow(0, target.Length, 0), starts, ref sink);

    /// <summary>Gives every near match that starts in a part of a target, as if none started before or behind it.</summary>
    /// <param name="target">The target, or a piece of it.</param>
    /// <param name="part">The starts, from 0, and the position in the target of the piece's first base.</param>
    /// <param name="starts">Where near matches may start in the piece, if that is known.</param>
    /// <param name="sink">Takes the matches.</param>
    public void Search<TSink>(PackedSequence target, in ScanWindow part, BlockStarts? starts, ref TSink sink)
        where TSink : struct, IOrderedMatchSink, allows ref struct
    {
        _found.Clear();
        bool isLong = part.End > WindowLength;
        for (int from = 0; from < part.End; from += WindowLength)
        {
            int end = Math.Min(from + WindowLength, part.End);
            bool isLast = end == part.End;
            long decided = isLast ? long.MaxValue : end + part.Offset;
            for (int i = 0; i < _searches.Length; i++)
            {
                // Without bulges nothing stays open from window to window, and one does for all.
                NearMatchCluster cluster = _clusters[isLong && _searches[i].Limits.Bulges > 0 ? i : 0] ??= new NearMatchCluster();
                if (from == 0)
                {
                    cluster.Clear();
                }

                Collector collector = new(_found, i);
                Search(target, i, new ScanWindow(from, end, part.Offset), starts, cluster, ref collector);
                Pass(i, cluster, end + part.Offset, isLast, ref decided);
            }

            Give(decided, ref sink);
        }
    }

    /// <summary>Collects the best alignment from each start in a window of a piece.</summary>
    /// <param name="piece">A piece of a target.</param>
    /// <param name="window">The starts; the windows of a piece follow each other.</param>
    /// <param name="starts">Where near matches may start in the piece, if that is known.</param>
    /// <param name="candidates">Takes the alignments, by search and start.</param>
    public void Collect(PackedSequence piece, in ScanWindow window, BlockStarts? starts, List<NearMatchCandidate> candidates)
    {
        for (int i = 0; i < _searches.Length; i++)
        {
            CandidateCollector collector = new(candidates, i, piece, window.Offset, _searches[i].MaxSpan);
            Search(piece, i, in window, starts, _undecided, ref collector);
        }
    }

    /// <summary>Goes on to another target, whose pieces <see cref="Decide"/> takes.</summary>
    public void Begin()
    {
        _found.Clear();
        foreach (NearMatchCluster? cluster in _clusters)
        {
            cluster?.Clear();
        }
    }

    /// <summary>Gives the near matches that follow from what was collected.</summary>
    /// <param name="candidates">What was collected behind the candidates before.</param>
    /// <param name="end">The position in the target up to which all searches have collected.</param>
    /// <param name="isLast">True if the target ends there.</param>
    /// <param name="sink">Takes the matches.</param>
    public void Decide<TSink>(List<NearMatchCandidate> candidates, long end, bool isLast, ref TSink sink)
        where TSink : struct, IOrderedMatchSink, allows ref struct
    {
        foreach (ref readonly NearMatchCandidate candidate in CollectionsMarshal.AsSpan(candidates))
        {
            Collector collector = new(_found, candidate.Search);
            NearMatchCluster cluster = _clusters[candidate.Search] ??= new NearMatchCluster();
            cluster.Add(_searches[candidate.Search].Aligner, candidate.Window, candidate.Best, ref collector);
        }

        long decided = isLast ? long.MaxValue : end;
        for (int i = 0; i < _clusters.Length; i++)
        {
            if (_clusters[i] is { } cluster)
            {
                Pass(i, cluster, end, isLast, ref decided);
            }
        }

        Give(decided, ref sink);
    }

    private void Search<TCollector>(
        PackedSequence piece, int search, in ScanWindow window, BlockStarts? starts, NearMatchCluster cluster, ref TCollector collector)
        where TCollector : struct, INearMatchSink
    {
        if (starts is not null && starts.TryTake(search, window.End, out ReadOnlySpan<int> places))
        {
            _searches[search].Resolve(piece, places, window.Offset, cluster, ref collector);
        }
        else
        {
            _searches[search].Search(piece, in window, cluster, ref collector);
        }
    }

    /// <summary>Takes what a search has decided once all starts before a position are known, and tells up to where that is all.</summary>
    private void Pass(int search, NearMatchCluster cluster, long position, bool isLast, ref long decided)
    {
        Collector collector = new(_found, search);
        if (isLast)
        {
            _searches[search].Finish(cluster, ref collector);
        }
        else
        {
            _searches[search].Pass(cluster, position, ref collector);
        }

        decided = Math.Min(decided, cluster.FirstOpen);
    }

    /// <summary>Gives the matches that start before a position, and keeps the others.</summary>
    private void Give<TSink>(long end, ref TSink sink)
        where TSink : struct, IOrderedMatchSink, allows ref struct
    {
        Span<Found> found = CollectionsMarshal.AsSpan(_found);
        found.Sort(s_order);
        int given = 0;
        for (; given < found.Length && found[given].Match.Start < end; given++)
        {
            sink.OnMatch(found[given].Search, in found[given].Match);
        }

        _found.RemoveRange(0, given);
    }

    private static int Compare(Found one, Found other)
    {
        ref readonly NearMatch a = ref one.Match, b = ref other.Match;
        return a.Start != b.Start ? a.Start.CompareTo(b.Start)
            : a.End != b.End ? a.End.CompareTo(b.End)
            : a.Strand != b.Strand ? ((int)a.Strand).CompareTo((int)b.Strand)       // an enum's own CompareTo allocates
            : one.Search.CompareTo(other.Search);
    }

    private readonly struct Found(int search, in NearMatch match)
    {
        public readonly int Search = search;

        public readonly NearMatch Match = match;
    }

    private readonly struct Collector(List<Found> found, int search) : INearMatchSink
    {
        public void OnMatch(in NearMatch match) => found.Add(new Found(search, in match));
    }

    private readonly struct CandidateCollector(
        List<NearMatchCandidate> candidates, int search, PackedSequence piece, long offset, int span) : INearMatchSink
    {
        public void OnMatch(in NearMatch match)
            => candidates.Add(new NearMatchCandidate(search, new TargetWindow(piece, (int)(match.Start - offset), span), match));
    }
}
