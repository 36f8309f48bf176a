using System.Text;

namespace SeedScan.Oligos;

/// <summary>Vendor case: <c>CAcgAttaGcATtA</c>, upper case LNA, lower case DNA; <c>*</c> behind a base is a phosphorothioate.</summary>
internal static class CaseLnaNotation
{
    public static Oligo Read(NotationText text, string name)
    {
        OligoBuilder oligo = new();
        for (int at = text.SkipBlanks(text.Start); at < text.End; at = text.SkipBlanks(at + 1))
        {
            if (text[at] == '*')
            {
                IdtNotation.LinkAt(text, at, oligo);
                continue;
            }

            char letter = char.ToUpperInvariant(text[at]);
            oligo.Add(NotationText.IsBase(letter) ? letter : throw text.NoBase(at), letter == text[at] ? Sugar.Lna : Sugar.Dna);
        }

        return oligo.Length > 0 ? oligo.ToOligo(name) : throw NotationText.Wrong("there is no base", "Give at least one base, 5' to 3'.");
    }

    public static string Write(Oligo oligo)
    {
        StringBuilder text = new();
        for (int i = 0; i < oligo.Length; i++)
        {
            Sugar sugar = oligo.Sugars[i];
            if (sugar is not (Sugar.Lna or Sugar.Dna) || oligo.Modifications[i] != BaseModification.None)
            {
                throw OligoNotation.CannotWrite(oligo, $"case-lna has LNA and DNA with plain bases only, and nt {i + 1} is {OligoNotation.Describe(oligo, i)}");
            }

            _ = text.Append(sugar == Sugar.Lna ? oligo.Bases[i] : char.ToLowerInvariant(oligo.Bases[i]));
            _ = i < oligo.Linkages.Length && oligo.Linkages[i] == Linkage.Phosphorothioate ? text.Append('*') : text;
        }

        return text.ToString();
    }
}
