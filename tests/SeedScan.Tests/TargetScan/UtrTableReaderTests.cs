using System.Text;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.TargetScan;

public sealed class UtrTableReaderTests
{
    [Fact]
    public void Rows_come_with_their_columns_and_lines_whatever_the_line_ends()
    {
        string[] rows = ReadAll("GENE a\t9606\tAC-gu\r\n\n\r\nB\t0\tNnRYSWKMBDHVTt\nC\t2147483647\t\nD\t1\t---");

        Assert.Equal(["1 GENE a 9606 AC-gu ACgu", "4 B 0 NnRYSWKMBDHVTt NnRYSWKMBDHVTt", "5 C 2147483647  ", "6 D 1 --- "], rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Lines_longer_than_the_buffer_are_read_whole_in_pieces_of_any_size(int piece)
    {
        string letters = new('A', 300_001), gaps = new('-', 140_000);
        using PiecewiseStream stream = new($"x\t1\tC\ny\t2\t{gaps}{letters}G\nz\t3\tU\n", piece);
        UtrTableReader reader = new(stream, "f");
        List<string> read = [];
        while (reader.TryRead(out UtrTableRow row))
        {
            byte[] copy = new byte[row.Aligned.Length];
            read.Add($"{row.GeneText} {row.Species} {row.Aligned.Length} {Encoding.ASCII.GetString(copy, 0, row.CopyLetters(copy))}");
        }

        Assert.Equal(["x 1 1 C", $"y 2 440002 {letters}G", "z 3 1 U"], read);
    }

    [Theory]
    [InlineData("A\t1\tAC\nfoo\n", InputErrorKind.Record, "t.txt:2: 1 column instead of 3. " + Form)]
    [InlineData("A\t9606\n", InputErrorKind.Record, "t.txt:1: record A: 2 columns instead of 3. " + Form)]
    [InlineData("A\t9606\tAC\t\n", InputErrorKind.Record, "t.txt:1: record A: 4 columns instead of 3. " + Form)]
    [InlineData(
        "NM_1\t17\tA\t9606\tAC\n", InputErrorKind.Record,
        "t.txt:1: record NM_1: 5 columns instead of 3. " + Form + " Of TargetScan's download with five columns take the 1st, 4th and 5th.")]
    [InlineData("\t9606\tAC\n", InputErrorKind.Record, "t.txt:1: the row names no gene. " + Form)]
    [InlineData("Gene\tSpecies\tUTR\n", InputErrorKind.Record, "t.txt:1: record Gene: the species 'Species' is not a number. " + Number)]
    [InlineData("A\t\tAC\n", InputErrorKind.Record, "t.txt:1: record A: the species '' is not a number. " + Number)]
    [InlineData("A\t-1\tAC\n", InputErrorKind.Record, "t.txt:1: record A: the species '-1' is not a number. " + Number)]
    [InlineData("A\t96x\tAC\n", InputErrorKind.Record, "t.txt:1: record A: the species '96x' is not a number. " + Number)]
    [InlineData("A\t2147483648\tAC\n", InputErrorKind.Record, "t.txt:1: record A: the species '2147483648' is not a number. " + Number)]
    [InlineData("A\t1\tAC\n\nB\t1\tAC-E\n", InputErrorKind.Letter, "t.txt:3: record B: 'E' in column 4 of the alignment is neither a nucleotide code nor the gap '-'. " + Codes)]
    [InlineData("B\t1\tAC.G\n", InputErrorKind.Letter, "t.txt:1: record B: '.' in column 3 of the alignment is neither a nucleotide code nor the gap '-'. " + Codes)]
    [InlineData("B\t1\tAC G\n", InputErrorKind.Letter, "t.txt:1: record B: byte 0x20 in column 3 of the alignment is neither a nucleotide code nor the gap '-'. " + Codes)]
    [InlineData(
        "A\t1\tAC\nB\u0007\t1\tAC\n", InputErrorKind.Record,
        "t.txt:2: record B\\x07: its name holds a control character, which would come into the results. "
        + "Remove it from the name; where Ctrl-A parts several headers, as in NCBI's nr, write a blank instead.")]
    [InlineData("B\t1\t\0", InputErrorKind.Letter, "t.txt:1: record B: byte 0x00 in column 1 of the alignment is neither a nucleotide code nor the gap '-'. " + Codes)]
    [InlineData("", InputErrorKind.Empty, "t.txt: the UTR table holds no row. " + Form)]
    [InlineData("\n\r\n", InputErrorKind.Empty, "t.txt: the UTR table holds no row. " + Form)]
    public void Malformed_rows_say_where_and_what(string table, InputErrorKind kind, string message)
    {
        InputException wrong = Assert.Throws<InputException>(() => ReadAll(table));

        Assert.Equal(message, wrong.Message);
        Assert.Equal(kind, wrong.Kind);
    }

    [Fact]
    public void A_cell_of_any_length_is_quoted_only_at_its_beginning()
    {
        InputException wrong = Assert.Throws<InputException>(() => ReadAll($"A\t{new string('x', 1000)}\tAC\n"));

        Assert.Equal($"the species '{new string('x', 60)}...' is not a number", wrong.Problem);
    }

    [Fact]
    public void An_opened_input_is_read_from_its_first_row_with_its_lines_and_name()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\n\nA\t9606\tAC-G\nB\t9606\n");
            using TargetInput input = TargetInput.Open(path);
            UtrTableReader reader = UtrTableReader.Over(input);

            Assert.Equal(TargetFormat.UtrTable, input.Format);
            Assert.True(reader.TryRead(out UtrTableRow row));
            Assert.Equal("A 9606 3", $"{row.GeneText} {row.Species} {row.Line}");
            Assert.Equal($"{path}:4: record B: 2 columns instead of 3. {Form}", Assert.Throws<InputException>(() => reader.TryRead(out _)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Letters_and_columns_of_an_aligned_sequence_agree_with_a_loop()
    {
        Random random = new(7);
        AlignedSequence sequence = new();
        for (int length = 0; length < 200; length++)
        {
            byte[] aligned = new byte[length];
            random.GetItems("ACGU----n"u8, aligned);
            List<byte> letters = [];
            List<int> columns = [];
            for (int i = 0; i < length; i++)
            {
                if (aligned[i] != '-')
                {
                    letters.Add(aligned[i]);
                    columns.Add(i + 1);
                }
            }

            sequence.Load(aligned);
            byte[] copy = new byte[length];

            Assert.Equal(letters, sequence.Letters.ToArray());
            Assert.Equal(columns, Enumerable.Range(0, letters.Count).Select(sequence.ColumnOf));
            Assert.Equal(letters, copy[..UtrTableRow.CopyLetters(aligned, copy)]);
        }
    }

    private const string Form = "A TargetScan UTR table has three columns separated by tabs: gene, species number, aligned sequence.";
    private const string Number = "The second column is an NCBI taxonomy number such as 9606; a header line has to be removed.";
    private const string Codes = "Write A, C, G, U or T, an IUPAC code for what is not known, and '-' for a gap.";

    private static string[] ReadAll(string table)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(table));
        UtrTableReader reader = new(stream, "t.txt");
        List<string> rows = [];
        while (reader.TryRead(out UtrTableRow row))
        {
            byte[] copy = new byte[row.Aligned.Length];
            int length = row.CopyLetters(copy);
            rows.Add($"{row.Line} {row.GeneText} {row.Species} {Encoding.ASCII.GetString(row.Aligned)} {Encoding.ASCII.GetString(copy, 0, length)}");
        }

        return [.. rows];
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class PiecewiseStream(string text, int piece) : MemoryStream(Encoding.ASCII.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
