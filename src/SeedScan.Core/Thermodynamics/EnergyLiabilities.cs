using System.Globalization;
using SeedScan.Oligos;

namespace SeedScan.Thermodynamics;

/// <summary>The facts about one strand that follow from energies: how it binds RNA, a copy of itself, and itself.</summary>
/// <remarks>What is approximated stands behind the rule of each (<see cref="EnergyNoteTexts"/>). All hold for 1 mol/L of sodium.</remarks>
public static class EnergyLiabilities
{
    private const string Unknown = ".";

    private static readonly (string Name, string Rule)[] s_rules =
    [
        ("tm_rna", "Melting temperature in °C on its perfect complement of RNA, 0.1 mmol/L of both strands together."),
        ("dg_rna", "ΔG at 37 °C in kcal/mol on its perfect complement of RNA."),
        ("dimer_dg", "ΔG at 37 °C in kcal/mol of the strongest run of two or more pairs with a copy of itself, which its target competes with."),
        ("hairpin_dg", "ΔG at 37 °C in kcal/mol of the strongest stem of two or more pairs; above 0 it is open more often than closed."),
    ];

    /// <summary>All of them, in a fixed order.</summary>
    /// <param name="oligo">The strand.</param>
    public static IReadOnlyList<Liability> Of(Oligo oligo)
    {
        ArgumentNullException.ThrowIfNull(oligo);
        if (!oligo.IsChemistryKnown)
        {
            return [.. s_rules.Select(known => new Liability(known.Name, Unknown, Unknown, known.Rule, Unknown))];
        }

        DuplexEnergy duplex = Duplex.OfPerfect(oligo, StrandKind.Rna);
        MeltingPoint melting = duplex.MeltingAt(MeltingConditions.Default);
        string tables = CitationOf(oligo);
        return
        [
            Fact(0, melting.Celsius, "0.0", melting.Notes, Unknown, tables),
            Fact(1, duplex.FreeEnergy37, "0.00", duplex.Notes, Unknown, tables),
            Self(2, SelfStructure.Dimer(oligo.Bases, oligo.Sugars), tables),
            Self(3, SelfStructure.Hairpin(oligo.Bases, oligo.Sugars), $"{tables}; Mathews 2004, PNAS 101:7287"),
        ];
    }

    private static Liability Self(int rule, SelfPairing pairing, string citation)
    {
        string one = Span(pairing.Start, pairing.Pairs), other = Span(pairing.PartnerStart, pairing.Pairs);
        return pairing.Exists
            ? Fact(rule, pairing.FreeEnergy37, "0.00", pairing.Notes, one == other ? one : $"{one},{other}", citation)
            : new Liability(s_rules[rule].Name, "none", Unknown, s_rules[rule].Rule, citation);
    }

    private static Liability Fact(int rule, double number, string format, EnergyNotes notes, string places, string citation)
    {
        string told = string.Join("; ", EnergyNoteTexts.Of(notes));
        string value = double.IsNaN(number) ? Unknown : number.ToString(format, CultureInfo.InvariantCulture);
        return new Liability(s_rules[rule].Name, value, places, told.Length == 0 ? s_rules[rule].Rule : $"{s_rules[rule].Rule} Approximated: {told}.", citation);
    }

    /// <summary>The tables that the sugars ask for.</summary>
    private static string CitationOf(Oligo oligo)
    {
        ReadOnlySpan<Sugar> sugars = oligo.Sugars;
        List<string> tables = [];
        if (sugars.Contains(Sugar.Rna))
        {
            tables.Add("Xia 1998, Biochemistry 37:14719");
        }

        if (sugars.ContainsAny(Sugar.Dna, Sugar.Lna))
        {
            tables.Add("Sugimoto 1995, Biochemistry 34:11211");
        }

        if (sugars.Contains(Sugar.Lna))
        {
            tables.Add("McTigue 2004, Biochemistry 43:5388; Owczarzy 2011, Biochemistry 50:9352");
        }

        if (sugars.ContainsAny(Sugar.MethylRna, Sugar.Moe, Sugar.FluoroRna))
        {
            tables.Add("Kierzek 2006, Nucleic Acids Res 34:3609");
        }

        return string.Join("; ", tables);
    }

    private static string Span(int start, int length) => string.Create(CultureInfo.InvariantCulture, $"{start + 1}-{start + length}");
}
