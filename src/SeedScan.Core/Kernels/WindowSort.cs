using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Kernels;

// Sorts the positions of a packed sequence by the eight bases around them: a counting sort in two passes over the text.
//
// A window is eight bases, two bits each, the first in the lowest bits. Its core are the six in the middle, and the
// position that is sorted is the core's first base, the window's first plus one:
//
//   position      9   10 11 12 13 14 15   16
//   base          G   A  C  A  U  U  C    C         window = C CUUACA G = 01 011010000100 11 (read from the right)
//                 l   core . . . . . .    r         l = 11 (G), core = 011010000100, r = 01 (C)
//
//   counts        every window adds one to counts[window]; the sums before each, in the order of the buckets, are where
//   places        the positions of its bucket begin; then every window puts its position at places[window]++.
//
// The order of the buckets is core first, then l, then r: all positions of one core are neighbours, and its sixteen
// buckets tell the bases beside it. Windows are counted as they are read, without turning their bits into that order:
// 65,536 sums turn them later, once a block instead of once a position.
//
// A core beside which no base is (an end, an N) goes into a seventeenth bucket of its core, behind the other sixteen.
// Counters of the windows come first, then one counter a core for those.
internal static unsafe class WindowSort
{
    /// <summary>Different windows of eight bases.</summary>
    public const int Windows = 1 << 16;

    /// <summary>Different cores of six bases.</summary>
    public const int Cores = 1 << 12;

    /// <summary>Different windows of seven bases.</summary>
    public const int Sevens = 1 << 14;

    /// <summary>Buckets of a core: sixteen by the two bases beside it, and one where a base is missing there.</summary>
    public const int BucketsOfCore = 17;

    /// <summary>All buckets.</summary>
    public const int Buckets = Cores * BucketsOfCore;

    /// <summary>Counters that a sort needs: one a window, and one a core.</summary>
    public const int Counters = Windows + Cores;

    /// <summary>Bytes beyond the bases and the ambiguity of a text that are read.</summary>
    public const int Slack = 16;

    // Six bytes of bases are 24 windows, and eight bytes hold all their bases.
    private const int Step = 24;

    private const uint StepBases = (1u << (Step + 7)) - 1;

    /// <summary>Counts the windows of a text.</summary>
    /// <param name="text">The text; its first position is ambiguous.</param>
    /// <param name="counters">Room for <see cref="Counters"/> numbers, to which is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count(PackedText text, uint* counters) => ForEach(text, new Counting(counters));

    /// <summary>Puts the core positions of a text into the order of the buckets.</summary>
    /// <param name="text">The text that was counted.</param>
    /// <param name="places">Where each bucket begins, in the order of the counters; they are moved on.</param>
    /// <param name="sorted">Takes the positions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(PackedText text, uint* places, uint* sorted) => ForEach(text, new Placing(places, sorted));

    /// <summary>Turns counts into places, and writes the directory: where each bucket begins, in their order, and the number of all positions.</summary>
    /// <param name="counters">The counts; where each bucket begins afterwards.</param>
    /// <param name="directory">Room for <see cref="Buckets"/> + 1 numbers.</param>
    /// <returns>The number of all positions.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Place(uint* counters, uint* directory)
    {
        uint place = 0;
        for (int core = 0; core < Cores; core++)
        {
            for (int beside = 0; beside < 16; beside++, directory++)
            {
                ref uint counter = ref counters[WindowOf(core, beside)];
                *directory = place;
                (counter, place) = (place, place + counter);
            }

            *directory++ = place;
            (counters[Windows + core], place) = (place, place + counters[Windows + core]);
        }

        *directory = place;
        return place;
    }

    /// <summary>The window of a core and the two bases beside it: the left one times four, plus the right one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WindowOf(int core, int beside) => beside >> 2 | core << 2 | (beside & 3) << 14;

    private static void ForEach<TVisitor>(PackedText text, TVisitor visitor)
        where TVisitor : struct, IWindowVisitor
    {
        byte* bases = text.Bases, ambiguous = text.Ambiguous;
        for (int window = 0; window < text.Length; window += Step, bases += Step / 4, ambiguous += Step / 8)
        {
            ulong next = Unsafe.ReadUnaligned<ulong>(bases);
            uint missing = Unsafe.ReadUnaligned<uint>(ambiguous) & StepBases;
            uint core = (uint)window + 1;
            if (missing != 0)
            {
                ForEachOf(next, missing, core, visitor);
                continue;
            }

            for (int i = 0; i < Step; i += 4)
            {
                visitor.OnWindow((uint)next & 0xFFFF, core);
                visitor.OnWindow((uint)(next >> 2) & 0xFFFF, core + 1);
                visitor.OnWindow((uint)(next >> 4) & 0xFFFF, core + 2);
                visitor.OnWindow((uint)(next >> 6) & 0xFFFF, core + 3);
                next >>= 8;
                core += 4;
            }
        }
    }

    private static void ForEachOf<TVisitor>(ulong next, uint missing, uint core, TVisitor visitor)
        where TVisitor : struct, IWindowVisitor
    {
        if (missing == StepBases)
        {
            return;
        }

        for (int i = 0; i < Step; i++, next >>= 2, missing >>= 1, core++)
        {
            if ((missing & 0b0111_1110) == 0)
            {
                if ((missing & 0b1000_0001) == 0)
                {
                    visitor.OnWindow((uint)next & 0xFFFF, core);
                }
                else
                {
                    visitor.OnBeside((uint)next & 0xFFFF, core);
                }
            }
        }
    }

    private interface IWindowVisitor
    {
        void OnWindow(uint window, uint core);

        void OnBeside(uint window, uint core);
    }

    private readonly struct Counting(uint* counters) : IWindowVisitor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void OnWindow(uint window, uint core) => counters[window]++;

        public void OnBeside(uint window, uint core) => counters[Windows + ((window >> 2) & (Cores - 1))]++;
    }

    private readonly struct Placing(uint* places, uint* sorted) : IWindowVisitor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void OnWindow(uint window, uint core) => sorted[places[window]++] = core;

        public void OnBeside(uint window, uint core) => sorted[places[Windows + ((window >> 2) & (Cores - 1))]++] = core;
    }
}

/// <summary>A packed text: two bits a base, and a bit for each position that is no base.</summary>
/// <param name="bases">The bases, readable for <see cref="WindowSort.Slack"/> bytes beyond the text.</param>
/// <param name="ambiguous">The ambiguity, readable likewise and set there.</param>
/// <param name="length">The positions.</param>
internal readonly unsafe struct PackedText(byte* bases, byte* ambiguous, int length)
{
    public byte* Bases => bases;

    public byte* Ambiguous => ambiguous;

    public int Length => length;

    /// <summary>What stands at a position where no base is.</summary>
    public const int NoBase = 4;

    /// <summary>The code at a position, or <see cref="NoBase"/>.</summary>
    public int CodeAt(uint position)
    {
        bool isAmbiguous = (ambiguous[position / 8] >> (int)(position & 7) & 1) != 0;
        return isAmbiguous ? NoBase : bases[position / 4] >> (int)(2 * (position & 3)) & 3;
    }
}
