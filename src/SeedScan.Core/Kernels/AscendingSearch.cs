using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeedScan.Kernels;

// Finds the place of a number among ascending ones, a little further on than the last place that was found.
//
//   numbers    64 192 192 640 | 704 ...        from = 0, number = 650
//   up to it    1   1   1   1 |   0            four: the last one is at place 3
//
// How far it is cannot be foreseen, and a loop that goes on number by number ends in a wrong guess nearly every time.
// Sixteen are compared at once, and the next sixteen only if all of these are up to the number.
internal static class AscendingSearch
{
    /// <summary>The place of the last number that is at most <paramref name="number"/>.</summary>
    /// <param name="numbers">Ascending.</param>
    /// <param name="from">A place whose number is at most <paramref name="number"/>, and which is given back if no later one is.</param>
    /// <param name="number">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LastUpTo(ReadOnlySpan<uint> numbers, int from, uint number)
    {
        ref uint first = ref MemoryMarshal.GetReference(numbers);
        while (Vector128.IsHardwareAccelerated && from + 16 < numbers.Length)
        {
            ref uint next = ref Unsafe.Add(ref first, from + 1);
            uint upTo = UpTo(ref next, number) | UpTo(ref Unsafe.Add(ref next, 8), number) << 8;
            int count = BitOperations.TrailingZeroCount(~upTo);
            from += count;
            if (count < 16)
            {
                return from;
            }
        }

        while (from + 1 < numbers.Length && Unsafe.Add(ref first, from + 1) <= number)
        {
            from++;
        }

        return from;
    }

    /// <summary>Bit i is set where number i of eight is at most <paramref name="number"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint UpTo(ref uint eight, uint number)
        => Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref eight), Vector256.Create(number)).ExtractMostSignificantBits();
}
