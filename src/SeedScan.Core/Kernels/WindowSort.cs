using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SeedScan.Kernels;

// Sorts the positions of a packed sequence by the six bases that start there: a counting sort in two passes over the text.
//
// A window is eight bases, two bits each, the first in the lowest bits. Its core are the six in the middle, and the
// position that is sorted is the core's first base, the window's first plus one:
//
//   position      9   10 11 12 13 14 15   16
//   base          G   A  C  A  U  U  C    C         window = C CUUACA G = 01 011010000100 11 (read from the right)
//                 l   core . . . . . .    r         l = 11 (G), core = 011010000100, r = 01 (C)
//
//   counts        every window adds one to counts[window]; sixteen of them are the positions of one core
//   places        the sums before each core are where its positions begin; then every window puts its posting at
//                 places[core]++
//   posting       10 · 16 + 4 · l + r: the position, and the bases beside the core, which tell the type of a site
//
// Positions of one core stand in the order of the text, so what is found with one core needs no sorting. The places of
// 4,096 cores stay in the first cache, and the lines that they lead to in the second; an order by all eight bases would
// write to 65,536 places at once.
//
// A core beside which no base is (an end, an N) goes into a second list of its core, behind the first, with 0 for the
// bases beside it. Counters of the windows come first, then one counter a core for those.
internal static unsafe class WindowSort
{
    /// <summary>Different windows of eight bases.</summary>
    public const int Windows = 1 << 16;

    /// <summary>Different cores of six bases.</summary>
    public const int Cores = 1 << 12;

    /// <summary>Different windows of seven bases.</summary>
    public const int Sevens = 1 << 14;

    /// <summary>Lists of postings, two a core: those with a base on both sides, then those without.</summary>
    public const int Lists = 2 * Cores;

    /// <summary>Counters that a sort needs: one a window, and one a core.</summary>
    public const int Counters = Windows + Cores;

    /// <summary>The lowest bits of a posting: the bases beside the core, the left one times four plus the right one.</summary>
    public const int BesideBits = 4;

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

    /// <summary>Puts the postings of a text into the order of their cores.</summary>
    /// <param name="text">The text that was counted, of less than 2^28 positions.</param>
    /// <param name="places">From <see cref="Place"/>; they are moved on.</param>
    /// <param name="postings">Takes the postings.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(PackedText text, uint* places, uint* postings) => ForEach(text, new Placing(places, postings));

    /// <summary>Adds counts up to places.</summary>
    /// <param name="counters">The counts.</param>
    /// <param name="directory">Room for <see cref="Lists"/> + 1 numbers: takes where each list begins, and the number of all postings.</param>
    /// <param name="places">Room for <see cref="Lists"/> numbers: takes the same for <see cref="Sort"/>, the first list of each core, then the second of each.</param>
    /// <returns>The number of all postings.</returns>
    public static uint Place(uint* counters, uint* directory, uint* places)
    {
        uint place = 0;
        for (int core = 0; core < Cores; core++)
        {
            *directory++ = places[core] = place;
            uint* left = counters + (4 * core);
            Vector128<uint> counts = Vector128.Load(left) + Vector128.Load(left + (1 << 14)) + Vector128.Load(left + (2 << 14)) + Vector128.Load(left + (3 << 14));
            place += Vector128.Sum(counts);
            *directory++ = places[Cores + core] = place;
            place += counters[Windows + core];
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

    private readonly struct Placing(uint* places, uint* postings) : IWindowVisitor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void OnWindow(uint window, uint core)
            => postings[places[(window >> 2) & (Cores - 1)]++] = core << BesideBits | (window & 3) << 2 | window >> 14;

        public void OnBeside(uint window, uint core) => postings[places[Cores + ((window >> 2) & (Cores - 1))]++] = core << BesideBits;
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
