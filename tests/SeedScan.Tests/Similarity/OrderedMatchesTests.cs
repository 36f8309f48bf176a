using SeedScan.Indexing;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Indexing;
using Xunit;

namespace SeedScan.Tests.Similarity;

/// <summary>Many searches in one target at a time give what each gives alone, in one order, window by window, by places and by scan.</summary>
public sealed class OrderedMatchesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_matches_are_those_of_each_search_in_order()
    {
        int found = 0, byPlaces = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            NearMatchCase[] cases = [.. Enumerable.Range(0, 4).Select(i => NearMatchCase.Of((seed * 4) + i, 600))];
            SimilaritySearch[] searches =
            [
                .. cases.Select((c, i) => new SimilaritySearch(c.Oligo, cases[0].Limits, i % 2 == 0 ? Strand.Forward : Strand.Reverse)),
            ];
            string fasta = string.Concat(cases.Select((c, i) => $">t{i}\n{c.Target}\n"));
            (_, string path) = IndexFiles.Write(_folder, fasta, 1 << 16);
            using KmerIndex index = KmerIndex.Open(path);
            NearPanel panel = IndexSimilaritySearch.PanelOf(index, searches);
            using BlockStarts all = new(neverScans: true), some = new(most: 40, neverScans: true), none = new(most: 0);
            IndexBlock block = index.BlockAt(0);
            foreach (int window in (int[])[64, 100, 1 << 14])
            {
                OrderedMatches matches = new(searches, window);
                foreach (BlockStarts starts in (BlockStarts[])[all, some, none])
                {
                    starts.Begin(in block, panel);
                    for (int target = 0; target < cases.Length; target++)
                    {
                        PackedSequence packed = PackedSequence.FromLetters(cases[target].Target);
                        List<string> expected = Expected(searches, packed);
                        Assert.Equal(expected, Of(matches, packed, starts: null));
                        bool any = starts.BeginPiece(block.Piece(target));
                        Assert.True(any || expected.Count == 0);
                        Assert.Equal(expected, Of(matches, packed, starts));
                        found += expected.Count;
                        byPlaces += any ? 0 : 1;
                    }
                }
            }
        }

        Assert.True(found > 3_000 && byPlaces > 0, $"{found} matches, {byPlaces} targets without a place");
    }

    [Fact]
    public void A_match_holds_no_other_up_once_no_start_can_be_near_it()
    {
        SimilaritySearch[] searches = [new("GGTACCGT", new SimilarityLimits(0, 2, 0)), new("CCCTTTAGG", new SimilarityLimits(0, 2, 0))];
        string text = new string('A', 100) + "ACGGTACC" + new string('A', 4_000) + "CCTAAAGGG" + new string('A', 4_000);
        PackedSequence target = PackedSequence.FromLetters(text);
        OrderedMatches collecting = new(searches), deciding = new(searches);
        Rows rows = new([]);
        deciding.Begin();
        foreach ((int from, int to, int expected) in ((int, int, int)[])[(0, 50, 0), (50, 103, 0), (103, 105, 1), (105, 4_200, 2)])
        {
            List<NearMatchCandidate> candidates = [];
            collecting.Collect(target, new ScanWindow(from, to, 0), starts: null, candidates);
            deciding.Decide(candidates, to, isLast: false, ref rows);
            Assert.Equal(expected, rows.Lines.Count);
        }
    }

    private static List<string> Expected(SimilaritySearch[] searches, PackedSequence target) =>
    [
        .. searches.SelectMany((search, i) => search.Search(target).Select(match => (Search: i, Match: match)))
            .OrderBy(found => (found.Match.Start, found.Match.End, found.Match.Strand, found.Search)).Select(found => $"{found.Search} {found.Match}"),
    ];

    private static List<string> Of(OrderedMatches matches, PackedSequence target, BlockStarts? starts)
    {
        Rows rows = new([]);
        matches.Search(target, starts, ref rows);
        return rows.Lines;
    }

    private readonly struct Rows(List<string> lines) : IOrderedMatchSink
    {
        public List<string> Lines => lines;

        public void OnMatch(int search, in NearMatch match) => lines.Add($"{search} {match}");
    }
}
