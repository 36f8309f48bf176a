using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.Scoring;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

/// <summary>The ranking against one that is made from the summary's lines, and what it keeps and allocates.</summary>
public class TargetRankingTests
{
    private const SiteTypes Types = SiteTypes.AllCanonical;

    private static readonly SmallRna[] Rnas = [WritingSamples.Mir1, WritingSamples.Let7, WritingSamples.SeedOnly];

    private static readonly ScoreFeatures Accessibility = ScoreFeatures.Of(ScoreFeature.Accessibility), Frame = ScoreFeatures.Of(ScoreFeature.OrfLength);

    [Fact]
    public void Rows_are_ranked_by_the_cumulative_score_and_the_sum_of_all_RNAs_is_ahead()
    {
        TargetRanking ranking = new(Rnas, SiteTypes.Default, top: 2);
        Add(ranking, 0, "a", (2, SiteType.Mer8, 10, -0.5, default));
        Add(ranking, 1, "b", (2, SiteType.Mer6, 3, -0.1, Accessibility), (2, SiteType.Mer6, 30, -0.2, Frame), (0, SiteType.Mer7A1, 50, -0.3, default));
        Add(ranking, 2, "c", (2, SiteType.Mer7M8, 0, -0.3, default));
        Assert.Equal(4, ranking.ListCount);
        Assert.Equal(
            """
            rank	rna	target	8mer	7mer-m8	7mer-A1	6mer	total	best	best_score	best_start	cumulative_score	repression	partial	missing	targets
            1	*	b	0	0	1	2	3	7mer-A1	-0.300	51	-0.600	34.0	1	SA,Len_ORF	3
            2	*	a	1	0	0	0	1	8mer	-0.500	11	-0.500	29.3	0	.	3
            1	hsa-miR-1-3p	b	0	0	1	0	1	7mer-A1	-0.300	51	-0.300	18.8	0	.	1
            1	family	a	1	0	0	0	1	8mer	-0.500	11	-0.500	29.3	0	.	3
            2	family	b	0	0	0	2	2	6mer	-0.200	31	-0.300	18.8	1	SA,Len_ORF	3

            """,
            Text(ranking));
    }

    [Fact]
    public void Equal_scores_are_in_the_order_of_the_input_though_their_last_bits_differ()
    {
        TargetRanking ranking = new(Rnas, SiteTypes.Default);
        Add(ranking, 7, "last", (0, SiteType.Mer6, 0, -0.3, default));
        Add(ranking, 5, "first", (0, SiteType.Mer6, 0, -0.2, default), (1, SiteType.Mer6, 20, -0.1, default));
        Add(ranking, 6, "middle", (0, SiteType.Mer6, 0, -0.1, default), (1, SiteType.Mer6, 20, -0.2, default));
        Assert.NotEqual(-0.3, -0.2 + -0.1);
        Assert.Equal(["first", "middle", "last"], [.. Text(ranking).Split('\n').Where(line => line.Contains("\t*\t", StringComparison.Ordinal)).Select(line => line.Split('\t')[2])]);
    }

    [Fact]
    public void One_RNA_has_no_list_of_all_and_what_has_no_score_is_not_ranked()
    {
        TargetRanking ranking = new([WritingSamples.Mir1], Types);
        SiteCounts counts = new(1);
        counts.Add(Site(0, SiteType.Mer6A1, 4));
        ranking.Add(0, "a"u8, counts, new TargetScores(1));
        Assert.Equal(1, ranking.ListCount);
        Assert.Single(Text(ranking).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_lists_are_those_of_the_summary_whoever_adds_what_first() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            Random random = new(seed);
            SmallRna[] rnas = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new SmallRna($"r{i}", "UGGAAUGUAAAG"))];
            int top = random.Next(4) == 0 ? int.MaxValue : random.Next(1, 12);
            SummaryTable summary = new(rnas, Types, ContextModel.ContextPlusPlus);
            TargetRanking inOrder = new(rnas, Types, top), shuffled = new(rnas, Types, top);
            List<(int Order, byte[] Name, SiteCounts Counts, TargetScores Scores)> targets = [];
            using OutputBuffer text = new();
            summary.WriteHeader(text);
            for (int i = 0, count = random.Next(60); i < count; i++)
            {
                (SiteCounts counts, TargetScores scores) = RandomTarget(random, rnas.Length);
                byte[] name = Encoding.ASCII.GetBytes($"t{i}{new string('x', random.Next(9))}");
                summary.Write(text, name, counts, scores);
                inOrder.Add(i, name, counts, scores);
                targets.Add((i, name, counts, scores));
            }

            // Each thread reads targets of its own, as the threads of a run do.
            _ = Parallel.ForEach(
                targets.OrderBy(_ => random.Next()).Chunk(7),
                new ParallelOptions { MaxDegreeOfParallelism = 3 },
                part => Array.ForEach(part, target => shuffled.Add(target.Order, target.Name, target.Counts, target.Scores)));
            string[] lines = Encoding.ASCII.GetString(text.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string expected = string.Join('\n', RankingOracle.Of(lines, [.. rnas.Select(rna => rna.Name)], top)) + "\n";
            Assert.Equal(expected, Text(inOrder));
            Assert.Equal(expected, Text(shuffled));
        }));

    [Fact]
    public void Names_are_kept_for_what_is_in_a_list_and_no_longer()
    {
        TargetRanking ranking = new(Rnas, Types, top: 5);
        Random random = new(3);
        for (int i = 0; i < 20_000; i++)
        {
            // Ever better ones, the worst case, and others.
            double score = i % 2 == 0 ? -i / 1000.0 : -random.Next(9) / 1000.0;
            Add(ranking, i, $"t{i}", (random.Next(3), SiteType.Mer8, 5, score, default));
            Assert.InRange(ranking.KeptNameCount, 1, 5 * ranking.ListCount);
        }

        Assert.Equal(1 + (5 * 4), Text(ranking).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_warm_ranking_allocates_nothing()
    {
        TargetRanking ranking = new(Rnas, Types, top: 50);
        SiteCounts counts = new(3);
        TargetScores scores = new(3);
        long order = 0;
        long allocated = WarmAllocation.Of(() =>
        {
            for (int i = 0; i < 200; i++, order++)
            {
                for (int rna = 0; rna < 3; rna++)
                {
                    // Each target is better than all before it, so that it enters every list.
                    SeedSite site = Site(rna, SiteType.Mer8, 5);
                    counts.Add(in site);
                    scores.Add(in site, new SiteScore { Score = -order / 1000.0, Share = 1 });
                }

                ranking.Add(order, "ENST00000040584.5"u8, counts, scores);
                counts.Clear();
                scores.Clear();
            }
        });

        Assert.Equal(0, allocated);
        Assert.Equal(1 + (4 * 50), Text(ranking).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_cannot_be_ranked_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetRanking(Rnas, Types, top: 0));
        Assert.Throws<InputException>(() => new TargetRanking([new SmallRna("a\tb", "UGGAAUGUA")], Types));
        InputException ofAll = Assert.Throws<InputException>(() => new TargetRanking([new SmallRna("*", "UGGAAUGUA"), WritingSamples.Mir1], Types));
        Assert.Equal((InputErrorKind.Rna, "*"), (ofAll.Kind, ofAll.Record));
        Assert.Equal(1, new TargetRanking([new SmallRna("*", "UGGAAUGUA")], Types).ListCount);
        TargetRanking ranking = new(Rnas, Types);
        Assert.Throws<ArgumentException>(() => ranking.Add(0, "t"u8, new SiteCounts(2), new TargetScores(3)));
        Assert.Throws<InputException>(() => ranking.Add(0, "a\tb"u8, new SiteCounts(3), new TargetScores(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WritingSamples.Written(output => ranking.WriteList(output, 4)));
    }

    private static (SiteCounts Counts, TargetScores Scores) RandomTarget(Random random, int rnaCount)
    {
        SiteCounts counts = new(rnaCount);
        TargetScores scores = new(rnaCount);
        long start = random.Next(20);
        for (int i = random.Next(12); i > 0; i--, start += random.Next(8, 12))
        {
            // Few scores, so that many are equal.
            SeedSite site = Site(random.Next(rnaCount), (SiteType)random.Next(6), start);
            counts.Add(in site);
            if (SiteScorer.IsScored(site.Type))
            {
                ScoreFeatures missing = random.Next(3) switch { 0 => default, 1 => Accessibility, _ => Frame };
                scores.Add(in site, new SiteScore { Score = -random.Next(6) / 1000.0, Share = 1, Missing = missing });
            }
        }

        return (counts, scores);
    }

    private static void Add(TargetRanking ranking, long order, string name, params (int Rna, SiteType Type, long Start, double Score, ScoreFeatures Missing)[] sites)
    {
        SiteCounts counts = new(3);
        TargetScores scores = new(3);
        foreach ((int rna, SiteType type, long start, double score, ScoreFeatures missing) in sites)
        {
            SeedSite site = Site(rna, type, start);
            counts.Add(in site);
            scores.Add(in site, new SiteScore { Score = score, Share = 1, Missing = missing });
        }

        ranking.Add(order, Encoding.ASCII.GetBytes(name), counts, scores);
    }

    private static SeedSite Site(int rna, SiteType type, long start) =>
        new(start, start + SiteTypeLabels.Label(type)[0] - '0', rna, type, Strand.Forward, SiteNote.None, SiteAttributes.None);

    private static string Text(TargetRanking ranking) => WritingSamples.Written(output =>
    {
        ranking.WriteHeader(output);
        for (int list = 0; list < ranking.ListCount; list++)
        {
            ranking.WriteList(output, list);
        }
    });
}
