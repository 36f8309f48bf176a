namespace SeedScan.Oligos;

/// <summary>Bases alone: <c>CACGATTAGCATTA</c>, <c>UAGCUUAUCAGACUGAUGUUGA</c>.</summary>
/// <remarks>
/// A U makes it RNA, else it is DNA. Blanks are passed over. Either case, but not both: vendors write LNA in upper and DNA in
/// lower case, and what that text means would be lost.
/// </remarks>
internal static class PlainNotation
{
    public static Oligo Read(NotationText text, string name)
    {
        List<char> bases = [];
        int t = -1, u = -1, upper = -1, lower = -1;
        for (int at = text.SkipBlanks(text.Start); at < text.End; at = text.SkipBlanks(at + 1))
        {
            char letter = char.ToUpperInvariant(text[at]);
            if (!NotationText.IsBase(letter))
            {
                throw text.NoBase(at);
            }

            FirstIf(letter == 'T', ref t, at);
            FirstIf(letter == 'U', ref u, at);
            FirstIf(letter == text[at], ref upper, at);
            FirstIf(letter != text[at], ref lower, at);
            bases.Add(letter);
        }

        Check(text, (t, u), (upper, lower));
        return Make(name, bases, u >= 0 ? Sugar.Rna : Sugar.Dna);
    }

    public static string Write(Oligo oligo)
    {
        bool isRna = oligo.Sugars[0] == Sugar.Rna;
        if (oligo.Sugars.ContainsAnyExcept(isRna ? Sugar.Rna : Sugar.Dna) || oligo.Linkages.Contains(Linkage.Phosphorothioate)
            || oligo.Modifications.Contains(BaseModification.FiveMethyl))
        {
            throw OligoNotation.CannotWrite(oligo, "plain text has no marks for its sugars, linkages or modified bases");
        }

        if (oligo.Bases.Contains('U', StringComparison.Ordinal) != isRna || (isRna && oligo.Bases.Contains('T', StringComparison.Ordinal)))
        {
            throw OligoNotation.CannotWrite(oligo, "plain text is RNA if it has a U, else DNA, and this would be read as the other or as neither");
        }

        return oligo.Bases;
    }

    private static void FirstIf(bool isOne, ref int first, int at) => first = isOne && first < 0 ? at : first;

    private static void Check(NotationText text, (int T, int U) alphabet, (int Upper, int Lower) letterCase)
    {
        if (letterCase is { Upper: >= 0, Lower: >= 0 })
        {
            int at = Math.Max(letterCase.Upper, letterCase.Lower);
            throw NotationText.Wrong(
                text[at].ToString(),
                at,
                $"is in {(at == letterCase.Lower ? "lower" : "upper")} case beside letters of the other case",
                "If upper case means LNA and lower case DNA, ask for the notation case-lna; if case means nothing, write one case.");
        }

        if (alphabet is { T: >= 0, U: >= 0 })
        {
            int at = Math.Max(alphabet.T, alphabet.U);
            throw NotationText.Wrong(
                text[at].ToString(),
                at,
                $"stands beside {(at == alphabet.U ? 'T' : 'U')}, and plain text is DNA with T or RNA with U",
                "Write one alphabet, or tell the sugar of each base in IDT, HELM or three strings.");
        }
    }

    private static Oligo Make(string name, List<char> bases, Sugar sugar)
    {
        if (bases.Count == 0)
        {
            throw NotationText.Wrong("there is no base", "Give at least one base, 5' to 3'.");
        }

        OligoBuilder oligo = new();
        foreach (char letter in bases)
        {
            oligo.Add(letter, sugar);
        }

        return oligo.ToOligo(name);
    }
}
