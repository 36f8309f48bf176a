using System.Runtime.InteropServices;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Receives the near matches of many searches in one target, in the order of start, end, strand and search.</summary>
internal interface IOrderedMatchSink
{
    void OnMatch(int search, in NearMatch match);
}

/// <summary>Finds the near matches of many searches in one target after another, and gives them in one order. For one thread; its buffers are reused.</summary>
/// <remarks>
/// Each search goes through a window of the target before the next window is begun. What is found there waits until every search has
/// decided all that may start before it, so that memory is bounded by the window, whatever the target's length.
/// </remarks>
/// <param name="searches">The searches.</param>
/// <param name="windowLength">The starts of a window.</param>
internal sealed class OrderedMatches(SimilaritySearch[] searches, int windowLength = 1 << 14)
{
    private static readonly Comparison<Found> s_order = Compare;

    private readonly NearMatchCluster?[] _clusters = new NearMatchCluster?[searches.Length];
    private readonly List<Found> _found = [];

    /// <summary>Gives every near match in a target to the sink.</summary>
    /// <param name="target">The target, whole.</param>
    /// <param name="starts">Where near matches may start, if that is known; its piece is the target.</param>
    /// <param name="sink">Takes the matches.</param>
    public void Search<TSink>(PackedSequence target, BlockStarts? starts, ref TSink sink)
        where TSink : struct, IOrderedMatchSink, allows ref struct
    {
        _found.Clear();
        bool isLong = target.Length > windowLength;
        for (int from = 0; from < target.Length; from += windowLength)
        {
            int end = Math.Min(from + windowLength, target.Length);
            long decided = end == target.Length ? long.MaxValue : end;
            for (int i = 0; i < searches.Length; i++)
            {
                NearMatchCluster cluster = _clusters[isLong ? i : 0] ??= new NearMatchCluster();
                if (from == 0)
                {
                    cluster.Clear();
                }

                Collector collector = new(_found, i);
                if (starts is not null && starts.TryTake(i, end, out ReadOnlySpan<int> places))
                {
                    searches[i].Resolve(target, places, 0, cluster, ref collector);
                }
                else
                {
                    searches[i].Search(target, new ScanWindow(from, end, 0), cluster, ref collector);
                }

                if (end == target.Length)
                {
                    searches[i].Finish(cluster, ref collector);
                }

                decided = Math.Min(decided, cluster.FirstOpen);
            }

            Give(decided, ref sink);
        }
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
            : a.Strand != b.Strand ? a.Strand.CompareTo(b.Strand)
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
}
