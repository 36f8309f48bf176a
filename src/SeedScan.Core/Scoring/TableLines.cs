using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The lines of a table of text, plain or compressed with gzip, and what the errors of all tables have in common.</summary>
internal sealed class TableLines : IDisposable
{
    private readonly Stream _raw;
    private readonly StreamReader _text;

    /// <summary>Opens a table.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="form">The sentence that tells how such a table looks; it is the remedy of most errors.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public TableLines(string path, string form)
    {
        ArgumentNullException.ThrowIfNull(path);
        Form = form;
        bool isStandardInput = path == TargetInput.StandardInput;
        File = isStandardInput ? "standard input" : path;
        _raw = isStandardInput ? Console.OpenStandardInput() : TargetInput.OpenFile(path);
        PipeReader bytes = PipeReader.Create(new SynchronousReads(_raw), new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        _text = new StreamReader(GzipInput.Plain(bytes, File).AsStream(), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The table's name, as the user gave it.</summary>
    public string File { get; }

    /// <summary>How such a table looks.</summary>
    public string Form { get; }

    /// <summary>The 1-based line that was read last.</summary>
    public long Line { get; private set; }

    /// <summary>Reads the next line that is not blank and splits it at its tabs.</summary>
    /// <exception cref="InputException">The text is FASTA or no text, or a compressed file is damaged.</exception>
    public bool TryRead(out string[] cells)
    {
        while (NextLine() is string line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                cells = line.Split('\t');
                return true;
            }
        }

        cells = [];
        return false;
    }

    /// <summary>The same for a table of a fixed number of columns.</summary>
    /// <exception cref="InputException">Also where the number of columns is another one.</exception>
    public bool TryRead(int columns, out string[] cells)
    {
        bool read = TryRead(out cells);
        return !read || cells.Length == columns
            ? read
            : throw Wrong($"{cells.Length} column{(cells.Length == 1 ? "" : "s")} instead of {columns}", cells[0]);
    }

    /// <summary>Reads a whole number that a cell holds.</summary>
    /// <exception cref="InputException">It holds something else, or a number below <paramref name="least"/>.</exception>
    public int Whole(string cell, string what, string record, int least = 1)
    {
        return int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw Wrong($"the {what} '{Quote(cell)}' is no whole number of at least {least}", record);
    }

    /// <summary>Reads a number that a cell holds.</summary>
    /// <exception cref="InputException">It holds something else, or a number out of range.</exception>
    public double Number(string cell, string what, string record, double least = double.MinValue, double most = double.MaxValue)
    {
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw Wrong(
                most == double.MaxValue
                    ? $"the {what} '{Quote(cell)}' is no number"
                    : string.Create(CultureInfo.InvariantCulture, $"the {what} '{Quote(cell)}' is no number from {least} to {most}"),
                record);
    }

    /// <summary>Reads seven letters of ACGU; T is taken as U, and case carries no meaning.</summary>
    /// <exception cref="InputException">The cell holds something else.</exception>
    public string Seed(string cell, string record)
    {
        string seed = cell.ToUpperInvariant().Replace('T', 'U');
        return seed.Length == 7 && !seed.AsSpan().ContainsAnyExcept("ACGU")
            ? seed
            : throw Wrong($"'{Quote(cell)}' is no seed region, which is nt 2-8 of a small RNA in seven letters of ACGU", record);
    }

    /// <summary>The cell of a name.</summary>
    /// <exception cref="InputException">It is empty.</exception>
    public string Name(string cell, string what) => cell.Length > 0 ? cell : throw Wrong($"the row names no {what}", "");

    /// <summary>An error in the line that was read last.</summary>
    public InputException Wrong(string problem, string record, string? remedy = null) =>
        new(InputErrorKind.Record, problem, remedy ?? Form, File, Line, record.Length == 0 ? null : Quote(record));

    /// <summary>The error of a table without any row.</summary>
    public InputException Empty() => new(InputErrorKind.Empty, "holds no row", Form, File);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _text.Dispose();
        _raw.Dispose();
    }

    private string? NextLine()
    {
        try
        {
            string? line = _text.ReadLine();
            Line++;
            if (Line == 1 && line is not null)
            {
                line = line.TrimStart('\uFEFF');
                CheckIsTable(line);
            }

            return line is null || !line.AsSpan().ContainsAnyInRange('\0', '\b')
                ? line
                : throw new InputException(InputErrorKind.UnknownFormat, "is binary data", Form, File);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InputException(InputErrorKind.UnknownFormat, "is not UTF-8 text", "Save the table as UTF-8 or ASCII.", File, inner: wrong);
        }
    }

    private void CheckIsTable(string first)
    {
        if (first.StartsWith('>'))
        {
            throw new InputException(InputErrorKind.UnknownFormat, "is FASTA, and a table is wanted", Form, File);
        }
    }

    // A message stays one readable line whatever the file holds.
    private static string Quote(string cell) => InputException.Printable(cell, InputException.LongestQuote);
}
