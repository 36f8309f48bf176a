using SeedScan.Rnas;
using SeedScan.Scoring;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>The stability of seeds: values of TargetScan 7's table of seed regions (nt 2-8, then nt 2-7), and what follows from the stacks.</summary>
public class SeedStabilityTests
{
    [Theory]
    [InlineData("AAAAAAA", -0.590, 0.340)]
    [InlineData("AAAAACC", -4.680, -1.420)]
    [InlineData("AAGGCAC", -9.500, -6.810)]
    [InlineData("ACCUGAC", -9.740, -7.050)]
    [InlineData("ACGUACG", -8.230, -5.870)]
    [InlineData("AGCUAGC", -9.870, -6.450)]
    [InlineData("AGUGUUC", -7.410, -4.610)]
    [InlineData("CACGCGC", -11.820, -8.400)]
    [InlineData("CCUCUCC", -11.290, -8.030)]
    [InlineData("CGCGCGC", -13.250, -9.400)]
    [InlineData("CUCCCAC", -11.210, -8.520)]
    [InlineData("CUUUGGU", -7.010, -5.220)]
    [InlineData("GAGGUAG", -9.250, -6.720)]
    [InlineData("GAUAGUC", -7.360, -4.560)]
    [InlineData("GCGCGCG", -13.250, -10.460)]
    [InlineData("GGAAUGU", -7.450, -5.660)]
    [InlineData("GGCAAGC", -11.130, -7.710)]
    [InlineData("GGGGGGG", -15.470, -12.210)]
    [InlineData("GUGUGCC", -11.290, -8.030)]
    [InlineData("UAUAUAU", -2.300, -0.770)]
    [InlineData("UCAUAAC", -5.520, -2.830)]
    [InlineData("UGGGCUC", -11.940, -9.140)]
    [InlineData("UUUUUUU", -0.590, 0.340)]
    public void Seeds_have_the_published_stability(string seed, double seven, double six)
    {
        SmallRna rna = new("rna", $"G{seed}CCC");
        Assert.Equal(seven, SeedStability.Of(rna, SiteType.Mer8));
        Assert.Equal(seven, SeedStability.Of(rna, SiteType.Mer7M8));
        Assert.Equal(six, SeedStability.Of(rna, SiteType.Mer7A1));
        Assert.Equal(six, SeedStability.Of(rna, SiteType.Mer6));
    }

    [Fact]
    public void A_strand_and_its_partner_are_one_duplex()
    {
        foreach (string strand in (string[])["AC", "GGAAUGU", "ACGU", "UUAGC", "GCAUCGA"])
        {
            string partner = new([.. strand.Reverse().Select(letter => letter switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', _ => 'A' })]);
            Assert.Equal(SeedStability.Of(strand), SeedStability.Of(partner));
            Assert.Equal(SeedStability.Of(strand), SeedStability.Of(strand.Replace('U', 't')));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("ACNGU")]
    public void What_is_no_strand_is_refused(string strand) => Assert.Throws<ArgumentException>(() => SeedStability.Of(strand));

    [Fact]
    public void A_type_without_a_seed_stability_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SeedStability.Of(new SmallRna("rna", "UGGAAUGU"), SiteType.Mer6M8));
}
