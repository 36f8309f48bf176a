using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>The lines of a panel as text, and the errors in them.</summary>
internal sealed class PanelLines(string path) : IDisposable
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private readonly TextLines _lines = new(path);

    /// <summary>The file's name, as the user gave it.</summary>
    public string File => _lines.Path;

    /// <summary>The 1-based line that was read last.</summary>
    public long Line => _lines.Number;

    /// <summary>The next line, or null at the end.</summary>
    /// <exception cref="InputException">It is no text.</exception>
    public string? Next()
    {
        if (!_lines.TryRead(out ReadOnlySpan<byte> bytes))
        {
            return null;
        }

        try
        {
            string line = s_strict.GetString(bytes);
            line = Line == 1 ? line.TrimStart('\uFEFF') : line;
            return line.Any(letter => letter < ' ' && letter != '\t')
                ? throw new InputException(InputErrorKind.UnknownFormat, "has a control character", "Give FASTA or a table as plain text or gzip.", File, Line)
                : line;
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InputException(InputErrorKind.UnknownFormat, "is not UTF-8 text", "Save it as UTF-8 or ASCII.", File, Line, inner: wrong);
        }
    }

    /// <summary>The next line that has more than blanks, or null at the end.</summary>
    public string? NextThatIsNotBlank()
    {
        string? line = Next();
        while (line is not null && string.IsNullOrWhiteSpace(line))
        {
            line = Next();
        }

        return line;
    }

    /// <summary>An error in a record.</summary>
    public InputException Wrong(PanelRecord record, string problem, string remedy) =>
        new(InputErrorKind.Record, problem, remedy, File, record.Line, record.Name);

    /// <summary>An error in the line that was read last.</summary>
    public InputException Wrong(string problem, string remedy, string? record = null) =>
        new(InputErrorKind.Record, problem, remedy, File, Line, record);

    public void Dispose() => _lines.Dispose();
}
