using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>Finds where in the blocks of an index something may resemble the patterns of a panel. For one thread; its buffers are reused.</summary>
/// <remarks>
/// The postings of a core are read once for all patterns that ask for some of them:
/// <code>
///   core GUUCAC       0  1  2  3  4  5  6 ...        its postings, in the order of the text
///   before G, behind G   x        x                  a mask for each pair of bases (PostingMasks)
///   before A, behind G         x     x
///   pattern 17: G, G; 4 bases into it                1 and 4, each 4 bases to the left, are compared with pattern 17
///   pattern 23: G or A, G; 9 bases into it           1, 3, 4 and 5, each 9 bases to the left, with pattern 23
/// </code>
/// </remarks>
internal sealed unsafe class NearSearch : IDisposable
{
    /// <summary>Places of a block that are kept; from so many on a search of all bases takes no longer.</summary>
    public const int MostPlaces = 1 << 22;

    /// <summary>Lists that are asked for before they are read.</summary>
    private const int Ahead = 8;

    private readonly bool _neverScans;
    private readonly NativeArray<ulong> _found = new();
    private readonly NativeArray<int> _starts = new();
    private readonly NativeArray<ulong> _masks = new();
    private ComparedPattern[] _patterns = [];
    private float[] _costs = [];
    private Places[] _places = [];
    private NearPanel? _panel;
    private int _most, _count;
    private bool _anyScans;

    /// <param name="neverScans">True to read postings however many there are, wherever that is possible; for tests.</param>
    public NearSearch(bool neverScans = false) => _neverScans = neverScans;

    /// <summary>Finds the places of a block at which matches may start: all of them, and some more.</summary>
    /// <param name="block">The block.</param>
    /// <param name="panel">What is looked for.</param>
    /// <param name="most">Places that are kept; where there are more, the later patterns of the panel have none.</param>
    public void Find(in IndexBlock block, NearPanel panel, int most)
    {
        Begin(panel);
        Choose(in block, panel);
        _most = most;
        for (int listed = panel.Queries.Length; !TryCollect(in block, panel); listed /= 2)
        {
            _anyScans = true;
            foreach (ref Places places in _places.AsSpan(listed / 2))
            {
                places.Scans = true;
            }
        }

        Sort();
    }

    /// <summary>The places of a pattern.</summary>
    /// <param name="query">Its number in the panel.</param>
    /// <param name="starts">Positions in the block, ascending, each once. Good until the next block; they may be written over.</param>
    /// <returns>False where so many postings would be read that it is faster to scan the bases.</returns>
    public bool TryGet(int query, out Span<int> starts)
    {
        ref readonly Places places = ref _places[query];
        starts = new Span<int>(_starts.Pointer + places.First, places.Count);
        return !places.Scans;
    }

    public void Dispose()
    {
        _found.Dispose();
        _starts.Dispose();
        _masks.Dispose();
    }

    private void Begin(NearPanel panel)
    {
        if (_panel == panel)
        {
            return;
        }

        int count = panel.Queries.Length;
        _panel = panel;
        (_costs, _places, _patterns) = (new float[count], new Places[count], new ComparedPattern[count]);
        for (int i = 0; i < count; i++)
        {
            _patterns[i] = new ComparedPattern(panel.Queries[i].Pattern);
        }
    }

    /// <summary>Tells for which patterns a scan is faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(in IndexBlock block, NearPanel panel)
    {
        Span<float> costs = _costs;
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = (float)(StartsAtRuns.MostOf(in block, panel.Queries[i].Pattern) * NearQuery.PositionsPerPlace);
        }

        foreach (PanelCore core in panel.Cores)
        {
            (uint first, uint second, uint end) = block.Lists(core.Core);
            foreach (ref readonly PanelEntry entry in panel.EntriesOf(core))
            {
                costs[entry.Query] += (float)NearQuery.PositionsPerList + ((second - first) * entry.Cost)
                    + (entry.IsOpen ? (end - second) * (float)NearQuery.CostOf(1, ushort.MaxValue, _patterns[entry.Query].Bulges) : 0);
            }
        }

        _anyScans = false;
        for (int i = 0; i < costs.Length; i++)
        {
            _places[i] = new Places { Scans = panel.Queries[i].Entries.Length == 0 || (costs[i] > block.Positions && !_neverScans) };
            _anyScans |= _places[i].Scans;
        }
    }

    /// <summary>Compares all places to which the postings lead, and those near runs of ambiguous letters; false if there is no room for what may match.</summary>
    private bool TryCollect(in IndexBlock block, NearPanel panel)
    {
        _count = 0;
        _ = _masks.Reserve(PostingMasks.AllWords + PostingMasks.Words);
        if (!panel.IsPlain)
        {
            Collect<PackedAny, EditedPlaces>(in block, panel);
        }
        else if (block.PostingBits == Packed24.Bits)
        {
            Collect<Packed24, PlainPlaces>(in block, panel);
        }
        else
        {
            Collect<PackedAny, PlainPlaces>(in block, panel);
        }

        for (int i = 0; i < _places.Length && block.Runs.Length > 0 && _count <= _most; i++)
        {
            if (!_places[i].Scans)
            {
                CollectAtRuns(in block, panel.Queries[i].Pattern, i);
            }
        }

        return _count <= _most;
    }

    /// <summary>Goes through the cores of a panel, and asks for the lists of the next ones: where few are read, they lie far from each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect<TPacked, TPlaces>(in IndexBlock block, NearPanel panel)
        where TPacked : IPackedPostings
        where TPlaces : IComparedPlaces
    {
        Text text = new(in block);
        ReadOnlySpan<PanelCore> cores = panel.Cores;
        for (int i = -Ahead; i < cores.Length && _count <= _most; i++)
        {
            if (i + Ahead < cores.Length)
            {
                Fetch(in block, in text, cores[i + Ahead].Core);
            }

            if (i < 0)
            {
                continue;
            }

            ReadOnlySpan<PanelEntry> entries = panel.EntriesOf(cores[i]);
            (uint first, uint second, uint end) = block.Lists(cores[i].Core);
            Collect<TPacked, TPlaces>(in text, first, second, entries);
            if (second < end)
            {
                CollectOpen<TPlaces>(in text, second, end, entries);
            }
        }
    }

    /// <summary>Asks for the postings of a core.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(in IndexBlock block, in Text text, int core)
    {
        (uint first, uint end, _) = block.Lists(core);
        byte* from = text.Postings + (first * (long)text.Bits / 8), to = text.Postings + (end * (long)text.Bits / 8);
        for (; Sse.IsSupported && from < to; from += 64)
        {
            Sse.Prefetch0(from);
        }
    }

    /// <summary>Compares the places to which postings of one core lead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Collect<TPacked, TPlaces>(in Text text, uint first, uint end, ReadOnlySpan<PanelEntry> entries)
        where TPacked : IPackedPostings
        where TPlaces : IComparedPlaces
    {
        ulong* masks = _masks.Pointer;
        for (; first < end && _count <= _most; first += PostingMasks.Most)
        {
            int count = (int)Math.Min(end - first, PostingMasks.Most), words = (count + 63) / 64;
            PostingMasks.Mark(text.Postings, text.Bits, first, count, masks);
            ulong* next = RoomFor(entries.Length * (long)count);
            foreach (ref readonly PanelEntry entry in entries)
            {
                if (!_anyScans || !_places[entry.Query].Scans)
                {
                    next = Compare<TPacked, TPlaces>(in text, in entry, in _patterns[entry.Query], first, MaskOf(masks, entry.Allowed), words, next);
                }
            }

            _count = (int)(next - _found.Pointer);
        }
    }

    /// <summary>The same of those beside whose core no base is, for the patterns that do without it.</summary>
    private void CollectOpen<TPlaces>(in Text text, uint first, uint end, ReadOnlySpan<PanelEntry> entries)
        where TPlaces : IComparedPlaces
    {
        ulong* mask = _masks.Pointer;
        for (; first < end && _count <= _most; first += 64)
        {
            *mask = PostingMasks.FirstBits((int)Math.Min(end - first, 64));
            ulong* next = RoomFor(entries.Length * 64L);
            foreach (ref readonly PanelEntry entry in entries)
            {
                if (entry.IsOpen && !_places[entry.Query].Scans)
                {
                    next = Compare<PackedAny, TPlaces>(in text, in entry, in _patterns[entry.Query], first, mask, 1, next);
                }
            }

            _count = (int)(next - _found.Pointer);
        }
    }

    /// <summary>Room behind what was found for what so many postings may lead to.</summary>
    private ulong* RoomFor(long postings)
        => _found.Reserve(_count + (postings * (_panel!.IsPlain ? 1 : (2 * BulgedComparison.MostBulges) + 1)) + 1) + _count;

    /// <summary>Where one of the allowed pairs of bases stands beside the core.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong* MaskOf(ulong* masks, uint allowed)
    {
        ulong* mask = masks + (BitOperations.TrailingZeroCount(allowed) * PostingMasks.Words);
        if ((allowed & (allowed - 1)) == 0)
        {
            return mask;
        }

        Vector256<ulong> any = Vector256.Load(mask);
        while ((allowed &= allowed - 1) != 0)
        {
            any |= Vector256.Load(masks + (BitOperations.TrailingZeroCount(allowed) * PostingMasks.Words));
        }

        mask = masks + PostingMasks.AllWords;
        any.Store(mask);
        return mask;
    }

    /// <summary>Compares the places to which some postings lead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong* Compare<TPacked, TPlaces>(in Text text, in PanelEntry entry, in ComparedPattern pattern, uint first, ulong* mask, int words, ulong* next)
        where TPacked : IPackedPostings
        where TPlaces : IComparedPlaces
    {
        byte* postings = text.Postings, bases = text.Bases;
        int bits = text.Bits;
        uint end = 2 * text.Positions, offset = 2 * (uint)entry.Offset;
        ulong key = (ulong)entry.Query << 32;
        ComparedBases compared = pattern.Bases;
        for (ulong* last = mask + words; mask < last; mask++, first += 64)
        {
            byte* from = TPacked.Start(postings, first, bits);
            for (ulong left = *mask; left != 0; left &= left - 1)
            {
                uint core = TPacked.BitAt(from, first, BitOperations.TrailingZeroCount(left), bits);
                next = TPlaces.Add(bases, Math.Min(core - offset, end), in compared, pattern.Bulges, key, next);
            }
        }

        return next;
    }

    /// <summary>Orders what was found by pattern and place, each place once.</summary>
    private void Sort()
    {
        foreach (ulong found in _found.Span(_count))
        {
            _places[found >> 32].Count++;
        }

        int first = 0;
        foreach (ref Places places in _places.AsSpan())
        {
            (places.First, first) = (first, first + places.Count);
            places.Count = 0;
        }

        int* starts = _starts.Reserve(first + 1L);
        foreach (ulong found in _found.Span(_count))
        {
            ref Places places = ref _places[found >> 32];
            starts[places.First + places.Count++] = (int)found;
        }

        foreach (ref Places places in _places.AsSpan())
        {
            if (places.Count > 1)
            {
                places.Count = SortDistinct(new Span<int>(starts + places.First, places.Count));
            }
        }
    }

    private static int SortDistinct(Span<int> places)
    {
        places.Sort();
        int kept = 1;
        foreach (int place in places[1..])
        {
            places[kept] = place;
            kept += place != places[kept - 1] ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Compares the places from which a match could hold a letter that is no base.</summary>
    private void CollectAtRuns(in IndexBlock block, NearPattern pattern, int query)
    {
        Text text = new(in block);
        StartsAtRuns starts = new(in block, pattern);
        while (starts.MoveNext())
        {
            CompareAll(in text, query, starts.From, starts.End);
        }
    }

    private void CompareAll(in Text text, int query, long from, long end)
    {
        ref readonly ComparedPattern pattern = ref _patterns[query];
        for (long place = from; place < end && _count <= _most; place++)
        {
            if (pattern.Bulges > 0
                ? place >= BulgedComparison.MostBulges && BulgedComparison.Matches(text.Bases, (uint)place, in pattern.Bases, pattern.Bulges)
                : PlaceComparison.Matches(text.Bases, (uint)place, in pattern.Bases))
            {
                _found.Reserve(_count + 1L)[_count++] = (ulong)query << 32 | (uint)place;
            }
        }
    }

    /// <summary>What of a block is read.</summary>
    private readonly struct Text(in IndexBlock block)
    {
        public readonly byte* Postings = block.Postings, Bases = block.Bases;

        public readonly int Bits = block.PostingBits;

        public readonly uint Positions = (uint)block.Positions;
    }

    /// <summary>A pattern as it is compared.</summary>
    private readonly struct ComparedPattern(NearPattern pattern)
    {
        public readonly ComparedBases Bases = pattern.Compared;

        public readonly int Bulges = pattern.Bulges;
    }

    /// <summary>The places of a pattern among all; whether its bases are to be scanned instead.</summary>
    private struct Places
    {
        public int First, Count;

        public bool Scans;
    }
}
