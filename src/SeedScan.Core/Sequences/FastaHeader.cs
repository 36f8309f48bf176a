namespace SeedScan.Sequences;

/// <summary>The parts of a FASTA header line.</summary>
internal readonly ref struct FastaHeader
{
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

        header = header.Trim(Blank);
        int space = header.IndexOfAny(Blank);
        ReadOnlySpan<byte> name = space < 0 ? header : header[..space];
        if (name.IsEmpty)
        {
            throw new InputException(
                InputErrorKind.Record, "a header without a name", "Write the record's name right after '>'.", chunk.File, new FastaRecord(chunk, place).Line);
        }

        return new FastaHeader { Name = name, Description = space < 0 ? default : header[space..].Trim(Blank), Length = length };
    }
}
