using System.IO.Compression;
using System.Text;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>Files as they lie on disk: plain, gzip of every kind, and what may stand before the first record.</summary>
public sealed class TargetInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plain_gzip_many_members_and_BGZF_hold_the_same_records()
    {
        string text = new FastaTexts(11).File(200, longest: 3000);
        List<OracleRecord> expected = FastaOracle.Parse(text);
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        using OutputBuffer bgzf = new();
        Bgzf.Compress(bytes, bgzf);
        Assert.Equal(expected, Read(bytes));
        Assert.Equal(expected, Read(Gzip(bytes)));
        Assert.Equal(expected, Read([.. bgzf.WrittenSpan, .. Bgzf.EndOfFile]));
        foreach (int cut in (int[])[0, 1, 2, 17, 5000, bytes.Length - 1, bytes.Length])
        {
            Assert.Equal(expected, Read([.. Gzip(bytes[..cut]), .. Gzip([]), .. Gzip(bytes[cut..])]));
        }
    }

    [Fact]
    public void BGZF_cut_between_two_blocks_is_whole_as_gzip_and_told_to_be_cut()
    {
        using OutputBuffer bgzf = new();
        Bgzf.Compress(Encoding.Latin1.GetBytes($">a\n{new string('A', 100_000)}\n"), bgzf);
        int block = BitConverter.ToUInt16(bgzf.WrittenSpan[16..]) + 1;
        foreach (int length in (int[])[block, bgzf.WrittenCount])
        {
            InputException error = Assert.Throws<InputException>(() => Read(bgzf.WrittenSpan[..length].ToArray()));
            Assert.Equal("the BGZF data ends without the empty block that marks its end", error.Problem);
        }
    }

    [Fact]
    public void How_much_of_a_damaged_file_is_read_does_not_depend_on_how_far_the_other_thread_is()
    {
        byte[] whole = Gzip(Encoding.Latin1.GetBytes(new FastaTexts(3).File(3000, 300)));
        string path = Write(whole[..(whole.Length * 2 / 3)]);
        HashSet<int> read = [];
        for (int i = 0; i < 20; i++)
        {
            using FastaReader reader = FastaReader.Open(path);
            FastaChunk chunk = new();
            int chunks = 0;
            Assert.Throws<InputException>(() =>
            {
                while (reader.Read(chunk))
                {
                    chunks++;
                    Thread.Sleep(i % 3);
                }
            });
            read.Add(chunks);
        }

        Assert.Single(read);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_told()
    {
        string path = Write(Encoding.ASCII.GetBytes($">a\n{new string('A', 3_000_000)}\n"));
        using TargetInput input = TargetInput.Open(path);
        using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(1_000_000);
        }

        using FastaReader reader = new(input.Pipe, path);
        while (reader.Read(new FastaChunk()))
        {
        }

        Assert.Contains("bytes that it had when it was opened", Assert.Throws<InputException>(input.CheckEnd).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_anywhere_gives_an_error_and_never_an_end()
    {
        byte[] whole = [.. Gzip(Encoding.Latin1.GetBytes(new FastaTexts(12).File(5, 200))), .. Gzip(">last\nACGU\n"u8.ToArray())];
        int first = Gzip(Encoding.Latin1.GetBytes(new FastaTexts(12).File(5, 200))).Length;
        for (int length = 2; length < whole.Length; length++)
        {
            if (length != first)
            {
                InputException error = Assert.Throws<InputException>(() => Read(whole[..length]));
                Assert.Equal(InputErrorKind.Compression, error.Kind);
                Assert.Equal("the gzip data ends early", error.Problem);
            }
        }
    }

    [Theory]
    [InlineData(">a\nACGU\n>b\nAC-\n", 4)]
    [InlineData("\uFEFF>a\nACGU\n>b\nAC-\n", 4)]
    [InlineData("\n\r\n  \n\t>a\nACGU\n>b\nAC-\n", 7)]
    [InlineData("\uFEFF\n\n>a\nACGU\n>b\nAC-\n", 6)]
    public void Lines_count_from_the_start_of_the_file_whatever_stands_there(string text, long line)
    {
        foreach (byte[] bytes in (byte[][])[Encoding.UTF8.GetBytes(text), Gzip(Encoding.UTF8.GetBytes(text))])
        {
            using FastaReader reader = FastaReader.Open(Write(bytes));
            InputException? error = FastaReading.PackAll(reader);
            Assert.Equal((line, "b"), (error?.Line, error?.Record));
        }
    }

    [Fact]
    public void Blank_lines_before_the_first_record_may_be_more_than_a_look_ahead()
    {
        string text = new string('\n', 200_001) + ">a\nACGU\nA-\n";
        using FastaReader reader = FastaReader.Open(Write(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(200_004, FastaReading.PackAll(reader)?.Line);
    }

    [Fact]
    public void A_header_longer_than_the_pipe_between_inflating_and_reading_does_not_stop_both()
    {
        string name = new('n', 9 << 20);
        byte[] bytes = Encoding.Latin1.GetBytes($">a\nACGU\n>{name}\nACGUACGU\n>b\nAC\n");
        foreach (byte[] file in (byte[][])[bytes, Gzip(bytes)])
        {
            List<OracleRecord> records = TimeLimit.Within(() => Read(file));
            Assert.Equal(["a", name, "b"], records.Select(record => record.Name));
            Assert.Equal("ACGUACGU", records[1].Letters);
        }
    }

    [Fact]
    public void Reading_may_stop_anywhere_and_the_file_is_free_again()
    {
        string path = Write(Gzip(Encoding.Latin1.GetBytes(">a\n" + new FastaTexts(13).Letters(20 << 20))));
        TimeLimit.Within(() =>
        {
            for (int i = 0; i < 5; i++)
            {
                using FastaReader reader = FastaReader.Open(path);
                Assert.True(reader.Read(new FastaChunk()));
            }

            File.Delete(path);
            return true;
        });
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("GENE\t9606\tACGU\n")]
    [InlineData("\nGENE\t9606\tACGU\n")]
    public void A_UTR_table_is_told_by_its_content(string text)
    {
        string path = Write(Encoding.UTF8.GetBytes(text));
        using TargetInput input = TargetInput.Open(path);
        Assert.Equal(TargetFormat.UtrTable, input.Format);
        InputException error = Assert.Throws<InputException>(() => FastaReader.Open(path));
        Assert.Equal($"{path}: is a TargetScan UTR table, not FASTA. Give FASTA here.", error.Message);
    }

    [Theory]
    [InlineData("\u0001\u0002\u0003", "is binary data")]
    [InlineData("<?xml version=\"1.0\"?>", "looks like HTML or XML")]
    [InlineData("; a comment\n>a\nAC\n", "starts with a ';' comment")]
    [InlineData("ID   X56734; SV 1;\n", "looks like a GenBank or EMBL record")]
    [InlineData("PK\u0003\u0004....", "is compressed, but not with gzip")]
    [InlineData("acgt", "the first record has no header")]
    [InlineData("\u001f", "is binary data")]
    [InlineData("", "holds no sequence")]
    public void Other_formats_are_told_by_name(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<InputException>(() => TargetInput.Open(Write(Encoding.Latin1.GetBytes(text)))).Problem);

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        string missing = _folder.File("no/such.fa");
        InputException error = Assert.Throws<InputException>(() => TargetInput.Open(missing));
        Assert.Equal($"{missing}: there is no such file. Check the name and the folder.", error.Message);
        error = Assert.Throws<InputException>(() => TargetInput.Open(_folder.Path));
        Assert.Equal($"{_folder.Path}: is a directory. Name the files in it.", error.Message);
        Assert.Equal(InputErrorKind.Unreadable, error.Kind);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private List<OracleRecord> Read(byte[] bytes)
    {
        string path = Write(bytes);
        using TargetInput input = TargetInput.Open(path);
        using FastaReader reader = new(input.Pipe, "t.fa", input.FirstLine);
        return FastaReading.Records(reader);
    }

    private string Write(byte[] bytes)
    {
        string path = _folder.File("t");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
