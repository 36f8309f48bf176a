using SeedScan.Sequences;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>A sequence that is put together from words and runs is the one that is packed from letters.</summary>
public sealed class PackedSequenceLoadTests
{
    [Fact]
    public void Loaded_words_and_runs_are_the_packed_letters()
    {
        PlantedTargets planted = new(77);
        PackedSequence loaded = new();
        Random random = new(77);
        for (int round = 0; round < 3; round++)                 // the second time, the buffers hold other sequences
        {
            for (int length = 0; length <= 300; length++)
            {
                string letters = planted.Letters(length, round == 0 ? "ACGU" : round == 1 ? "ACGUACGUACGUACGUN" : "NNNNNNNNNNNA");
                Check(letters, loaded, random);
            }
        }
    }

    private static void Check(string letters, PackedSequence loaded, Random random)
    {
        PackedSequence packed = SiteRows.Packed(letters);
        ulong[] words = [.. packed.BaseWords, (ulong)random.NextInt64()];
        if (letters.Length % 32 != 0)
        {
            words[letters.Length / 32] |= ulong.MaxValue << (2 * (letters.Length % 32));    // another piece may follow
        }

        loaded.Load(words, letters.Length);
        for (int i = 0; i < letters.Length; i++)
        {
            int from = i;
            while (i < letters.Length && letters[i] == 'N')
            {
                i++;
            }

            if (i > from)
            {
                loaded.SetAmbiguous(from, i);
            }
        }

        Assert.Equal((packed.Length, packed.AmbiguousCount), (loaded.Length, loaded.AmbiguousCount));
        Assert.Equal(packed.AmbiguousWords.ToArray(), loaded.AmbiguousWords.ToArray());
        for (int i = -1; i <= letters.Length; i++)
        {
            Assert.Equal(packed.CodeAt(i), loaded.CodeAt(i));
            Assert.Equal(packed.UnmaskedCodeAt(i), loaded.UnmaskedCodeAt(i));
            Assert.Equal(packed.AmbiguousFrom(i), loaded.AmbiguousFrom(i));
        }

        // Behind the end, as far as a kernel may read: no base, and code 0.
        for (int i = letters.Length; i < letters.Length + 64; i += 8)
        {
            Assert.Equal(packed.AmbiguousFrom(i), loaded.AmbiguousFrom(i));
            Assert.Equal(0ul, loaded.BasesFrom(i));
        }

        loaded.MaskStart(5);
        packed.MaskStart(5);
        Assert.Equal(packed.AmbiguousWords.ToArray(), loaded.AmbiguousWords.ToArray());
        Assert.Equal(Enumerable.Range(0, letters.Length).Select(packed.UnmaskedCodeAt), Enumerable.Range(0, letters.Length).Select(loaded.UnmaskedCodeAt));
    }
}
