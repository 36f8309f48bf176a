using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Kernels;

// Lists the positions of the set bits of a bitmap.
//
//   words        ..0000 0100 0010 | ..0000 0000 0001          64 positions each
//   positions    1 6 | 64
//
// Bits are rare and come without a pattern, so a loop that ends with the last bit of a word is guessed wrong in every
// second word, which costs more than all the work. Instead four positions are written whatever the number of bits, and
// the number decides only where the next word's positions go; words with more than four bits go round again.
// (Lemire and Langdale describe the idea for JSON: VLDB Journal 28:941, 2019.)
internal static class BitPositions
{
    /// <summary>Room that a list must have beyond its positions.</summary>
    internal const int Slack = 4;

    /// <summary>Clears the bits before <paramref name="start"/> and from <paramref name="end"/> on, which both lie in the words or beyond.</summary>
    public static void KeepWithin(int start, int end, Span<ulong> words)
    {
        if (start > 0)
        {
            words[0] &= ulong.MaxValue << start;
        }

        if (end < words.Length * 64)
        {
            words[^1] &= (1UL << end) - 1;
        }
    }

    /// <summary>Lists the positions of all set bits in ascending order.</summary>
    /// <param name="words">64 positions each, at most 1,024 words.</param>
    /// <param name="positions">Room for a position of every bit, and <see cref="Slack"/>.</param>
    /// <returns>The number of positions.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int List(ReadOnlySpan<ulong> words, Span<ushort> positions)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, 1024, nameof(words));
        ArgumentOutOfRangeException.ThrowIfLessThan(positions.Length, (words.Length * 64) + Slack, nameof(positions));
        ref ushort list = ref MemoryMarshal.GetReference(positions);
        int count = 0;
        for (int word = 0; word < words.Length; word++)
        {
            ulong bits = words[word];
            int next = count + BitOperations.PopCount(bits);
            do
            {
                ref ushort four = ref Unsafe.Add(ref list, count);
                for (int i = 0; i < Slack; i++)
                {
                    Unsafe.Add(ref four, i) = (ushort)((word * 64) + BitOperations.TrailingZeroCount(bits));
                    bits &= bits - 1;
                }

                count += Slack;
            }
            while (count < next);
            count = next;
        }

        return count;
    }
}
