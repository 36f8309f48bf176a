using System.Globalization;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>What kind of bad input an <see cref="InputException"/> reports.</summary>
public enum InputErrorKind
{
    /// <summary>The file does not exist, is a directory, or may not be read.</summary>
    Unreadable,

    /// <summary>The input holds nothing.</summary>
    Empty,

    /// <summary>The bytes are of no format that is read here.</summary>
    UnknownFormat,

    /// <summary>A compressed stream ends early or is damaged.</summary>
    Compression,

    /// <summary>A record is not well formed: no header, no name, a wrong number of columns.</summary>
    Record,

    /// <summary>A sequence holds a character that is no nucleotide code.</summary>
    Letter,

    /// <summary>An index is cut short, damaged, of another version, or does not fit what is asked of it.</summary>
    Index,

    /// <summary>A small RNA cannot be used or found: too short, an unknown or an ambiguous name.</summary>
    Rna,

    /// <summary>The design of an oligo cannot be read, written or found.</summary>
    Oligo,
}

/// <summary>The one exception for bad input. It says where, what is wrong, and what to do.</summary>
/// <remarks>
/// Errors of the calling program are <see cref="ArgumentException"/>s instead. <see cref="Exception.Message"/> is one line whatever the
/// file holds (<see cref="Printable"/>); the parts are as they were found.
/// </remarks>
public sealed class InputException : Exception
{
    /// <summary>The letters of a cell or a line that a message repeats.</summary>
    internal const int LongestQuote = 60;

    private const int LongestRecord = 200;

    /// <summary>Makes the error; <see cref="Exception.Message"/> is put together from the parts.</summary>
    /// <param name="kind">What kind of error it is.</param>
    /// <param name="problem">What is wrong, as a clause without a full stop.</param>
    /// <param name="remedy">What to do about it, as a sentence with its full stop.</param>
    /// <param name="file">The file's name as the user gave it, or null where there is none.</param>
    /// <param name="line">The 1-based line of the decompressed text, or null where it has no meaning.</param>
    /// <param name="record">The record's name, or null where there is none.</param>
    /// <param name="inner">The cause, where another exception is.</param>
    public InputException(
        InputErrorKind kind, string problem, string remedy, string? file = null, long? line = null, string? record = null, Exception? inner = null)
        : base(Compose(problem, remedy, file, line, record), inner)
    {
        Kind = kind;
        Problem = problem;
        Remedy = remedy;
        File = file;
        Line = line;
        Record = record;
    }

    /// <summary>What kind of error it is.</summary>
    public InputErrorKind Kind { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>The file's name as the user gave it, or null.</summary>
    public string? File { get; }

    /// <summary>The 1-based line, or null.</summary>
    public long? Line { get; }

    /// <summary>The record's name, or null.</summary>
    public string? Record { get; }

    /// <summary>Text of any origin for a message: on one line, with nothing in it that a terminal obeys or that cannot be seen, and of bounded length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most letters that are taken; what is cut off is told by three points.</param>
    /// <returns>The text with <c>\t</c>, <c>\n</c>, <c>\r</c>, <c>\x1B</c> and <c>\u202E</c> for control and format characters.</returns>
    public static string Printable(string text, int longest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        bool isCut = text.Length > longest;
        ReadOnlySpan<char> taken = isCut ? text.AsSpan(0, longest) : text;
        StringBuilder shown = new(taken.Length);
        foreach (char letter in taken)
        {
            bool isHidden = char.GetUnicodeCategory(letter)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = !isHidden ? shown.Append(letter)
                : letter switch
                {
                    '\t' => shown.Append("\\t"),
                    '\n' => shown.Append("\\n"),
                    '\r' => shown.Append("\\r"),
                    <= '\u00FF' => shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:X2}"),
                    _ => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                };
        }

        return shown.Append(isCut ? "..." : "").ToString();
    }

    private static string Compose(string problem, string remedy, string? file, long? line, string? record)
    {
        string place = file is null ? "" : line is null ? $"{file}: " : $"{file}:{line}: ";
        string name = record is null ? "" : $"record {Printable(record, LongestRecord)}: ";
        return Printable($"{place}{name}{problem}. {remedy}");
    }
}
