using System.Numerics;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Counts the windows of blocks, and in how many records each seed is.</summary>
/// <remarks>
/// Two neighbouring pieces of a record share letters; each counts the cores up to the middle of what is shared, as a
/// scan reports the sites. In how many records seven bases are: short records hold few of them twice, so every window
/// counts as a record, less those that were marked before in the same one. In long records most come again and again;
/// there the marks themselves are counted.
/// </remarks>
internal sealed unsafe class TotalsCounter : IDisposable
{
    // Half the number of different windows of seven bases: from here on windows that come again are common.
    private const int LongRecord = SeedTotals.Sevens / 2;

    private const int SeenWords = SeedTotals.Sevens / 64;
    private const int Middle = FastaReader.Overlap / 2;

    private readonly NativeArray<ulong> _seen = new();
    private readonly NativeArray<uint> _targets = new();
    private readonly ulong[] _seenInPiece = new ulong[SeenWords];
    private bool _hasPiece;

    public TotalsCounter()
    {
        _seen.Reserve(SeenWords);
        _targets.Reserve(SeedTotals.Sevens);
    }

    /// <summary>What was counted so far.</summary>
    public SeedTotals Totals { get; } = new();

    /// <summary>The windows of seven bases in a piece that is no whole record; empty where the last block has none.</summary>
    public ReadOnlySpan<ulong> SeenInPiece => _hasPiece ? _seenInPiece : [];

    /// <summary>Counts a block.</summary>
    /// <param name="text">Its bases.</param>
    /// <param name="counters">Takes the counts of all windows, for <see cref="WindowSort.Place"/>.</param>
    /// <param name="pieces">Its pieces.</param>
    public void Count(PackedText text, uint* counters, List<BlockPiece> pieces)
    {
        bool areLong = text.Length / Math.Max(1, pieces.Count) >= LongRecord;
        _targets.Span(SeedTotals.Sevens).Clear();
        WindowSort.Count(text, counters, new Beside(this));
        AddWindows(counters);
        if (areLong)
        {
            _targets.Span(SeedTotals.Sevens).Clear();           // windows count no record
        }

        _hasPiece = false;
        foreach (BlockPiece piece in pieces)
        {
            AddBases(text, piece);
            CountTarget(text, piece, areLong);
            if (piece.IsContinued)
            {
                TakeAway(text, piece.Start, piece.Start + Middle);
            }

            if (piece.Continues)
            {
                TakeAway(text, piece.Start + (uint)piece.Length - Middle, piece.Start + (uint)piece.Length);
            }
        }

        Span<ulong> targets = Totals.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] += _targets.Pointer[i];
        }
    }

    public void Dispose()
    {
        _seen.Dispose();
        _targets.Dispose();
    }

    /// <summary>Adds the windows that have a base on both sides of their core; the others were added as they were found.</summary>
    private void AddWindows(uint* counters)
    {
        Span<ulong> windows = Totals.Windows;
        for (int core = 0; core < WindowSort.Cores; core++)
        {
            for (int left = 0; left < 4; left++)
            {
                uint count = 0;
                for (int right = 0; right < 4; right++)
                {
                    uint ofWindow = counters[WindowSort.WindowOf(core, (4 * left) + right)];
                    windows[SeedTotals.IndexOf(core, left, right)] += ofWindow;
                    count += ofWindow;
                }

                _targets.Pointer[left | core << 2] += count;
            }
        }
    }

    private void CountTarget(PackedText text, BlockPiece piece, bool areLong)
    {
        bool isWhole = piece.Flags == PieceFlags.None;
        int from = (int)piece.Start, to = from + piece.Length;
        _seen.Span(SeenWords).Clear();
        WindowSort.MarkSeen(text, from, to, _seen.Pointer, isWhole && !areLong ? _targets.Pointer : null);
        if (!isWhole)
        {
            _hasPiece = true;
            _seen.Span(SeenWords).CopyTo(_seenInPiece);
            if (!areLong)
            {
                WindowSort.MarkSeen(text, from, to, _seen.Pointer, _targets.Pointer);       // all are marked: all are taken away
            }
        }
        else if (areLong)
        {
            Totals.AddTarget(_seen.Span(SeenWords));
        }
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
                ulong word = ((ulong*)text.Bases)[(at / 32) + half], mask = Spread((uint)(known >> (int)(32 * half)));
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
                int code = CodeAt(text, at + i);
                isCore &= code != SeedTotals.NoBase;
                core |= (code & 3) << (int)(2 * i);
            }

            if (isCore)
            {
                Totals.Windows[SeedTotals.IndexOf(core, CodeAt(text, at - 1), CodeAt(text, at + HexamerSet.HexamerLength))]--;
            }
        }
    }

    private static int CodeAt(PackedText text, uint position)
    {
        bool isAmbiguous = (text.Ambiguous[position / 8] >> (int)(position & 7) & 1) != 0;
        return isAmbiguous ? SeedTotals.NoBase : text.Bases[position / 4] >> (int)(2 * (position & 3)) & 3;
    }

    /// <summary>Adds cores that lack a base beside them.</summary>
    private readonly struct Beside(TotalsCounter counter) : IBesideCores
    {
        public void OnCore(int core, int left, int right)
        {
            counter.Totals.Windows[SeedTotals.IndexOf(
                core, left < 0 ? SeedTotals.NoBase : left, right < 0 ? SeedTotals.NoBase : right)]++;
            if (left >= 0)
            {
                counter._targets.Pointer[left | core << 2]++;
            }
        }
    }
}
