using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>The generator does its work: no comparison of scanner and oracle is empty of sites.</summary>
public sealed class SiteGeneratorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_type_occurs_on_both_strands(int seedStart)
    {
        var counts = new Dictionary<(string Type, char Strand), int>();
        foreach (OracleSite site in Sites(new OracleOptions { SeedStart = seedStart, Strands = "both" }))
        {
            counts[(site.Type, site.Strand)] = counts.GetValueOrDefault((site.Type, site.Strand)) + 1;
        }

        foreach (string type in SiteOracle.Labels)
        {
            Assert.True(counts.GetValueOrDefault((type, '+')) >= 5, $"{type} on + occurs {counts.GetValueOrDefault((type, '+'))} times");
            Assert.True(counts.GetValueOrDefault((type, '-')) >= 2, $"{type} on - occurs {counts.GetValueOrDefault((type, '-'))} times");
        }
    }

    [Fact]
    public void Every_note_occurs()
    {
        var notes = Sites(new OracleOptions { AnyBulgeBase = true, Strands = "both" }).Select(s => $"{s.Type} {s.Note}").ToHashSet();
        string[] offsets = ["o0", "o+1", "o-1", "o+2", "o-2"];
        string[] expected =
        [
            .. Enumerable.Range(2, 6).SelectMany(nt => new[] { $"wobble-8mer {nt}", $"wobble-7mer-m8 {nt}", $"mismatch-8mer {nt}" }),
            .. "ACGU".SelectMany(b => new[] { $"bulge-8mer {b}", $"bulge-7mer-m8 {b}", $"bulge-7mer-A1 {b}" }),
            "centered 4-14", "centered 4-15", "centered 5-15",
            .. offsets.Select(o => $"3p-compensatory mm5,{o}"),
            .. Enumerable.Range(2, 5).Select(c => $"3p-compensatory b{c},o0"),
            .. Enumerable.Range(2, 6).Select(nt => $"3p-compensatory mm{nt},o0"),
        ];
        Assert.Equal("", string.Join("; ", expected.Where(note => !notes.Contains(note))));
    }

    [Fact]
    public void Every_attribute_occurs_and_is_absent_with_every_canonical_type()
    {
        var seen = Sites(new OracleOptions { Attributes = true }).Select(s => (s.Type, s.Watson1, s.Supplementary)).ToHashSet();
        foreach (string type in SiteOracle.Labels.Take(SiteOracle.CanonicalCount))
        {
            Assert.Contains((type, true, true), seen);
            Assert.Contains((type, true, false), seen);
            Assert.Contains((type, false, true), seen);
            Assert.Contains((type, false, false), seen);
        }
    }

    private static IEnumerable<OracleSite> Sites(OracleOptions options)
    {
        var planted = new PlantedTargets(seed: 1);
        for (int round = 0; round < 30; round++)
        {
            List<string> rnas = planted.Rnas(8, minLength: 16);
            string target = planted.Target(1500, round % 5 == 0 ? "ACGUN" : "ACGU", rnas, options.SeedStart);
            foreach (OracleSite site in SiteOracle.Find(target, rnas, options))
            {
                yield return site;
            }
        }
    }
}
