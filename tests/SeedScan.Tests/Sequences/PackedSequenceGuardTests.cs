using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>Packing reads the span and nothing beside it, at every length and every offset.</summary>
public sealed class PackedSequenceGuardTests
{
    private const string Alphabet = "ACGUTNacgutnRYSWKMBDHV";

    [LinuxFact]
    public void Packing_reads_nothing_beyond_the_span()
    {
        using var memory = new GuardedMemory(pages: 2);
        var packed = new PackedSequence();
        foreach (int length in Enumerable.Range(0, 700).Concat(Enumerable.Range(4080, 40)))
        {
            AssertPacks(packed, memory.Last(length), seed: length);
            AssertPacks(packed, memory.First(length), seed: length + 1);
        }
    }

    [Fact]
    public void Every_offset_in_memory_packs_alike()
    {
        var packed = new PackedSequence();
        var buffer = new byte[1100];
        for (int offset = 0; offset <= 65; offset++)
        {
            foreach (int length in new[] { 31, 32, 33, 63, 64, 65, 127, 128, 129, 511, 512, 513, 1000 })
            {
                AssertPacks(packed, buffer.AsSpan(offset, length), seed: length);
            }
        }
    }

    [Fact]
    public void A_letter_that_is_no_code_is_found_wherever_it_stands()
    {
        var packed = new PackedSequence();
        foreach (int length in new[] { 1, 7, 63, 64, 65, 130, 300 })
        {
            for (int at = 0; at < length; at++)
            {
                byte[] letters = [.. Enumerable.Repeat((byte)'A', length)];
                letters[at] = (byte)"*-.EFIJLOPQXZ@[`{1 "[at % 19];
                Assert.Throws<InputException>(() => packed.Pack(letters));
            }
        }
    }

    [Fact]
    public void Every_byte_is_a_code_or_an_error()
    {
        var packed = new PackedSequence();
        for (int value = 0; value < 256; value++)
        {
            byte[] letters = [.. Enumerable.Repeat((byte)value, 70)];
            if (value < 128 && "ACGUTRYSWKMBDHVN".Contains(char.ToUpperInvariant((char)value), StringComparison.Ordinal))
            {
                packed.Pack(letters);
                Assert.Equal(CodeOf((char)value), packed.CodeAt(0));
                Assert.Equal(CodeOf((char)value), packed.CodeAt(69));
            }
            else
            {
                Assert.Throws<InputException>(() => packed.Pack(letters));
            }
        }
    }

    private static void AssertPacks(PackedSequence packed, Span<byte> letters, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (byte)Alphabet[random.Next(Alphabet.Length)];
        }

        packed.Pack(letters);
        Assert.Equal(letters.Length, packed.Length);
        for (int i = 0; i < letters.Length; i++)
        {
            if (packed.CodeAt(i) != CodeOf((char)letters[i]))
            {
                Assert.Fail($"{(char)letters[i]} at {i} of {letters.Length} is {packed.CodeAt(i)}");
            }
        }

        Assert.Equal(Nucleotide.None, packed.CodeAt(-1));
        Assert.Equal(Nucleotide.None, packed.CodeAt(letters.Length));
    }

    private static int CodeOf(char letter) => letter switch
    {
        'A' or 'a' => Nucleotide.A,
        'C' or 'c' => Nucleotide.C,
        'G' or 'g' => Nucleotide.G,
        'U' or 'u' or 'T' or 't' => Nucleotide.U,
        _ => Nucleotide.None,
    };
}
