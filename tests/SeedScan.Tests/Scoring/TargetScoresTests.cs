using FsCheck;
using FsCheck.Fluent;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>What sites add up to: of overlapping ones the best choice, by trying all.</summary>
public class TargetScoresTests
{
    [Fact]
    public void Of_overlapping_sites_the_choice_of_the_lowest_sum_counts_and_of_equal_ones_the_5_prime_most()
    {
        (long, long, double, double)[] sites = [(0, 8, -0.06, 1), (5, 13, -0.09, 1), (10, 18, -0.08, 1), (15, 22, -0.05, 1)];
        TargetScore total = Total(sites);
        Assert.Equal(-0.14, total.Cumulative);
        Assert.Equal((-0.09, 5, 13), (total.BestScore, total.BestStart, total.BestEnd));
        Assert.Equal(100 * (1 - Math.Pow(2, -0.14)), total.Repression, 12);

        // Of unequal shares it matters which of the two choices counts: A and C, not B and D.
        (long, long, double, double)[] shared = [(0, 8, -0.06, 1), (5, 13, -0.09, 0.9), (10, 18, -0.08, 0.5), (15, 22, -0.05, 0.5)];
        Assert.Equal(Cumulative([shared[0], shared[2]]), Total(shared).Cumulative, 12);
    }

    [Fact]
    public void One_site_adds_up_to_its_weighted_score()
    {
        Assert.Equal(-0.321, Total([(3, 9, -0.321, 1)]).Cumulative);
        Assert.Equal(Math.Log2(1 + ((Math.Pow(2, -0.321) - 1) * 0.4)), Total([(3, 9, -0.321, 0.4)]).Cumulative, 12);
    }

    [Fact]
    public void The_total_is_that_of_all_choices() => ForAll(300, (seed, _) =>
    {
        Random random = new(seed);
        List<(long, long, double, double)> sites = [];
        double share = 1;
        long start = random.Next(5);
        for (int i = random.Next(1, 10); i > 0; i--, start += random.Next(1, 9))
        {
            share *= random.Next(3) == 0 ? 0.8 : 1;
            sites.Add((start, start + random.Next(6, 9), -random.Next(0, 40) / 100.0, share));
        }

        Assert.Equal(Best(sites), Total(sites).Cumulative, 9);
    });

    [Fact]
    public void RNAs_are_kept_apart_and_forgotten()
    {
        TargetScores scores = new(3);
        Assert.True(scores.IsEmpty);
        Add(scores, rna: 2, (1, 8, -0.2, 1));
        Add(scores, rna: 0, (4, 10, -0.1, 1));
        Assert.Equal((-0.1, -0.2), (scores.Of(0)!.Value.Cumulative, scores.Of(2)!.Value.Cumulative));
        Assert.Null(scores.Of(1));
        scores.Clear();
        Assert.True(scores.IsEmpty);
        Assert.Null(scores.Of(2));
    }

    private static TargetScore Total(IReadOnlyList<(long Start, long End, double Score, double Share)> sites)
    {
        TargetScores scores = new(1);
        foreach ((long, long, double, double) site in sites)
        {
            Add(scores, 0, site);
        }

        return scores.Of(0)!.Value;
    }

    private static void Add(TargetScores scores, int rna, (long Start, long End, double Score, double Share) site) => scores.Add(
        new SeedSite(site.Start, site.End, rna, SiteType.Mer6, Strand.Forward, SiteNote.None, SiteAttributes.None),
        new SiteScore { Score = site.Score, Share = site.Share });

    /// <summary>Tries every subset; they come so that of equal sums the 5'-most is the last one.</summary>
    private static double Best(List<(long Start, long End, double Score, double Share)> sites)
    {
        int best = 0;
        double lowest = 1;
        for (int subset = 0; subset < 1 << sites.Count; subset++)
        {
            List<(long Start, long End, double Score, double Share)> chosen = [.. sites.Where((_, i) => (subset >> (sites.Count - 1 - i) & 1) != 0)];
            bool overlaps = chosen.Zip(chosen.Skip(1)).Any(pair => pair.First.End > pair.Second.Start);
            double sum = chosen.Sum(site => site.Score);
            if (!overlaps && sum <= lowest + 1e-9)
            {
                (best, lowest) = (subset, Math.Min(sum, lowest));
            }
        }

        return Cumulative([.. sites.Where((_, i) => (best >> (sites.Count - 1 - i) & 1) != 0)]);
    }

    private static double Cumulative(IReadOnlyList<(long Start, long End, double Score, double Share)> sites)
    {
        double c = 0;
        foreach ((long _, long _, double score, double share) in sites.Reverse())
        {
            c += (1 - Math.Pow(2, score)) * (share - c);
        }

        return Math.Log2(1 - c);
    }

    private static void ForAll(int cases, Action<int, int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(0, int.MaxValue)), holds));
}
