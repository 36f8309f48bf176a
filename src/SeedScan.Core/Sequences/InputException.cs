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
/// <remarks>Errors of the calling program are <see cref="ArgumentException"/>s instead.</remarks>
public sealed class InputException : Exception
{
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

    private static string Compose(string problem, string remedy, string? file, long? line, string? record)
    {
        string place = file is null ? "" : line is null ? $"{file}: " : $"{file}:{line}: ";
        string name = record is null ? "" : $"record {record}: ";
        return $"{place}{name}{problem}. {remedy}";
    }
}
