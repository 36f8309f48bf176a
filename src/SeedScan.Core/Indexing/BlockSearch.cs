using System.Runtime.CompilerServices;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Finds a scanner's sites in the blocks of an index: by their postings where few are asked for, else in the bases. For one thread.</summary>
/// <remarks>
/// Both ways give the same sites in the same order. Nothing is allocated for a site, nor for a block once the buffers
/// have grown to their work.
/// </remarks>
internal sealed unsafe class BlockSearch
{
    /// <summary>What it costs to read a posting, in positions that are scanned in the same time; measured (see ARCHITECTURE).</summary>
    private const int PositionsPerPosting = 4;

    /// <summary>What a site costs where the posting decides.</summary>
    private const int PositionsPerSite = 24;

    /// <summary>What a site costs where the text around it is read.</summary>
    private const int PositionsPerCheck = 100;

    // No rule reads further from its site (FastaReader.Overlap says so, too).
    private const int Context = FastaReader.Overlap / 2;

    private readonly SeedScanner _scanner;
    private readonly IndexQuery? _query;
    private readonly int[] _costs;
    private readonly int _maskStart;
    private readonly StartSort _found = new();
    private readonly PackedSequence _packed = new();

    /// <param name="scanner">What is looked for.</param>
    /// <param name="query">Its cores; null to scan the bases.</param>
    /// <param name="maskStart">The bases at the start of each target that are masked.</param>
    public BlockSearch(SeedScanner scanner, IndexQuery? query, int maskStart = 0)
    {
        _scanner = scanner;
        _query = query;
        _costs = query is null ? [] : [.. query.Cores.Select((_, i) => CostOf(query.Entries.AsSpan(i * IndexQuery.Besides, IndexQuery.Missing)))];
        _maskStart = maskStart;
    }

    /// <summary>True if the last block was searched by its postings, false if its bases were scanned.</summary>
    public bool WasByPostings { get; private set; }

    /// <summary>The query of a scanner, or null where <see cref="ScansAnyway"/>.</summary>
    public static IndexQuery? QueryOf(SeedScanner scanner, int maskStart) => ScansAnyway(scanner, maskStart) ? null : new IndexQuery(scanner);

    /// <summary>True where so much is asked for that the bases of every block are scanned.</summary>
    public static bool ScansAnyway(SeedScanner scanner, int maskStart)
        => maskStart > 0 || scanner.ExpectedSitesPerBase > 1.0 / PositionsPerSite;

    /// <summary>Gives the sites of a block to the sink: in the order of the pieces, and within a piece as a scan gives them.</summary>
    public void Search<TSink>(KmerIndex index, int block, ref TSink sink)
        where TSink : struct, IBlockSiteSink
    {
        IndexBlock view = index.BlockAt(block);
        Search(index, block, new BlockSlice(0, view.PieceCount, 0, 0), ref sink);
    }

    /// <summary>Gives the sites of a slice of a block to the sink.</summary>
    public void Search<TSink>(KmerIndex index, int block, BlockSlice slice, ref TSink sink)
        where TSink : struct, IBlockSiteSink
    {
        IndexBlock view = index.BlockAt(block);
        WasByPostings = _query is not null && slice == new BlockSlice(0, view.PieceCount, 0, 0) && TryCollect(view);
        if (WasByPostings)
        {
            Report(view, ref sink);
            return;
        }

        for (int i = slice.First; i < slice.End; i++)
        {
            long basesBefore = _maskStart > 0 && i == 0 ? index.BasesBefore(block) : 0;
            BlockPiece piece = view.Piece(i);
            Scan(view, i, slice.IsPart ? slice.From : 0, slice.IsPart ? slice.To : piece.Length, basesBefore, ref sink);
        }
    }

    /// <summary>What a posting with bases on both sides costs, if each pair of bases is as frequent as another; 0 where it means nothing.</summary>
    private static int CostOf(ReadOnlySpan<IndexEntry> entries)
    {
        int cost = 0;
        foreach (IndexEntry entry in entries)
        {
            cost += (int)entry.Count * (entry.MustCheck ? PositionsPerCheck : PositionsPerSite);
        }

        return cost == 0 ? 0 : PositionsPerPosting + (cost / entries.Length);
    }

    private static ScanWindow WindowOf(in BlockPiece piece) => new(
        piece.IsContinued ? Context : 0, piece.Continues ? piece.Length - Context : piece.Length, piece.Offset);

    /// <summary>Scans the sites of a piece that start from one letter up to another.</summary>
    private void Scan<TSink>(in IndexBlock block, int number, int from, int to, long basesBefore, ref TSink sink)
        where TSink : struct, IBlockSiteSink
    {
        BlockPiece piece = block.Piece(number);
        int first = Math.Max(0, (from - Context) & ~31), end = (int)Math.Min(piece.Length, to + (long)Context);
        block.Load(in piece, first, end, _packed);
        if (_maskStart > 0)
        {
            basesBefore += block.BasesBefore(in piece, first);
            // The count of a damaged file may be anything.
            _packed.MaskStart((int)Math.Clamp(_maskStart - basesBefore, 0, _maskStart));
        }

        ScanWindow ofPiece = WindowOf(in piece);
        ScanWindow window = new(Math.Max(from, ofPiece.Start) - first, Math.Min(to, ofPiece.End) - first, piece.Offset + first);
        PieceSink<TSink> numbered = new(sink, number);
        _scanner.Scan(_packed, in window, ref numbered);
        sink = numbered.Inner;
    }

    /// <summary>Collects what the postings of all cores mean; false where there are so many that a scan is faster.</summary>
    private bool TryCollect(in IndexBlock block)
    {
        _found.Clear();
        long cost = 0;
        for (int i = 0; i < _query!.Cores.Length; i++)
        {
            (uint first, uint second, uint end) = block.Lists(_query.Cores[i]);
            ReadOnlySpan<IndexEntry> entries = _query.Entries.AsSpan(i * IndexQuery.Besides, IndexQuery.Besides);
            cost += ((second - first) * (long)_costs[i]) + ((end - second) * (long)PositionsPerCheck);
            if (cost > block.Positions)
            {
                return false;
            }

            if (_costs[i] > 0)
            {
                Collect(block, first, second, entries, IndexQuery.Missing - 1);
            }

            if (second < end && entries[IndexQuery.Missing].Count > 0)
            {
                Collect(block, second, end, entries[IndexQuery.Missing..], 0);
            }
        }

        return true;
    }

    /// <summary>Collects what neighbouring postings mean: the entry that their lowest bits, as far as they are asked for, tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect(in IndexBlock block, uint first, uint end, ReadOnlySpan<IndexEntry> entries, uint besides)
    {
        byte* postings = block.Postings;
        int bits = block.PostingBits;
        fixed (ulong* room = _found.Room((int)(end - first)))
        fixed (IndexEntry* entry = entries)
        {
            ulong* key = room;
            long bit = first * (long)bits;
            for (uint i = first; i < end; i++, bit += bits)
            {
                uint posting = NumberPacking.ReadAt(postings, bit, bits);
                IndexEntry* means = entry + (posting & besides);
                *key = ((ulong)(posting >> WindowSort.BesideBits) << 32) + means->Key;
                key += means->Count;
            }

            _found.Add((int)(key - room));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Report<TSink>(in IndexBlock block, ref TSink sink)
        where TSink : struct, IBlockSiteSink
    {
        ReadOnlySpan<uint> starts = block.Starts[..^1], places = block.Places;

        // Only the first piece can be one of several of its record.
        BlockPiece firstPiece = block.Piece(0);
        ScanWindow firstWindow = WindowOf(in firstPiece);
        foreach (ulong key in _found.Sorted(block.Positions))
        {
            uint start = (uint)(key >> 32);
            uint place = places[(int)Math.Min(start >> BlockLayout.PlaceBits, (uint)places.Length - 1)];
            int piece = AscendingSearch.LastUpTo(starts, (int)Math.Min(place, (uint)starts.Length - 1), start);
            int local = (int)(start - starts[piece]), pattern = (int)((uint)key >> 1);
            long offset = 0;
            if (piece == 0)
            {
                if (local < firstWindow.Start || local >= firstWindow.End)
                {
                    continue;
                }

                offset = firstWindow.Offset;
            }

            if ((key & 1) == 0)
            {
                sink.OnSite(piece, _scanner.SiteOf(pattern, local + offset));
            }
            else if (TryRead(block, piece, local, pattern, out SeedSite site))
            {
                sink.OnSite(piece, site with { Start = site.Start + offset, End = site.End + offset });
            }
        }
    }

    /// <summary>Compares a pattern with the text around a place.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryRead(in IndexBlock block, int number, int start, int pattern, out SeedSite site)
    {
        BlockPiece piece = block.Piece(number);
        int from = Math.Max(0, (start - Context) & ~31), to = Math.Min(piece.Length, start + (2 * Context));
        if (start < 0 || from >= to)
        {
            site = default;
            return false;
        }

        block.Load(in piece, from, to, _packed);
        bool isThere = _scanner.TryRead(_packed, start - from, pattern, out site);
        site = site with { Start = site.Start + from, End = site.End + from };
        return isThere;
    }

    private struct PieceSink<TSink>(TSink inner, int piece) : ISeedSiteSink
        where TSink : struct, IBlockSiteSink
    {
        public TSink Inner = inner;

        public void OnSite(in SeedSite site) => Inner.OnSite(piece, in site);
    }
}

/// <summary>Receives the sites of a block.</summary>
internal interface IBlockSiteSink
{
    /// <summary>Takes one site.</summary>
    /// <param name="piece">The piece of the block that it is in.</param>
    /// <param name="site">The site; its positions are those in the record.</param>
    void OnSite(int piece, in SeedSite site);
}
