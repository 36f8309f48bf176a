using SeedScan.Kernels;
using SeedScan.Tests.Similarity;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>A place where an alignment starts always matches; without bulges and G:U, no other does.</summary>
public sealed unsafe class PlaceComparisonTests
{
    private const string Codes = "ACUG";

    [Fact]
    public void Places_match_where_alignments_start()
    {
        int starts = 0, matching = 0, places = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            string letters = random.Next(3) == 0 ? "AU" : Codes;
            string s = new(random.GetItems<char>(letters, random.Next(6, 40))), text = new(random.GetItems<char>(letters, 50));
            for (int i = 0; i < s.Length && i + 9 < text.Length && random.Next(12) > 0; i++)
            {
                text = text.Remove(i + 8, 1).Insert(i + 8, s[i].ToString());
            }

            int bulges = random.Next(3), mismatches = random.Next(4 - bulges), wobbles = random.Next(2) * random.Next(4);
            HashSet<int> expected = [.. NearMatchOracle.All(s, text, mismatches, bulges, wobbles).Select(alignment => alignment.Start)];
            byte[] codes = [.. s.Select(letter => (byte)Codes.IndexOf(letter, StringComparison.Ordinal))];
            ComparedBases pattern = PlaceComparison.Prepare(codes, mismatches, wobbles, pairsForward: true);
            byte[] packed = new byte[text.Length / 4 + 24];
            for (int i = 0; i < text.Length; i++)
            {
                packed[i / 4] |= (byte)(Codes.IndexOf(text[i], StringComparison.Ordinal) << (2 * (i % 4)));
            }

            fixed (byte* bases = packed)
            {
                for (int place = BulgedComparison.MostBulges; place < text.Length; place++)
                {
                    bool matches = bulges == 0 ? PlaceComparison.Matches(bases, (uint)place, in pattern)
                        : BulgedComparison.Matches(bases, (uint)place, in pattern, bulges);
                    Assert.True(matches || !expected.Contains(place), $"{s} at {place} of {text}, {mismatches} {bulges} {wobbles}");
                    bool isExact = bulges == 0 && s.Length <= PlaceComparison.MostBases && place + s.Length <= text.Length;
                    Assert.True(!isExact || matches == expected.Contains(place), $"{s} not at {place} of {text}, {mismatches} {bulges} {wobbles}");
                    (places, matching) = (places + 1, matching + (matches ? 1 : 0));
                }
            }

            starts += expected.Count(start => start >= BulgedComparison.MostBulges);
        }

        // Few more match than should.
        Assert.True(starts > 300 && matching - starts < places / 10, $"{starts} starts, {matching} match of {places} places");
    }
}
