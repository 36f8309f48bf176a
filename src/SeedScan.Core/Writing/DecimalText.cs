using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Writing;

/// <summary>Whole numbers as decimal ASCII, without a branch on the number of digits.</summary>
/// <remarks>
/// Positions in one output have 1 to 9 digits in no order that a branch predictor could learn. So the eight digits of
/// a number below 10^8 are made at once, in one register, and the leading zeros shifted away. 1234567, byte 0 first:
/// <code>
/// 2 lanes of 32 bits, n / 10^4 and the rest:     123         |      4567
/// 4 lanes of 16 bits, each / 100 and the rest:    1  |  23   |   45  |  67
/// 8 lanes of  8 bits, each / 10 and the rest:   0  1 | 2  3  |  4  5 | 6  7
/// one leading zero byte, shifted out:           1  2   3  4     5  6   7
/// </code>
/// Lanes are divided together by multiplying with a rounded-up reciprocal: n * 10486 >> 20 is n / 100 for n below
/// 10^4, and n * 103 >> 10 is n / 10 for n below 100 (a test tries them all).
/// </remarks>
internal static class DecimalText
{
    /// <summary>The number of bytes that a write may touch: the 20 digits of 2^64 - 1, rounded up to whole registers.</summary>
    public const int Reserve = 24;

    private const ulong TenTo8 = 100_000_000;

    /// <summary>Writes a number.</summary>
    /// <param name="destination">The first of <see cref="Reserve"/> bytes that may be written over.</param>
    /// <param name="value">The number.</param>
    /// <returns>The number of digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, ulong value)
    {
        return value < TenTo8 ? WriteShort(ref destination, (uint)value) : WriteLong(ref destination, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteShort(ref byte destination, uint value)
    {
        ulong digits = EightDigits(value);
        // The top byte, the last digit, stays even when it is 0.
        int leadingZeros = BitOperations.TrailingZeroCount(digits | (1UL << 56)) & ~7;
        Store(ref destination, (digits | 0x3030_3030_3030_3030) >> leadingZeros);
        return 8 - (leadingZeros >> 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLong(ref byte destination, ulong value)
    {
        (ulong upper, ulong lower) = Math.DivRem(value, TenTo8);
        int length = Write(ref destination, upper);
        Store(ref Unsafe.Add(ref destination, length), EightDigits((uint)lower) | 0x3030_3030_3030_3030);
        return length + 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(uint value)
    {
        ulong lanes = value / 10_000;
        lanes |= (value - ((uint)lanes * 10_000UL)) << 32;
        ulong upper = ((lanes * 10_486) >> 20) & 0x0000_007F_0000_007F;
        lanes = upper | ((lanes - (upper * 100)) << 16);
        upper = ((lanes * 103) >> 10) & 0x000F_000F_000F_000F;
        return upper | ((lanes - (upper * 10)) << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref byte destination, ulong text) =>
        BinaryPrimitives.WriteUInt64LittleEndian(MemoryMarshal.CreateSpan(ref destination, sizeof(ulong)), text);
}
