using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>The 3' pairing score on lanes, against the oracle's loops; the run that it is of.</summary>
public class ThreePrimePairingTests
{
    private const string Mir1 = "UGGAAUGUAAAGAAGUAUGUAU";

    [Theory]
    [InlineData("ACGU")]
    [InlineData("AU")]
    [InlineData("A")]
    [InlineData("ACGUN")]
    public void The_score_is_the_oracles_at_every_place_of_a_target(string alphabet)
    {
        Random random = new(alphabet.Length);
        for (int round = 0; round < 60; round++)
        {
            PlantedTargets planted = new(random.Next());
            string target = planted.Letters(random.Next(1, 90), alphabet), rna = planted.Letters(random.Next(8, 45), round % 3 == 0 ? "AU" : "ACGU");
            PackedSequence packed = SiteRows.Packed(target, round % 4 == 0 ? 14 : 0);
            byte[] partners = ThreePrimePairing.PartnersOf(new SmallRna("rna", "UUUUUUUU" + rna));
            for (int nt9 = -8; nt9 < target.Length; nt9++)
            {
                OracleRegister register = new(target, target, "UUUUUUUU" + rna, 2, nt9 + 8);
                int halves = Halves(ThreePrimePairing.BasesOf(packed, nt9), partners);
                Assert.True(register.ThreePrimeScore() == halves / 2.0, $"{halves} halves for {register.ThreePrimeScore()}: {rna} at {nt9} of {target}");
            }
        }
    }

    [Fact]
    public void The_most_that_there_can_be()
    {
        byte[] all = ThreePrimePairing.PartnersOf(new SmallRna("rna", new string('U', 60)));
        Assert.Equal(ThreePrimePairing.MostHalves, Halves(Vector128<byte>.Zero.WithElement(15, (byte)0xFF), all));
        Assert.Equal(0, Halves(Vector128<byte>.AllBitsSet, all));
        Assert.Equal(0, Halves(Vector128<byte>.Zero, []));
    }

    [Theory]
    [InlineData("CAUACAUUCCA", 0, 0, -1)]                 // nt 17-19 pair, too far from the seed to count
    [InlineData("GGGGAUACUUCGGACAUUCCA", 1, 12, 18)]     // a nucleotide of the RNA is left out
    [InlineData("AUACUUCUUUACAUUCCA", 0, 9, 18)]
    [InlineData("AUACUUCUUUGACAUUCCA", -1, 9, 18)]       // a base of the target bulges
    public void The_run_of_the_best_score(string target, int shift, int first, int last)
    {
        PackedSequence packed = PackedSequence.FromLetters(target);
        SeedSite site = new(target.Length - 8, target.Length, 0, SiteType.Mer8, Strand.Forward, SiteNote.None, SiteAttributes.None);
        Register register = new(packed, new SmallRna("mir", Mir1), new SeedScanOptions(), in site);
        Assert.Equal((shift, first, last), ThreePrimePairing.BestRun(in register));
    }

    private static int Halves(Vector128<byte> bases, byte[] partners) =>
        ThreePrimePairing.Halves(bases, in MemoryMarshal.GetArrayDataReference(partners), partners.Length);
}
