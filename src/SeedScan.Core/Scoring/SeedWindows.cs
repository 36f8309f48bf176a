using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>How often a sequence holds each six, each seven bases, and each seven followed by an A: of any seed its offset 6mers and 8mers.</summary>
/// <remarks>
/// One pass counts for all RNAs. For nt 2-8 of miR-1, GGAAUGU, whose partners read A C A U U C C from nt 8 to nt 2:
/// <code>
///   offset 6mer     A C A U U C, and no C behind it      = count of A C A U U C  -  count of A C A U U C C
///   8mer            A C A U U C C A                      = count of A C A U U C C before an A
/// </code>
/// An N, or the end, behind six bases is no partner of nt 2.
/// </remarks>
internal sealed class SeedWindows
{
    private const int Sixes = 1 << 12, Sevens = 1 << 14;

    private readonly int[] _sixes = new int[Sixes];
    private readonly int[] _sevens = new int[Sevens];
    private readonly int[] _sevensBeforeA = new int[Sevens];

    /// <summary>The number of a seed's partner: the codes opposite nt 8 to nt 2, the first in the lowest bits.</summary>
    public static int SevenOf(string seed)
    {
        int seven = 0;
        for (int i = 0; i < seed.Length; i++)
        {
            seven |= Nucleotide.ComplementOf(Nucleotide.CodeOf(seed[i])) << (2 * (seed.Length - 1 - i));
        }

        return seven;
    }

    /// <summary>Counts the sequence; what was counted before is gone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Count(PackedSequence sequence)
    {
        Array.Clear(_sixes);
        Array.Clear(_sevens);
        Array.Clear(_sevensBeforeA);
        ref int six = ref MemoryMarshal.GetArrayDataReference(_sixes);
        ref int seven = ref MemoryMarshal.GetArrayDataReference(_sevens);
        ref int beforeA = ref MemoryMarshal.GetArrayDataReference(_sevensBeforeA);
        const int Step = 16;
        for (int from = 0; from < sequence.Length; from += Step)
        {
            // 16 places and the seven bases behind them are among the 29 that are there.
            ulong bases = sequence.BasesFrom(from), ambiguous = sequence.AmbiguousFrom(from);
            for (int i = 0; i < Step; i++, bases >>= 2, ambiguous >>= 1)
            {
                if ((ambiguous & 0b11_1111) != 0)
                {
                    continue;
                }

                Unsafe.Add(ref six, (int)bases & (Sixes - 1))++;
                if ((ambiguous & 0b100_0000) == 0)
                {
                    int number = (int)bases & (Sevens - 1);
                    Unsafe.Add(ref seven, number)++;
                    Unsafe.Add(ref beforeA, number) += ((ambiguous & 0b1000_0000) | (bases & 0xC000)) == 0 ? 1 : 0;
                }
            }
        }
    }

    /// <summary>The offset 6mers (6mer-m8: nt 3-8 pair, nt 2 does not) of a seed.</summary>
    public int OffsetSixmers(int seven) => _sixes[seven & (Sixes - 1)] - _sevens[seven];

    /// <summary>The 8mers of a seed.</summary>
    public int Eightmers(int seven) => _sevensBeforeA[seven];
}
