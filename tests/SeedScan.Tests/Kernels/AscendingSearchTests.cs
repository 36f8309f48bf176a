using System.Runtime.InteropServices;
using SeedScan.Kernels;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>The place that a walk from number to number finds, with the numbers at the end of memory.</summary>
public sealed class AscendingSearchTests
{
    [LinuxFact]
    public void It_finds_what_a_walk_finds()
    {
        using GuardedMemory memory = new(1);
        Random random = new(5);
        for (int count = 1; count <= 70; count++)
        {
            Span<uint> numbers = MemoryMarshal.Cast<byte, uint>(memory.Last(4 * count));
            foreach (uint step in (uint[])[1, 2, 64, 60_000_000])   // equal neighbours, and numbers beyond 2^31
            {
                numbers[0] = (uint)random.NextInt64(step);
                for (int i = 1; i < count; i++)
                {
                    numbers[i] = numbers[i - 1] + (uint)random.NextInt64(step);
                }

                for (int from = 0; from < count; from++)
                {
                    for (int to = from; to < count; to += 1 + random.Next(5))
                    {
                        Check(numbers, from, numbers[to]);
                        Check(numbers, from, numbers[to] + (uint)random.NextInt64(step));
                    }

                    Check(numbers, from, uint.MaxValue);
                }
            }
        }
    }

    private static void Check(ReadOnlySpan<uint> numbers, int from, uint number)
    {
        int expected = from;
        while (expected + 1 < numbers.Length && numbers[expected + 1] <= number)
        {
            expected++;
        }

        Assert.Equal(expected, AscendingSearch.LastUpTo(numbers, from, number));
    }
}
