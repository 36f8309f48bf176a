using FsCheck;
using FsCheck.Fluent;
using SeedScan.Oligos;

namespace SeedScan.Tests.Oligos;

/// <summary>A nucleotide of a generated strand.</summary>
/// <param name="Base">ACGTU, or E for 5-methylcytosine.</param>
/// <param name="Sugar">D, R, L, O (2'-O-methyl), M (2'-MOE) or F.</param>
/// <param name="Sulfur">True if a phosphorothioate joins it to the next; of no meaning for the last.</param>
internal readonly record struct Nt(char Base, char Sugar, bool Sulfur);

/// <summary>A strand of any chemistry, and what it is called in each dialect, written with nothing of the product.</summary>
internal sealed record StrandCase(Nt[] Nts)
{
    /// <summary>Strands of 1 to 30 nt of some bases, sugars and linkages.</summary>
    public static Arbitrary<StrandCase> Any(string bases, string sugars, bool hasSulfur = true) => Arb.From(
        from length in Gen.Choose(1, 30)
        from nts in Gen.ArrayOf(
            from letter in Gen.Elements(bases.ToCharArray())
            from sugar in Gen.Elements(sugars.ToCharArray())
            from sulfur in Gen.Elements(true, false)
            select new Nt(letter, sugar, hasSulfur && sulfur),
            length)
        select new StrandCase(nts));

    public string Plain => string.Concat(Nts.Select(nt => nt.Base));

    public string ThreeStrings =>
        $"{Plain} {string.Concat(Nts.Select(nt => nt.Sugar))}{(Nts.Length > 1 ? " " : "")}{string.Concat(Nts.SkipLast(1).Select(nt => nt.Sulfur ? 'X' : 'O'))}";

    public string CaseLna =>
        string.Concat(Nts.Select((nt, i) => (nt.Sugar == 'L' ? nt.Base : char.ToLowerInvariant(nt.Base)) + (nt.Sulfur && i < Nts.Length - 1 ? "*" : "")));

    public string Idt => string.Concat(Nts.Select((nt, i) => IdtNucleotide(nt, i == 0 ? "5" : i == Nts.Length - 1 ? "3" : "i") + (nt.Sulfur && i < Nts.Length - 1 ? "*" : "")));

    public string HelmPolymer(string id) => id + "{" + string.Join('.', Nts.Select((nt, i) => HelmNucleotide(nt) + (i == Nts.Length - 1 ? "" : nt.Sulfur ? "[sP]" : "p"))) + "}";

    public string Helm => HelmPolymer("RNA1") + "$$$$V2.0";

    /// <summary>What the product has read, in the letters of this class.</summary>
    public static string Describe(Oligo oligo)
    {
        List<string> nts = [];
        for (int i = 0; i < oligo.Length; i++)
        {
            string letter = oligo.Modifications[i] == BaseModification.FiveMethyl ? "E" : oligo.Bases[i].ToString();
            string sugar = oligo.Sugars[i] switch
            {
                Sugar.Dna => "D",
                Sugar.Rna => "R",
                Sugar.Lna => "L",
                Sugar.MethylRna => "O",
                Sugar.Moe => "M",
                Sugar.FluoroRna => "F",
                _ => "?",
            };
            nts.Add(letter + sugar + (i < oligo.Length - 1 && oligo.Linkages[i] == Linkage.Phosphorothioate ? "*" : ""));
        }

        return string.Join(' ', nts);
    }

    public override string ToString() => string.Join(' ', Nts.Select((nt, i) => $"{nt.Base}{nt.Sugar}{(nt.Sulfur && i < Nts.Length - 1 ? "*" : "")}"));

    private static string IdtNucleotide(Nt nt, string place) => (nt.Base, nt.Sugar) switch
    {
        ('E', 'D') => $"/{place}Me-dC/",
        ('U', 'D') => $"/{place}deoxyU/",
        (_, 'D') => $"{nt.Base}",
        (_, 'R') => $"r{nt.Base}",
        (_, 'L') => $"+{nt.Base}",
        (_, 'O') => $"m{nt.Base}",
        (_, 'M') => $"/{place}2MOEr{nt.Base}/",
        _ => $"/{place}2F{nt.Base}/",
    };

    private static string HelmNucleotide(Nt nt)
    {
        string sugar = nt.Sugar switch { 'D' => "[dR]", 'R' => "r", 'L' => "[LR]", 'O' => "[mR]", 'M' => "[MOE]", _ => "[fl2r]" };
        return $"{sugar}({(nt.Base == 'E' ? "[5meC]" : nt.Base)})";
    }
}
