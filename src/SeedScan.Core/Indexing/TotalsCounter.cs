using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Counts the windows of blocks, and in how many records each seed is.</summary>
/// <remarks>
/// Two neighbouring pieces of a record share letters; each counts the cores up to the middle of what is shared, as a
/// scan reports the sites. In how many records seven bases are is counted over the postings, which stand core by core
/// in the order of the text: a record counts when the last one that was noted for its core and left base is another.
/// <code>
///   postings of a core    left base    A C A A G ...
///                         record       0 0 0 3 3 ...
///   noted for A C U G     - - - -   0 - - -   0 0 - -   0 0 - -   3 0 - -   3 0 - 3
///   counts of A C U G     0 0 0 0   1 0 0 0   1 1 0 0   the same  2 1 0 0   2 1 0 1
/// </code>
/// </remarks>
internal sealed unsafe class TotalsCounter : IDisposable
{
    private const int Middle = FastaReader.Overlap / 2;

    // From a posting to the place where a piece may start.
    private const int PieceShift = WindowSort.BesideBits + 6;

    private readonly SeedTotals _totals = new();
    private readonly uint[] _windows = new uint[WindowSort.Windows];
    private readonly NativeArray<uint> _pieceAt = new();
    private readonly byte[] _heldByPiece = new byte[WindowSort.Sevens];
    private bool _hasPiece;
    private uint _windowsCounted;

    /// <summary>What was counted so far.</summary>
    public SeedTotals Totals
    {
        get
        {
            AddWindows();
            return _totals;
        }
    }

    /// <summary>1 for each window of seven bases that a piece which is no whole record holds; empty where the last block has none.</summary>
    public ReadOnlySpan<byte> HeldByPiece => _hasPiece ? _heldByPiece : [];

    /// <summary>Adds a block.</summary>
    /// <param name="text">Its bases.</param>
    /// <param name="counters">The counts of its windows.</param>
    /// <param name="directory">Where each list of postings begins.</param>
    /// <param name="postings">Its postings.</param>
    /// <param name="pieces">Its pieces.</param>
    public void Add(PackedText text, uint* counters, uint* directory, uint* postings, List<BlockPiece> pieces)
    {
        CountWindows(counters, directory[WindowSort.Lists]);
        MapPieces(text.Length, pieces);
        _hasPiece = pieces[0].Flags != PieceFlags.None;
        _heldByPiece.AsSpan().Clear();
        for (int core = 0; core < WindowSort.Cores; core++, directory += 2)
        {
            Vector128<uint> records = CountRecords(core, postings + directory[0], postings + directory[1]);
            if (directory[1] < directory[2])
            {
                records += CountBeside(text, core, new Span<uint>(postings, (int)directory[2])[(int)directory[0]..], (int)(directory[1] - directory[0]), pieces);
            }

            for (int left = 0; left < 4; left++)
            {
                _totals.Targets[left | core << 2] += records[left];
            }
        }

        foreach (BlockPiece piece in pieces)
        {
            AddBases(text, piece);
            if (piece.IsContinued)
            {
                TakeAway(text, piece.Start, piece.Start + Middle);
            }

            if (piece.Continues)
            {
                TakeAway(text, piece.Start + (uint)piece.Length - Middle, piece.Start + (uint)piece.Length);
            }
        }
    }

    public void Dispose() => _pieceAt.Dispose();

    /// <summary>Notes the windows that have a base on both sides of their core, as they were counted: in their order, and in 32 bits.</summary>
    private void CountWindows(uint* counters, uint count)
    {
        if (_windowsCounted > uint.MaxValue - count)
        {
            AddWindows();
        }

        _windowsCounted += count;
        ref uint windows = ref MemoryMarshal.GetArrayDataReference(_windows);
        for (int i = 0; i < WindowSort.Windows; i += Vector128<uint>.Count)
        {
            (Vector128.LoadUnsafe(ref windows, (nuint)i) + Vector128.Load(counters + i)).StoreUnsafe(ref windows, (nuint)i);
        }
    }

    /// <summary>Adds what <see cref="CountWindows"/> noted.</summary>
    private void AddWindows()
    {
        Span<ulong> windows = _totals.Windows;
        for (int core = 0; core < WindowSort.Cores; core++)
        {
            for (int beside = 0; beside < 16; beside++)
            {
                windows[SeedTotals.IndexOf(core, beside >> 2, beside & 3)] += _windows[WindowSort.WindowOf(core, beside)];
            }
        }

        _windows.AsSpan().Clear();
        _windowsCounted = 0;
    }

    /// <summary>Notes for every place where a piece may start which piece is there.</summary>
    private void MapPieces(int positions, List<BlockPiece> pieces)
    {
        int places = positions / BlockLayout.PieceAlignment;
        uint* pieceAt = _pieceAt.Reserve(places);
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            int from = (int)pieces[piece].Start / BlockLayout.PieceAlignment;
            int to = piece + 1 < pieces.Count ? (int)pieces[piece + 1].Start / BlockLayout.PieceAlignment : places;
            new Span<uint>(pieceAt + from, to - from).Fill((uint)piece);
        }
    }

    /// <summary>Counts the records of a core by its left base; a piece that is no whole record is kept apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector128<uint> CountRecords(int core, uint* posting, uint* end)
    {
        uint* pieceAt = _pieceAt.Pointer;
        while (_hasPiece && posting < end && pieceAt[*posting >> PieceShift] == 0)
        {
            _heldByPiece[(*posting++ >> 2 & 3) | (uint)core << 2] = 1;
        }

        ReadOnlySpan<uint> lanes = [uint.MaxValue, 0, 0, 0, 0, uint.MaxValue, 0, 0, 0, 0, uint.MaxValue, 0, 0, 0, 0, uint.MaxValue];
        ref uint lane = ref MemoryMarshal.GetReference(lanes);
        Vector128<uint> noted = Vector128<uint>.AllBitsSet, counts = Vector128<uint>.Zero;
        for (; posting < end; posting++)
        {
            Vector128<uint> piece = Vector128.Create(pieceAt[*posting >> PieceShift]);
            Vector128<uint> left = Vector128.LoadUnsafe(ref lane, *posting & 0b1100);
            counts -= Vector128.AndNot(left, Vector128.Equals(noted, piece));
            noted = Vector128.ConditionalSelect(left, piece, noted);
        }

        return counts;
    }

    /// <summary>The same for the postings beside which a base is missing, which also come among the windows; those with a left base count where the others have not counted their record.</summary>
    private Vector128<uint> CountBeside(PackedText text, int core, ReadOnlySpan<uint> postings, int second, List<BlockPiece> pieces)
    {
        uint* pieceAt = _pieceAt.Pointer;
        Vector128<uint> noted = Vector128<uint>.AllBitsSet, counts = Vector128<uint>.Zero;
        foreach (uint posting in postings[second..])
        {
            uint at = posting >> WindowSort.BesideBits, piece = pieceAt[posting >> PieceShift];
            int left = text.CodeAt(at - 1);
            _totals.Windows[SeedTotals.IndexOf(core, left, text.CodeAt(at + HexamerSet.HexamerLength))]++;
            if (left == PackedText.NoBase)
            {
                continue;
            }

            if (_hasPiece && piece == 0)
            {
                _heldByPiece[left | core << 2] = 1;
            }
            else if (noted[left] != piece)
            {
                noted = noted.WithElement(left, piece);
                counts = counts.WithElement(left, counts[left] + (Holds(postings[..second], left, piece, pieces[(int)piece].Start) ? 0u : 1));
            }
        }

        return counts;
    }

    /// <summary>True if one of the postings is in a piece and has a left base.</summary>
    private bool Holds(ReadOnlySpan<uint> postings, int left, uint piece, uint start)
    {
        int at = postings.BinarySearch(start << WindowSort.BesideBits);
        for (at = at < 0 ? ~at : at; at < postings.Length && _pieceAt.Pointer[postings[at] >> PieceShift] == piece; at++)
        {
            if ((postings[at] >> 2 & 3) == left)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the bases of a piece that are not counted with the piece before.</summary>
    private void AddBases(PackedText text, BlockPiece piece)
    {
        uint from = piece.Start + (piece.IsContinued ? (uint)FastaReader.Overlap : 0), to = piece.Start + (uint)piece.Length;
        Span<ulong> bases = _totals.Bases;
        for (uint at = from & ~63u; at < to; at += 64)
        {
            ulong known = ~((ulong*)text.Ambiguous)[at / 64];
            known &= at < from ? ulong.MaxValue << (int)(from - at) : ulong.MaxValue;
            for (uint half = 0; half < 2; half++)
            {
                const ulong Lower = 0x5555_5555_5555_5555;
                uint ofHalf = (uint)(known >> (int)(32 * half));
                ulong word = ((ulong*)text.Bases)[(at / 32) + half], mask = ofHalf == uint.MaxValue ? Lower : Spread(ofHalf);
                ulong low = word & Lower & mask, high = word >> 1 & Lower & mask;
                int both = BitOperations.PopCount(low & high), lows = BitOperations.PopCount(low), highs = BitOperations.PopCount(high);
                bases[Nucleotide.A] += (ulong)(BitOperations.PopCount(mask) - lows - highs + both);
                bases[Nucleotide.C] += (ulong)(lows - both);
                bases[Nucleotide.U] += (ulong)(highs - both);
                bases[Nucleotide.G] += (ulong)both;
            }
        }
    }

    /// <summary>Bit i becomes bit 2i.</summary>
    private static ulong Spread(uint bits)
    {
        ulong spread = bits;
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF;
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF;
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        spread = (spread | spread << 2) & 0x3333_3333_3333_3333;
        return (spread | spread << 1) & 0x5555_5555_5555_5555;
    }

    /// <summary>Takes away the windows of cores that another piece of the record counts.</summary>
    private void TakeAway(PackedText text, uint from, uint to)
    {
        for (uint at = from; at < to; at++)
        {
            int core = 0;
            bool isCore = true;
            for (uint i = 0; i < HexamerSet.HexamerLength; i++)
            {
                int code = text.CodeAt(at + i);
                isCore &= code != PackedText.NoBase;
                core |= (code & 3) << (int)(2 * i);
            }

            if (isCore)
            {
                _totals.Windows[SeedTotals.IndexOf(core, text.CodeAt(at - 1), text.CodeAt(at + HexamerSet.HexamerLength))]--;
            }
        }
    }
}
