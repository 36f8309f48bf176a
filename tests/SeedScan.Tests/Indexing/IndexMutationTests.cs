using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>No damage of an index crashes, hangs or reads beyond the file, and no wrong answer escapes a check of its bytes.</summary>
public sealed class IndexMutationTests : IDisposable
{
    private static readonly ulong[] s_oddNumbers =
    [
        0, 1, 2, 63, 64, 65, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x00FF_FFFF, 0x0100_0000, 0x0100_0040, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFC0,
        0xFFFF_FFFF, 0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFC0, ulong.MaxValue,
    ];

    private readonly DamagedIndex _index = new();
    private readonly DecodedIndex _decoded;

    public IndexMutationTests() => _decoded = new DecodedIndex(_index.Original);

    public void Dispose() => _index.Dispose();

    [Fact]
    public void Every_single_bit_that_is_flipped_is_found() => Bounded(() =>
    {
        Random random = new(1);
        HashSet<int> bytes = [];
        foreach ((int from, int to) in Parts())
        {
            // All of what is short, and some of what is long, the parts' ends included.
            bytes.UnionWith(to - from <= 600 ? Enumerable.Range(from, to - from) : [from, to - 1, .. Enumerable.Range(0, 150).Select(_ => random.Next(from, to))]);
        }

        Assert.True(bytes.Count > 2000, $"{bytes.Count} bytes");
        foreach (int at in bytes)
        {
            byte flipped = (byte)(_index.Original[at] ^ 1 << random.Next(8));
            Assert.True(_index.IsTold(at, [flipped]), $"byte {at} as {flipped} instead of {_index.Original[at]} was not told");
        }
    });

    [Fact]
    public void Bits_bytes_and_ranges_are_survived_and_told() => Bounded(() =>
    {
        Random random = new(2);
        (int From, int To)[] parts = [.. Parts()];
        for (int i = 0; i < 1500; i++)
        {
            (int from, int to) = parts[random.Next(parts.Length)];
            int at = random.Next(from, to);
            byte[] bytes = _index.Original[at..Math.Min(_index.Original.Length, at + Length(random))];
            switch (random.Next(5))
            {
                case 0:
                    bytes = [(byte)(bytes[0] ^ 1 << random.Next(8))];
                    break;
                case 1:
                    Array.Fill(bytes, (byte)0);
                    break;
                case 2:
                    Array.Fill(bytes, (byte)0xFF);
                    break;
                case 3:
                    random.NextBytes(bytes);
                    break;
                default:
                    int other = random.Next(_index.Original.Length - bytes.Length + 1);
                    bytes = _index.Original[other..(other + bytes.Length)];
                    break;
            }

            AssertTold(at, bytes);
        }

        Assert.True(_index.WrongAnswers > 300, $"only {_index.WrongAnswers} mutations changed an answer");
    });

    [Fact]
    public void Odd_numbers_in_every_field_are_survived_and_told() => Bounded(() =>
    {
        Random random = new(3);
        foreach (int at in Fields())
        {
            int length = at % 8 == 0 && at + 8 <= _index.Original.Length ? 4 + (4 * random.Next(2)) : 4;
            AssertTold(at, BitConverter.GetBytes(s_oddNumbers[random.Next(s_oddNumbers.Length)])[..length]);
        }

        Assert.True(_index.WrongAnswers > 50, $"only {_index.WrongAnswers} mutations changed an answer");
    });

    [Fact]
    public void A_list_that_leads_beyond_its_postings_is_survived_and_told() => Bounded(() =>
    {
        (int From, int To)[] directories = [.. Parts().Where(part => part.To - part.From == Next(0, 4 * 8_193))];
        Assert.Equal(_decoded.Blocks.Count, directories.Length);
        int tries = 0;
        foreach (int list in _index.Cores.SelectMany(core => (int[])[2 * core, (2 * core) + 1]))
        {
            foreach ((int directory, _) in directories)
            {
                foreach ((uint first, uint end) in ((uint, uint)[])[(0xFFFF_FF00, 0xFFFF_FF01), (0x7FFF_FF00, 0x7FFF_FF02), (5, 4), (0x0100_0000, 0x0100_0001)])
                {
                    AssertTold(directory + (4 * list), [.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(end)]);
                    tries++;
                }
            }
        }

        Assert.True(_index.WrongAnswers == tries && tries > 50, $"{_index.WrongAnswers} of {tries} changed an answer");
    });

    [Fact]
    public void A_trailer_that_lies_with_a_right_checksum_is_survived() => Bounded(() =>
    {
        int trailer = _index.Original.Length - 512;
        for (int at = trailer + 8; at < trailer + 200; at += 4)
        {
            foreach (ulong number in s_oddNumbers)
            {
                _ = _index.Try(at, at % 8 == 0 ? BitConverter.GetBytes(number) : BitConverter.GetBytes((uint)number), isForged: true);
            }
        }

        Assert.True(_index.WrongAnswers > 100, $"only {_index.WrongAnswers} mutations changed an answer");
    });

    [Fact]
    public void A_file_that_is_cut_or_grown_or_stitched_is_told() => Bounded(() =>
    {
        byte[] file = _index.Original;
        Random random = new(4);
        int[] ends = [.. Parts().SelectMany(part => (int[])[part.From, part.To - 1])];
        foreach (int length in (int[])[0, 1, 7, 8, 63, 64, 65, 511, 512, 513, 575, 576, file.Length - 512, file.Length - 1, .. ends, .. Enumerable.Range(0, 20).Select(_ => random.Next(file.Length))])
        {
            Assert.True(_index.Try(file[..length]), $"cut after {length} bytes");
            Assert.True(length == file.Length - 512 || _index.Try([.. file[..length], .. file[^512..]]), $"cut after {length} bytes, before the trailer");
            Assert.True(_index.Try([.. file[..length], .. file[Math.Min(file.Length, length + 64)..]]), $"64 bytes lost at {length}");
        }

        foreach (int more in (int[])[1, 63, 64, 512, 100_000])
        {
            Assert.True(_index.Try([.. file, .. new byte[more]]), $"grown by {more}");
            Assert.True(_index.Try([.. file, .. file[..more]]), $"grown by {more} of its own");
            Assert.True(_index.Try([.. file[..^512], .. new byte[more], .. file[^512..]]), $"grown by {more} before its trailer");
        }

        Assert.False(_index.Try(file));                          // the first file is found right
    });

    /// <summary>Told, whatever changed; and nothing is told where nothing did.</summary>
    private void AssertTold(int at, byte[] bytes)
    {
        bool isSame = _index.Original.AsSpan(at, bytes.Length).SequenceEqual(bytes);
        Assert.True(_index.Try(at, bytes) != isSame, $"{bytes.Length} bytes at {at} (same: {isSame})");
    }

    private static int Length(Random random) => random.Next(4) switch { 0 => 1, 1 => 4, 2 => 8, _ => random.Next(1, 3000) };

    /// <summary>The parts of the file: preamble, those of every block, table of blocks, totals, provenance, trailer.</summary>
    private IEnumerable<(int From, int To)> Parts()
    {
        byte[] file = _index.Original;
        yield return (0, 64);
        (int entries, int length) = _decoded.Sections["BTAB"];
        for (int i = 0; i < _decoded.Blocks.Count; i++)
        {
            DecodedBlock block = _decoded.Blocks[i];
            int at = (int)BitConverter.ToInt64(file, entries + (64 * i)), end = at + (int)BitConverter.ToInt64(file, entries + (64 * i) + 8);
            int starts = Next(at, 64 + (4 * block.Places.Length)), pieces = Next(at, starts - at + (4 * (block.Pieces.Count + 1)));
            int names = Next(at, pieces - at + (32 * block.Pieces.Count));
            int runs = Next(at, names - at + BitConverter.ToInt32(file, at + 16)), bases = Next(at, runs - at + (8 * block.Runs.Count));
            int directory = Next(at, bases - at + (block.Letters.Length / 4) + 16), postings = Next(at, directory - at + (4 * 8_193));
            int[] cuts = [at, at + 64, starts, pieces, names, runs, bases, directory, postings, end];
            for (int part = 0; part + 1 < cuts.Length; part++)
            {
                if (cuts[part] < cuts[part + 1])
                {
                    yield return (cuts[part], cuts[part + 1]);
                }
            }
        }

        yield return (entries, entries + length);
        yield return (_decoded.Sections["TOTL"].Offset, _decoded.Sections["TOTL"].Offset + _decoded.Sections["TOTL"].Length);
        yield return (_decoded.Sections["PROV"].Offset, file.Length - 512);
        yield return (file.Length - 512, file.Length);
    }

    /// <summary>Where a number stands: all of the short parts, some of the directories.</summary>
    private IEnumerable<int> Fields()
    {
        foreach ((int from, int to) in Parts())
        {
            int step = Math.Max(4, (to - from) / 20 / 4 * 4);
            for (int at = from; at + 4 <= to; at += step)
            {
                yield return at;
            }
        }
    }

    private static int Next(int block, int at) => block + ((at + 7) / 8 * 8);

    /// <summary>All of the work comes to its end, and no damage makes a question long.</summary>
    private void Bounded(Action work)
    {
        _ = TimeLimit.Within(() =>
        {
            work();
            return 0;
        });
        Assert.True(_index.Slowest < TimeSpan.FromSeconds(5), $"{_index.Slowest}");
    }
}
