using System.Runtime.InteropServices;
using SeedScan.Kernels;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>Numbers of every width come back, and stand where their bits are counted to, at the end of memory.</summary>
public sealed unsafe class NumberPackingTests
{
    [LinuxFact]
    public void Numbers_of_every_width_and_count_come_back()
    {
        using GuardedMemory numbers = new(1), packed = new(1);
        Random random = new(12);
        for (int bits = 2; bits <= NumberPacking.MostBits; bits += 2)
        {
            for (int count = 0; count <= 40; count++)
            {
                Span<uint> values = MemoryMarshal.Cast<byte, uint>(numbers.Last(4 * (count + 3)));
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = random.Next(4) == 0 ? (1u << bits) - 1 : (uint)random.Next(1 << bits);
                }

                long bytes = NumberPacking.BytesFor(count, bits);
                Assert.Equal(((count * bits) + 7) / 8, bytes);
                Span<byte> room = packed.Last((int)bytes + NumberPacking.Slack);
                room.Fill(0xEE);
                fixed (uint* from = values)
                fixed (byte* to = room)
                {
                    NumberPacking.Pack(from, count, bits, to);
                    for (int i = 0; i < count; i++)
                    {
                        Assert.Equal(values[i], NumberPacking.ReadAt(to, (long)i * bits, bits));
                        Assert.Equal(values[i], BitByBit(room, i * bits, bits));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    [InlineData(15, 4)]
    [InlineData(16, 6)]
    [InlineData(1 << 20, 22)]
    [InlineData((1 << 20) - 1, 20)]
    [InlineData((1 << 24) - 1, 24)]
    public void The_width_is_the_least_even_one(uint highest, int bits) => Assert.Equal(bits, NumberPacking.BitsFor(highest));

    private static uint BitByBit(ReadOnlySpan<byte> packed, int bit, int bits)
    {
        uint value = 0;
        for (int i = 0; i < bits; i++)
        {
            value |= (uint)(packed[(bit + i) / 8] >> ((bit + i) % 8) & 1) << i;
        }

        return value;
    }
}
