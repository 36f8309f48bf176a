using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class BgzfTests
{
    public static readonly TheoryData<int> Sizes = [0, 1, 2, 1_000, 65_279, 65_280, 65_281, 130_559, 130_560, 130_561, 300_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_text_is_read_back_at_any_level(int size)
    {
        for (int level = 0; level <= 9; level++)
        {
            foreach (byte[] text in Texts(size))
            {
                byte[] file = Compress(text, level);
                Assert.Equal(text, Gunzip(file));
                Assert.Equal((size + Bgzf.MaxBlockText - 1) / Bgzf.MaxBlockText, CountBlocks(file));
            }
        }
    }

    [Fact]
    public void Pieces_put_together_are_one_file_that_the_empty_block_ends()
    {
        byte[] first = Compress("one\n"u8.ToArray(), 1), second = Compress("two\n"u8.ToArray(), Bgzf.DefaultLevel);
        byte[] file = [.. first, .. second, .. Bgzf.EndOfFile];
        Assert.Equal("one\ntwo\n"u8.ToArray(), Gunzip(file));
        Assert.Equal(3, CountBlocks(file));
    }

    [Fact]
    public void The_empty_block_is_the_one_of_the_specification() => Assert.Equal(
        "1F8B08040000000000FF0600424302001B0003000000000000000000", Convert.ToHexString(Bgzf.EndOfFile));

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(16 * Bgzf.MaxBlockText)]
    [InlineData(2_500_000)]
    public void A_stream_gives_one_file_however_the_text_arrives(int size)
    {
        foreach (byte[] text in Texts(size))
        {
            byte[] expected = [.. Compress(text, Bgzf.DefaultLevel), .. Bgzf.EndOfFile];
            foreach (int piece in (int[])[997, 70_000, 3_000_000])
            {
                using MemoryStream file = new();
                using (BgzfStream stream = new(file))
                {
                    for (int start = 0; start < size; start += piece)
                    {
                        stream.Write(text.AsSpan(start, Math.Min(piece, size - start)));
                    }

                    stream.Complete();
                }

                Assert.True(expected.AsSpan().SequenceEqual(file.ToArray()));
            }
        }
    }

    [Fact]
    public void Text_becomes_smaller()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"NM_1\t{i}\t{i + 7}\thsa-miR-1-3p\t8mer\n")));
        Assert.InRange(Compress(text, Bgzf.DefaultLevel).Length, 1, text.Length / 4);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_level_that_is_none_is_refused(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Compress([1], level));

    private static IEnumerable<byte[]> Texts(int size)
    {
        yield return new byte[size];
        byte[] noise = new byte[size];
        new Random(size).NextBytes(noise);
        yield return noise;
        // Every byte of these has nine bits in deflate's fixed code, which the fast level uses.
        yield return [.. noise.Select(value => (byte)(value | 0x90))];
        yield return [.. noise.Select(value => (byte)"ACGU"[value & 3])];
    }

    private static byte[] Compress(byte[] text, int level)
    {
        using var output = new OutputBuffer();
        Bgzf.Compress(text, output, level);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Gunzip(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var text = new MemoryStream();
        gzip.CopyTo(text);
        return text.ToArray();
    }

    /// <summary>Goes from block to block by the size that each tells, and reads each alone.</summary>
    private static int CountBlocks(byte[] file)
    {
        int count = 0;
        for (int start = 0; start < file.Length; count++)
        {
            Assert.Equal("1F8B08040000000000FF060042430200", Convert.ToHexString(file, start, 16));
            int size = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(start + 16)) + 1;
            byte[] block = file.AsSpan(start, size).ToArray();
            int length = BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(size - 4));
            Assert.InRange(length, 0, Bgzf.MaxBlockText);
            Assert.Equal(length, Gunzip(block).Length);
            start += size;
        }

        return count;
    }
}
