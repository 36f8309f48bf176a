using System.Numerics;
using System.Runtime.CompilerServices;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Counts the windows of blocks, and in how many records each seed is.</summary>
/// <remarks>
/// Two neighbouring pieces of a record share letters; each counts the cores up to the middle of what is shared, as a
/// scan reports the sites. In how many records seven bases are is counted over the sorted positions, where those of
/// seven bases are neighbours: a record counts when the last seven bases that were noted for it are others.
/// </remarks>
internal sealed unsafe class TotalsCounter : IDisposable
{
    private const int Middle = FastaReader.Overlap / 2;

    private readonly NativeArray<uint> _pieceAt = new();
    private readonly NativeArray<uint> _lastOfPiece = new();
    private readonly byte[] _heldByPiece = new byte[WindowSort.Sevens];
    private bool _hasPiece;

    /// <summary>What was counted so far.</summary>
    public SeedTotals Totals { get; } = new();

    /// <summary>1 for each window of seven bases that a piece which is no whole record holds; empty where the last block has none.</summary>
    public ReadOnlySpan<byte> HeldByPiece => _hasPiece ? _heldByPiece : [];

    /// <summary>Adds the windows that have a base on both sides of their core.</summary>
    /// <param name="counters">The counts of a block's windows.</param>
    public void AddWindows(uint* counters)
    {
        Span<ulong> windows = Totals.Windows;
        for (int core = 0; core < WindowSort.Cores; core++)
        {
            for (int beside = 0; beside < 16; beside++)
            {
                windows[SeedTotals.IndexOf(core, beside >> 2, beside & 3)] += counters[WindowSort.WindowOf(core, beside)];
            }
        }
    }

    /// <summary>Adds all else.</summary>
    /// <param name="text">The bases of a block.</param>
    /// <param name="directory">Where each bucket begins among the positions.</param>
    /// <param name="sorted">The positions, in the order of the buckets.</param>
    /// <param name="pieces">The block's pieces.</param>
    public void AddSorted(PackedText text, uint* directory, uint* sorted, List<BlockPiece> pieces)
    {
        AddBeside(text, directory, sorted);
        MapPieces(text.Length, pieces);
        _hasPiece = pieces[0].Flags != PieceFlags.None;
        _heldByPiece.AsSpan().Clear();
        AddTargets(text, directory, sorted);
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

    public void Dispose()
    {
        _pieceAt.Dispose();
        _lastOfPiece.Dispose();
    }

    /// <summary>Adds the windows that lack a base beside their core.</summary>
    private void AddBeside(PackedText text, uint* directory, uint* sorted)
    {
        Span<ulong> windows = Totals.Windows;
        for (int core = 0; core < WindowSort.Cores; core++)
        {
            uint* ofCore = directory + ((core + 1) * WindowSort.BucketsOfCore) - 1;
            for (uint i = ofCore[0]; i < ofCore[1]; i++)
            {
                uint at = sorted[i];
                windows[SeedTotals.IndexOf(core, text.CodeAt(at - 1), text.CodeAt(at + HexamerSet.HexamerLength))]++;
            }
        }
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

        _lastOfPiece.Reserve(pieces.Count);
        _lastOfPiece.Span(pieces.Count).Clear();
    }

    /// <summary>Counts the records of each seven bases; those of a piece that is no whole record are kept apart.</summary>
    private void AddTargets(PackedText text, uint* directory, uint* sorted)
    {
        Span<ulong> targets = Totals.Targets;
        uint* lastOfPiece = _lastOfPiece.Pointer;
        for (int core = 0; core < WindowSort.Cores; core++, directory += WindowSort.BucketsOfCore)
        {
            for (int left = 0; left < 4; left++)
            {
                uint seven = (uint)((core * 4) + left + 1);
                uint records = CountPieces(sorted + directory[4 * left], sorted + directory[4 * (left + 1)], seven);
                for (uint i = directory[16]; i < directory[17]; i++)
                {
                    records += text.CodeAt(sorted[i] - 1) == left ? CountPieces(sorted + i, sorted + i + 1, seven) : 0;
                }

                if (_hasPiece && lastOfPiece[0] == seven)
                {
                    _heldByPiece[left | core << 2] = 1;
                    records--;
                }

                targets[left | core << 2] += records;
            }
        }
    }

    /// <summary>Counts the pieces of positions in which these seven bases were not noted yet, and notes them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint CountPieces(uint* from, uint* to, uint seven)
    {
        uint* pieceAt = _pieceAt.Pointer, lastOfPiece = _lastOfPiece.Pointer;
        uint count = 0;
        for (uint* at = from; at < to; at++)
        {
            ref uint last = ref lastOfPiece[pieceAt[*at / BlockLayout.PieceAlignment]];
            count += last != seven ? 1u : 0;
            last = seven;
        }

        return count;
    }

    /// <summary>Adds the bases of a piece that are not counted with the piece before.</summary>
    private void AddBases(PackedText text, BlockPiece piece)
    {
        uint from = piece.Start + (piece.IsContinued ? (uint)FastaReader.Overlap : 0), to = piece.Start + (uint)piece.Length;
        Span<ulong> bases = Totals.Bases;
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
                Totals.Windows[SeedTotals.IndexOf(core, text.CodeAt(at - 1), text.CodeAt(at + HexamerSet.HexamerLength))]--;
            }
        }
    }
}
