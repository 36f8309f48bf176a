using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>The order form of Integrated DNA Technologies: <c>+C*+A*C*G*mA*rU*/32MOErT/</c>.</summary>
/// <remarks>
/// A nucleotide is a base with a prefix (<c>+</c> LNA, <c>m</c> 2'-O-methyl, <c>r</c> RNA, none DNA) or a block between slashes,
/// which begins with its place: <c>5</c> at the 5' end, <c>i</c> inside, <c>3</c> at the 3' end. <see cref="IdtBlocks"/> has
/// the blocks. <c>*</c> behind a nucleotide is a phosphorothioate to the next. A U without a prefix is refused: it may be
/// meant as RNA or as DNA.
/// </remarks>
internal static class IdtNotation
{
    private const string Prefixes = "A nucleotide is A (DNA), rA (RNA), mA (2'-O-methyl), +A (LNA), or a block such as /i2MOErA/, with the base in upper case.";

    /// <summary>True for a text with a mark that no other dialect has.</summary>
    public static bool IsMarkedBy(NotationText text)
    {
        for (int at = text.Start; at < text.End; at++)
        {
            if (text[at] is '+' or '*' or '/' || (text[at] is 'm' or 'r' && char.IsAsciiLetterUpper(text[at + 1])))
            {
                return true;
            }
        }

        return false;
    }

    public static Oligo Read(NotationText text, string name)
    {
        OligoBuilder oligo = new();
        List<IdtBlock> blocks = [];
        for (int at = text.SkipBlanks(text.Start); at < text.End; at = text.SkipBlanks(at))
        {
            if (text[at] == '*')
            {
                LinkAt(text, at++, oligo);
            }
            else if (text[at] == '/')
            {
                IdtBlock block = IdtBlocks.Read(text, at, oligo.Length);
                blocks.Add(block);
                oligo.Add(block.Letter, block.Sugar, block.Modification);
                at += block.Token.Length;
            }
            else
            {
                at = ReadBase(text, at, oligo);
            }
        }

        IdtBlocks.CheckPlaces(blocks, oligo.Length);
        return oligo.Length > 0 ? oligo.ToOligo(name) : throw NotationText.Wrong("there is no nucleotide", Prefixes);
    }

    /// <summary>Takes a <c>*</c> as the phosphorothioate behind the last nucleotide.</summary>
    public static void LinkAt(NotationText text, int at, OligoBuilder oligo)
    {
        bool isSecond = oligo.Length > 0 && oligo.IsLinked;
        if (oligo.Length == 0 || isSecond || text.SkipBlanks(at + 1) == text.End)
        {
            throw NotationText.Wrong(
                "*", at, isSecond ? "is the second in a row" : "does not stand between two nucleotides", "A phosphorothioate joins a nucleotide to the next; leave this one out.");
        }

        oligo.Link(Linkage.Phosphorothioate);
    }

    public static string Write(Oligo oligo)
    {
        StringBuilder text = new();
        for (int i = 0; i < oligo.Length; i++)
        {
            _ = text.Append(Nucleotide(oligo, i));
            _ = i < oligo.Linkages.Length && oligo.Linkages[i] == Linkage.Phosphorothioate ? text.Append('*') : text;
        }

        return text.ToString();
    }

    private static string Nucleotide(Oligo oligo, int i)
    {
        char letter = oligo.Bases[i];
        char place = i == 0 ? '5' : i == oligo.Length - 1 ? '3' : 'i';
        return (oligo.Sugars[i], oligo.Modifications[i]) switch
        {
            (Sugar.Dna, BaseModification.FiveMethyl) => $"/{place}Me-dC/",
            (_, BaseModification.FiveMethyl) => throw OligoNotation.CannotWrite(
                oligo, $"IDT has 5-methylcytosine with the sugar of DNA only, and nt {i + 1} is {OligoNotation.Describe(oligo, i)}"),
            (Sugar.Dna, _) => letter == 'U' ? $"/{place}deoxyU/" : letter.ToString(),
            (Sugar.Rna, _) => $"r{letter}",
            (Sugar.Lna, _) => $"+{letter}",
            (Sugar.MethylRna, _) => $"m{letter}",
            (Sugar.Moe, _) => $"/{place}2MOEr{letter}/",
            _ => $"/{place}2F{letter}/",
        };
    }

    private static int ReadBase(NotationText text, int at, OligoBuilder oligo)
    {
        Sugar? prefixed = text[at] switch
        {
            '+' => Sugar.Lna,
            'm' => Sugar.MethylRna,
            'r' => Sugar.Rna,
            _ => null,
        };
        int place = prefixed is null ? at : at + 1;
        char letter = text[place];
        if (!NotationText.IsBase(letter))
        {
            throw NoBase(text, at, place);
        }

        if (letter == 'U' && prefixed is null)
        {
            throw NotationText.Wrong("U", at, "has no prefix that tells its sugar", "Write rU for RNA, mU for 2'-O-methyl, +U for LNA, /ideoxyU/ for DNA.");
        }

        oligo.Add(letter, prefixed ?? Sugar.Dna);
        return place + 1;
    }

    private static InputException NoBase(NotationText text, int at, int place)
    {
        char letter = text[place];
        return place > at && (place >= text.End || char.IsWhiteSpace(letter) || letter is '+' or '*' or '/')
            ? NotationText.Wrong(text[at].ToString(), at, "is a prefix without a base", Prefixes)
            : text.NoBase(place, Prefixes);
    }
}
