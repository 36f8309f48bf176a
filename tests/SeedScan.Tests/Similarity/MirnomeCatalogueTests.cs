using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Similarity;
using Xunit;

namespace SeedScan.Tests.Similarity;

/// <summary>What is known of therapeutics comes out of the bundled miRNome.</summary>
public sealed class MirnomeCatalogueTests
{
    private static readonly MirnomeSearch s_human = new(MirBase.Human);
    private static readonly IntendedMirnas s_intended = new(MirBase.Human);

    [Fact]
    public void The_best_hit_of_cobomarsen_is_miR_155_5p()
    {
        MirnomeHits hits = Hits("cobomarsen");
        MirnomeHit best = hits.Hits[0];
        Assert.Equal(
            ("hsa-miR-155-5p", MirnomeClass.Intended, MirnomeSeed.Nt2To8, 1, 15, 0, 0),
            (Name(in best), best.Class, best.Seed, best.Start, best.End, best.Edits, best.Overhang));
        Assert.Equal((0, 0), (hits.Count(MirnomeClass.Family), hits.Count(MirnomeClass.SeedCovered, MirnomeSeed.Nt2To8)));
        Assert.All(hits.Hits[1..].ToArray(), other => Assert.True(other.Distance >= 4 && other.FreeEnergy37 > best.FreeEnergy37 + 5));
        Assert.Equal(4, hits.Margin.Edits);
    }

    [Fact]
    public void The_family_of_RGLS4326_is_that_of_miR_17()
    {
        MirnomeHits hits = Hits("RGLS4326");
        Assert.Equal(["hsa-miR-17-5p"], Names(hits, MirnomeClass.Intended));
        string[] known = ["hsa-miR-106a-5p", "hsa-miR-106b-5p", "hsa-miR-20a-5p", "hsa-miR-20b-5p", "hsa-miR-93-5p"];
        string[] family = Names(hits, MirnomeClass.Family);
        Assert.Equal(known, known.Intersect(family));
        Assert.Equal(MirBase.Human.Where(mirna => mirna.Seed == "AAAGUGC" && mirna.Name != "hsa-miR-17-5p").Select(mirna => mirna.Name).Order(StringComparer.Ordinal), family);
    }

    [Theory]
    [InlineData("tiny-LNA-let-7a-5p")]
    [InlineData("tiny-LNA-let-7e-5p")]
    public void A_tiny_LNA_against_let_7_lists_the_let_7_family(string drug)
    {
        MirnomeHits hits = Hits(drug);
        string[] expected = [.. MirBase.Human.Where(mirna => mirna.Seed == "GAGGUAG").Select(mirna => mirna.Name).Order(StringComparer.Ordinal)];
        Assert.Contains("hsa-let-7i-5p", expected);
        Assert.Contains("hsa-miR-98-5p", expected);
        Assert.Equal(expected, Names(hits, MirnomeClass.Intended).Concat(Names(hits, MirnomeClass.Family)).Order(StringComparer.Ordinal));
        Assert.All(hits.Hits[..expected.Length].ToArray(), hit => Assert.Equal(MirnomeSeed.Nt2To8, hit.Seed));
    }

    [Fact]
    public void The_guide_of_INT_1B3_has_the_seed_of_miR_193a_3p_and_miR_193b_3p()
    {
        OligoDesign design = TherapeuticCatalogue.Find("INT-1B3").Design;
        MirnomeHits guide = Hits("INT-1B3");
        Assert.Equal(["hsa-miR-193a-3p"], Names(guide, MirnomeClass.Intended));
        Assert.Equal(("hsa-miR-193b-3p", MirnomeSeed.Nt2To8), (Name(in guide.Hits[1]), guide.Hits[1].Seed));
        MirnomeHits passenger = s_human.Search(design.Partner!, design.Role);
        Assert.All(passenger.Hits.ToArray(), hit => Assert.Equal(MirnomeClass.SharedSeed, hit.Class));
        Assert.Equal(
            MirBase.Human.Where(mirna => mirna.Seed == "GGGACUU").Select(mirna => mirna.Name),
            passenger.Hits.ToArray().Where(hit => hit.Seed == MirnomeSeed.Nt2To8).Select(hit => Name(in hit)));
    }

    [Fact]
    public void Every_antimiR_of_the_catalogue_binds_what_it_is_for_without_an_edit()
    {
        foreach (Therapeutic drug in TherapeuticCatalogue.All.Where(drug => drug.Design.Role == OligoRole.Antimir))
        {
            MirnomeHit best = Hits(drug.Name).Hits[0];
            Assert.Equal(
                (drug.Design.IntendedTarget, drug.First - 1, drug.Last, 0, 0, MirnomeSeed.Nt2To8), (Name(in best), best.Start, best.End, best.Edits, best.Overhang, best.Seed));
        }
    }

    private static MirnomeHits Hits(string drug)
    {
        OligoDesign design = TherapeuticCatalogue.Find(drug).Design;
        return s_human.Search(design.Strand, design.Role, s_intended.Of(design.IntendedTarget));
    }

    private static string Name(in MirnomeHit hit) => s_human.Mirnas[hit.Mirna].Name;

    private static string[] Names(MirnomeHits hits, MirnomeClass of) =>
        [.. hits.Hits.ToArray().Where(hit => hit.Class == of).Select(hit => Name(in hit)).Order(StringComparer.Ordinal)];
}
