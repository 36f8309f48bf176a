using System.Buffers.Text;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>Reads a coding region as headers and tables write it: <c>61-1032</c> or <c>61..1032</c>, 1-based and inclusive.</summary>
internal static class RegionText
{
    /// <summary>What to write instead of what is wrong.</summary>
    public const string Remedy = "Write START-END, counted from 1, with the stop codon inside.";

    /// <summary>Reads a region.</summary>
    /// <param name="text">Such as <c>61-1032</c>.</param>
    /// <exception cref="InputException">It is none; without a place, which the caller knows.</exception>
    public static CodingRegion Read(ReadOnlySpan<byte> text) => TryRead(text, out long start, out long end)
        ? Of(start, end)
        : throw Wrong($"its coding region '{Quote(text)}' is not two numbers");

    /// <summary>A region from its first and last position, counted from 1.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static CodingRegion Of(long first, long last) =>
        first < 1 ? throw Wrong($"its coding region starts at {first}, and positions count from 1")
        : last < first ? throw Wrong($"its coding region starts at {first} and ends before that, at {last}")
        : new CodingRegion(first - 1, last);

    /// <summary>Two numbers with <c>-</c> or <c>..</c> between them, and nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long start, out long end)
    {
        end = 0;
        if (!TryReadNumber(text, out start, out int used))
        {
            return false;
        }

        text = text[used..];
        int between = text.StartsWith(".."u8) ? 2 : text.StartsWith("-"u8) ? 1 : text.Length;
        text = text[between..];
        return TryReadNumber(text, out end, out used) && used == text.Length;
    }

    /// <summary>A number without a sign.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out long number, out int used)
    {
        used = 0;
        number = 0;
        return !text.IsEmpty && char.IsAsciiDigit((char)text[0]) && Utf8Parser.TryParse(text, out number, out used);
    }

    /// <summary>The beginning of a text, so that a message stays one readable line whatever the file holds.</summary>
    public static string Quote(ReadOnlySpan<byte> text) =>
        InputException.Printable(Encoding.UTF8.GetString(text[..Math.Min(text.Length, InputException.LongestQuote + 1)]), InputException.LongestQuote);

    /// <summary>The error of a region, without a place.</summary>
    public static InputException Wrong(string problem, string remedy = Remedy) => new(InputErrorKind.Record, problem, remedy);
}
