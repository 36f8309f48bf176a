using System.Globalization;

namespace SeedScan.Oligos;

/// <summary>The facts about one strand that can be read off its bases, sugars and linkages.</summary>
/// <remarks>What needs energies is in <c>SeedScan.Thermodynamics.EnergyLiabilities</c>.</remarks>
public static class OligoLiabilities
{
    private const string Unknown = ".";

    private static readonly (string Motif, string Citation)[] s_motifs =
    [
        ("GUCCUUCAA", "Hornung 2005, Nat Med 11:263"),
        ("UGUGU", "Judge 2005, Nat Biotechnol 23:457"),
    ];

    /// <summary>All facts about a strand, in a fixed order.</summary>
    /// <param name="oligo">The strand.</param>
    public static IReadOnlyList<Liability> Of(Oligo oligo)
    {
        ArgumentNullException.ThrowIfNull(oligo);
        List<Liability> facts =
        [
            new("length", Text(oligo.Length), Unknown, "Nucleotides.", Unknown),
            LongestDnaRun(oligo),
            CpG(oligo),
        ];
        facts.AddRange(s_motifs.Select(known => Motif(oligo, known.Motif, known.Citation)));
        facts.Add(GuContent(oligo));
        facts.Add(UridineCount(oligo));
        facts.Add(new("lna_fraction", Fraction(oligo.Sugars.Count(Sugar.Lna), oligo.Length), Unknown, "LNA sugars of all; some LNA gapmers harm the liver.", "Swayze 2007, Nucleic Acids Res 35:687"));
        facts.Add(Phosphorothioates(oligo));
        if (!oligo.IsChemistryKnown)
        {
            facts = [facts[0], .. facts.Skip(1).Select(fact => fact with { Value = Unknown, Places = Unknown })];
        }

        facts.Add(GuanineRuns(oligo));
        return facts;
    }

    /// <summary>The longest run of DNA sugars, in nucleotides, and where the first of that length begins (0-based); (0, 0) if there is none.</summary>
    public static (int Start, int Length) LongestRunOfDna(Oligo oligo)
    {
        ArgumentNullException.ThrowIfNull(oligo);
        return Runs(oligo.Length, i => oligo.Sugars[i] == Sugar.Dna).DefaultIfEmpty().MaxBy(run => run.Length);
    }

    private static Liability LongestDnaRun(Oligo oligo)
    {
        (int start, int length) = LongestRunOfDna(oligo);
        return new(
            "dna_run",
            Text(length),
            length == 0 ? Unknown : Span(start, length),
            "Longest run of DNA sugars: RNase H cuts the RNA opposite runs of 5 to 6 or more, so that a steric oligo or antimiR should have none.",
            "Monia 1993, J Biol Chem 268:14514; Kurreck 2002, Nucleic Acids Res 30:1911");
    }

    // Methylation of the C takes the effect away (Krieg 1995), so that 5-methyl-C does not count.
    private static Liability CpG(Oligo oligo)
    {
        bool hasSulfur = oligo.Linkages.Contains(Linkage.Phosphorothioate);
        return Places(
            "cpg",
            Enumerable.Range(0, oligo.Length - 1).Where(i => hasSulfur && oligo.Bases[i] == 'C' && oligo.Bases[i + 1] == 'G'
                && oligo.Sugars[i] == Sugar.Dna && oligo.Sugars[i + 1] == Sugar.Dna && oligo.Modifications[i] == BaseModification.None).Select(i => (i, 2)),
            "C (not 5-methyl) before G, both DNA, in an oligo with a phosphorothioate: a ligand of TLR9.",
            "Krieg 1995, Nature 374:546; Hemmi 2000, Nature 408:740");
    }

    private static Liability Motif(Oligo oligo, string motif, string citation) => Places(
        $"tlr7_8_{motif}",
        Enumerable.Range(0, Math.Max(0, oligo.Length - motif.Length + 1))
            .Where(i => string.CompareOrdinal(oligo.Bases, i, motif, 0, motif.Length) == 0 && !oligo.Sugars.Slice(i, motif.Length).ContainsAnyExcept(Sugar.Rna))
            .Select(i => (i, motif.Length)),
        $"{motif} in ribose: a ligand of TLR7 or TLR8.",
        citation);

    private static Liability GuContent(Oligo oligo)
    {
        int ribose = oligo.Sugars.Count(Sugar.Rna);
        int gu = Enumerable.Range(0, oligo.Length).Count(i => oligo.Sugars[i] == Sugar.Rna && (oligo.Bases[i] is 'G' or 'U'));
        return new(
            "gu_fraction",
            ribose == 0 ? Unknown : Fraction(gu, ribose),
            Unknown,
            "G and U of the nucleotides with ribose: GU-rich RNA is a ligand of TLR7 and TLR8; . without ribose.",
            "Heil 2004, Science 303:1526");
    }

    private static Liability UridineCount(Oligo oligo) => new(
        "uridines",
        Text(Enumerable.Range(0, oligo.Length).Count(i => oligo.Bases[i] == 'U' && oligo.Sugars[i] == Sugar.Rna)),
        Unknown,
        "U with ribose: the count goes with stimulation of TLR7 and TLR8 by siRNAs.",
        "Goodchild 2009, BMC Immunol 10:40");

    private static Liability Phosphorothioates(Oligo oligo) => new(
        "phosphorothioates",
        $"{Text(oligo.Linkages.Count(Linkage.Phosphorothioate))}/{Text(oligo.Linkages.Length)}",
        Unknown,
        "Phosphorothioate linkages of all: they withstand nucleases and bind proteins.",
        "Eckstein 2014, Nucleic Acid Ther 24:374");

    private static Liability GuanineRuns(Oligo oligo) => Places(
        "g4_runs",
        Runs(oligo.Length, i => oligo.Bases[i] == 'G').Where(run => run.Length >= 4),
        "Runs of four G or more: they form tetrads, and act without antisense.",
        "Sen 1988, Nature 334:364; Burgess 1995, Proc Natl Acad Sci USA 92:4051");

    private static Liability Places(string name, IEnumerable<(int Start, int Length)> found, string rule, string citation)
    {
        List<string> spans = [.. found.Select(place => Span(place.Start, place.Length))];
        return new(name, Text(spans.Count), spans.Count == 0 ? Unknown : string.Join(',', spans), rule, citation);
    }

    private static IEnumerable<(int Start, int Length)> Runs(int length, Func<int, bool> isIn)
    {
        int start = 0;
        for (int i = 0; i <= length; i++)
        {
            if (i == length || !isIn(i))
            {
                if (i > start)
                {
                    yield return (start, i - start);
                }

                start = i + 1;
            }
        }
    }

    private static string Span(int start, int length) => $"{Text(start + 1)}-{Text(start + length)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fraction(int part, int whole) => ((double)part / whole).ToString("0.00", CultureInfo.InvariantCulture);
}
