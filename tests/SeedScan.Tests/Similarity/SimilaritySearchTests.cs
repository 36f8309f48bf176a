using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using Xunit;

namespace SeedScan.Tests.Similarity;

/// <summary>The hits are those of the definition: by the oracle, by hand, and by what must hold of them.</summary>
public sealed class SimilaritySearchTests
{
    [Theory]
    [InlineData("GGTACCGT", "ACGGTACC", 0, 0, 0, "1-8 0+0 |||||||| run 8")]
    [InlineData("GGTACCGT", "ACGGTACGC", 1, 1, 0, "1-8 1+0 |||||||x run 7")]
    [InlineData("GGTACCGT", "ACGGTACGC", 0, 1, 0, "1-7 0+1 ||||||-| run 6")]
    [InlineData("GGTACCGT", "ACGTACC", 0, 1, 0, "1-7 0+1 ||-||||| run 5")]
    [InlineData("GGTACCGT", "ATGGTACC", 0, 0, 1, "1-8 0+0 |:|||||| run 6")]
    [InlineData("GGTACCGT", "GCGGTACC", 0, 0, 1, "1-8 0+0 :||||||| run 7")]
    [InlineData("GGTACCGT", "ATGGTGCC", 1, 0, 1, "1-8 1+0 |:|||:|| run 3")]
    [InlineData("GGTACCGT", "ACNGTACC", 1, 0, 0, "1-8 1+0 ||x||||| run 5")]
    [InlineData("GGTACCGT", "ACGAGTACC", 0, 1, 0, "1-9 0+1 |||^||||| run 5")]
    [InlineData("GGTACCGT", "ACGGTAC", 8, 0, 0, "")]
    [InlineData("GGTACCGT", "", 8, 3, 0, "")]
    public void A_hit_by_hand(string oligo, string target, int mismatches, int bulges, int wobbles, string expected)
    {
        SimilaritySearch search = new(oligo, new SimilarityLimits(mismatches, bulges, wobbles));
        PackedSequence packed = PackedSequence.FromLetters(target);
        Assert.Equal(expected, string.Join("; ", search.Search(packed).Select(match =>
        {
            NearMatchDrawing drawing = NearMatchDrawing.Of(search, packed, in match);
            string bars = new([.. drawing.Bars.Select((bar, i) => drawing.Oligo[i] == '-' ? '^' : drawing.Target[i] == '-' ? '-' : bar == ' ' ? 'x' : bar)]);
            return $"{match.Start + 1}-{match.End} {match.Mismatches}+{match.Bulges} {bars} run {match.LongestRun}";
        })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_hits_are_the_oracles(int part)
    {
        int hits = 0;
        for (int seed = part * 200; seed < (part + 1) * 200; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, 70);
            hits += AssertIsOracle(c);
        }

        Assert.True(hits > 500, $"{hits} hits");
    }

    [Fact]
    public void The_hits_are_the_oracles_at_all_limits_on_repetitive_text()
    {
        string[] texts = ["AAAAAAAAAAAAAAAAAAAAAAAA", "AUAUAUAUAUAUAUAUAUAUAUAUA", "AAUAAUAAUAAUAAUAACUAAUAAUAAU", "GUGUGUGUUGUGUGAGUGUGUGU"];
        foreach (string text in texts)
        {
            foreach (string sought in (string[])[text[..8], text[1..11], text[..14]])
            {
                for (int bulges = 0; bulges <= 2; bulges++)
                {
                    for (int mismatches = 0; mismatches + bulges <= 4; mismatches++)
                    {
                        AssertIsOracle(new(NearMatchOracle.Sought(sought), text, new SimilarityLimits(mismatches, bulges, mismatches % 2)));
                    }
                }
            }
        }
    }

    /// <summary>Asserts it, and gives the number of hits.</summary>
    private static int AssertIsOracle(NearMatchCase c)
    {
        SimilaritySearch search = new(c.Oligo, c.Limits);
        PackedSequence target = PackedSequence.FromLetters(c.Target);
        List<string> expected = c.Expected(), found = [.. search.Search(target).Select(match => c.Row(search, target, in match))];
        Assert.True(expected.SequenceEqual(found), $"{c}\nexpected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', found)}");
        return found.Count;
    }
}
