using System.Text;

namespace SeedScan.Sequences;

/// <summary>Reads a table of coding regions: <c>name TAB start-end</c>, or <c>name TAB start TAB end</c>; 1-based, inclusive, the stop codon inside.</summary>
/// <remarks>Lines that begin with <c>#</c> and blank lines are passed over. A name may come again with the same region.</remarks>
internal static class RegionTable
{
    /// <summary>Reads the table.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="line">Its first line that is no comment, which was read.</param>
    /// <exception cref="InputException">A line makes no sense, or two differ.</exception>
    public static Dictionary<string, ToldTranscript> Read(TextLines lines, ReadOnlySpan<byte> line)
    {
        Dictionary<string, ToldTranscript> told = new(StringComparer.Ordinal);
        do
        {
            if (line.ContainsAnyExcept(" \t"u8) && line[0] != (byte)'#')
            {
                Add(told, lines, line);
            }
        }
        while (lines.TryRead(out line));
        return told;
    }

    private static void Add(Dictionary<string, ToldTranscript> told, TextLines lines, ReadOnlySpan<byte> line)
    {
        int tab = line.IndexOf((byte)'\t');
        string name = Encoding.UTF8.GetString((tab < 0 ? line : line[..tab]).Trim((byte)' '));
        CodingRegion coding;
        try
        {
            coding = name.Length == 0
                ? throw RegionText.Wrong("the line names no target", "Write its name in the first column.")
                : Region(tab < 0 ? default : line[(tab + 1)..]);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            string header = lines.Number == 1 ? " A header line begins with '#'." : "";
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy + header, lines.Path, lines.Number, name.Length == 0 ? null : name);
        }

        if (!told.TryAdd(name, new ToldTranscript(coding, Length: null, lines.Number)) && told[name].Coding != coding)
        {
            throw new InputException(
                InputErrorKind.Record,
                $"its coding region is {coding} here and {told[name].Coding} in line {told[name].Line}",
                "Leave one of them.",
                lines.Path,
                lines.Number,
                name);
        }
    }

    /// <summary>The region of a line, from behind its name.</summary>
    private static CodingRegion Region(ReadOnlySpan<byte> rest)
    {
        int tab = rest.IndexOf((byte)'\t');
        if (tab < 0)
        {
            return RegionText.Read(rest.Trim((byte)' '));
        }

        ReadOnlySpan<byte> first = rest[..tab].Trim((byte)' '), last = rest[(tab + 1)..].Trim((byte)' ');
        return RegionText.TryReadNumber(first, out long start, out int used) && used == first.Length
            && RegionText.TryReadNumber(last, out long end, out used) && used == last.Length
            ? RegionText.Of(start, end)
            : throw RegionText.Wrong($"its coding region '{RegionText.Quote(rest)}' is not two numbers");
    }
}
