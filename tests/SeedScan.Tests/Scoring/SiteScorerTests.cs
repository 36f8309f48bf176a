using FsCheck;
using FsCheck.Fluent;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>Scores are those of the oracle, feature by feature, and what is not known is named.</summary>
public class SiteScorerTests
{
    private const string Mir1 = "UGGAAUGUAAAGAAGUAUGUAU";
    private const string Utr = "GGAUAUCACAUACUUGGGGACAUUCCAUUGGCAUUCCAGGGCACAUUCGAAACAUUCCGCAUAUAUAUGGCGCGAAAUUU";

    private static readonly OracleFacts Everything = new()
    {
        Abundance = 3.5,
        Orf = "AUGACAUUCCAACAUUCCACAUUCCAUAG",
        OrfLength = 1234,
        Unpaired = 0.02,
        Conservation = 0.4,
    };

    [Fact]
    public void Scores_are_those_of_the_oracle() => ForAll(300, (c, pick) =>
    {
        OracleFacts facts = FactsOf(pick, c.Target.Length);
        AssertOracle(ContextModel.ContextPlusPlus, ScoreOracle.Agarwal, c.Target, c.Rnas, facts);
        AssertOracle(ContextModel.Context2007, ScoreOracle.Grimson, c.Target, c.Rnas, facts);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Long_UTRs_have_the_scores_of_the_oracle(int seed)
    {
        PlantedTargets planted = new(seed);
        List<string> rnas = planted.Rnas(5, minLength: 20);
        string target = planted.Target(5000, seed == 0 ? "AU" : "ACGU", rnas);
        Assert.True(AssertOracle(ContextModel.ContextPlusPlus, ScoreOracle.Agarwal, target, rnas, Everything) > 20);
        Assert.True(AssertOracle(ContextModel.Context2007, ScoreOracle.Grimson, target, rnas, Everything) > 20);
    }

    [Fact]
    public void An_RNA_of_which_the_seed_alone_is_known_lacks_what_it_lacks()
    {
        SmallRna seed = SmallRna.FromSeed("family", Mir1[1..8]), whole = new("mir", Mir1);
        List<(SeedSite Site, SiteScore Score)> scores = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, [seed], Everything);
        List<(SeedSite Site, SiteScore Score)> wholes = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, [whole], Everything);
        Assert.Equal(3, scores.Count);
        for (int i = 0; i < scores.Count; i++)
        {
            SiteScore score = scores[i].Score, all = wholes[i].Score;
            Assert.Equal("3P_score,sRNA1", score.Missing.ToString());
            Assert.False(all.IsPartial);
            double lacks = all.ContributionOf(ScoreFeature.ThreePrimePairing, ContextModel.ContextPlusPlus)!.Value
                + all.ContributionOf(ScoreFeature.Nucleotide1, ContextModel.ContextPlusPlus)!.Value;
            Assert.Equal(all.Score, score.Score + lacks, 9);
        }
    }

    [Theory]
    [InlineData(ScoreFeature.TargetAbundance)]
    [InlineData(ScoreFeature.OrfLength)]
    [InlineData(ScoreFeature.OrfEightmers)]
    [InlineData(ScoreFeature.Accessibility)]
    [InlineData(ScoreFeature.Conservation)]
    [InlineData(ScoreFeature.UtrLength)]
    [InlineData(ScoreFeature.MinimumDistance)]
    public void A_feature_that_lacks_is_named_and_adds_nothing(ScoreFeature feature)
    {
        OracleFacts without = feature switch
        {
            ScoreFeature.TargetAbundance => Everything with { Abundance = null },
            ScoreFeature.OrfLength => Everything with { Orf = null, OrfLength = null },
            ScoreFeature.OrfEightmers => Everything with { Orf = null },
            ScoreFeature.Accessibility => Everything with { Unpaired = null },
            ScoreFeature.Conservation => Everything with { Conservation = null },
            _ => Everything with { Isoforms = [(5, 1)] },           // no isoform holds a site
        };
        SmallRna[] rnas = [new("mir", Mir1)];
        List<(SeedSite Site, SiteScore Score)> all = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, rnas, Everything);
        List<(SeedSite Site, SiteScore Score)> fewer = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, rnas, without);
        Assert.Equal(3, all.Count);
        foreach (((_, SiteScore whole), (_, SiteScore partial)) in all.Zip(fewer))
        {
            Assert.False(whole.IsPartial);
            Assert.True(partial.IsPartial);
            Assert.True(partial.Missing.Has(feature));
            Assert.Null(partial[feature]);
            Assert.Null(partial.ContributionOf(feature, ContextModel.ContextPlusPlus));
            double lacks = partial.Missing.List.Sum(lacking => whole.ContributionOf(lacking, ContextModel.ContextPlusPlus)!.Value);
            double sum = whole.Score - lacks, most = whole.Type switch { SiteType.Mer8 => -0.03, SiteType.Mer7M8 => -0.02, SiteType.Mer7A1 => -0.01, _ => 0 };
            Assert.Equal(Math.Min(most, sum), partial.Score, 9);
        }
    }

    [Fact]
    public void A_base_that_is_not_there_opposite_nt_8_is_named()
    {
        foreach (string target in (string[])["CAUUCCAGGGACC", "NCAUUCCAGGGACC"])
        {
            (SeedSite site, SiteScore score) = Assert.Single(ScoreCase.Scored(ContextModel.ContextPlusPlus, target, [new("mir", Mir1)], Everything));
            Assert.Equal(SiteType.Mer7A1, site.Type);
            Assert.Equal("Site8", score.Missing.ToString());
            Assert.Null(score.LetterOf(ScoreFeature.Site8));
        }
    }

    [Fact]
    public void An_unknown_nt_1_is_named()
    {
        (_, SiteScore score) = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, [new("mir", "N" + Mir1[1..])], Everything)[0];
        Assert.Equal("sRNA1", score.Missing.ToString());
    }

    [Fact]
    public void A_target_that_is_in_no_table_lacks_what_the_tables_would_tell()
    {
        (_, SiteScore score) = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, [new("mir", Mir1)], new OracleFacts())[0];
        Assert.Equal("PCT,SA,Len_ORF,ORF8m,TA_3UTR", score.Missing.ToString());
        Assert.Equal(1, score.Share);
    }

    [Fact]
    public void A_masked_start_counts_as_what_it_is()
    {
        const int Mask = 14;
        SmallRna[] rnas = [new("mir", Mir1)];
        List<(SeedSite Site, SiteScore Score)> plain = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, rnas, Everything);
        List<(SeedSite Site, SiteScore Score)> masked = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, rnas, Everything, Mask);
        Assert.Equal(plain, masked);
    }

    [Fact]
    public void The_share_of_a_site_weights_its_score()
    {
        OracleFacts facts = Everything with { Isoforms = [(30, 1), (Utr.Length, 0.25)] };
        List<(SeedSite Site, SiteScore Score)> scores = ScoreCase.Scored(ContextModel.ContextPlusPlus, Utr, [new("mir", Mir1)], facts);
        Assert.Equal([1, 0.25, 0.25], scores.Select(s => s.Score.Share));
        Assert.Equal(scores[0].Score.Score, scores[0].Score.Weighted);
        Assert.Equal(Math.Log2(1 - (0.25 * (1 - Math.Pow(2, scores[1].Score.Score)))), scores[1].Score.Weighted, 12);
    }

    [Fact]
    public void What_has_no_score_is_refused()
    {
        SiteScorer scorer = new SiteScoring(ContextModel.ContextPlusPlus, [new SmallRna("mir", Mir1)]).CreateScorer();
        SeedSite site = new(0, 8, 0, SiteType.Mer8, Strand.Forward, SiteNote.None, SiteAttributes.None);
        Assert.Throws<InvalidOperationException>(() => scorer.Score(in site));
        scorer.BeginTarget(PackedSequence.FromLetters(Utr), "target"u8);
        Assert.Throws<ArgumentException>(() => scorer.Score(site with { Type = SiteType.Mer6M8 }));
        Assert.Throws<ArgumentException>(() => scorer.Score(site with { Strand = Strand.Reverse }));
        Assert.Throws<ArgumentException>(() => new SiteScoring(ContextModel.ContextPlusPlus, [new SmallRna("mir", Mir1)], [1.0, 2.0]));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_site()
    {
        SmallRna[] rnas = [new("mir", Mir1), new("let", "UGAGGUAGUAGGUUGUAUAGUU")];
        PlantedTargets planted = new(1);
        PackedSequence target = PackedSequence.FromLetters(planted.Target(20_000, "ACGU", [Mir1]));
        IReadOnlyList<SeedSite> sites = new SeedScanner(rnas, new SeedScanOptions()).Scan(target);
        SiteScorer scorer = new SiteScoring(ContextModel.ContextPlusPlus, rnas).CreateScorer();
        Assert.True(sites.Count > 50);
        double sum = 0;
        Assert.Equal(0, WarmAllocation.Of(() =>
        {
            scorer.BeginTarget(target, "target"u8);
            for (int j = 0; j < sites.Count; j++)
            {
                SeedSite site = sites[j];
                sum += scorer.Score(in site).Score;
            }
        }));

        Assert.True(sum < 0);
    }

    private static OracleFacts FactsOf(int pick, int length) => new()
    {
        Abundance = pick % 2 == 0 ? 3.1 + (pick % 17 / 20.0) : null,
        Orf = pick / 2 % 2 == 0 ? new PlantedTargets(pick).Letters(1 + (pick % 900), "ACGU") : null,
        OrfLength = pick / 4 % 2 == 0 ? 1 + (pick % 3000) : null,
        Unpaired = pick / 8 % 2 == 0 ? (1 + (pick % 99)) / 100.0 : null,
        Conservation = pick / 16 % 2 == 0 ? pick % 100 / 100.0 : null,
        Isoforms = pick / 32 % 3 == 0 ? [(length / 3, 1), (length / 2, 0.75), (length, 0.25)] : null,
    };

    private static int AssertOracle(
        ContextModel model, Func<string, string, OracleSite, OracleFacts, OracleScore> oracle, string target, IReadOnlyList<string> rnas, OracleFacts facts)
    {
        List<(SeedSite Site, SiteScore Score)> scores = ScoreCase.Scored(model, target, [.. rnas.Select((rna, i) => new SmallRna($"rna{i}", rna))], facts);
        foreach ((SeedSite site, SiteScore score) in scores)
        {
            OracleScore expected = oracle(target, rnas[site.Rna], ScoreCase.OracleSiteOf(site), facts);
            string what = $"{site} of {rnas[site.Rna]} in {target}";
            Assert.True(Math.Abs(expected.Score - score.Score) < 1e-9, $"{score.Score} for {expected.Score}: {what}");
            Assert.Equal(expected.Missing.Order(StringComparer.Ordinal), score.Missing.List.Select(ScoreFeatures.NameOf).Order(StringComparer.Ordinal));
            foreach ((string feature, double? value) in expected.Values)
            {
                double? actual = score[ScoreFeatures.Named(feature)!.Value];
                Assert.True(value is null ? actual is null : Math.Abs(value.Value - actual!.Value) < 1e-12, $"{feature} {actual} for {value}: {what}");
            }
        }

        return scores.Count;
    }

    private static void ForAll(int cases, Action<ScanCase, int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(ScanCase.Arbitrary, Arb.From(Gen.Choose(0, int.MaxValue)), holds));
}
