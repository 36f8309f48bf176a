using SeedScan.Kernels;
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
            NearMatchDrawing drawing = NearMatchDrawing.Of(search, in match);
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

    [Fact]
    public void The_hits_are_the_oracles_at_the_greatest_limits()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, 30);
            AssertIsOracle(c with
            {
                Oligo = c.Oligo[..(6 + (seed % 3))],
                Target = c.Target[..Math.Min(c.Target.Length, 24)],
                Limits = new SimilarityLimits(seed % 9, 3 - (seed % 2), new[] { 0, 2, 16 }[seed % 3]),
            });
        }
    }

    [Fact]
    public void A_drawing_has_the_oligo_from_its_3_end_on_over_the_target()
    {
        SimilaritySearch search = new("ACGUACGGU", new SimilarityLimits(0, 1, 1));
        PackedSequence target = PackedSequence.FromLetters("ccACUGUACAGUcc");
        NearMatch match = Assert.Single(search.Search(target));
        Assert.Equal("3' UGGCAUG-CA 5'\n   ||:|||| ||\n5' ACUGUACAGU 3'", NearMatchDrawing.Of(search, in match).ToString());
    }

    [Fact]
    public void Without_bulges_the_hits_are_those_of_a_plain_scan()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, 20_000, new SimilarityLimits(seed % 6, 0, 0));
            string sought = NearMatchOracle.Sought(c.Oligo), target = c.Target.ToUpperInvariant().Replace('T', 'U');
            List<(long, int)> expected = [];
            for (int start = 0; start + sought.Length <= target.Length; start++)
            {
                int mismatches = 0;
                for (int i = 0; i < sought.Length && mismatches <= c.Limits.Mismatches; i++)
                {
                    mismatches += sought[i] == target[start + i] ? 0 : 1;
                }

                if (mismatches <= c.Limits.Mismatches)
                {
                    expected.Add((start, mismatches));
                }
            }

            SimilaritySearch search = new(c.Oligo, c.Limits);
            Assert.Equal(expected, search.Search(PackedSequence.FromLetters(c.Target)).Select(match => (match.Start, match.Mismatches)));
        }
    }

    [Fact]
    public void Long_oligos_are_found_with_their_edits()
    {
        // The oracle would take too long: a site with edits at known places in a text that has nothing else.
        Random random = new(5);
        for (int length = 30; length <= SimilaritySearch.MaxLength; length++)
        {
            string site = new(random.GetItems<char>("ACGU", length)), before = new('A', random.Next(200)), after = new('A', random.Next(200));
            int mismatch = 1 + random.Next(3), bulged = 10 + random.Next(6), left = 18 + random.Next(length - 28);
            char other = "CGUA"["ACGU".IndexOf(site[mismatch], StringComparison.Ordinal)];
            string edited = site[..mismatch] + other + site[(mismatch + 1)..bulged] + (site[bulged] == 'C' ? 'G' : 'C') + site[bulged..left] + site[(left + 1)..];
            SimilaritySearch search = new(NearMatchOracle.Sought(site), new SimilarityLimits(2, 2, 0));
            NearMatch match = Assert.Single(search.Search(PackedSequence.FromLetters(before + edited + after)));
            Assert.Equal((before.Length, before.Length + length), (match.Start, match.End));
            Assert.Equal((1, 1, 1, 3), (match.Mismatches, match.TargetBulges, match.OligoBulges, match.Edits));
            Assert.Equal(length - mismatch, match.OligoPositionOf(System.Numerics.BitOperations.TrailingZeroCount(match.Mismatched)));
        }
    }

    [Fact]
    public void The_reverse_strand_is_bound_as_the_forward_strand_is()
    {
        // Without ties, which are decided on the forward strand for both: no bulges.
        for (int seed = 0; seed < 200; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, 400);
            SimilarityLimits limits = c.Limits with { Bulges = 0 };
            string plain = c.Target.ToUpperInvariant().Replace('N', 'C').Replace('T', 'U'), turned = NearMatchOracle.Sought(plain);
            SimilaritySearch forward = new(c.Oligo, limits), reverse = new(c.Oligo, limits, Strand.Reverse);
            Assert.Equal(
                forward.Search(PackedSequence.FromLetters(plain)).Select(m => (plain.Length - m.End, m.Mismatches, m.RealMismatches, m.Wobbles, m.LongestRun)).Reverse(),
                reverse.Search(PackedSequence.FromLetters(turned)).Select(m => (m.Start, m.Mismatches, m.RealMismatches, m.Wobbles, m.LongestRun)));
        }
    }

    [Fact]
    public void Every_width_gives_the_same()
    {
        int widths = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, seed % 6 == 0 ? 9_000 : 300, new SimilarityLimits(seed % 5, seed % 3, seed % 2));
            SimilaritySearch search = new(c.Oligo, c.Limits);
            PackedSequence target = PackedSequence.FromLetters(c.Target);
            IReadOnlyList<NearMatch> chosen = search.Search(target);
            foreach (IReadOnlyList<NearMatch> other in (IReadOnlyList<NearMatch>[])[AtWidth<Words1>(), AtWidth<Words2>(), AtWidth<Words4>(), AtWidth<Words8>()])
            {
                widths++;
                Assert.Equal(chosen, other);
            }

            IReadOnlyList<NearMatch> AtWidth<TLanes>()
                where TLanes : unmanaged, IWordLanes<TLanes>
            {
                Matches matches = new([]);
                NearMatchCluster cluster = new();
                search.Search<TLanes, Matches>(target, new ScanWindow(0, target.Length, 0), cluster, ref matches);
                search.Finish(cluster, ref matches);
                return matches.List;
            }
        }

        Assert.Equal(240, widths);
    }

    [Fact]
    public void Pieces_of_a_target_give_what_the_whole_gives()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            NearMatchCase c = NearMatchCase.Of(seed, seed % 20 == 0 ? 6_000 : 500);
            SimilaritySearch search = new(c.Oligo, c.Limits);
            Matches matches = new([]);
            NearMatchCluster cluster = new();
            for (int from = 0; from < c.Target.Length;)
            {
                int lead = Math.Min(from, random.Next(90)), to = Math.Min(c.Target.Length, from + 1 + random.Next(1 + c.Target.Length / 3));
                string piece = c.Target[(from - lead)..Math.Min(c.Target.Length, to + search.MaxSpan - 1)];
                search.Search(PackedSequence.FromLetters(piece), new ScanWindow(lead, lead + to - from, from - lead), cluster, ref matches);
                from = to;
            }

            search.Finish(cluster, ref matches);
            Assert.Equal(search.Search(PackedSequence.FromLetters(c.Target)), matches.List);
        }
    }

    [Fact]
    public void Any_superset_of_the_starts_gives_the_same()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            NearMatchCase c = NearMatchCase.Of(seed, 200);
            SimilaritySearch search = new(c.Oligo, c.Limits);
            PackedSequence target = PackedSequence.FromLetters(c.Target);
            HashSet<int> needed = [.. NearMatchOracle.All(
                NearMatchOracle.Sought(c.Oligo), c.Target, c.Limits.Mismatches, c.Limits.Bulges, c.Limits.Wobbles).Select(a => a.Start)];
            Random random = new(seed);
            int[] starts = [.. Enumerable.Range(0, c.Target.Length).Where(start => needed.Contains(start) || random.Next(4) == 0)];
            Matches matches = new([]);
            search.Resolve(target, starts, ref matches);
            Assert.Equal(search.Search(target), matches.List);
        }
    }

    [Fact]
    public void A_long_repeat_is_decided_as_it_comes()
    {
        // The same hits as if the whole cluster had been collected, and no more memory for more of it.
        SimilaritySearch search = new("UAUAUAUAUAUAUAUA", new SimilarityLimits(2, 2, 0));
        string repeat = string.Concat(Enumerable.Repeat("AU", 3_000));
        List<NearMatchOracle.Alignment> expected = NearMatchOracle.Hits(NearMatchOracle.Sought("UAUAUAUAUAUAUAUA"), repeat[..120], 2, 2, 0);
        IReadOnlyList<NearMatch> hits = search.Search(PackedSequence.FromLetters(repeat));
        Assert.Equal(expected.Where(hit => hit.Start < 80).Select(hit => ((long)hit.Start, (long)hit.End, hit.Edits)), hits.Where(hit => hit.Start < 80).Select(hit => (hit.Start, hit.End, hit.Edits)));
        NearMatchCluster cluster = new();
        Matches matches = new([]);
        search.Search(PackedSequence.FromLetters(repeat), new ScanWindow(0, repeat.Length, 0), cluster, ref matches);
        Assert.InRange(cluster.Count, 1, search.Aligner.Reach + 1000);
        search.Finish(cluster, ref matches);
        Assert.Equal(hits, matches.List);
    }

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(2, 2, 1)]
    public void A_warm_search_allocates_nothing(int mismatches, int bulges, int wobbles)
    {
        NearMatchCase c = NearMatchCase.Of(1, 100);
        SimilaritySearch search = new("AAAUUUAAUUAA", new SimilarityLimits(mismatches, bulges, wobbles));
        PackedSequence target = PackedSequence.FromLetters(new string(new Random(3).GetItems<char>("AAUUG", 20_000)) + c.Target);
        Counter counter = default;
        search.Search(target, ref counter);
        long hits = counter.Hits;
        Assert.Equal(0, WarmAllocation.Of(() => search.Search(target, ref counter)));
        Assert.True(hits > 100 && counter.Hits == 9 * hits, $"{hits} hits");
    }

    [Fact]
    public void A_sink_may_search()
    {
        SimilaritySearch search = new("AAAUUUAAUUAA", new SimilarityLimits(2, 1, 0));
        PackedSequence target = PackedSequence.FromLetters(new string(new Random(3).GetItems<char>("AAUUG", 2_000)));
        IReadOnlyList<NearMatch> hits = search.Search(target);
        Nested nested = new([], search, target, hits.Count);
        search.Search(target, ref nested);
        Assert.Equal(hits, nested.List);
    }

    [Fact]
    public void What_cannot_be_searched_is_told()
    {
        SimilarityLimits none = default;
        Assert.Equal(InputErrorKind.Rna, Assert.Throws<InputException>(() => new SimilaritySearch("ACGUA", none)).Kind);
        Assert.Throws<InputException>(() => new SimilaritySearch(new string('A', 65), none));
        Assert.Contains("'N' at position 3", Assert.Throws<ArgumentException>(() => new SimilaritySearch("ACNUACGU", none)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilaritySearch("ACGUACGU", none with { Mismatches = 9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilaritySearch("ACGUACGU", none with { Bulges = 4 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilaritySearch("ACGUACGU", none with { Wobbles = 17 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimilaritySearch("ACGUACGU", none with { Mismatches = -1 }));
        SimilaritySearch search = new("ACGUACGU", none);
        PackedSequence target = PackedSequence.FromLetters("ACGUACGU");
        foreach (int[] starts in (int[][])[[-1], [8], [0, 0], [3, 2]])
        {
            Assert.Throws<ArgumentException>(() =>
            {
                Counter counter = default;
                search.Resolve(target, starts, ref counter);
            });
        }

        NearMatch match = Assert.Single(search.Search(target));
        Assert.Throws<ArgumentException>(() => NearMatchDrawing.Of(new SimilaritySearch("ACGUACGUA", none), in match));
    }

    /// <summary>Asserts it, and gives the number of hits.</summary>
    private static int AssertIsOracle(NearMatchCase c)
    {
        SimilaritySearch search = new(c.Oligo, c.Limits);
        PackedSequence target = PackedSequence.FromLetters(c.Target);
        List<string> expected = c.Expected(), found = [.. search.Search(target).Select(match => c.Row(search, in match))];
        Assert.True(expected.SequenceEqual(found), $"{c}\nexpected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', found)}");
        return found.Count;
    }

    private readonly struct Matches(List<NearMatch> list) : INearMatchSink
    {
        public List<NearMatch> List => list;

        public void OnMatch(in NearMatch match) => list.Add(match);
    }

    private struct Counter : INearMatchSink
    {
        public long Hits;

        public void OnMatch(in NearMatch match) => Hits++;
    }

    private readonly struct Nested(List<NearMatch> list, SimilaritySearch search, PackedSequence target, int hits) : INearMatchSink
    {
        public List<NearMatch> List => list;

        public void OnMatch(in NearMatch match)
        {
            list.Add(match);
            Assert.Equal(hits, search.Search(target).Count);
        }
    }
}
