namespace SeedScan.Sequences;

/// <summary>Tells what an input holds from its first bytes, or what it is instead.</summary>
internal static class FormatSniffer
{
    /// <summary>The first bytes of an index. They are no text, and a transfer that changes line ends destroys them.</summary>
    public static ReadOnlySpan<byte> IndexMagic => [0x89, (byte)'S', (byte)'S', (byte)'I', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <param name="start">The first bytes that are no blanks.</param>
    /// <param name="file">The name to give in errors.</param>
    /// <param name="line">The line that they stand on.</param>
    /// <exception cref="InputException">They start no format that is read here.</exception>
    public static TargetFormat Tell(ReadOnlySpan<byte> start, string file, long line)
    {
        if (start.IsEmpty)
        {
            throw new InputException(InputErrorKind.Empty, "holds no sequence", "Is it the right file? It is empty or blank.", file);
        }

        if (start[0] == (byte)'>')
        {
            return TargetFormat.Fasta;
        }

        if (start.StartsWith(IndexMagic))
        {
            return TargetFormat.Index;
        }

        (string problem, string remedy)? other = Other(start);
        if (other is not null)
        {
            throw new InputException(InputErrorKind.UnknownFormat, other.Value.problem, other.Value.remedy, file);
        }

        int end = start.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> first = end < 0 ? start : start[..end];
        return first.Contains((byte)'\t')
            ? TargetFormat.UtrTable
            : throw new InputException(
                InputErrorKind.Record,
                "the first record has no header",
                "FASTA starts each record with a line '>name'.",
                file,
                line);
    }

    private static (string Problem, string Remedy)? Other(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("BZh"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z'])
            || start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || start.StartsWith("PK\u0003\u0004"u8))
        {
            return ("is compressed, but not with gzip", "Decompress it first; plain text and gzip are read.");
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return ("is UTF-16 text", "Convert it, for instance with iconv -f UTF-16 -t UTF-8.");
        }

        if (start.Contains((byte)0) || start[0] < ' ')
        {
            return ("is binary data", "Give FASTA, plain or compressed with gzip.");
        }

        if (start[0] == (byte)'@')
        {
            return ("looks like FASTQ", "Convert it to FASTA, for instance with seqkit fq2fa.");
        }

        if (start.StartsWith("LOCUS "u8) || start.StartsWith("ID  "u8))
        {
            return ("looks like a GenBank or EMBL record", "Export the sequences as FASTA.");
        }

        if (start[0] == (byte)'<')
        {
            return ("looks like HTML or XML", "A download may have brought an error page instead of the file: look into it, and fetch the FASTA again.");
        }

        return start[0] == (byte)';'
            ? ("starts with a ';' comment", "Remove the comment lines; FASTA starts with '>name'.")
            : null;
    }
}
