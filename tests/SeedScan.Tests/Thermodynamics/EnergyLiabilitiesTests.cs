using SeedScan.Oligos;
using SeedScan.Thermodynamics;
using Xunit;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>Energies as facts of a strand: by hand from the tables in the papers, with their places, rules and citations.</summary>
public class EnergyLiabilitiesTests
{
    private static readonly string[] s_names = ["tm_rna", "dg_rna", "dimer_dg", "hairpin_dg"];

    /// <summary>
    /// GGCGCAAA, RNA: 4.09 - 3.26 - 3.42 - 2.36 - 3.42 - 2.11 - 0.93 - 0.93 + 0.45 = -11.89 (Xia 1998). With a copy of itself GCGC on CGCG:
    /// 4.09 - 3.42 - 2.36 - 3.42 + 0.43 = -4.68. No three bases are left between two pairs of a stem.
    /// </summary>
    [Fact]
    public void Of_RNA()
    {
        IReadOnlyList<Liability> facts = Of("rGrGrCrGrCrArArA");
        Assert.Equal(s_names, facts.Select(fact => fact.Name));
        Assert.Equal("-11.89", facts[1].Value);
        Assert.Equal(("-4.68", "2-5"), (facts[2].Value, facts[2].Places));
        Assert.Equal(("none", "."), (facts[3].Value, facts[3].Places));
        Assert.All(facts, fact => Assert.DoesNotContain("Approximated", fact.Rule, StringComparison.Ordinal));
        Assert.All(facts, fact => Assert.StartsWith("Xia 1998, Biochemistry 37:14719", fact.Citation, StringComparison.Ordinal));
    }

    /// <summary>GGGGAAAACCCC, RNA: a stem of three stacks GG and a loop of four, -3 · 3.26 + 5.6 = -4.18.</summary>
    [Fact]
    public void A_hairpin_has_two_places()
    {
        Liability hairpin = Of("rGrGrGrGrArArArArCrCrCrC")[3];
        Assert.Equal(("-4.18", "1-4,9-12"), (hairpin.Value, hairpin.Places));
    }

    [Fact]
    public void Of_LNA_what_is_approximated_stands_behind_the_rule()
    {
        IReadOnlyList<Liability> facts = Of("+C*+A*C*G*+A*T*T*A*G*C*+A*T*+T*+A");
        Assert.Contains("Approximated: LNA on RNA: its increments were measured on DNA.", facts[0].Rule, StringComparison.Ordinal);
        Assert.Contains("McTigue 2004", facts[0].Citation, StringComparison.Ordinal);
        Assert.InRange(double.Parse(facts[0].Value, System.Globalization.CultureInfo.InvariantCulture), 60, 95);
    }

    [Fact]
    public void Of_unknown_chemistry_nothing_is_known()
    {
        IReadOnlyList<Liability> facts = EnergyLiabilities.Of(new Oligo("x", "CACGATTAGCATTA", new Sugar[14], new Linkage[13]) { IsChemistryKnown = false });
        Assert.Equal(s_names, facts.Select(fact => fact.Name));
        Assert.All(facts, fact => Assert.Equal((".", ".", "."), (fact.Value, fact.Places, fact.Citation)));
    }

    /// <summary>4.09 and two ends of 0.45: it never melts, for it never binds.</summary>
    [Fact]
    public void A_single_base_binds_nothing() => Assert.Equal([".", "4.99", "none", "none"], Of("rA").Select(fact => fact.Value));

    private static IReadOnlyList<Liability> Of(string notation) => EnergyLiabilities.Of(OligoNotation.Parse(notation, "x").Strand);
}
