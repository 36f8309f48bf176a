using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Finds where in the blocks of an index something may resemble a pattern. For one thread; its buffers are reused.</summary>
internal sealed unsafe class NearSearch : IDisposable
{
    private readonly bool _neverScans;
    private readonly NativeArray<uint> _postings = new();
    private readonly NativeArray<int> _starts = new();
    private readonly NativeArray<NearList> _lists = new();
    private readonly NativeArray<ulong> _marks = new();
    private int _listCount;

    /// <param name="neverScans">True to read postings however many there are, wherever that is possible; for tests.</param>
    public NearSearch(bool neverScans = false) => _neverScans = neverScans;

    /// <summary>Finds the places of a block at which a match may start: all of them, and some more.</summary>
    /// <param name="block">The block.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="starts">The positions in the block, ascending, each once. Good until the next call.</param>
    /// <returns>False where so many postings would be read that it is faster to scan the bases.</returns>
    public bool TryFind(in IndexBlock block, NearQuery query, out ReadOnlySpan<int> starts)
    {
        starts = default;
        if (!TryList(block, query, out long postings))
        {
            return false;
        }

        long places = postings + PlacesAtRuns(block, query.Pattern);
        _ = _postings.Reserve(postings + PostingFilter.Slack);
        _ = _starts.Reserve(places + 1);
        Span<int> found = Places(block, query);
        starts = query.Pattern.Bulges > 0 ? Spread(block, query.Pattern, found) : Matching(block, query.Pattern, found);
        return true;
    }

    public void Dispose()
    {
        _postings.Dispose();
        _starts.Dispose();
        _lists.Dispose();
        _marks.Dispose();
    }

    /// <summary>Looks the lists up; false where a scan is faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryList(in IndexBlock block, NearQuery query, out long postings)
    {
        ReadOnlySpan<NearEntry> entries = query.Entries;
        NearList* list = _lists.Reserve(2L * entries.Length);
        postings = 0;
        int bits = block.PostingBits;
        double cost = PlacesAtRuns(block, query.Pattern) * NearQuery.PositionsPerPlace;
        foreach (ref readonly NearEntry entry in entries)
        {
            (uint first, uint second, uint end) = block.Lists(entry.Core);
            *list++ = new NearList(new PostingList(first, second, entry.Allowed), entry.Offset);
            Fetch(block.Postings + (first * (long)bits / 8), block.Postings + (second * (long)bits / 8));
            cost += NearQuery.PositionsPerList + ((second - first) * entry.Cost);
            postings += second - first;
            if (entry.IsOpen && second < end)
            {
                *list++ = new NearList(new PostingList(second, end, 1), entry.Offset);
                cost += (end - second) * NearQuery.CostOf(1, ushort.MaxValue, query.Pattern.Bulges);
                postings += end - second;
            }
        }

        _listCount = (int)(list - _lists.Pointer);
        return entries.Length > 0 && (cost <= block.Positions || _neverScans);
    }

    /// <summary>Asks for memory that is read soon: the lists lie far from each other, and one after the other would be waited for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(byte* from, byte* end)
    {
        for (; Sse.IsSupported && from < end; from += 64)
        {
            Sse.Prefetch0(from);
        }
    }

    /// <summary>The places that match.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<int> Matching(in IndexBlock block, NearPattern sought, Span<int> places)
    {
        byte* bases = block.Bases;
        ComparedBases pattern = sought.Compared;
        int kept = 0;
        foreach (int place in places)
        {
            places[kept] = place;
            kept += PlaceComparison.Matches(bases, (uint)place, in pattern) ? 1 : 0;
        }

        return Distinct(places[..kept]);
    }

    /// <summary>All places to which the postings lead, and those near runs of ambiguous letters; in any order, and some more than once.</summary>
    /// <remarks>What is to be compared there is asked for at once: the places lie far from each other.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Span<int> Places(in IndexBlock block, NearQuery query)
    {
        byte* postings = block.Postings, bases = block.Bases;
        int bits = block.PostingBits;
        uint end = (uint)block.Positions;
        uint* kept = _postings.Pointer;
        int* next = _starts.Pointer;
        for (int i = 0; i < _listCount;)
        {
            (int count, int offset) = SelectWindow(postings, bits, ref i);
            for (int j = 0; j < count; j++)
            {
                uint core = NumberPacking.ReadAt(postings, kept[j] * (long)bits, bits) >> WindowSort.BesideBits;
                uint place = Math.Min(core - (uint)offset, end);
                *next++ = (int)place;
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(bases + (place >> 2));
                }
            }
        }

        next += AddAtRuns(block, query.Pattern, next);
        return new Span<int>(_starts.Pointer, (int)(next - _starts.Pointer));
    }

    /// <summary>Lists the postings of all cores of a window, from a list on; the next one is of another window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Count, int Offset) SelectWindow(byte* postings, int bits, ref int list)
    {
        NearList* lists = _lists.Pointer;
        int offset = lists[list].Offset;
        uint* kept = _postings.Pointer, next = kept;
        for (; list < _listCount && lists[list].Offset == offset; list++)
        {
            next += PostingFilter.Select(postings, bits, in lists[list].Postings, next);
        }

        return ((int)(next - kept), offset);
    }

    private static ReadOnlySpan<int> Distinct(Span<int> places)
    {
        places.Sort();
        int kept = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (i == 0 || places[i] != places[i - 1])
            {
                places[kept++] = places[i];
            }
        }

        return places[..kept];
    }

    /// <summary>The places and those beside each, as far as bulges may move the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> Spread(in IndexBlock block, NearPattern pattern, ReadOnlySpan<int> places)
    {
        int words = block.Positions / 64, bulges = pattern.Bulges;
        ulong* marks = _marks.Reserve(words + 2);
        new Span<ulong>(marks, words + 2).Clear();
        ulong beside = (1UL << ((2 * bulges) + 1)) - 1;
        foreach (int place in places)
        {
            uint from = Math.Min((uint)(place - bulges), (uint)block.Positions);
            marks[from / 64] |= beside << (int)from;
            marks[(from / 64) + 1] |= beside >> 1 >> (int)(~from & 63);
        }

        byte* bases = block.Bases;
        ComparedBases compared = pattern.Compared;
        int* next = _starts.Reserve(((2L * bulges) + 1) * places.Length), first = next;
        for (int word = 0; word < words; word++)
        {
            for (ulong left = marks[word]; left != 0; left &= left - 1)
            {
                uint place = (uint)(word * 64) + (uint)BitOperations.TrailingZeroCount(left);
                *next = (int)place;
                next += place >= BulgedComparison.MostBulges && BulgedComparison.Matches(bases, place, in compared, bulges) ? 1 : 0;
            }
        }

        return new ReadOnlySpan<int>(first, (int)(next - first));
    }

    /// <summary>The most places that <see cref="AddAtRuns"/> adds.</summary>
    private static long PlacesAtRuns(in IndexBlock block, NearPattern pattern)
        => block.Runs.Length / 2 * (long)(pattern.Length + (2 * pattern.Mismatches) + (6 * pattern.Bulges));

    /// <summary>Adds all places from which a match could hold a letter that is no base: there are no postings for what it hides.</summary>
    /// <remarks>
    /// Each such letter is a mismatch or bulged, so that a match holds few of them, and of a long run only those at its ends:
    /// <code>
    ///   A C G U N N N N N N N N C G U A
    ///     |---------| |-----------|           of 6, two mismatches
    /// </code>
    /// </remarks>
    private static int AddAtRuns(in IndexBlock block, NearPattern pattern, int* starts)
    {
        int* next = starts;
        int length = pattern.Length, bulges = pattern.Bulges, most = pattern.Mismatches + bulges;
        long done = 0;
        for (ReadOnlySpan<uint> runs = block.Runs; runs.Length > 0; runs = runs[2..])
        {
            long from = Math.Min(runs[0], (long)block.Positions), end = Math.Min(runs[1], (long)block.Positions);
            long first = Math.Max(done, from - length - bulges + 1);
            if (end - from > most)
            {
                next += Add(first, Math.Min(end, from - length + bulges + most + 1), next);
                first = Math.Max(done, end - most);
            }

            next += Add(first, end, next);
            done = Math.Max(done, end);
        }

        return (int)(next - starts);
    }

    private static int Add(long from, long end, int* starts)
    {
        int count = (int)Math.Max(0, end - from);
        for (int i = 0; i < count; i++)
        {
            starts[i] = (int)(from + i);
        }

        return count;
    }
}

/// <summary>Postings of a block to read.</summary>
/// <param name="postings">Which ones.</param>
/// <param name="offset">From where a match starts to the core, if there is no bulge between.</param>
internal readonly struct NearList(PostingList postings, int offset)
{
    public readonly PostingList Postings = postings;

    public readonly int Offset = offset;
}
