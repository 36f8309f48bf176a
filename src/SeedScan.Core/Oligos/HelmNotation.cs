using System.Text;

namespace SeedScan.Oligos;

/// <summary>HELM: <c>RNA1{[LR](C)[sP].[dR](A)p.r(U)}$$$$V2.0</c>.</summary>
/// <remarks>
/// <code>
/// RNA1{ [LR](C)[sP] . [dR](A)p . r(U) } | RNA2{ ... } $ connections $ groups $ annotations $ V2.0
///       sugar  linkage                    partner
///           base
/// </code>
/// A name of more than one letter stands in brackets. Two polymers are the strand that acts and its passenger; annotations
/// <c>RNA1{ss}|RNA2{as}</c> (or <c>StrandType:ss</c>) turn them round. Connections that are pairs of bases follow from the bases
/// and are passed over; whatever else a design cannot hold is refused.
/// </remarks>
internal static class HelmNotation
{
    private const string Form = "A nucleotide is sugar(base)linkage, such as [LR](C)[sP]; leave terminal phosphates, linkers and conjugates out.";
    private const string Unclosed = "the polymer has no closing '}'";
    private const string Closing = "End it with }$$$$V2.0.";

    /// <summary>True for a text with a mark that no other dialect has.</summary>
    public static bool IsMarkedBy(NotationText text) => text.IndexOf('{', text.Start) >= 0 || text.IndexOf('$', text.Start) >= 0;

    /// <summary>Reads one strand, or two: the one that acts and its passenger.</summary>
    public static (Oligo Strand, Oligo? Partner) Read(NotationText text, string name)
    {
        int at = text.Start;
        Oligo first = ReadPolymer(text, ref at, "RNA1", name);
        Oligo? second = null;
        if (text[at] == '|')
        {
            at++;
            second = ReadPolymer(text, ref at, "RNA2", OligoNotation.PassengerName(name));
            if (text[at] == '|')
            {
                throw NotationText.Wrong("|", at, "begins a third polymer, and a design has at most two strands", "Give one design at a time, without conjugates.");
            }
        }

        bool isTurned = HelmSections.Read(text, at, second is not null);
        return isTurned ? (second!.WithName(name), first.WithName(OligoNotation.PassengerName(name))) : (first, second);
    }

    public static string Write(Oligo strand, Oligo? partner)
    {
        StringBuilder text = new();
        WritePolymer(strand, "RNA1", text);
        if (partner is null)
        {
            return text.Append("$$$$V2.0").ToString();
        }

        WritePolymer(partner, "|RNA2", text);
        return text.Append("$$$RNA1{StrandType:as}|RNA2{StrandType:ss}$V2.0").ToString();
    }

    private static void WritePolymer(Oligo oligo, string id, StringBuilder text)
    {
        _ = text.Append(id).Append('{');
        for (int i = 0; i < oligo.Length; i++)
        {
            _ = text.Append(HelmMonomers.Written(oligo.Sugars[i])).Append('(');
            _ = oligo.Modifications[i] == BaseModification.FiveMethyl ? text.Append("[5meC]") : text.Append(oligo.Bases[i]);
            _ = text.Append(')');
            _ = i == oligo.Length - 1 ? text : text.Append(oligo.Linkages[i] == Linkage.Phosphorothioate ? "[sP]." : "p.");
        }

        _ = text.Append('}');
    }

    private static Oligo ReadPolymer(NotationText text, ref int at, string id, string name)
    {
        int open = text.IndexOf('{', at);
        string found = text.Between(at, open < 0 ? text.End : open);
        if (found != id || open < 0)
        {
            throw NotationText.Wrong(
                found.Length > 0 ? found : "{", at, $"stands where {id}{{...}} was to begin", "A design is RNA1{...} and, for a passenger, RNA2{...}; leave peptides, chemicals and their connections out.");
        }

        OligoBuilder oligo = new();
        at = open + 1;
        while (true)
        {
            ReadNucleotide(text, ref at, oligo);
            if (text[at++] == '}')              // else a full stop
            {
                return oligo.ToOligo(name);
            }
        }
    }

    private static void ReadNucleotide(NotationText text, ref int at, OligoBuilder oligo)
    {
        int start = at;
        string token = Monomer(text, ref at);
        if (text[at] != '(')
        {
            throw NotationText.Wrong(token, start, "has no base in parentheses", Form);
        }

        Sugar sugar = HelmMonomers.SugarOf(Name(token)) ?? throw NotationText.Wrong(
            token, start, "is no sugar that is read here", "The sugars are r (RNA), [dR] (DNA), [LR] (LNA), [mR] (2'-O-methyl), [MOE] and [fl2r] (2'-fluoro).");
        (char letter, BaseModification modification) = ReadBase(text, ref at);
        oligo.Add(letter, sugar, modification);
        ReadLinkage(text, ref at, oligo);
    }

    private static (char Letter, BaseModification Modification) ReadBase(NotationText text, ref int at)
    {
        const string Bases = "The bases are A, C, G, T, U and [5meC].";
        int start = ++at;
        string token = Monomer(text, ref at);
        if (HelmMonomers.BaseOf(Name(token)) is not { } found)
        {
            throw token.Length == 1 ? text.NoBase(start, Bases) : NotationText.Wrong(token, start, "is no base that is read here", Bases);
        }

        if (text[at] == ')')
        {
            at++;
            return found;
        }

        throw at >= text.End
            ? NotationText.Wrong(token, start, "has no closing ')'", Form)
            : NotationText.Wrong(text[at].ToString(), at, "stands where ')' was to close the base", Form);
    }

    private static void ReadLinkage(NotationText text, ref int at, OligoBuilder oligo)
    {
        if (text[at] == '}')
        {
            return;
        }

        if (text[at] == '.')
        {
            throw NotationText.Wrong(".", at, "follows a nucleotide without a linkage", "Write p (phosphodiester) or [sP] (phosphorothioate) before it.");
        }

        int start = at;
        string token = Monomer(text, ref at);
        Linkage linkage = HelmMonomers.LinkageOf(Name(token))
            ?? throw NotationText.Wrong(token, start, "is no linkage that is read here", "The linkages are p (phosphodiester) and [sP] (phosphorothioate).");
        if (text[at] != '.')
        {
            throw text[at] == '}'
                ? NotationText.Wrong(token, start, "is a linkage at the 3' end, which leads nowhere", Form)
                : NotationText.Wrong(token, start, "is not followed by '.' and the next nucleotide", Form);
        }

        oligo.Link(linkage);
    }

    private static string Name(string token) => token[0] == '[' ? token[1..^1] : token;

    // A letter, or what stands in brackets; letters in a row are one name that lacks its brackets.
    private static string Monomer(NotationText text, ref int at)
    {
        int start = at;
        if (text[at] == '[')
        {
            int close = text.IndexOf(']', at);
            at = close + 1;
            return close < 0
                ? throw NotationText.Wrong(text.Between(start, text.End), start, "has no closing ']'", "A name of more than one letter stands in brackets, such as [dR].")
                : close > start + 1 ? text.Between(start, at) : throw NotationText.Wrong("[]", start, "holds no name", Form);
        }

        while (char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        if (at == start)
        {
            throw at >= text.End ? NotationText.Wrong(Unclosed, Closing) : NotationText.Wrong(text[at].ToString(), at, "stands where a monomer was to begin", Form);
        }

        string token = text.Between(start, at);
        return token.Length == 1 ? token : throw NotationText.Wrong(token, start, "is a name of more than one letter without brackets", $"Write [{token}] if it is one name, or part the two that it is made of.");
    }
}
