using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The AU content beside a site, weighted by nearness (Grimson 2007, Mol Cell 27:91).</summary>
/// <remarks>
/// Within 30 nt on each side, an A or U counts 1 over its distance, and the value is what counts over what could. The
/// distance is from the outer bases of the 8 nt around the seed, so that where the site is shorter it starts from 2:
/// <code>
///   distance   ... 4 3 2 1 | 8 7 6 5 4 3 2   | 2 3 4 ...      7mer-m8 would end here, 1 2 3 ... stand behind it
///   target     ... G U C A | A C A U U C C A | G U ...        8mer: before it from 1, behind it from 2
///   A or U           1   1                       1            1 + 1/3 ... + 1/3 ...
/// </code>
/// Upstream from 1 for 8mer and 7mer-m8, from 2 for 7mer-A1 and 6mer; downstream from 1 for 7mer-m8 and 6mer, from 2 for 8mer and
/// 7mer-A1. Beyond an end of the UTR nothing counts and nothing could; a letter that is no base does not count and could.
/// <para>
/// The lower bit of a base's code is 0 for A and U. So a flank is one word in which a bit for each base is set, and four bases
/// at a time are looked up as one byte. The weights are whole numbers, in units of one over the least common multiple of 1 to
/// 31, so that sums are exact in any order and the one division is the only rounding.
/// </para>
/// </remarks>
internal sealed class LocalAu
{
    private const int Flank = 30, Farthest = Flank + 1;

    /// <summary>The least common multiple of 1 to 31; sums of 60 parts of it are below 2^53.</summary>
    private const long One = 72_201_776_446_800;

    private const int Places = 8, BytesOfFour = 0x56;

    private const ulong LowBits = 0x5555_5555_5555_5555;

    // The weight of a byte at one of eight places: distances 1, 2, ... from the lowest base on, or 31, 30, ... down to 1.
    private readonly long[] _ascending = Weights(first: 1, step: 1), _descending = Weights(Farthest, step: -1);

    // The weights of the distances up to one.
    private readonly long[] _upTo = UpTo();

    /// <summary>The value, from 0 to 1; NaN where the site fills its UTR, and nothing is beside it.</summary>
    /// <param name="target">The UTR; what is masked counts as what it is.</param>
    /// <param name="start">The site's first base.</param>
    /// <param name="end">The place after its last.</param>
    /// <param name="type">8mer, 7mer-m8, 7mer-A1 or 6mer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Of(PackedSequence target, int start, int end, SiteType type)
    {
        int before = type <= SiteType.Mer7M8 ? 1 : 2, behind = type is SiteType.Mer7M8 or SiteType.Mer6 ? 1 : 2;

        // 31 places each, of which the one that is not in the flank is cleared: the farthest, or the one within the site.
        ulong upstream = AtOrU(target, start - Farthest + before - 1) & (before == 1 ? ~1UL : ~(1UL << (2 * Flank)));
        ulong downstream = AtOrU(target, end - behind + 1) & (behind == 1 ? ~(1UL << (2 * Flank)) : ~1UL);
        long most = Most(before, Math.Min(Flank, start)) + Most(behind, Math.Min(Flank, target.Length - end));
        return most == 0 ? double.NaN : (double)(Sum(upstream, _descending) + Sum(downstream, _ascending)) / most;
    }

    private long Most(int from, int bases) => _upTo[from - 1 + bases] - _upTo[from - 1];

    /// <summary>The 31 places from one on: bit 2i is set for A or U at place i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AtOrU(PackedSequence target, int from)
    {
        const int Half = 16;
        ulong bases = (uint)target.BasesFrom(from) | target.BasesFrom(from + Half) << (2 * Half);
        ulong found = ~bases & LowBits >> 2;
        ulong ambiguous = target.UnmaskedAmbiguousFrom(from) & ((1UL << Farthest) - 1);
        return ambiguous == 0 ? found : found & ~Apart(ambiguous);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Sum(ulong flank, long[] weights)
    {
        ref long weight = ref MemoryMarshal.GetArrayDataReference(weights);
        long sum = 0;
        for (int place = 0; place < Places; place++)
        {
            sum += Unsafe.Add(ref weight, (place * BytesOfFour) + (int)(flank >> (8 * place) & 0x55));
        }

        return sum;
    }

    /// <summary>Puts a 0 between any two bits.</summary>
    private static ulong Apart(ulong bits)
    {
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF;
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
        return (bits | bits << 1) & LowBits;
    }

    private static long[] Weights(int first, int step)
    {
        long[] weights = new long[Places * BytesOfFour];
        for (int place = 0; place < Places; place++)
        {
            for (int bits = 0; bits < BytesOfFour; bits++)
            {
                for (int i = 0; i < 4; i++)
                {
                    int distance = first + (step * ((4 * place) + i));
                    weights[(place * BytesOfFour) + bits] += (bits >> (2 * i) & 1) != 0 && distance is >= 1 and <= Farthest ? One / distance : 0;
                }
            }
        }

        return weights;
    }

    private static long[] UpTo()
    {
        long[] sums = new long[Farthest + 1];
        for (int distance = 1; distance <= Farthest; distance++)
        {
            sums[distance] = sums[distance - 1] + (One / distance);
        }

        return sums;
    }
}
