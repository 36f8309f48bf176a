using FsCheck;
using FsCheck.Fluent;
using SeedScan.Oligos;
using SeedScan.Thermodynamics;
using Xunit;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>Dimers and hairpins against loops over all runs, whose energies are those of perfect duplexes; and by hand.</summary>
public class SelfStructureTests
{
    private static readonly double[] s_loops = [0, 0, 0, 5.4, 5.6, 5.7, 5.4, 6.0, 5.5, 6.4];

    [Fact]
    public void A_dimer_is_the_strongest_perfect_duplex_of_two_copies() => ForAll(400, (random, strand, sugar, kind) =>
    {
        double best = double.NaN;
        for (int start = 0; start < strand.Length; start++)
        {
            for (int length = 2; start + length <= strand.Length; length++)
            {
                string part = strand.Substring(start, length), partner = StrandCase.Turned(StrandCase.Opposite(part));
                for (int at = strand.IndexOf(partner, StringComparison.Ordinal); at >= 0; at = strand.IndexOf(partner, at + 1, StringComparison.Ordinal))
                {
                    // The symmetry counts where the two parts are one: every other palindrome lies in a shift of its own, twice.
                    double free = Duplex.OfPerfect(part, sugar, kind).FreeEnergy37 - (part == partner && at != start ? 0.43 : 0);
                    bool isLonger = start > 0 && at + length < strand.Length && strand[start - 1] == StrandCase.Opposite(strand)[at + length];
                    isLonger |= at > 0 && start + length < strand.Length && strand[start + length] == StrandCase.Opposite(strand)[at - 1];
                    best = isLonger || free >= best ? best : free;
                }
            }
        }

        SelfPairing dimer = SelfStructure.Dimer(strand, StrandCase.All(sugar, strand));
        Assert.True(double.IsNaN(best) ? !dimer.Exists && double.IsNaN(dimer.FreeEnergy37) : Math.Abs(best - dimer.FreeEnergy37) < 0.002, $"{strand}: {dimer} for {best}");
        if (dimer.Exists)
        {
            string one = strand.Substring(dimer.Start, dimer.Pairs), two = strand.Substring(dimer.PartnerStart, dimer.Pairs);
            Assert.Equal(one, StrandCase.Turned(StrandCase.Opposite(two)));
        }
    });

    [Fact]
    public void A_hairpin_is_the_strongest_stem() => ForAll(400, (random, strand, sugar, kind) =>
    {
        double best = double.NaN;
        for (int start = 0; start < strand.Length; start++)
        {
            for (int length = 2; start + length <= strand.Length; length++)
            {
                string part = strand.Substring(start, length), partner = StrandCase.Turned(StrandCase.Opposite(part));
                for (int at = strand.IndexOf(partner, start + length, StringComparison.Ordinal); at >= 0; at = strand.IndexOf(partner, at + 1, StringComparison.Ordinal))
                {
                    int loop = at - start - length;
                    if (loop >= 3)
                    {
                        double free = Stem(part, sugar, kind) + (loop < 10 ? s_loops[loop] : 6.4 + (1.75 * 0.0019872 * 310.15 * Math.Log(loop / 9.0)));
                        bool isLonger = start > 0 && at + length < strand.Length && strand[start - 1] == StrandCase.Opposite(strand)[at + length];
                        best = isLonger || free >= best ? best : free;
                    }
                }
            }
        }

        SelfPairing hairpin = SelfStructure.Hairpin(strand, StrandCase.All(sugar, strand));
        Assert.True(double.IsNaN(best) ? !hairpin.Exists : Math.Abs(best - hairpin.FreeEnergy37) < 0.002, $"{strand}: {hairpin} for {best}");
    });

    // ACGCGT: SantaLucia 1998, 2 x 1.03 + 0.43 - 1.44 - 2.17 - 2.24 - 2.17 - 1.44. Hairpin: -3.26 - 3.42 + 5.4, and A-U outside: +0.45.
    [Fact]
    public void Worked_by_hand()
    {
        Assert.Equal(new SelfPairing(0, 0, 6, -6.97, EnergyNotes.None), SelfStructure.Dimer("ACGCGT", StrandCase.Sugars("dddddd")));
        Assert.Equal(new SelfPairing(0, 6, 3, -1.28, EnergyNotes.None), SelfStructure.Hairpin("GGCAAAGCC", StrandCase.Sugars("rrrrrrrrr")));
        Assert.Equal(-1.28 + 0.45 - 2.08, SelfStructure.Hairpin("AGGCAAAGCCU", StrandCase.Sugars("rrrrrrrrrrr")).FreeEnergy37, 0.0001);
        Assert.Equal(EnergyNotes.HairpinAsRna, SelfStructure.Hairpin("GGCAAAGCC", StrandCase.Sugars("ddddddddd")).Notes);
        Assert.Equal(EnergyNotes.BothModified, SelfStructure.Dimer("ACGCGT", StrandCase.Sugars("llllll")).Notes);
        Assert.Equal(EnergyNotes.BothModified, SelfStructure.Dimer("ACGCGU", StrandCase.Sugars("mmmmmm")).Notes);
    }

    [Fact]
    public void What_LNA_adds_is_added_for_both_strands()
    {
        double dna = SelfStructure.Dimer("ACGCGT", StrandCase.Sugars("dddddd")).FreeEnergy37, lna = SelfStructure.Dimer("ACGCGT", StrandCase.Sugars("dldddd")).FreeEnergy37;
        double onDna = Duplex.OfPerfect("ACGCGT", StrandCase.Sugars("dldddd"), StrandKind.Dna).FreeEnergy37 - Duplex.OfPerfect("ACGCGT", StrandCase.Sugars("dddddd"), StrandKind.Dna).FreeEnergy37;
        // The perfect duplex of DNA has the symmetry's 0.43, that of LNA on DNA has not; both dimers have it.
        Assert.Equal(dna + (2 * (onDna + 0.43)), lna, 0.003);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AAAAAAAA")]
    [InlineData("NNNNNNNN")]
    public void Without_two_pairs_there_is_nothing(string strand)
    {
        Assert.False(SelfStructure.Dimer(strand, StrandCase.All(Sugar.Rna, strand)).Exists);
        Assert.True(double.IsNaN(SelfStructure.Hairpin(strand, StrandCase.All(Sugar.Rna, strand)).FreeEnergy37));
        Assert.Throws<ArgumentException>(() => SelfStructure.Dimer(strand, new Sugar[strand.Length + 1]));
    }

    /// <summary>The stacks of a stem and what an A-U at its open end adds: a perfect duplex without its ends and symmetry.</summary>
    private static double Stem(string part, Sugar sugar, StrandKind kind)
    {
        DuplexEnergy duplex = Duplex.OfPerfect(part, sugar, kind);
        double strong = sugar == Sugar.Rna ? 2.045 : 0.98, weak = sugar == Sugar.Rna ? 2.045 + 0.45 : 1.03;
        double last = part[^1] is 'A' or 'U' ? weak : strong;
        return duplex.FreeEnergy37 - last - strong - (duplex.IsSymmetric ? 0.43 : 0);
    }

    private static void ForAll(int cases, Action<Random, string, Sugar, StrandKind> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            Random random = new(seed);
            bool isRna = random.Next(2) == 0;
            holds(random, StrandCase.Strand(random, random.Next(2, 24)), isRna ? Sugar.Rna : Sugar.Dna, isRna ? StrandKind.Rna : StrandKind.Dna);
        }));
}
