using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>Reads and writes oligos in the notations that chemists, vendors and databases use.</summary>
/// <remarks>
/// A dialect is told by its marks, in this order: <c>{</c> or <c>$</c> is HELM; two or more words of which the second has letters of
/// sugars alone are three strings; <c>+</c>, <c>*</c>, <c>/</c>, or <c>m</c> or <c>r</c> before an upper case letter, is IDT; the rest is plain. A
/// text that fits two, such as <c>ACGT</c>, means the same in both. <see cref="OligoDialect.CaseLna"/> is never told so:
/// its letters mean other things elsewhere.
/// </remarks>
public static class OligoNotation
{
    private static readonly string[] s_words = ["auto", "plain", "three-strings", "idt", "helm", "case-lna"];
    private static readonly OligoDialect[] s_told = [OligoDialect.Plain, OligoDialect.ThreeStrings, OligoDialect.Idt, OligoDialect.Helm];

    /// <summary>The words for the dialects, in the order of <see cref="OligoDialect"/>: <c>auto</c>, <c>plain</c>, ...</summary>
    public static IReadOnlyList<string> Words => s_words;

    /// <summary>The word for a dialect.</summary>
    public static string WordOf(OligoDialect dialect) => s_words[(int)dialect];

    /// <summary>The name that the passenger of a design has: <c>NAME:passenger</c>.</summary>
    public static string PassengerName(string name) => $"{name}:passenger";

    /// <summary>Reads an oligo.</summary>
    /// <param name="text">
    /// The notation, 5'→3'; blanks and <c>5'-</c> and <c>-3'</c> around it are passed over. A linkage without a mark is a phosphodiester.
    /// </param>
    /// <param name="name">The name that the oligo is to have.</param>
    /// <param name="dialect">What it is written in; <see cref="OligoDialect.Auto"/> tells it by its marks.</param>
    /// <returns>The design, without role and target; it has a partner where the text is HELM of two strands.</returns>
    /// <exception cref="InputException">
    /// (<see cref="InputErrorKind.Oligo"/>) It cannot be read. The message names the token and its position in the text, from 1, and says
    /// of each dialect that was tried why it is not that.
    /// </exception>
    public static OligoDesign Parse(string text, string name, OligoDialect dialect = OligoDialect.Auto)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        NotationText notation = new(text);
        if (notation.Start == notation.End)
        {
            throw new InputException(InputErrorKind.Oligo, "the sequence is empty", "Give the bases 5' to 3', in any of the notations.", record: name);
        }

        OligoDialect first = dialect == OligoDialect.Auto ? Told(notation) : dialect;
        try
        {
            return ParseAs(notation, name, first);
        }
        catch (InputException wrong)
        {
            string others = dialect == OligoDialect.Auto ? Others(notation, name, first) : "";
            throw new InputException(InputErrorKind.Oligo, $"{wrong.Problem} (read as {WordOf(first)})", wrong.Remedy + others, record: name, inner: wrong);
        }
    }

    /// <summary>Writes a design.</summary>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Oligo"/>) The dialect cannot say what the design is; nothing is left out.</exception>
    /// <exception cref="ArgumentException">The dialect is <see cref="OligoDialect.Auto"/>.</exception>
    public static string Format(OligoDesign design, OligoDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!design.IsChemistryKnown && dialect != OligoDialect.Plain)
        {
            throw new InputException(
                InputErrorKind.Oligo, $"{WordOf(dialect)} tells sugars and linkages, and of this design only the bases are known", "Write it as plain.", record: design.Name);
        }

        return design.Partner is null ? Format(design.Strand, dialect)
            : dialect == OligoDialect.Helm ? HelmNotation.Write(design.Strand, design.Partner)
            : throw CannotWrite(design.Strand, $"{WordOf(dialect)} holds one strand, and the design has two");
    }

    /// <summary>Writes one strand.</summary>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Oligo"/>) The dialect cannot say what the strand is; nothing is left out.</exception>
    /// <exception cref="ArgumentException">The dialect is <see cref="OligoDialect.Auto"/>.</exception>
    public static string Format(Oligo strand, OligoDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(strand);
        return dialect switch
        {
            OligoDialect.Plain => PlainNotation.Write(strand),
            OligoDialect.ThreeStrings => ThreeStringsNotation.Write(strand),
            OligoDialect.Idt => IdtNotation.Write(strand),
            OligoDialect.Helm => HelmNotation.Write(strand, partner: null),
            OligoDialect.CaseLna => CaseLnaNotation.Write(strand),
            _ => throw new ArgumentException("A text is written in one dialect.", nameof(dialect)),
        };
    }

    /// <summary>The error of an oligo that a dialect has no words for.</summary>
    internal static InputException CannotWrite(Oligo oligo, string problem) =>
        new(InputErrorKind.Oligo, problem, "HELM can write every design.", record: oligo.Name);

    /// <summary>A nucleotide in words, for messages.</summary>
    internal static string Describe(Oligo oligo, int i)
    {
        string letter = oligo.Modifications[i] == BaseModification.FiveMethyl ? "5-methyl-C" : oligo.Bases[i].ToString();
        string sugar = oligo.Sugars[i] switch
        {
            Sugar.Dna => "DNA",
            Sugar.Rna => "RNA",
            Sugar.Lna => "LNA",
            Sugar.MethylRna => "2'-O-methyl",
            Sugar.Moe => "2'-MOE",
            _ => "2'-fluoro",
        };
        return $"{sugar} {letter}";
    }

    private static OligoDialect Told(NotationText text) =>
        HelmNotation.IsMarkedBy(text) ? OligoDialect.Helm
        : ThreeStringsNotation.IsMarkedBy(text) ? OligoDialect.ThreeStrings
        : IdtNotation.IsMarkedBy(text) ? OligoDialect.Idt
        : OligoDialect.Plain;

    private static OligoDesign ParseAs(NotationText text, string name, OligoDialect dialect)
    {
        if (dialect == OligoDialect.Helm)
        {
            (Oligo strand, Oligo? partner) = HelmNotation.Read(text, name);
            return new OligoDesign(strand, OligoRole.Unknown, partner);
        }

        return new OligoDesign(dialect switch
        {
            OligoDialect.Plain => PlainNotation.Read(text, name),
            OligoDialect.ThreeStrings => ThreeStringsNotation.Read(text, name),
            OligoDialect.Idt => IdtNotation.Read(text, name),
            _ => CaseLnaNotation.Read(text, name),
        });
    }

    private static string Others(NotationText text, string name, OligoDialect first)
    {
        List<string> others = [];
        foreach (OligoDialect other in s_told.Where(other => other != first))
        {
            try
            {
                _ = ParseAs(text, name, other);
                others.Add($"{WordOf(other)} (which it can be read as: ask for it)");
            }
            catch (InputException wrong)
            {
                others.Add($"{WordOf(other)} ({wrong.Problem})");
            }
        }

        return $" Tried besides: {string.Join("; ", others)}.";
    }
}
