using System.Runtime.CompilerServices;

namespace SeedScan.Kernels;

// Finds the positions from which a pattern may be laid on a sequence with few mismatches and few bulges. A bit is a position, so that a
// vector of 256 bits tries 256 of them at once.
//
//   pattern     G A U C       row 0 is G, row 1 is A, ...
//   sequence    G A C U C G A U U ...
//
//   bit of position      0 1 2 3 4 5 ...
//   row 0 is no G        0 1 1 1 1 0          the plane of G, from bit 0 on
//   row 1 is no A        0 1 1 1 0 ...        the plane of A, from bit 1 on: bit p is the letter at p + 1
//   row 2 is no U        1 0 1 1 ...          the plane of U, from bit 2 on
//   row 3 is no C        1 0 1 1 ...          the plane of C, from bit 3 on
//
// Without bulges the ones above a position are its mismatches: two here from position 0 (GACU against GAUC). They are added up by counters
// whose bits lie in vectors, too, and which start so high that they overflow with the first mismatch that is too many. When all counters of
// the vector have overflowed, the rest of the pattern is not looked at: after a dozen rows, where three mismatches are allowed.
//
// With bulges a position is still possible at a row in several ways: t letters of the sequence and o of the pattern have been left out, and
// m mismatches been met. For each (t, o) and each m there is a vector: "with at most m mismatches". Row i of the way (t, o) meets the letter at
// p + i + t - o:
//
//   possible(i, t, o, m)  =  before(m) without mismatch(i, t - o)   or   before(m - 1)
//   before(m)             =  possible(i-1, t, o, m)  or  possible(i-1, t-1, o, m)  or  possible(i-2, t, o-1, m)
//
// In the example, with one bulge: position 0 is possible with t = 1: G, A, (C left out), U, C.
// Wu and Manber (1992, Commun ACM 35:83) keep such vectors with a bit for each row of the pattern and step through the text; here a bit is a
// place of the text, and the steps go through the pattern, which is short.
internal static class EditFilter
{
    /// <summary>The most bulges.</summary>
    internal const int MaxBulges = 3;

    /// <summary>The most mismatches: a counter of four bits holds fifteen.</summary>
    internal const int MaxMismatches = 15;

    private static readonly int[] s_rowsUntilFew = [.. Enumerable.Range(0, MaxMismatches + 1).Select(RowsUntilFew)];

    /// <summary>The most rows.</summary>
    internal const int MaxRows = 64;

    /// <summary>What is found comes in multiples of this many words.</summary>
    internal const int WordStep = 8;

    /// <summary>Sets bit p of <paramref name="found"/> where the pattern may be laid on position p of the block, and clears the others.</summary>
    /// <remarks>What lies behind the end of a sequence counts as a mismatch; whether an alignment ends within the sequence is not asked.</remarks>
    /// <param name="planes">The block.</param>
    /// <param name="rows">The letter of each row.</param>
    /// <param name="limits">The mismatches and bulges that are allowed.</param>
    /// <param name="found">A bit for each position of the block, in a multiple of <see cref="WordStep"/> words.</param>
    [SkipLocalsInit]
    public static void Find<TLanes>(LetterPlanes planes, ReadOnlySpan<byte> rows, (int Mismatches, int Bulges) limits, Span<ulong> found)
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        if (limits.Bulges == 0 && limits.Mismatches <= TwoBits<TLanes>.Most)
        {
            FindStraight<TLanes, TwoBits<TLanes>>(planes, rows, limits.Mismatches, found);
        }
        else if (limits.Bulges == 0)
        {
            FindStraight<TLanes, FourBits<TLanes>>(planes, rows, limits.Mismatches, found);
        }
        else
        {
            FindBulged<TLanes>(planes, rows, limits, found);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindStraight<TLanes, TCounter>(LetterPlanes planes, ReadOnlySpan<byte> rows, int mismatches, Span<ulong> found)
        where TLanes : unmanaged, IWordLanes<TLanes>
        where TCounter : struct, ICounter<TLanes, TCounter>
    {
        Span<RowBits> bits = stackalloc RowBits[MaxRows];
        for (int row = 0; row < rows.Length; row++)
        {
            bits[row] = RowBits.At(rows[row], row);
        }

        ref readonly byte origin = ref planes.PlaneOf(0);
        Span<RowBits> first = bits[..Math.Min(rows.Length, s_rowsUntilFew[mismatches])], rest = bits[first.Length..rows.Length];
        for (int word = 0; word < found.Length; word += TLanes.Count)
        {
            TCounter counter = TCounter.From(TCounter.Most - mismatches);
            ref readonly byte here = ref Unsafe.Add(ref Unsafe.AsRef(in origin), word * sizeof(ulong));
            foreach (ref readonly RowBits row in first)
            {
                counter = TCounter.Add(counter, row.Mismatches<TLanes>(in here));
            }

            if (!TLanes.IsZero(TCounter.Within(counter)))
            {
                foreach (ref readonly RowBits row in rest)
                {
                    counter = TCounter.Add(counter, row.Mismatches<TLanes>(in here));
                }
            }

            TLanes.Store(TCounter.Within(counter), ref found[word]);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void FindBulged<TLanes>(
        LetterPlanes planes, ReadOnlySpan<byte> rows, (int Mismatches, int Bulges) limits, Span<ulong> found)
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        // Three rows of cells (t, o), each with a vector for every number of mismatches.
        const int Side = MaxBulges + 1;
        int width = limits.Mismatches + 1, bulges = limits.Bulges, side = bulges + 1, rowSize = side * side * width;
        TLanes* cells = stackalloc TLanes[3 * Side * Side * (MaxMismatches + 1)];
        RowBits* bits = stackalloc RowBits[MaxRows * ((2 * MaxBulges) + 1)];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int d = -bulges; d <= bulges; d++)
            {
                bits[(row * ((2 * bulges) + 1)) + d + bulges] = RowBits.At(rows[row], Math.Max(0, row + d));
            }
        }

        for (int word = 0; word < found.Length; word += TLanes.Count)
        {
            new Span<TLanes>(cells, 3 * rowSize).Clear();
            TLanes* now = cells, before = cells + rowSize, beforeThat = cells + (2 * rowSize);
            ref readonly byte here = ref Unsafe.Add(ref Unsafe.AsRef(in planes.PlaneOf(0)), word * sizeof(ulong));

            // Before the first row anything is possible without bulges.
            new Span<TLanes>(before, width).Fill(TLanes.Ones);
            TLanes any = TLanes.Ones;
            for (int row = 0; row < rows.Length; row++)
            {
                TLanes anyNow = TLanes.Zero;
                RowBits* ofRow = bits + (row * ((2 * bulges) + 1)) + bulges;
                for (int t = 0; t <= Math.Min(bulges, row); t++)
                {
                    int most = Math.Min(bulges - t, (row - t) / 2);
                    for (int o = 0; o <= most; o++)
                    {
                        int cell = ((t * side) + o) * width;
                        Cell<TLanes> to = new(now + cell, before + cell, before + cell - (side * width), beforeThat + cell - width);
                        TLanes mismatched = ofRow[t - o].Mismatches<TLanes>(in here);
                        anyNow |= (t, o) switch
                        {
                            (0, 0) => Step<TLanes, NoBulge>(in to, mismatched, width),
                            (_, 0) => Step<TLanes, TargetBulge>(in to, mismatched, width),
                            (0, _) => Step<TLanes, PatternBulge>(in to, mismatched, width),
                            _ => Step<TLanes, EitherBulge>(in to, mismatched, width),
                        };
                    }
                }

                bool isOver = TLanes.IsZero(any | anyNow);
                any = anyNow;
                if (isOver)
                {
                    break;
                }

                TLanes* last = beforeThat;
                beforeThat = before;
                before = now;
                now = last;
            }

            TLanes.Store(any, ref found[word]);
        }
    }

    /// <summary>Fills one cell from those that lead there, and gives its last vector: possible at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe TLanes Step<TLanes, TBulge>(in Cell<TLanes> cell, TLanes mismatched, int width)
        where TLanes : unmanaged, IWordLanes<TLanes>
        where TBulge : struct, IBulge
    {
        TLanes less = TLanes.Zero, possible = less;
        for (nint m = 0; m < width; m++)
        {
            TLanes here = cell.Straight[m];
            here |= TBulge.OfTarget ? cell.Target[m] : TLanes.Zero;
            here |= TBulge.OfPattern ? cell.Pattern[m] : TLanes.Zero;
            possible = TLanes.Without(here, mismatched) | less;
            cell.To[m] = possible;
            less = here;
        }

        return possible;
    }

    /// <summary>The rows after which few of the positions of a random sequence are left: not one in sixteen vectors of 512.</summary>
    internal static int RowsUntilFew(int mismatches)
    {
        // Of k rows at most the allowed ones mismatch: the sum of C(k, i) 3^i / 4^k.
        for (int rows = mismatches + 1; ; rows++)
        {
            double term = Math.Pow(0.25, rows), sum = term;
            for (int i = 1; i <= mismatches; i++)
            {
                sum += term *= 3.0 * (rows - i + 1) / i;
            }

            if (sum * 512 * 16 < 1 || rows == MaxRows)
            {
                return rows;
            }
        }
    }

    /// <summary>A cell and those that lead there, of which some may not exist.</summary>
    private readonly unsafe ref struct Cell<TLanes>(TLanes* to, TLanes* straight, TLanes* target, TLanes* pattern)
        where TLanes : unmanaged
    {
        public readonly TLanes* To = to, Straight = straight, Target = target, Pattern = pattern;
    }

    /// <summary>Which bulges lead to a cell, known when its loop is compiled.</summary>
    private interface IBulge
    {
        static abstract bool OfTarget { get; }

        static abstract bool OfPattern { get; }
    }

    private readonly struct NoBulge : IBulge
    {
        public static bool OfTarget => false;

        public static bool OfPattern => false;
    }

    private readonly struct TargetBulge : IBulge
    {
        public static bool OfTarget => true;

        public static bool OfPattern => false;
    }

    private readonly struct PatternBulge : IBulge
    {
        public static bool OfTarget => false;

        public static bool OfPattern => true;
    }

    private readonly struct EitherBulge : IBulge
    {
        public static bool OfTarget => true;

        public static bool OfPattern => true;
    }

    /// <summary>Where the bits of a row begin: whether its letter mismatches some positions further on.</summary>
    private readonly record struct RowBits(int Byte, int Shift)
    {
        /// <summary>The shift is counted from one byte further down, so that it is 1 to 8 and never that of a whole word.</summary>
        public static RowBits At(int letter, int shift) => new((letter * LetterPlanes.PlaneBytes) + ((shift + 7) >> 3) - 1, ((shift + 7) & 7) + 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Mismatches<TLanes>(ref readonly byte here)
            where TLanes : unmanaged, IWordLanes<TLanes>
            => (TLanes.Load(in here, Byte) >>> Shift) | (TLanes.Load(in here, Byte + sizeof(ulong)) << (64 - Shift));
    }
}

/// <summary>Counters that saturate, one for each bit of a vector.</summary>
internal interface ICounter<TLanes, TSelf>
    where TLanes : unmanaged, IWordLanes<TLanes>
    where TSelf : struct, ICounter<TLanes, TSelf>
{
    /// <summary>The most that is no overflow.</summary>
    static abstract int Most { get; }

    static abstract TSelf From(int value);

    static abstract TSelf Add(TSelf counter, TLanes ones);

    /// <summary>The counters that have not overflowed.</summary>
    static abstract TLanes Within(TSelf counter);
}

internal readonly struct TwoBits<TLanes>(TLanes bit0, TLanes bit1, TLanes within) : ICounter<TLanes, TwoBits<TLanes>>
    where TLanes : unmanaged, IWordLanes<TLanes>
{
    private readonly TLanes _bit0 = bit0, _bit1 = bit1, _within = within;

    public static int Most => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoBits<TLanes> From(int value)
        => new((value & 1) != 0 ? TLanes.Ones : TLanes.Zero, (value & 2) != 0 ? TLanes.Ones : TLanes.Zero, TLanes.Ones);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoBits<TLanes> Add(TwoBits<TLanes> counter, TLanes ones)
    {
        TLanes carry = counter._bit0 & ones;
        return new(counter._bit0 ^ ones, counter._bit1 ^ carry, TLanes.Without(counter._within, counter._bit1 & carry));
    }

    /// <summary>The counters that overflow when <paramref name="ones"/> are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Carry(TwoBits<TLanes> counter, TLanes ones) => counter._bit1 & counter._bit0 & ones;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Within(TwoBits<TLanes> counter) => counter._within;
}

internal readonly struct FourBits<TLanes>(TwoBits<TLanes> low, TLanes bit2, TLanes bit3, TLanes within) : ICounter<TLanes, FourBits<TLanes>>
    where TLanes : unmanaged, IWordLanes<TLanes>
{
    private readonly TwoBits<TLanes> _low = low;

    private readonly TLanes _bit2 = bit2, _bit3 = bit3, _within = within;

    public static int Most => 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourBits<TLanes> From(int value)
        => new(TwoBits<TLanes>.From(value), (value & 4) != 0 ? TLanes.Ones : TLanes.Zero, (value & 8) != 0 ? TLanes.Ones : TLanes.Zero, TLanes.Ones);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourBits<TLanes> Add(FourBits<TLanes> counter, TLanes ones)
    {
        TLanes carry = TwoBits<TLanes>.Carry(counter._low, ones), further = counter._bit2 & carry;
        return new(
            TwoBits<TLanes>.Add(counter._low, ones),
            counter._bit2 ^ carry,
            counter._bit3 ^ further,
            TLanes.Without(counter._within, counter._bit3 & further));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Within(FourBits<TLanes> counter) => counter._within;
}
