using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>The reader against the oracle, at every place where a chunk may end.</summary>
public class FastaReaderTests
{
    private static readonly int[] s_sizes = [1, 2, 7, 64, 127, 128, 129, 200, 1000, 1 << 20];

    [Fact]
    public void Reads_what_the_oracle_reads_whatever_the_spelling_the_chunk_and_the_arrival()
    {
        int pieces = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            Random random = new(seed);
            string text = new FastaTexts(seed).File(random.Next(1, 12), longest: random.Next(3) == 0 ? 3000 : 300);
            int size = s_sizes[seed % s_sizes.Length];
            string arrival = FastaReading.Arrivals[random.Next(FastaReading.Arrivals.Length)];
            using FastaReader reader = FastaReading.Reader(text, size, arrival, seed);
            Assert.Equal(FastaOracle.Parse(text), FastaReading.Records(reader));
            pieces += FastaReading.Chunks(FastaReading.Reader(text, size)).Count(chunk => chunk.Contains(" True ", StringComparison.Ordinal));
        }

        Assert.True(pieces > 200, $"only {pieces} pieces were cut");
    }

    [Theory]
    [InlineData("\n", 60)]
    [InlineData("\r\n", 13)]
    [InlineData("\n", 1)]
    [InlineData("\n", 10_000)]
    public void Every_chunk_size_gives_the_same_records(string end, int width)
    {
        StringBuilder text = new();
        foreach ((string header, int length) in ((string, int)[])[("a one", 130), ("b", 0), ("c\ttwo", 450), ("d", 128), ("e", 1)])
        {
            string letters = new FastaTexts(length).Letters(length);
            text.Append('>').Append(header).Append(end);
            text.AppendJoin(end, letters.Chunk(width).Select(line => new string(line))).Append(end);
        }

        string whole = text.ToString();
        List<OracleRecord> expected = FastaOracle.Parse(whole);
        Assert.Equal([130, 0, 450, 128, 1], expected.Select(record => record.Letters.Length));
        for (int size = 1; size <= whole.Length + 2; size++)
        {
            using FastaReader reader = FastaReading.Reader(whole, size);
            Assert.Equal(expected, FastaReading.Records(reader));
        }
    }

    [Fact]
    public void Cuts_do_not_depend_on_how_the_bytes_arrive()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            string text = new FastaTexts(seed).File(5, longest: 400);
            foreach (int size in (int[])[1, 100, 250, text.Length - 1, text.Length, text.Length + 1])
            {
                List<string> expected = FastaReading.Chunks(FastaReading.Reader(text, size, "at once"));
                foreach (string arrival in FastaReading.Arrivals)
                {
                    Assert.Equal(expected, FastaReading.Chunks(FastaReading.Reader(text, size, arrival, seed)));
                }
            }
        }
    }

    [Fact]
    public void A_text_as_long_as_a_chunk_is_one_chunk()
    {
        string text = ">a\n" + new FastaTexts(1).Letters(500) + "\n>b\nACGU\n";
        Assert.Single(FastaReading.Chunks(FastaReading.Reader(text, text.Length)));
        Assert.Equal(2, FastaReading.Chunks(FastaReading.Reader(text, text.Length - 1)).Count);
    }

    [Fact]
    public void A_piece_is_never_the_overlap_alone()
    {
        // A header, a blank line, 128 letters: a cut behind them would start a second piece at position 0.
        string text = ">a\n\n" + new FastaTexts(2).Letters(600) + "\n";
        for (int size = 100; size < 300; size++)
        {
            Assert.Equal(FastaOracle.Parse(text), FastaReading.Records(FastaReading.Reader(text, size)));
        }
    }

    [Theory]
    [InlineData('\0', "\\x00")]
    [InlineData('\u0001', "\\x01")]
    [InlineData('\u001F', "\\x1F")]
    [InlineData('\u007F', "\\x7F")]
    public void A_control_character_in_a_name_is_told_and_one_behind_the_name_does_no_harm(char control, string shown)
    {
        using FastaReader reader = FastaReading.Reader($">ok x{control}y\nACGU\n\n>b{control}d x\nAC\n", 1 << 16);
        InputException error = Assert.Throws<InputException>(() => FastaReading.Records(reader));
        Assert.Equal(
            $"t.fa:4: record b{shown}d: its name holds a control character, which would come into the results. "
            + "Remove it from the name; where Ctrl-A parts several headers, as in NCBI's nr, write a blank instead.",
            error.Message);
        Assert.Equal((InputErrorKind.Record, $"b{control}d"), (error.Kind, error.Record));
        Assert.Single(FastaReading.Records(FastaReading.Reader($">ok x{control}y\nACGU\n", 1 << 16)));
    }

    [Theory]
    [InlineData('-')]
    [InlineData('>')]
    [InlineData('I')]
    [InlineData('\0')]
    [InlineData('\u00C4')]
    public void A_wrong_letter_is_told_with_its_line_and_record_wherever_chunks_end(char wrong)
    {
        string letters = new FastaTexts(3).Letters(700);
        for (int place = 1; place < 700; place += 11)
        {
            string spoilt = letters[..place] + wrong + letters[(place + 1)..];
            string text = "\n>ok\nACGU\n\n>bad one\n" + string.Join('\n', spoilt.Chunk(37).Select(line => new string(line))) + "\n>after\nAC\n";
            int line = 6 + (place / 37);
            if (wrong == '>' && place % 37 == 0)
            {
                continue;               // this one is a header
            }

            foreach (int size in (int[])[1, 150, 300, 5000])
            {
                using FastaReader reader = FastaReading.Reader(text[1..], size);
                InputException? error = FastaReading.PackAll(reader);
                Assert.NotNull(error);
                Assert.Equal(InputErrorKind.Letter, error.Kind);
                Assert.Equal(("t.fa", line - 1, "bad"), (error.File, error.Line, error.Record));
            }
        }
    }

    [Fact]
    public void A_header_sign_within_a_line_never_stops_the_records_from_coming_to_an_end()
    {
        string letters = new FastaTexts(4).Letters(600);
        for (int place = 1; place < 600; place++)
        {
            string text = ">a\n" + letters[..place] + '>' + letters[place..] + "\n>b\nAC\n";
            using FastaReader reader = FastaReading.Reader(text, 200);
            FastaChunk chunk = new();
            int records = 0;
            while (reader.Read(chunk))
            {
                foreach (FastaRecord record in chunk)
                {
                    Assert.True(++records < 100, $"no end with '>' at {place}");
                }
            }

            Assert.True(records >= 2);
        }
    }

    [Theory]
    [InlineData(">first\nAC\n>\nAC\n", "a header without a name", 3)]
    [InlineData(">first\nAC\n\n> \t\nAC\n", "a header without a name", 4)]
    [InlineData(">first\rACGU\r>second\rAC\r", "a header holds a carriage return without a line feed", 1)]
    [InlineData(">first\nAC\n>se\rcond\nAC\n", "a header holds a carriage return without a line feed", 3)]
    public void Wrong_headers_are_told_with_their_line(string text, string problem, long line)
    {
        foreach (int size in s_sizes)
        {
            InputException? error = FastaReading.PackAll(FastaReading.Reader(text, size));
            Assert.NotNull(error);
            Assert.Equal((InputErrorKind.Record, problem, "t.fa", line), (error.Kind, error.Problem, error.File, error.Line));
        }
    }

    [Fact]
    public void Old_Macintosh_line_ends_are_told_before_the_whole_file_is_read()
    {
        using FastaReader reader = FastaReading.Reader(">first\r" + new string('A', 1 << 20), chunkSize: 64);
        FastaChunk chunk = new();
        InputException error = Assert.Throws<InputException>(() => reader.Read(chunk));
        Assert.StartsWith("t.fa:1: a header holds a carriage return", error.Message, StringComparison.Ordinal);
        Assert.Equal(64, chunk.Text.Length);
    }

    [Fact]
    public void A_header_may_be_longer_than_many_chunks()
    {
        string name = new('n', 100_000);
        string text = $">a\nACGU\n>{name} words\n{new FastaTexts(5).Letters(1000)}\n>b\nAC";
        Assert.Equal(FastaOracle.Parse(text), FastaReading.Records(FastaReading.Reader(text, 64)));
    }

    [Fact]
    public void Written_records_come_back_as_they_were()
    {
        Gen<string> names = Gen.Elements("abcXYZ019|._-:>".ToCharArray()).NonEmptyListOf().Select(all => string.Concat(all));
        Gen<string> letters = Gen.Elements("ACGTUNacgtun".ToCharArray()).ListOf().Select(all => string.Concat(all));
        Arbitrary<(List<(string Name, string Letters)> Records, int Width, int Size)> files = Arb.From(
            from pairs in (from name in names from sequence in letters select (name, sequence)).ListOf()
            from width in Gen.Choose(1, 100)
            from size in Gen.Choose(1, 600)
            select (pairs.ToList(), width, size));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(files, file =>
            {
                string text = string.Concat(file.Records.Select(
                    record => $">{record.Name}\n{string.Concat(record.Letters.Chunk(file.Width).Select(line => new string(line) + "\n"))}"));
                using FastaReader reader = FastaReading.Reader(text, file.Size);
                return FastaReading.Records(reader).Select(record => (record.Name, record.Letters)).SequenceEqual(file.Records);
            }));
    }
}
