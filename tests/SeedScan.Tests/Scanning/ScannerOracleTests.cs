using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>The scanner gives what the oracle gives: each row, and in the same order.</summary>
public sealed class ScannerOracleTests
{
    private static readonly string[] Default = ["8mer", "7mer-m8", "7mer-A1", "6mer"];
    private static readonly string[] AllCanonical = [.. SiteOracle.Labels.Take(SiteOracle.CanonicalCount)];
    private static readonly OracleOptions Everything = new() { Strands = "both", AnyBulgeBase = true, Attributes = true };

    /// <summary>Every type, for tests that ask for one alone.</summary>
    public static TheoryData<string> EachType => [.. SiteOracle.Labels];

    [Theory]
    [InlineData("ACGU")]
    [InlineData("AU")]
    [InlineData("CG")]
    [InlineData("ACGUN")]
    [InlineData("ACGUACGUACGURYSWKMBDHVN")]
    public void Random_targets_of_any_letters(string alphabet)
    {
        var planted = new PlantedTargets(seed: 11);
        int sites = 0;
        for (int round = 0; round < 20; round++)
        {
            List<string> rnas = planted.Rnas(12);
            string target = planted.Respelled(planted.Target(50 * round, alphabet, rnas));
            sites += SiteRows.AssertScannerIsOracle(target, rnas, Everything);
        }

        Assert.True(sites > 500, $"only {sites} sites were compared");
    }

    [Theory]
    [InlineData('A')]
    [InlineData('C')]
    [InlineData('G')]
    [InlineData('U')]
    [InlineData('T')]
    [InlineData('N')]
    [InlineData('n')]
    public void Homopolymers(char letter)
    {
        string[] rnas = ["UUUUUUUUUUUUUUUUUUUUUU", "AAAAAAAAAA", "CCCCCCCCCCCCCCCCCC", "GGGGGGGGGGGGGGGGGGGG", "UAAAAAAAG", "UUUUUUUUUUUUUUUUA"];
        int sites = 0;
        foreach (int length in new[] { 0, 1, 5, 6, 7, 8, 9, 10, 11, 12, 63, 64, 65, 255, 256, 257, 600 })
        {
            sites += SiteRows.AssertScannerIsOracle(new string(letter, length), rnas, Everything);
        }

        Assert.Equal(letter is not ('N' or 'n'), sites > 0);
    }

    [Fact]
    public void Every_length_to_300()
    {
        var planted = new PlantedTargets(seed: 12);
        List<string> rnas = planted.Rnas(6);
        for (int length = 0; length <= 300; length++)
        {
            SiteRows.AssertScannerIsOracle(planted.Target(length, length % 4 == 0 ? "ACGUN" : "ACGU", rnas), rnas, Everything);
        }
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public void Every_length_around_a_step(int step)
    {
        var planted = new PlantedTargets(seed: step);
        List<string> rnas = planted.Rnas(3, minLength: 16);
        for (int length = step - 18; length <= step + 18; length++)
        {
            char[] target = planted.Target(length, "ACGU", rnas).ToCharArray();
            PlantedTargets.Plant(target, SiteOracle.ReverseComplement(rnas[0]), length - rnas[0].Length + (length % 9));
            SiteRows.AssertScannerIsOracle(new string(target), rnas, Everything);
        }
    }

    [Theory]
    [MemberData(nameof(EachType))]
    public void A_site_at_every_offset_around_the_vector_widths(string type)
    {
        (string rna, string piece) = Specimen(type);
        var options = new OracleOptions { Types = [type], AnyBulgeBase = true };
        foreach (int middle in new[] { 16, 32, 64, 128, 256, 512, 1024 })
        {
            for (int offset = middle - 24; offset <= middle + 8; offset++)
            {
                char[] target = new string('g', middle + 64).ToCharArray();
                PlantedTargets.Plant(target, piece, offset);
                int sites = SiteRows.AssertScannerIsOracle(new string(target), [rna], options);
                Assert.True(sites == 1 || offset < 0, $"{sites} sites at {offset}");

                // The same place as the target's last.
                SiteRows.AssertScannerIsOracle(new string(target, 0, Math.Max(0, offset + piece.Length)), [rna], options);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EachType))]
    public void Each_type_alone(string type)
    {
        AssertRounds(Everything with { Types = [type], AnyBulgeBase = false }, seed: 13);
        AssertRounds(Everything with { Types = [type], Strands = "+" }, seed: 14);
    }

    [Theory]
    [InlineData("+", 1)]
    [InlineData("+", 2)]
    [InlineData("+", 3)]
    [InlineData("+", 4)]
    [InlineData("-", 1)]
    [InlineData("-", 2)]
    [InlineData("-", 3)]
    [InlineData("both", 2)]
    [InlineData("both", 4)]
    public void Sets_of_types_on_each_strand_with_each_seed_window(string strands, int seedStart)
    {
        foreach (string[] types in new[] { Default, AllCanonical, [.. SiteOracle.Labels], ["8mer", "bulge-7mer-m8", "centered"] })
        {
            var options = new OracleOptions { Types = types, Strands = strands, SeedStart = seedStart };
            AssertRounds(options, seed: 15);
            AssertRounds(options with { AnyBulgeBase = true, Attributes = true }, seed: 16);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void A_masked_start(int count)
    {
        AssertRounds(Everything with { MaskStart = count }, seed: count, alphabet: "ACGUN");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(600)]
    public void Any_number_of_RNAs(int count)
    {
        var planted = new PlantedTargets(seed: 17);
        List<string> rnas = planted.Rnas(count);
        string target = planted.Target(300, "ACGU", rnas);
        SiteRows.AssertScannerIsOracle(target, rnas, Everything);
        SiteRows.AssertScannerIsOracle(target, rnas, new OracleOptions { Types = Default });
        SiteRows.AssertScannerIsOracle(target, rnas, new OracleOptions { Types = AllCanonical });
    }

    [Fact]
    public void The_same_RNA_twice_has_its_sites_twice()
    {
        string[] rnas = ["UGGAAUGUAAAGAAGUAUGUAU", "UAAGGCACGCGGUGAAUGCC", "UGGAAUGUAAAGAAGUAUGUAU", "CGGAAUGU"];
        Assert.Equal(3, SiteRows.AssertScannerIsOracle("gggACAUUCCAggg", rnas, new OracleOptions()));
    }

    [Fact]
    public void Letters_outside_ACGU_beside_the_seed_of_an_RNA_pair_with_nothing()
    {
        string[] rnas = ["NGGAAUGUNAAGRAGUAUGUAU", "UGGAAUGUNNNNNNNNNNNNNN", "ggaaugugaattcttact"];
        var planted = new PlantedTargets(seed: 18);
        SiteRows.AssertScannerIsOracle(planted.Target(2000, "ACGU", rnas), rnas, Everything);
    }

    /// <summary>A target that holds each of the 262,144 words of 9 bases once: no seed window, bulges included, is left out.</summary>
    [Theory]
    [InlineData("UGGAAUGUAAAGAAGUAUGUAU")]
    [InlineData("UUUUUUUUUUUUUUUUUUUU")]
    [InlineData("GUGUGUGUGUGUGUGUGU")]
    [InlineData("CAACGGAAUCCCAAAAGCAGCUG")]
    public void Every_window_of_nine_bases(string rna)
    {
        string target = EveryWord(9);
        Assert.Equal((1 << 18) + 8, target.Length);
        int sites = SiteRows.AssertScannerIsOracle(target, [rna], Everything with { Strands = "+" });
        Assert.True(sites > 200, $"only {sites} sites");
    }

    private static void AssertRounds(OracleOptions options, int seed, string alphabet = "ACGU")
    {
        var planted = new PlantedTargets(seed);
        int sites = 0;
        for (int round = 0; round < 6; round++)
        {
            List<string> rnas = planted.Rnas(8, minLength: Math.Max(8, options.SeedStart + 6));
            string target = planted.Target(700, alphabet, rnas, options.SeedStart);
            sites += SiteRows.AssertScannerIsOracle(target, rnas, options);
        }

        Assert.True(sites > 0 || options.MaskStart > 700, "no site was compared");
    }

    /// <summary>An RNA, and a piece of target that holds one site of the type, and none other of it, among G.</summary>
    private static (string Rna, string Piece) Specimen(string type) => type switch
    {
        "8mer" => ("UGGAAUGU", "ACAUUCCA"),
        "7mer-m8" => ("UGGAAUGU", "ACAUUCC"),
        "7mer-A1" => ("UGGAAUGU", "CAUUCCA"),
        "6mer" => ("UGGAAUGU", "CAUUCC"),
        "6mer-m8" => ("UGGAAUGU", "ACAUUC"),
        "6mer-A1" => ("UGGAAUGU", "AUUCCA"),
        "wobble-8mer" => ("UGGAAUGU", "ACAUUUCA"),
        "wobble-7mer-m8" => ("UGGAAUGU", "ACAUUUC"),
        "mismatch-8mer" => ("UGGAAUGU", "ACAUACCA"),
        "bulge-8mer" => ("UGGAAUGU", "ACAGUUCCA"),
        "bulge-7mer-m8" => ("UGGAAUGU", "ACAGUUCC"),
        "bulge-7mer-A1" => ("UGGAAUGU", "CAGUUCCA"),
        "centered" => ("UGGAAUGUAAAGAAGU", "CUUCUUUACAU"),
        _ => ("UAAGGCACGCGGUGAA", "UUCAaaaaGUGCgUU"),
    };

    /// <summary>Every word of the length once, in a row: to the last letters always the last base not yet tried after them is put.</summary>
    private static string EveryWord(int length)
    {
        int words = 1 << (2 * length), word = 0;
        var seen = new bool[words];
        seen[0] = true;
        var letters = new System.Text.StringBuilder(new string('A', length));
        while (true)
        {
            int next = 3;
            while (next >= 0 && seen[((word << 2) | next) & (words - 1)])
            {
                next--;
            }

            if (next < 0)
            {
                return letters.ToString();
            }

            word = ((word << 2) | next) & (words - 1);
            seen[word] = true;
            letters.Append("ACGU"[next]);
        }
    }
}
