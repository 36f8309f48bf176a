using SeedScan.Kernels;
using Xunit;

namespace SeedScan.Tests.Kernels;

public class BitPositionsTests
{
    [Fact]
    public void Lists_the_set_bits_in_order()
    {
        Random random = new(4);
        for (int round = 0; round < 500; round++)
        {
            ulong[] words = new ulong[random.Next(0, 65)];
            double density = random.NextDouble() * random.NextDouble();
            List<int> expected = [];
            for (int i = 0; i < words.Length * 64; i++)
            {
                if (random.NextDouble() < density)
                {
                    words[i / 64] |= 1UL << (i % 64);
                    expected.Add(i);
                }
            }

            ushort[] positions = new ushort[words.Length * 64 + BitPositions.Slack];
            int count = BitPositions.List(words, positions);
            Assert.Equal(expected, positions.Take(count).Select(position => (int)position));
        }
    }

    [Fact]
    public void All_bits_of_the_longest_bitmap()
    {
        ulong[] words = new ulong[1024];
        Array.Fill(words, ulong.MaxValue);
        ushort[] positions = new ushort[65536 + BitPositions.Slack];
        Assert.Equal(65536, BitPositions.List(words, positions));
        Assert.Equal(Enumerable.Range(0, 65536), positions.Take(65536).Select(position => (int)position));
    }

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BitPositions.List(new ulong[2], new ushort[128]));
}
