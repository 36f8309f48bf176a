using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SeedScan.Kernels;

// Finds every position of a packed sequence whose 6-mer is in a set: the same work for one 6-mer as for thousands.
//
// Four bases lie in a byte, so the 6-mers that start in byte j lie in bytes j, j+1 and j+2:
//
//   byte          j+2         j+1          j
//   bases      .. .. 11 10   9 8 7 6 5 4  3 2 1 0            (position 4j + o starts at base o)
//   o = 0                          5 4    3 2 1 0
//   o = 1                        6 5 4    3 2 1
//   o = 2                      7 6 5 4    3 2
//   o = 3              8       7 6 5 4    3                  (base 8 is in byte j+2)
//
// For each o, and for all bytes of a vector at once: shift the three bytes so that four bases fill the low byte and two
// the top four bits, and look the 6-mer up in the set (HexamerSet draws its layout). Worked example, set = { AUCAUU }:
//
//   sequence   G A U C A U U A      packed (A 00, C 01, U 10, G 11; the first base lowest):
//   byte 0 = C U A G = 01 10 00 11      byte 1 = A U U A = 00 10 10 00
//   o = 1: low byte = (byte 0 >> 2) | (byte 1 << 6) = 00 01 10 00 = A U C A;   top = (byte 1 >> 2) & 15 = 10 10 = U U
//          byte 00011000 + 256 of the set (U's upper bit is 1), bit 10 + 4 · 0 = 2: set, so position 1 is found
//   o = 0: low byte = C U A G read downwards = G A U C;  its bit is not set, and so on
//
// The four answers of a vector, one bit a byte each, are dealt out so that bit p of the result is position p.
internal static class HexamerFilter
{
    /// <summary>The result comes in multiples of this many 64-bit words.</summary>
    internal const int WordStep = 4;

    /// <summary>Sets bit p of <paramref name="found"/> where the 6-mer at position p is in the set, and clears the others.</summary>
    /// <param name="bases">Two bits a base; readable to 8 bytes past the last position asked for.</param>
    /// <param name="set">The 6-mers to find.</param>
    /// <param name="found">64 positions a word; its length is a multiple of <see cref="WordStep"/>.</param>
    public static void Find(ref readonly byte bases, HexamerSet set, Span<ulong> found)
    {
        if (Lanes64.IsSupported && Avx512Vbmi.IsSupported)
        {
            Find<Lanes64, ByPermutation>(in bases, set, found);
        }
        else if (Lanes64.IsSupported)
        {
            Find<Lanes64, ByNibbles<Lanes64>>(in bases, set, found);
        }
        else if (Lanes32.IsSupported)
        {
            Find<Lanes32, ByNibbles<Lanes32>>(in bases, set, found);
        }
        else if (Lanes16.IsSupported)
        {
            Find<Lanes16, ByNibbles<Lanes16>>(in bases, set, found);
        }
        else
        {
            FindScalar(in bases, set, found);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Find<TLanes, TLookUp>(ref readonly byte bases, HexamerSet set, Span<ulong> found)
        where TLanes : struct, IByteLanes<TLanes>
        where TLookUp : struct, IHexamerLookUp<TLanes, TLookUp>
    {
        TLookUp members = TLookUp.Load(set.Bits);
        TLanes bitOfTop = TLanes.Repeat((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(BitOfTop)));
        ulong* dealt = stackalloc ulong[4];
        int step = TLanes.Count / 16;
        for (int word = 0; word < found.Length; word += step)
        {
            nuint at = (nuint)word * 16;
            TLanes byte0 = TLanes.Load(in bases, at), byte1 = TLanes.Load(in bases, at + 1), byte2 = TLanes.Load(in bases, at + 2);
            if (typeof(TLookUp) == typeof(ByPermutation))
            {
                // Written out, the shifts are constants. A long look-up four times over is too much for the compiler; and it
                // knows this condition before it decides what to inline, as it would not know a property.
                dealt[0] = Members(in members, bitOfTop, byte0, byte1, byte2, 0);
                dealt[1] = Members(in members, bitOfTop, byte0, byte1, byte2, 1);
                dealt[2] = Members(in members, bitOfTop, byte0, byte1, byte2, 2);
                dealt[3] = Members(in members, bitOfTop, byte0, byte1, byte2, 3);
            }
            else
            {
                for (int o = 0; o < 4; o++)
                {
                    dealt[o] = Members(in members, bitOfTop, byte0, byte1, byte2, o);
                }
            }

            for (int i = 0; i < step; i++)
            {
                found[word + i] = Deal(dealt, 16 * i);
            }
        }

        GC.KeepAlive(set);
    }

    /// <summary>Bit j is set where the 6-mer at base <paramref name="o"/> of byte j is in the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Members<TLanes, TLookUp>(
        in TLookUp members, TLanes bitOfTop, TLanes byte0, TLanes byte1, TLanes byte2, int o)
        where TLanes : struct, IByteLanes<TLanes>
        where TLookUp : struct, IHexamerLookUp<TLanes, TLookUp>
    {
        TLanes low = Joined(byte0, byte1, 2 * o), top = Joined(byte1, byte2, 2 * o);
        TLanes bit = TLanes.LookUp(bitOfTop, top & TLanes.All(0x0F));
        return TLanes.NonZero(TLookUp.BytesOf(in members, low, top << 4) & bit);
    }

    /// <summary>The bit of a top four bits: b4 + 4 · (lower bit of b5); the upper bit of b5 chose the byte.</summary>
    private static ReadOnlySpan<byte> BitOfTop => [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

    /// <summary>The upper bits of a byte from <paramref name="shift"/> on, with the next byte's lower bits above them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Joined<TLanes>(TLanes value, TLanes next, int shift)
        where TLanes : struct, IByteLanes<TLanes>
        => ((value >>> shift) & TLanes.All((byte)(0xFF >> shift))) | ((next << (8 - shift)) & TLanes.All((byte)(0xFF << (8 - shift))));

    /// <summary>Bit i of each of the four words, from <paramref name="from"/> on, becomes bits 4i, 4i+1, 4i+2 and 4i+3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Deal(ulong* words, int from)
        => Spread((ushort)(words[0] >> from)) | Spread((ushort)(words[1] >> from)) << 1
            | Spread((ushort)(words[2] >> from)) << 2 | Spread((ushort)(words[3] >> from)) << 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ushort bits)
    {
        const ulong EveryFourth = 0x1111_1111_1111_1111;
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(bits, EveryFourth);
        }

        ulong spread = (bits | (ulong)bits << 24) & 0x0000_00FF_0000_00FF;
        spread = (spread | spread << 12) & 0x000F_000F_000F_000F;
        spread = (spread | spread << 6) & 0x0303_0303_0303_0303;
        return (spread | spread << 3) & EveryFourth;
    }

    internal static void FindScalar(ref readonly byte bases, HexamerSet set, Span<ulong> found)
    {
        ref byte origin = ref Unsafe.AsRef(in bases);
        for (int word = 0; word < found.Length; word++)
        {
            ulong bits = 0;
            for (int i = 0; i < 16; i++)
            {
                uint eight = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref origin, word * 16 + i));
                for (int o = 0; o < 4; o++)
                {
                    bits |= set.Contains((int)(eight >> (2 * o)) & 0xFFF) ? 1UL << (4 * i + o) : 0;
                }
            }

            found[word] = bits;
        }
    }
}

/// <summary>How a vector of 6-mers finds its bytes in a <see cref="HexamerSet"/>.</summary>
internal interface IHexamerLookUp<TLanes, TSelf>
    where TLanes : struct, IByteLanes<TLanes>
    where TSelf : struct, IHexamerLookUp<TLanes, TSelf>
{
    static abstract unsafe TSelf Load(byte* bits);

    /// <summary>Per lane: byte <paramref name="low"/> of the set's lower half, or of its upper half where the top bit of <paramref name="half"/> is set.</summary>
    static abstract TLanes BytesOf(in TSelf set, TLanes low, TLanes half);
}

/// <summary>The whole set in eight registers; one instruction picks from 128 bytes (AVX-512 VBMI).</summary>
internal readonly struct ByPermutation : IHexamerLookUp<Lanes64, ByPermutation>
{
    private readonly Vector512<byte> _0, _1, _2, _3, _4, _5, _6, _7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe ByPermutation(byte* bits)
    {
        _0 = Vector512.Load(bits);
        _1 = Vector512.Load(bits + 64);
        _2 = Vector512.Load(bits + 128);
        _3 = Vector512.Load(bits + 192);
        _4 = Vector512.Load(bits + 256);
        _5 = Vector512.Load(bits + 320);
        _6 = Vector512.Load(bits + 384);
        _7 = Vector512.Load(bits + 448);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ByPermutation Load(byte* bits) => new(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 BytesOf(in ByPermutation set, Lanes64 low, Lanes64 half)
    {
        Vector512<byte> index = low.Bytes;                  // the instruction reads 7 bits; the eighth chooses below
        Lanes64 lower = Lanes64.Choose(
            low,
            new(Avx512Vbmi.PermuteVar64x8x2(set._2, index, set._3)),
            new(Avx512Vbmi.PermuteVar64x8x2(set._0, index, set._1)));
        Lanes64 upper = Lanes64.Choose(
            low,
            new(Avx512Vbmi.PermuteVar64x8x2(set._6, index, set._7)),
            new(Avx512Vbmi.PermuteVar64x8x2(set._4, index, set._5)));
        return Lanes64.Choose(half, upper, lower);
    }
}

/// <summary>Sixteen bytes at a time, by the shuffle that every vector unit has: 32 look-ups, and five choices between them.</summary>
internal readonly unsafe struct ByNibbles<TLanes> : IHexamerLookUp<TLanes, ByNibbles<TLanes>>
    where TLanes : struct, IByteLanes<TLanes>
{
    private readonly byte* _bits;

    private ByNibbles(byte* bits) => _bits = bits;

    public static ByNibbles<TLanes> Load(byte* bits) => new(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes BytesOf(in ByNibbles<TLanes> set, TLanes low, TLanes half)
    {
        TLanes index = low & TLanes.All(0x0F);
        TLanes bit4 = low << 3, bit5 = low << 2, bit6 = low << 1;
        TLanes lower = TLanes.Choose(low, Eight(set._bits + 128, index, bit4, bit5, bit6), Eight(set._bits, index, bit4, bit5, bit6));
        TLanes upper = TLanes.Choose(low, Eight(set._bits + 384, index, bit4, bit5, bit6), Eight(set._bits + 256, index, bit4, bit5, bit6));
        return TLanes.Choose(half, upper, lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Eight(byte* table, TLanes index, TLanes bit4, TLanes bit5, TLanes bit6) => TLanes.Choose(
        bit6,
        TLanes.Choose(bit5, Two(table + 96, index, bit4), Two(table + 64, index, bit4)),
        TLanes.Choose(bit5, Two(table + 32, index, bit4), Two(table, index, bit4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Two(byte* table, TLanes index, TLanes bit4)
        => TLanes.Choose(bit4, TLanes.LookUp(TLanes.Repeat(table + 16), index), TLanes.LookUp(TLanes.Repeat(table), index));
}
