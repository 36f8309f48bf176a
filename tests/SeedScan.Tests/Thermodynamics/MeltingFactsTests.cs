using SeedScan.Oligos;
using SeedScan.Thermodynamics;
using Xunit;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>Duplexes as MELTING 5.2.0 (Dumousseau 2012, BMC Bioinformatics 13:101; Debian) computes them at 10⁻⁴ mol/L in 1 mol/L of sodium.</summary>
/// <remarks>bench/compare-melting.sh draws the same duplexes and more. Its gas constant is 1.99, so that temperatures differ by some hundredths.</remarks>
public class MeltingFactsTests
{
    [Theory]
    // RNA:RNA
    [InlineData("rna", StrandKind.Rna, "CCUAUAC", "GGAUAUG", -56.42, -158.5, 41.01)]
    [InlineData("rna", StrandKind.Rna, "UUCGUCUUUGCUCGGG", "AAGCAGAAACGAGCCC", -156.19, -411.8, 87.66)]
    [InlineData("rna", StrandKind.Rna, "GAUCUG", "CUAGAC", -51.57, -147.2, 33.29)]
    [InlineData("rna", StrandKind.Rna, "UGAUCAUGGCCCGGUG", "ACUAGUACCGGGCCAC", -168.55, -440.9, 91.69)]
    [InlineData("rna", StrandKind.Rna, "CUUAGGGACGAA", "GAAUCCCUGCUU", -108.66, -290.3, 75.8)]
    // 2OMe:RNA
    [InlineData("mrna", StrandKind.Rna, "CGCCACGCUUGUC", "GCGGUGCGAACAG", -119.38, -296.62, 102.6)]
    [InlineData("mrna", StrandKind.Rna, "AAGUCACGUAAUG", "UUCAGUGCAUUAC", -107.39, -286.53, 75.95)]
    [InlineData("mrna", StrandKind.Rna, "CGGGCUAGACUCCCCAGG", "GCCCGAUCUGAGGGGUCC", -170.27, -418.08, 114.57)]
    [InlineData("mrna", StrandKind.Rna, "UUUUUUC", "AAAAAAG", -46.46, -135.32, 23.9)]
    [InlineData("mrna", StrandKind.Rna, "GUACCGCUAU", "CAUGGCGAUA", -81.71, -209.36, 81.42)]
    // DNA:RNA
    [InlineData("dna", StrandKind.Rna, "GGTAGATA", "CCAUCUAU", -52.8, -152.3, 31.38)]
    [InlineData("dna", StrandKind.Rna, "CGGGCGGGAATCGT", "GCCCGCCCUUAGCA", -132.0, -364.1, 69.54)]
    [InlineData("dna", StrandKind.Rna, "AGAGAATCAGGTAT", "UCUCUUAGUCCAUA", -103.3, -293.6, 55.12)]
    [InlineData("dna", StrandKind.Rna, "CCCCCGCGTGATCGAT", "GGGGGCGCACUAGCUA", -160.4, -435.4, 78.23)]
    [InlineData("dna", StrandKind.Rna, "GGTATACGCAGTGGCACATT", "CCAUAUGCGUCACCGUGUAA", -163.6, -446.5, 76.74)]
    // DNA:DNA
    [InlineData("dna", StrandKind.Dna, "AGTTACATT", "TCAATGTAA", -58.7, -166.4, 39.94)]
    [InlineData("dna", StrandKind.Dna, "CTTCACGTATACTGGATGCA", "GAAGTGCATATGACCTACGT", -153.9, -420.2, 75.6)]
    [InlineData("dna", StrandKind.Dna, "CATCGCCTTTACGG", "GTAGCGGAAATGCC", -109.9, -298.6, 70.62)]
    [InlineData("dna", StrandKind.Dna, "AGCAGTCTCGTTAGTGTGCG", "TCGTCAGAGCAATCACACGC", -160.2, -431.5, 80.81)]
    [InlineData("dna", StrandKind.Dna, "GCACAATGATAAAAG", "CGTGTTACTATTTTC", -112.7, -314.6, 62.58)]
    // LNA:DNA
    [InlineData("dna", StrandKind.Dna, "CC+C+A+T+GC+AGG+GA", "GGGTACGTCCCT", -97.282, -243.53, 94.48)]
    [InlineData("dna", StrandKind.Dna, "T+T+GAT+AG+AC+GCG+GT+G+T+GAA", "AACTATCTGCGCCACACTT", -147.299, -373.41, 100.23)]
    [InlineData("dna", StrandKind.Dna, "C+C+T+C+G+CG+TC", "GGAGCGCAG", -86.464, -218.61, 87.57)]
    [InlineData("dna", StrandKind.Dna, "G+T+T+T+TT+AAG+T+GT+ACT", "CAAAAATTCACATGA", -113.237, -301.15, 78.26)]
    [InlineData("dna", StrandKind.Dna, "T+C+T+T+GA+CA+CCAGGA", "AGAACTGTGGTCCT", -101.106, -253.71, 94.78)]
    // G:U
    [InlineData("rna", StrandKind.Rna, "GUCUAUUAGACUGAGCCG", "CAGAUGAUCUGACUCGGC", -174.51, -463.2, 87.19)]
    [InlineData("rna", StrandKind.Rna, "ACAUCGUUCGUAGGCAG", "UGUAGCGAGCAUCCGUC", -163.86, -433.6, 87.23)]
    [InlineData("rna", StrandKind.Rna, "AGGCAUGUGCCGAU", "UCCGUGCACGGCUA", -133.66, -350.9, 86.16)]
    [InlineData("rna", StrandKind.Rna, "CAAUUGGUGAACCAACAAAG", "GUUAAUCACUUGGUUGUUUC", -169.36, -457.1, 81.02)]
    [InlineData("rna", StrandKind.Rna, "CCAAAUUGGCUCC", "GGUUUAGCCGAGG", -123.76, -333.4, 75.97)]
    // DNA:DNA mismatch
    [InlineData("dna", StrandKind.Dna, "AAAATGCTACGTCACG", "TTTTATGATGCAGTGC", -111.1, -308.5, 63.94)]
    [InlineData("dna", StrandKind.Dna, "GCCCCCCCCGCCAATAT", "CGGGGTGGGCGGTTATA", -109.4, -292.1, 76.16)]
    [InlineData("dna", StrandKind.Dna, "GCGGAACTATTTGCGAT", "CGCCTTCATAAACGCTA", -116.6, -326.4, 62.4)]
    [InlineData("dna", StrandKind.Dna, "ATGCGGGATATAAGGCT", "TACGCTCTATATTCCGA", -109.3, -298.2, 69.17)]
    [InlineData("dna", StrandKind.Dna, "AACAATAGACCGGTGTT", "TTGTTACCTGGCCACAA", -107.7, -295.6, 66.93)]
    // LNA:DNA mismatch
    [InlineData("dna", StrandKind.Dna, "AAAA+T+G+CTACGTCACG", "TTTTATGATGCAGTGC", -125.722, -341.72, 73.37)]
    [InlineData("dna", StrandKind.Dna, "GCCC+C+C+CCCGCCAATAT", "CGGGGTGGGCGGTTATA", -122.645, -322.04, 84.28)]
    [InlineData("dna", StrandKind.Dna, "GCGGA+A+C+TATTTGCGAT", "CGCCTTCATAAACGCTA", -116.642, -323.89, 64.96)]
    [InlineData("dna", StrandKind.Dna, "ATGC+G+G+GATATAAGGCT", "TACGCTCTATATTCCGA", -129.646, -346.63, 79.42)]
    [InlineData("dna", StrandKind.Dna, "AACAA+T+A+GACCGGTGTT", "TTGTTACCTGGCCACAA", -110.581, -298.7, 72.64)]
    // DNA:RNA mismatch
    [InlineData("dna", StrandKind.Rna, "GCCCGTCGACAGACCAGTT", "CGGGCUGCUGUCUGGUCAA", -169.9, -467.9, 74.31)]
    [InlineData("dna", StrandKind.Rna, "TCCCTAAAAATAC", "AGGGAUAUUUAUG", -89.1, -266.4, 36.78)]
    [InlineData("dna", StrandKind.Rna, "TGCAAAAGGATC", "ACGUUAUCCUAG", -71.8, -212.1, 34.76)]
    [InlineData("dna", StrandKind.Rna, "GCCTTTTTTAAGAATG", "CGGAAUAAAUUCUUAC", -117.8, -345.3, 48.37)]
    [InlineData("dna", StrandKind.Rna, "GGAACCACGGAGGTTAGAA", "CCUUGCUGCCUCCAAUCUU", -157.0, -455, 56.63)]
    public void Energies_are_those_of_melting(string sugar, StrandKind kind, string strand, string target, double enthalpy, double entropy, double celsius)
    {
        string bases = strand.Replace("+", "", StringComparison.Ordinal);
        Sugar[] sugars = StrandCase.All(sugar switch { "dna" => Sugar.Dna, "rna" => Sugar.Rna, _ => Sugar.MethylRna }, bases);
        for (int i = strand.IndexOf('+', StringComparison.Ordinal), locked = 0; i >= 0; i = strand.IndexOf('+', i + 1), locked++)
        {
            sugars[i - locked] = Sugar.Lna;
        }

        DuplexEnergy energy = Duplex.OfAligned(bases, target, sugars, kind);
        Assert.Equal(enthalpy, energy.EnthalpyChange, 0.0005);

        // Theirs is corrected from the 0.1 mol/L in which 2'-O-methyl RNA was measured; ours is as measured.
        double measured = sugar == "mrna" ? entropy - (0.368 * (bases.Length - 1) * Math.Log(10)) : entropy;
        Assert.Equal(measured, energy.EntropyChange, 0.01);
        Assert.Equal(celsius, energy.MeltingAt(MeltingConditions.Default).Celsius, 0.1);
    }

    [Fact]
    public void Two_equal_strands_melt_by_their_whole_concentration()
    {
        DuplexEnergy energy = Duplex.OfPerfect("GCAUGC", Sugar.Rna, StrandKind.Rna);
        Assert.True(energy.IsSymmetric);
        Assert.Equal((-56.41, -157.2), (energy.EnthalpyChange, energy.EntropyChange));
        Assert.Equal(48.22, energy.MeltingAt(MeltingConditions.Default).Celsius, 0.1);
        Assert.False(Duplex.OfPerfect("GCAUGC", Sugar.Dna, StrandKind.Rna).IsSymmetric);
    }

    // SantaLucia 1998: 0.368 for each of the six phosphates of a strand, times ln 0.05, on -128.5.
    [Fact]
    public void Less_sodium_melts_earlier_and_says_where_that_is_an_approximation()
    {
        MeltingConditions thin = new(1e-4, 0.05);
        DuplexEnergy dna = Duplex.OfPerfect("GGAATGT", Sugar.Dna, StrandKind.Dna), rna = Duplex.OfPerfect("GGAATGT", Sugar.Rna, StrandKind.Rna);
        double entropy = -128.5 + (0.368 * 6 * Math.Log(0.05)) + (1.9872 * Math.Log(1e-4 / 4));
        Assert.Equal((-45800 / entropy) - 273.15, dna.MeltingAt(thin).Celsius, 0.001);
        Assert.Equal((EnergyNotes.None, EnergyNotes.SodiumAsDna), (dna.MeltingAt(thin).Notes, rna.MeltingAt(thin).Notes));
        Assert.Equal(EnergyNotes.None, rna.MeltingAt(MeltingConditions.Default).Notes);
        DuplexEnergy methyl = Duplex.OfPerfect("GGAATGT", Sugar.MethylRna, StrandKind.Rna);
        Assert.Equal(EnergyNotes.None, methyl.MeltingAt(new MeltingConditions(1e-4, 0.1)).Notes);
        Assert.Equal(EnergyNotes.SodiumAsDna, methyl.MeltingAt(MeltingConditions.Default).Notes);
        Assert.Throws<ArgumentOutOfRangeException>(() => dna.MeltingAt(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => dna.MeltingAt(new MeltingConditions(double.NaN, 1)));
    }
}
