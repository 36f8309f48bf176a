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

    [LinuxFact]
    public void Line_ends_are_passed_over_wherever_they_stand()
    {
        using var memory = new GuardedMemory(pages: 1);
        PackedSequence packed = new(), plain = new();
        foreach (int width in new[] { 1, 2, 7, 31, 32, 33, 60, 63, 64, 65, 70, 80, 128, 200 })
        {
            foreach (string end in new[] { "\n", "\r\n", "\n\n", " \t\n" })
            {
                for (int length = width; length < 4 * width; length += 1 + (width / 8))
                {
                    byte[] letters = Random(length, seed: length);
                    byte[] lines = [.. letters.Chunk(width).SelectMany(line => line.Concat(end.Select(c => (byte)c)))];
                    Span<byte> text = memory.Last(lines.Length);
                    lines.CopyTo(text);
                    packed.Pack(text);
                    plain.Pack(letters);
                    AssertSame(plain, packed, $"{length} letters in lines of {width}");
                }
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
                letters[at] = (byte)"*-.EFIJLOPQZ@[`{1>"[at % 18];
                Assert.True(IsRefused(packed, letters), $"'{(char)letters[at]}' at {at} of {length} is taken");
            }
        }
    }

    [Fact]
    public void Every_byte_is_a_code_or_passed_over_or_an_error()
    {
        var packed = new PackedSequence();
        var taken = new List<int>();
        for (int value = 0; value < 256; value++)
        {
            byte[] letters = [.. Enumerable.Repeat((byte)value, 70)];
            if (value is '\n' or '\r' or ' ' or '\t')
            {
                packed.Pack(letters);
                Assert.Equal(0, packed.Length);
            }
            else if (value < 128 && "ACGUTRYSWKMBDHVNX".Contains(char.ToUpperInvariant((char)value), StringComparison.Ordinal))
            {
                packed.Pack(letters);
                Assert.Equal(CodeOf((char)value), packed.CodeAt(0));
                Assert.Equal(CodeOf((char)value), packed.CodeAt(69));
            }
            else if (!IsRefused(packed, letters))
            {
                taken.Add(value);
            }
        }

        Assert.Equal("", string.Join(' ', taken));
    }

    [Fact]
    public void After_a_text_that_is_refused_nothing_is_there()
    {
        PackedSequence packed = PackedSequence.FromLetters("ACAUUCCA");
        Assert.True(IsRefused(packed, "ACG!"u8.ToArray()));
        Assert.Equal((0, 0), (packed.Length, packed.AmbiguousCount));
        Assert.Equal(Nucleotide.None, packed.CodeAt(0));
    }

    private static bool IsRefused(PackedSequence packed, byte[] letters)
    {
        try
        {
            packed.Pack(letters);
            return false;
        }
        catch (InputException)
        {
            return true;
        }
    }

    private static void AssertPacks(PackedSequence packed, Span<byte> letters, int seed)
    {
        Random(letters.Length, seed).CopyTo(letters);
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

    private static void AssertSame(PackedSequence expected, PackedSequence actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected.CodeAt(i) == actual.CodeAt(i), $"position {i} of {what}");
        }
    }

    private static byte[] Random(int length, int seed)
    {
        var random = new Random(seed);
        var letters = new byte[length];
        for (int i = 0; i < length; i++)
        {
            letters[i] = (byte)Alphabet[random.Next(Alphabet.Length)];
        }

        return letters;
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
