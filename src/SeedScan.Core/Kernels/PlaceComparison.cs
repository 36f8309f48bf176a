using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeedScan.Kernels;

// Compares a pattern of bases with a packed text at a place where it may match.
//
//   code         A 00, C 01, U 10, G 11, the first base in the lowest bits
//   pattern      A C G U      10 11 01 00
//   text         A C G C      01 11 01 00
//   differs      . . . x      11 00 00 00     a base differs where one of its two bits does
//   both bits    . . . x                      A and G, or C and U: a G:U pair where the pattern has A or C, here it has U
//
// Where the text has letters that are no base, the codes mean nothing: what is kept there is to be looked at again.
internal static unsafe class PlaceComparison
{
    /// <summary>The bases that one load of 64 bits holds wherever they start in a byte.</summary>
    public const int MostBases = 29;

    private const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>True if the pattern matches at a place, as far as bases tell.</summary>
    /// <param name="bases">The text; eight bytes from the place on are readable.</param>
    /// <param name="place">The place.</param>
    /// <param name="pattern">What is to match.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Matches(byte* bases, uint place, in ComparedBases pattern)
    {
        ulong differs = Unsafe.ReadUnaligned<ulong>(bases + (place >> 2)) >> (int)(2 * (place & 3)) ^ pattern.Bases;
        int mismatches = BitOperations.PopCount((differs | differs >> 1) & pattern.Within);
        return pattern.Wobbles == 0
            ? mismatches <= pattern.Mismatches
            : mismatches - Math.Min(pattern.Wobbles, BitOperations.PopCount(differs & differs >> 1 & pattern.Wobbling)) <= pattern.Mismatches;
    }

    /// <summary>The mismatches at a place, G:U among them, as far as bases tell.</summary>
    /// <param name="bases">The text; eight bytes from the place on are readable.</param>
    /// <param name="bit">Twice the place, or one more.</param>
    /// <param name="pattern">What is compared.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MismatchesAtBit(byte* bases, uint bit, in ComparedBases pattern)
    {
        ulong differs = Unsafe.ReadUnaligned<ulong>(bases + (bit >> 3)) >> (int)(bit & 6) ^ pattern.Bases;
        return BitOperations.PopCount((differs | differs >> 1) & pattern.Within);
    }

    /// <summary>Prepares a pattern.</summary>
    /// <param name="codes">Its bases; no more than the first <see cref="MostBases"/> are compared.</param>
    /// <param name="mismatches">Mismatches at most.</param>
    /// <param name="wobbles">G:U that are no mismatches, at most.</param>
    /// <param name="pairsForward">True if U for a C and G for an A are G:U, false if A for a G and C for a U are.</param>
    public static ComparedBases Prepare(ReadOnlySpan<byte> codes, int mismatches, int wobbles, bool pairsForward)
    {
        ulong bases = 0;
        codes = codes[..Math.Min(codes.Length, MostBases)];
        for (int i = 0; i < codes.Length; i++)
        {
            bases |= (ulong)codes[i] << (2 * i);
        }

        ulong within = LowBits & ((1UL << (2 * codes.Length)) - 1);
        return new ComparedBases(bases, within, within & (pairsForward ? ~(bases >> 1) : bases >> 1), mismatches, wobbles);
    }
}

/// <summary>A pattern of bases that a text is compared with.</summary>
/// <param name="Bases">Its codes, two bits each.</param>
/// <param name="Within">The lower bit of each of them.</param>
/// <param name="Wobbling">The lower bit of those that a G:U can stand for.</param>
/// <param name="Mismatches">Mismatches at most.</param>
/// <param name="Wobbles">G:U that are no mismatches, at most.</param>
internal readonly record struct ComparedBases(ulong Bases, ulong Within, ulong Wobbling, int Mismatches, int Wobbles);
