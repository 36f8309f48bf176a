using SeedScan.Kernels;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>The postings that are kept are those beside which an allowed pair of bases stands, for every width and length, and nothing is read beyond.</summary>
public sealed unsafe class PostingFilterTests
{
    [LinuxFact]
    public void The_allowed_ones_are_kept()
    {
        using GuardedMemory memory = new(1);
        Random random = new(3);
        foreach (int bits in (int[])[6, 14, 20, 22, 24, 26])
        {
            for (int length = 0; length < 150; length += length < 70 ? 1 : 7)
            {
                int before = random.Next(5);
                uint[] numbers = [.. Enumerable.Range(0, before + length + 3).Select(_ => (uint)random.Next(1 << bits))];
                uint allowed = random.Next(4) switch { 0 => 1u << random.Next(16), 1 => 0xFFFF, 2 => 0, _ => (uint)random.Next(1 << 16) };
                Span<byte> packed = memory.Last((int)NumberPacking.BytesFor(before + length, bits) + NumberPacking.Slack);
                uint[] kept = new uint[length + PostingFilter.Slack];
                fixed (uint* from = numbers)
                fixed (byte* to = packed)
                fixed (uint* room = kept)
                {
                    NumberPacking.Pack(from, before + length, bits, to);
                    int count = PostingFilter.Select(to, bits, new PostingList((uint)before, (uint)(before + length), allowed), room);
                    int[] expected = [.. Enumerable.Range(before, length).Where(i => ("0123456789ABCDEF".IndexOf($"{numbers[i]:X}"[^1], StringComparison.Ordinal) is int beside) && (allowed / (1 << beside) % 2 == 1))];
                    Assert.Equal(expected, kept.Take(count).Select(i => (int)i));
                }
            }
        }
    }
}
