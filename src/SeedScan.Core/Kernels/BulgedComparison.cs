using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeedScan.Kernels;

// Tells whether a pattern may match at a place with bulges of one base, by how far each number of edits leads on each
// diagonal (Landau and Vishkin 1989, J Algorithms 10:157).
//
//   pattern          A C G U U G C A
//   text             A C G A U U G C A        the A behind ACG is bulged
//   diagonal 0       . . . x . x x x          x where they differ; ACG leads to row 3 without an edit
//   diagonal 1       x x x . . . . .          with one edit from row 3 to this diagonal, and on to the end: one edit
//
// A step with one more edit goes on by a mismatch on the same diagonal (one row on), by a bulge of the text to the next one
// (the same row), or by a bulge of the pattern to the one before (one row on). What leads furthest is never worse, so that
// one row a diagonal is all that is kept. G:U count as pairs, and letters that are no base as whatever their code is: what
// is told to match may still not.
internal static unsafe class BulgedComparison
{
    /// <summary>The most bulges.</summary>
    public const int MostBulges = 3;

    // Before any row, whatever is added.
    private const int Nowhere = -64;

    /// <summary>True if the pattern may match.</summary>
    /// <param name="bases">The text; eight bytes from the place on are readable, and the bases before it.</param>
    /// <param name="place">Where the first base of the pattern stands; at least <see cref="MostBulges"/>.</param>
    /// <param name="pattern">The pattern; of a long one its beginning is compared.</param>
    /// <param name="bulges">The most bulges, up to <see cref="MostBulges"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static bool Matches(byte* bases, uint place, in ComparedBases pattern, int bulges)
    {
        const int Room = (2 * MostBulges) + 3;
        ulong* differs = stackalloc ulong[Room];
        int* reached = stackalloc int[2 * Room];
        int* before = reached, now = reached + Room;
        int diagonals = (2 * bulges) + 1;
        int rows = Math.Min(BitOperations.PopCount(pattern.Within), PlaceComparison.MostBases - (2 * bulges));
        ulong end = 1UL << (2 * rows), within = pattern.Within & (end - 1);
        ulong wobbling = pattern.Wobbles > 0 ? pattern.Wobbling : 0;
        place -= (uint)bulges;
        ulong text = Unsafe.ReadUnaligned<ulong>(bases + (place >> 2)) >> (int)(2 * (place & 3));
        for (int i = 1; i <= diagonals; i++, text >>= 2)
        {
            ulong both = text ^ pattern.Bases;
            differs[i] = ((both | both >> 1) & within & ~(both & both >> 1 & wobbling)) | end;
            before[i] = Nowhere;
        }

        before[0] = now[0] = before[diagonals + 1] = now[diagonals + 1] = Nowhere;
        before[bulges + 1] = BitOperations.TrailingZeroCount(differs[bulges + 1]) / 2;
        if (before[bulges + 1] == rows)
        {
            return true;
        }

        bool isFirst = before[bulges + 1] == 0;                 // no bulge before the first row
        for (int edits = pattern.Mismatches + bulges; edits > 0; edits--)
        {
            for (int i = 1; i <= diagonals; i++)
            {
                int row = before[i] + 1;
                row = isFirst ? row : Math.Max(row, Math.Max(before[i - 1], before[i + 1] + 1));

                if (row >= rows)
                {
                    return true;
                }

                now[i] = row <= 0 ? Nowhere : BitOperations.TrailingZeroCount(differs[i] >> (2 * row)) / 2 + row;
                if (now[i] >= rows)
                {
                    return true;
                }
            }

            isFirst = false;
            int* last = before;
            before = now;
            now = last;
        }

        return false;
    }
}
