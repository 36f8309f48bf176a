using System.Runtime.CompilerServices;

namespace SeedScan.Kernels;

// Numbers of an even width of up to 28 bits, one behind the other.
//
//   numbers of 12 bits      a = ABC, b = DEF, c = 123, d = 456      (hexadecimal; the lowest digit is the first)
//   bytes                   BC FA DE 23 61 45                       four numbers fill width / 2 bytes
//
// Four numbers end at a byte, so each four are put together on their own and written with two stores, of which the
// next four overwrite what is too much. A number is read with one load, a shift and a mask.
internal static unsafe class NumberPacking
{
    /// <summary>The widest number.</summary>
    public const int MostBits = 28;

    /// <summary>Bytes beyond the packed numbers that are read and written.</summary>
    public const int Slack = 16;

    /// <summary>The least even width for numbers up to a highest one.</summary>
    public static int BitsFor(uint highest) => Math.Max(2, (32 - System.Numerics.BitOperations.LeadingZeroCount(highest) + 1) & ~1);

    /// <summary>The bytes that packed numbers take.</summary>
    public static long BytesFor(long count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>Packs numbers.</summary>
    /// <param name="numbers">Each below 2^bits; readable for three more than are packed.</param>
    /// <param name="count">How many.</param>
    /// <param name="bits">Even, at most <see cref="MostBits"/>.</param>
    /// <param name="packed">Room for them, and <see cref="Slack"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(uint* numbers, int count, int bits, byte* packed)
    {
        int pair = 2 * bits;
        for (int i = 0; i < count; i += 4, packed += bits / 2)
        {
            ulong low = numbers[i] | (ulong)numbers[i + 1] << bits, high = numbers[i + 2] | (ulong)numbers[i + 3] << bits;
            Unsafe.WriteUnaligned(packed, low | high << pair);
            Unsafe.WriteUnaligned(packed + 8, high >> (64 - pair));
        }
    }

    /// <summary>Reads the packed number that starts at a bit; eight bytes from its first on are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadAt(byte* packed, long bit, int bits)
        => (uint)(Unsafe.ReadUnaligned<ulong>(packed + (bit >> 3)) >> (int)(bit & 7)) & ((1u << bits) - 1);
}
