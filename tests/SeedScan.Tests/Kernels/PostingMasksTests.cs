using SeedScan.Kernels;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>A mask tells where its pair of bases stands beside the core, for every width and number of postings, and nothing is read beyond.</summary>
public sealed unsafe class PostingMasksTests
{
    [LinuxFact]
    public void Each_mask_has_its_postings()
    {
        using GuardedMemory memory = new(1);
        Random random = new(3);
        foreach (int bits in (int[])[6, 14, 20, 22, 24, 26])
        {
            for (int length = 1; length <= PostingMasks.Most; length += length < 70 ? 1 : 3)
            {
                int before = random.Next(3) == 0 ? 0 : random.Next(90);
                uint[] numbers = [.. Enumerable.Range(0, before + length + 3).Select(_ => (uint)random.Next(1 << bits))];
                Span<byte> packed = memory.Last((int)NumberPacking.BytesFor(before + length, bits) + NumberPacking.Slack);
                int words = (length + 63) / 64;
                ulong[] masks = new ulong[PostingMasks.AllWords];
                masks.AsSpan().Fill(0xABCD);
                fixed (uint* from = numbers)
                fixed (byte* to = packed)
                fixed (ulong* room = masks)
                {
                    NumberPacking.Pack(from, before + length, bits, to);
                    PostingMasks.Mark(to, bits, (uint)before, length, room);
                }

                for (int beside = 0; beside < 16; beside++)
                {
                    string expected = string.Concat(Enumerable.Range(before, length).Select(i => $"{numbers[i]:X}"[^1] == "0123456789ABCDEF"[beside] ? '1' : '0')).PadRight(words * 64, '0');
                    string actual = string.Concat(Enumerable.Range(0, words).Select(word =>
                        string.Concat(Enumerable.Range(0, 64).Select(bit => masks[(beside * PostingMasks.Words) + word] >> bit & 1))));
                    Assert.Equal(expected, actual);
                }
            }
        }
    }
}
