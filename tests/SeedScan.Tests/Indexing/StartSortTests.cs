using SeedScan.Indexing;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>The order is that of the framework's sort, whatever the keys.</summary>
public sealed class StartSortTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    [InlineData(1 << 24)]
    public void Keys_come_in_ascending_order(int starts)
    {
        Random random = new(starts);
        StartSort sort = new();
        foreach (int count in (int[])[0, 1, 2, 3, 31, 32, 33, 100, 1000, 20_000])
        {
            Check(sort, starts, [.. Keys(count, () => random.Next(starts))], "spread");
            Check(sort, starts, [.. Keys(count, () => starts / 2)], "all at one start");
            Check(sort, starts, [.. Keys(count, () => random.Next(8) == 0 ? random.Next(starts) : starts - 1)], "most at the end");
            Check(sort, starts, [.. Keys(count, () => random.Next(3) == 0 ? (uint)random.NextInt64(1L << 32) : random.Next(starts))], "some out of range");
            ulong[] falling = Keys(count, () => random.Next(starts));
            Array.Sort(falling);
            Array.Reverse(falling);
            Check(sort, starts, falling, "falling");
            Array.Reverse(falling);
            Check(sort, starts, falling, "ascending");
            foreach (int behind in (int[])[1, 15, 16, 17, 40])
            {
                Check(sort, starts, [.. falling, .. Keys(behind, () => random.Next(starts))], $"{behind} behind ascending ones");
            }
        }

        ulong[] Keys(int count, Func<long> start)
        {
            ulong[] keys = new ulong[count];
            for (int i = 0; i < count; i++)
            {
                keys[i] = (ulong)start() << 32 | (uint)random.Next(50);
            }

            return keys;
        }
    }

    private static void Check(StartSort sort, int starts, ulong[] keys, string what)
    {
        sort.Clear();
        int half = keys.Length / 3;
        keys.AsSpan(0, half).CopyTo(sort.Room(half + 5));
        sort.Add(half);
        keys.AsSpan(half).CopyTo(sort.Room(keys.Length - half));
        sort.Add(keys.Length - half);
        Assert.Equal(keys.Length, sort.Count);
        ulong[] expected = [.. keys];
        Array.Sort(expected);
        Assert.True(sort.Sorted(starts).SequenceEqual(expected), $"{keys.Length} keys, {what}, up to {starts}");
    }
}
