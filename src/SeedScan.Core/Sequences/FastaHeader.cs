using System.Buffers;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>The parts of a FASTA header line.</summary>
internal readonly ref struct FastaHeader
{
    private static readonly SearchValues<byte> s_controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), 0x7F]);

    private static ReadOnlySpan<byte> Blank => " \t"u8;

    public ReadOnlySpan<byte> Name { get; init; }

    public ReadOnlySpan<byte> Description { get; init; }

    /// <summary>The line's length, its line end included.</summary>
    public int Length { get; init; }

    /// <summary>The error for a header that holds a carriage return.</summary>
    public static InputException MacintoshLineEnds(string file, long line) => new(
        InputErrorKind.Record,
        "a header holds a carriage return without a line feed",
        "The file has old Macintosh line ends; convert it, for instance with tr '\\r' '\\n'.",
        file,
        line);

    /// <summary>Reads the header that starts with the '&gt;' at <paramref name="place"/> of a chunk's text.</summary>
    public static FastaHeader Read(ReadOnlySpan<byte> chunkText, int place, FastaChunk chunk)
    {
        ReadOnlySpan<byte> text = chunkText[place..];
        int end = text.IndexOf((byte)'\n');
        int length = end < 0 ? text.Length : end + 1;
        ReadOnlySpan<byte> header = text[1..(end < 0 ? text.Length : end)];
        if (header.EndsWith("\r"u8))
        {
            header = header[..^1];
        }

        if (header.Contains((byte)'\r'))
        {
            throw MacintoshLineEnds(chunk.File, new FastaRecord(chunk, place).Line);
        }

        FastaHeader parts = Split(header);
        if (HasControl(parts.Name))
        {
            throw ControlCharacter(chunk.File, new FastaRecord(chunk, place).Line, parts.Name);
        }

        return parts.Name.IsEmpty
            ? throw new InputException(
                InputErrorKind.Record, "a header without a name", "Write the record's name right after '>'.", chunk.File, new FastaRecord(chunk, place).Line)
            : new FastaHeader { Name = parts.Name, Description = parts.Description, Length = length };
    }

    /// <summary>True if a name holds what would break the rows that it is written to, or what a terminal would obey.</summary>
    public static bool HasControl(ReadOnlySpan<byte> name) => name.ContainsAny(s_controls);

    /// <summary>The error for such a name.</summary>
    public static InputException ControlCharacter(string file, long line, ReadOnlySpan<byte> name) => new(
        InputErrorKind.Record,
        "its name holds a control character, which would come into the results",
        "Remove it from the name; where Ctrl-A parts several headers, as in NCBI's nr, write a blank instead.",
        file,
        line,
        Encoding.UTF8.GetString(name));

    /// <summary>Splits the text behind a '&gt;' into name and description.</summary>
    public static FastaHeader Split(ReadOnlySpan<byte> header)
    {
        header = header.Trim(Blank);
        int space = header.IndexOfAny(Blank);
        return space < 0
            ? new FastaHeader { Name = header }
            : new FastaHeader { Name = header[..space], Description = header[space..].Trim(Blank) };
    }
}
