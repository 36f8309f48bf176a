namespace SeedScan.Sequences;

/// <summary>Says what is wrong with a character that has no place in a sequence.</summary>
internal static class Letters
{
    /// <summary>The error for the character at <paramref name="at"/> of a sequence text, which starts on line 1.</summary>
    public static InputException Wrong(ReadOnlySpan<byte> text, int at)
    {
        byte letter = text[at];
        long line = 1 + text[..at].Count((byte)'\n');
        (string problem, string remedy) = letter switch
        {
            (byte)'-' or (byte)'.' or (byte)'~' => (
                $"'{(char)letter}' is a gap character",
                "Remove the gaps (an alignment belongs in a TargetScan UTR table)."),
            (byte)'>' => (
                "'>' stands inside a line of sequence",
                "Start each record on a line of its own."),
            (byte)'*' or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') => (
                $"'{(char)letter}' is not a nucleotide code",
                "If this is protein, give the nucleotide sequence; otherwise write N for what is not known."),
            0 => (
                "a zero byte stands in the sequence",
                "The file is binary or damaged; give FASTA text."),
            > 32 and < 127 => (
                $"'{(char)letter}' has no place in a sequence",
                "Give FASTA: a line '>name', then lines of A, C, G, T or U and IUPAC codes."),
            _ => (
                $"byte 0x{letter:X2} has no place in a sequence",
                "Give FASTA as plain ASCII text."),
        };
        return new InputException(InputErrorKind.Letter, problem, remedy, line: line);
    }
}
