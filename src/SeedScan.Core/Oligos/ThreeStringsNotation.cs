using System.Text;

namespace SeedScan.Oligos;

/// <summary>Bases, sugars and linkages as three words: <c>CACGATTAGCATTA LLDDLDDDDDLDLL XXXXXXXXXXXXX</c>.</summary>
/// <remarks>
/// The letters are those of XNAString (Bioconductor): bases A, C, G, T, U, and E for 5-methylcytosine; sugars D, R, L, M for
/// 2'-O-methoxyethyl, O for 2'-O-methyl, F; linkages X for phosphorothioate and O for phosphodiester. A single base has no
/// linkage, and so no third word.
/// </remarks>
internal static class ThreeStringsNotation
{
    private const string SugarLetters = "DRLOMF";
    private const string Form = "Three strings are bases, a sugar for each, and a linkage between each two: ACG LDL XX.";

    /// <summary>True for a text that is meant to be three strings: its second word has letters of sugars and no base.</summary>
    public static bool IsMarkedBy(NotationText text)
    {
        List<(int Start, int End)> words = Words(text);
        return words.Count > 1 && text.Between(words[1].Start, words[1].End).All(letter => SugarLetters.Contains(letter, StringComparison.Ordinal));
    }

    public static Oligo Read(NotationText text, string name)
    {
        List<(int Start, int End)> words = Words(text);
        int wanted = words.Count > 0 && words[0].End - words[0].Start == 1 ? 2 : 3;
        if (words.Count != wanted)
        {
            throw NotationText.Wrong($"there {(words.Count == 1 ? "is 1 word" : $"are {words.Count} words")} instead of {wanted}", Form);
        }

        int length = words[0].End - words[0].Start;
        CheckLength(text, words[1], length, "sugar", length);
        if (wanted == 3)
        {
            CheckLength(text, words[2], length - 1, "linkage", length);
        }

        OligoBuilder oligo = new();
        for (int i = 0; i < length; i++)
        {
            (char letter, BaseModification modification) = Base(text, words[0].Start + i);
            oligo.Add(letter, SugarAt(text, words[1].Start + i), modification);
            if (i < length - 1)
            {
                oligo.Link(LinkageAt(text, words[2].Start + i));
            }
        }

        return oligo.ToOligo(name);
    }

    public static string Write(Oligo oligo)
    {
        StringBuilder text = new();
        for (int i = 0; i < oligo.Length; i++)
        {
            _ = text.Append(oligo.Modifications[i] == BaseModification.FiveMethyl ? 'E' : oligo.Bases[i]);
        }

        _ = text.Append(' ');
        foreach (Sugar sugar in oligo.Sugars)
        {
            _ = text.Append(SugarLetters[(int)sugar]);
        }

        _ = oligo.Length > 1 ? text.Append(' ') : text;
        foreach (Linkage linkage in oligo.Linkages)
        {
            _ = text.Append(linkage == Linkage.Phosphorothioate ? 'X' : 'O');
        }

        return text.ToString();
    }

    private static void CheckLength(NotationText text, (int Start, int End) word, int wanted, string what, int bases)
    {
        int length = word.End - word.Start;
        if (length != wanted)
        {
            throw NotationText.Wrong(
                text.Between(word.Start, word.End), word.Start, $"has {length} {what} letter{(length == 1 ? "" : "s")}, and {bases} bases need {wanted}", Form);
        }
    }

    private static (char Letter, BaseModification Modification) Base(NotationText text, int at) => text[at] switch
    {
        'E' => ('C', BaseModification.FiveMethyl),
        'A' or 'C' or 'G' or 'T' or 'U' => (text[at], BaseModification.None),
        _ => throw text.NoBase(at, "The bases are A, C, G, T, U, and E for 5-methylcytosine, in upper case."),
    };

    // The letters stand in the order of the enum's values.
    private static Sugar SugarAt(NotationText text, int at)
    {
        int sugar = SugarLetters.IndexOf(text[at], StringComparison.Ordinal);
        return sugar >= 0
            ? (Sugar)sugar
            : throw NotationText.Wrong(
                text[at].ToString(), at, "is no sugar", "The sugars are D (DNA), R (RNA), L (LNA), M (2'-MOE), O (2'-O-methyl) and F (2'-fluoro), in upper case.");
    }

    private static Linkage LinkageAt(NotationText text, int at) => text[at] switch
    {
        'X' => Linkage.Phosphorothioate,
        'O' => Linkage.Phosphodiester,
        _ => throw NotationText.Wrong(text[at].ToString(), at, "is no linkage", "The linkages are X (phosphorothioate) and O (phosphodiester), in upper case."),
    };

    private static List<(int Start, int End)> Words(NotationText text)
    {
        List<(int, int)> words = [];
        for (int at = text.SkipBlanks(text.Start); at < text.End; at = text.SkipBlanks(at))
        {
            int start = at;
            while (at < text.End && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            words.Add((start, at));
        }

        return words;
    }
}
