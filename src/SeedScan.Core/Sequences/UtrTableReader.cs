using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>Reads a TargetScan UTR table row by row; its one buffer is as long as the longest line needs.</summary>
/// <remarks>
/// A row is <c>gene TAB species TAB aligned sequence</c>. Lines end with LF or CRLF, blank lines are passed over, and
/// there is no header line. Rows are checked as they are read, those of species that nobody asks for as well.
/// </remarks>
public sealed class UtrTableReader
{
    private const string Form = "A TargetScan UTR table has three columns separated by tabs: gene, species number, aligned sequence.";

    private static readonly SearchValues<byte> AlignedLetters = SearchValues.Create("ACGTURYSWKMBDHVNXacgturyswkmbdhvnx-"u8);

    private readonly Stream _stream;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 17);
    private int _start;
    private int _end;
    private long _line;
    private bool _anyRow;

    /// <summary>Prepares to read; nothing is read yet.</summary>
    /// <param name="stream">The decompressed text. The caller closes it.</param>
    /// <param name="file">Its name as it is to stand in errors.</param>
    /// <param name="firstLine">The 1-based line that the text starts on.</param>
    public UtrTableReader(Stream stream, string file, long firstLine = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(file);
        _stream = stream;
        File = file;
        _line = firstLine - 1;
    }

    /// <summary>Prepares to read an input that was opened and told to be a UTR table; the caller disposes of it.</summary>
    public static UtrTableReader Over(TargetInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new UtrTableReader(input.Pipe.AsStream(leaveOpen: true), input.Path, input.FirstLine);
    }

    /// <summary>The table's name as it stands in errors.</summary>
    public string File { get; }

    /// <summary>Reads the next row.</summary>
    /// <param name="row">The row; its spans are valid until the next call.</param>
    /// <returns>False at the end of the table.</returns>
    /// <exception cref="InputException">
    /// A wrong number of columns, a row without gene, a species that is no number, a character that is neither a nucleotide
    /// code nor a gap, a table without any row.
    /// </exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public bool TryRead(out UtrTableRow row)
    {
        while (TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (!line.IsEmpty)
            {
                _anyRow = true;
                row = Parse(line);
                return true;
            }
        }

        if (!_anyRow)
        {
            throw new InputException(InputErrorKind.Empty, "the UTR table holds no row", Form, File);
        }

        row = default;
        return false;
    }

    private static bool TryParseSpecies(ReadOnlySpan<byte> text, out int species) =>
        Utf8Parser.TryParse(text, out species, out int used) && used == text.Length && char.IsAsciiDigit((char)text[0]);

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            bool found = length >= 0;
            length = found ? searched + length : _end - _start;
            searched = length;
            if (found || !Fill())
            {
                line = _buffer.AsSpan(_start, length);
                _start += found ? length + 1 : length;
                _line++;
                line = line.EndsWith((byte)'\r') ? line[..^1] : line;
                return found || length > 0;
            }
        }
    }

    /// <summary>Reads more behind what is there; false at the end of the stream.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end == Array.MaxLength)
            {
                throw Wrong(InputErrorKind.Record, "the line is longer than 2 GB", Form, record: null);
            }

            Array.Resize(ref _buffer, (int)Math.Min(2L * _end, Array.MaxLength));
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private UtrTableRow Parse(ReadOnlySpan<byte> line)
    {
        int columns = line.Count((byte)'\t') + 1;
        int first = line.IndexOf((byte)'\t');
        if (columns != 3)
        {
            string remedy = columns == 5 ? Form + " Of TargetScan's download with five columns take the 1st, 4th and 5th." : Form;
            throw Wrong(InputErrorKind.Record, $"{columns} column{(columns == 1 ? "" : "s")} instead of 3", remedy, first > 0 ? line[..first] : default);
        }

        ReadOnlySpan<byte> gene = line[..first], rest = line[(first + 1)..];
        int second = rest.IndexOf((byte)'\t');
        ReadOnlySpan<byte> aligned = rest[(second + 1)..];
        if (gene.IsEmpty)
        {
            throw Wrong(InputErrorKind.Record, "the row names no gene", Form, record: null);
        }

        if (FastaHeader.HasControl(gene))
        {
            throw FastaHeader.ControlCharacter(File, _line, gene);
        }

        if (second == 0 || !TryParseSpecies(rest[..second], out int species))
        {
            throw Wrong(
                InputErrorKind.Record,
                $"the species '{RegionText.Quote(rest[..second])}' is not a number",
                "The second column is an NCBI taxonomy number such as 9606; a header line has to be removed.",
                gene);
        }

        int wrong = aligned.IndexOfAnyExcept(AlignedLetters);
        if (wrong >= 0)
        {
            string what = aligned[wrong] is > 32 and < 127 ? $"'{(char)aligned[wrong]}'" : $"byte 0x{aligned[wrong]:X2}";
            throw Wrong(
                InputErrorKind.Letter,
                $"{what} in column {wrong + 1} of the alignment is neither a nucleotide code nor the gap '-'",
                "Write A, C, G, U or T, an IUPAC code for what is not known, and '-' for a gap.",
                gene);
        }

        return new UtrTableRow(gene, species, aligned, _line);
    }

    private InputException Wrong(InputErrorKind kind, string problem, string remedy, ReadOnlySpan<byte> record) =>
        new(kind, problem, remedy, File, _line, record.IsEmpty ? null : RegionText.Quote(record));
}
