using SeedScan.Rnas;
using Xunit;

namespace SeedScan.Tests.Rnas;

public class RnaFamilyTests
{
    [Fact]
    public void Groups_by_nt_2_to_8_in_order_of_first_appearance()
    {
        SmallRna mir1 = new("miR-1", "UGGAAUGUAAAGAAGUAUGUAU");
        SmallRna mir21 = new("miR-21", "UAGCUUAUCAGACUGAUGUUGA");
        SmallRna mir206 = new("miR-206", "CGGAAUGUAAGGAAGUGUGUGG");       // another nt 1: still the family
        SmallRna seed = SmallRna.FromSeed("seed of 21", "AGCUUAU");
        SmallRna other = new("other", "UGGAAUGCAAAGAAG");                 // differs at nt 8
        IReadOnlyList<RnaFamily> families = RnaFamily.Group([mir1, mir21, mir206, other, seed]);
        Assert.Equal(["miR-1/miR-206", "miR-21/seed of 21", "other"], families.Select(f => f.Name));
        Assert.Equal(["GGAAUGU", "AGCUUAU", "GGAAUGC"], families.Select(f => f.Seed));
        Assert.Equal([mir1, mir206], families[0].Members);
        Assert.All(families, f => Assert.Empty(f.Species));
        Assert.Equal(SmallRna.FromSeed("miR-1/miR-206", "GGAAUGU"), families[0].ToSeedRna());
    }

    [Fact]
    public void No_RNA_makes_no_family() => Assert.Empty(RnaFamily.Group([]));

    [Fact]
    public void The_human_miRNAs_fall_into_families_without_loss()
    {
        IReadOnlyList<RnaFamily> families = RnaFamily.Group(MirBase.Human);
        Assert.Equal(MirBase.Human.Count, families.Sum(f => f.Members.Count));
        Assert.Equal(families.Count, families.Select(f => f.Seed).Distinct().Count());
        Assert.All(families, f => Assert.All(f.Members, m => Assert.Equal(f.Seed, m.Sequence[1..8])));
        Assert.Equal(MirBase.Human[0], families[0].Members[0]);
    }
}
