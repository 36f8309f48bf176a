using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>The text of a notation, from its first to its last letter, with places that count from 1 in what was given.</summary>
/// <remarks>Blanks around it do not belong to it, nor do <c>5'-</c> and <c>-3'</c>, with a straight or a typographic prime.</remarks>
internal readonly struct NotationText
{
    private const string Bases = "The bases are A, C, G, T and U.";

    public NotationText(string text)
    {
        Text = text;
        int start = 0;
        int end = text.Length;
        Trim(text, ref start, ref end, " \t\r\n");
        bool hasFirst = end - start > 1 && text[start] == '5' && IsPrime(text[start + 1]);
        start += hasFirst ? 2 : 0;
        bool hasLast = end - start > 1 && text[end - 2] == '3' && IsPrime(text[end - 1]);
        end -= hasLast ? 2 : 0;
        if (hasFirst || hasLast)
        {
            Trim(text, ref start, ref end, "- \t\r\n");
        }

        Start = start;
        End = end;
    }

    /// <summary>All that was given.</summary>
    public string Text { get; }

    /// <summary>The index of the first letter.</summary>
    public int Start { get; }

    /// <summary>The index behind the last letter.</summary>
    public int End { get; }

    /// <summary>The letter at an index, or NUL at and beyond the end.</summary>
    public char this[int at] => at < End ? Text[at] : '\0';

    /// <summary>The first index from <paramref name="at"/> on that is no blank, or <see cref="End"/>.</summary>
    public int SkipBlanks(int at)
    {
        while (at < End && char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The index of a letter from <paramref name="at"/> on, or -1.</summary>
    public int IndexOf(char letter, int at) => Text.IndexOf(letter, at, End - at);

    /// <summary>A stretch of the text.</summary>
    public string Between(int start, int end) => Text[start..end];

    /// <summary>True for the upper case letter of a base.</summary>
    public static bool IsBase(char letter) => letter is 'A' or 'C' or 'G' or 'T' or 'U';

    /// <summary>The error of a token: what it is, its place, what is wrong with it.</summary>
    public static InputException Wrong(string token, int at, string problem, string remedy) =>
        Wrong($"'{Short(token)}' at position {at + 1} {problem}", remedy);

    /// <summary>An error that no token is to blame for.</summary>
    public static InputException Wrong(string problem, string remedy) => new(InputErrorKind.Oligo, problem, remedy);

    /// <summary>The error of a letter where a base was to stand.</summary>
    public InputException NoBase(int at, string remedy = Bases)
    {
        char letter = Text[at];
        return Iupac(char.ToUpperInvariant(letter)) is string meant
            ? Wrong(letter.ToString(), at, $"is the IUPAC code for {meant}, and each place of a design has one base", remedy)
            : Wrong(letter.ToString(), at, IsBase(char.ToUpperInvariant(letter)) ? "is a base in lower case" : "is no base", remedy);
    }

    private static string? Iupac(char letter) => letter switch
    {
        'R' => "A or G",
        'Y' => "C or T",
        'S' => "C or G",
        'W' => "A or T",
        'K' => "G or T",
        'M' => "A or C",
        'B' => "C, G or T",
        'D' => "A, G or T",
        'H' => "A, C or T",
        'V' => "A, C or G",
        'N' => "any base",
        _ => null,
    };

    private static void Trim(string text, ref int start, ref int end, string blanks)
    {
        while (start < end && blanks.Contains(text[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (start < end && blanks.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }
    }

    private static bool IsPrime(char letter) => letter is '\'' or '\u2019' or '\u2032' or '`' or '\u00B4';

    private static string Short(string token) => token.Length <= 40 ? token : token[..37] + "...";
}
