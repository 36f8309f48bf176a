using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Indexing;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Indexing;
using Xunit;

namespace SeedScan.Tests.Similarity;

/// <summary>An index gives the near matches that its FASTA gives, by postings and by scan, and those of the oracle.</summary>
public sealed class IndexSimilarityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_matches_are_those_of_the_FASTA()
    {
        long byPostings = 0, searched = 0;
        int continued = 0, found = 0, bulged = 0, ambiguous = 0;
        ForAll(120, pick =>
        {
            Random random = new(pick);
            (List<string> records, List<SimilaritySearch> searches) = Case(random, records: random.Next(1, 8), length: random.Next(40, 1200));
            (_, string path) = IndexFiles.Write(_folder, Fasta(records), random.Next(3) switch { 0 => 1 << 20, 1 => random.Next(200, 600), _ => random.Next(600, 3000) });
            using KmerIndex index = KmerIndex.Open(path);
            List<string> expected = [];
            for (int oligo = 0; oligo < searches.Count; oligo++)
            {
                for (int target = 0; target < records.Count; target++)
                {
                    PackedSequence packed = PackedSequence.FromLetters(records[target]);
                    foreach (NearMatch match in searches[oligo].Search(packed))
                    {
                        expected.Add($"{oligo} {target} {match}");
                        bulged += match.Bulges > 0 ? 1 : 0;
                        ambiguous += records[target][(int)match.Start..(int)match.End].Contains('N', StringComparison.Ordinal) ? 1 : 0;
                    }
                }
            }

            found += expected.Count;
            foreach (bool neverScans in (bool[])[true, false])
            {
                using IndexSimilaritySearch search = new(index, searches, neverScans);
                for (int time = 0; time < 2; time++)
                {
                    List<string> actual = [.. search.Search().OrderBy(match => match.Oligo).Select(match => $"{match.Oligo} {match.Target} {match.Match}")];
                    AssertSame(expected, actual, records, searches);
                }

                byPostings += neverScans ? search.BlocksByPostings : 0;
                searched += neverScans ? (long)index.Blocks * searches.Count : 0;
            }

            continued += Enumerable.Range(0, index.Blocks).Any(block => index.BlockAt(block).Piece(0).IsContinued) ? 1 : 0;
        });

        Assert.True(byPostings > searched / 2, $"{byPostings} of {searched} blocks were read by their postings");
        Assert.True(continued > 20, $"{continued} cases had a record in several blocks");
        Assert.True(found > 2000 && bulged > 1000 && ambiguous > 80, $"{found} matches, {bulged} with bulges, {ambiguous} with N");
    }

    [Fact]
    public void The_matches_are_those_of_the_oracle()
    {
        int found = 0;
        ForAll(60, pick =>
        {
            NearMatchCase[] cases = [.. Enumerable.Range(0, 4).Select(i => NearMatchCase.Of(pick + i, 70))];
            (_, string path) = IndexFiles.Write(_folder, Fasta([.. cases.Select(c => c.Target)]), new Random(pick).Next(100, 400));
            using KmerIndex index = KmerIndex.Open(path);
            for (int target = 0; target < cases.Length; target++)
            {
                NearMatchCase c = cases[target];
                SimilaritySearch sought = new(c.Oligo, c.Limits);
                using IndexSimilaritySearch search = new(index, [sought], neverScans: true);
                PackedSequence packed = PackedSequence.FromLetters(c.Target);
                List<string> expected = c.Expected();
                List<string> actual = [.. search.Search().Where(match => match.Target == target).Select(match => c.Row(sought, match.Match))];
                Assert.True(expected.SequenceEqual(actual), $"{c}\nexpected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', actual)}");
                found += actual.Count;
            }
        });

        Assert.True(found > 300, $"{found} matches");
    }

    /// <summary>Blocks as large as those that are built of whole chromosomes: postings of 24 bits, and lists long enough for vectors.</summary>
    [Theory]
    [InlineData(16, 3, 0, 0)]
    [InlineData(13, 2, 0, 1)]
    [InlineData(20, 1, 1, 0)]
    [InlineData(25, 3, 1, 2)]
    [InlineData(40, 5, 0, 0)]
    public void Large_blocks_give_the_same(int length, int mismatches, int bulges, int wobbles)
    {
        Random random = new(length);
        string text = new(random.GetItems<char>("AACCGGUUUA", 700_000));
        List<SimilaritySearch> searches = [];
        StringBuilder planted = new(text);
        for (int i = 0; i < 3; i++)
        {
            string oligo = new(random.GetItems<char>("ACGU", length));
            searches.Add(new SimilaritySearch(oligo, new SimilarityLimits(mismatches, bulges, wobbles), i == 1 ? Strand.Reverse : Strand.Forward));
            string sought = i == 1 ? oligo : NearMatchOracle.Sought(oligo);
            for (int site = 0; site < 200; site++)
            {
                int at = random.Next(planted.Length - length);
                planted.Remove(at, length).Insert(at, Edited(random, sought, mismatches + 1, bulges > 0));
            }
        }

        text = planted.ToString();
        (_, string path) = IndexFiles.Write(_folder, Fasta([text]), 1 << 19);
        using KmerIndex index = KmerIndex.Open(path);
        Assert.Equal(24, index.BlockAt(0).PostingBits);
        using IndexSimilaritySearch search = new(index, searches);
        List<string> actual = [.. search.Search().OrderBy(match => match.Oligo).Select(match => $"{match.Oligo} {match.Match}")];
        Assert.Equal((long)index.Blocks * searches.Count, search.BlocksByPostings);
        PackedSequence packed = PackedSequence.FromLetters(text);
        List<string> expected = [.. searches.SelectMany((sought, oligo) => sought.Search(packed).Select(match => $"{oligo} {match}"))];
        Assert.True(expected.Count > 200, $"{expected.Count} matches");
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_warm_search_allocates_nothing()
    {
        Random random = new(5);
        List<string> records = [.. Enumerable.Range(0, 30).Select(_ => new string(random.GetItems<char>("ACGUACGUACGUACGUN", 3000)))];
        SimilaritySearch[] searches =
        [
            new("GGUACCGUAC", new SimilarityLimits(3, 0, 0)),
            new("ACGUUGCAUCAA", new SimilarityLimits(2, 1, 1), Strand.Reverse),
            new("ACUUUCGAGAUC", new SimilarityLimits(4, 0, 0)),
        ];
        (_, string path) = IndexFiles.Write(_folder, Fasta(records), 20_000);
        using KmerIndex index = KmerIndex.Open(path);
        foreach (bool neverScans in (bool[])[true, false])
        {
            using IndexSimilaritySearch search = new(index, searches, neverScans);
            Counter sink = default;
            search.Search(ref sink);
            long found = sink.Count;
            Assert.Equal(0, WarmAllocation.Of(() => search.Search(ref sink)));
            Assert.True(found > 100 && sink.Count == 9 * found, $"{sink.Count} matches");
        }
    }

    [Fact]
    public void A_damaged_index_is_an_error_or_a_wrong_answer_but_nothing_worse()
    {
        Random random = new(8);
        List<string> records = [.. Enumerable.Range(0, 6).Select(_ => new string(random.GetItems<char>("ACGUACGUACGUACGUN", 900)))];
        SimilaritySearch[] searches = [new("GGUACCGUAC", new SimilarityLimits(3, 0, 0)), new("ACGUUGCAUCAA", new SimilarityLimits(3, 1, 1))];
        (_, string path) = IndexFiles.Write(_folder, Fasta(records), 700);
        byte[] whole = File.ReadAllBytes(path);
        (int Offset, int Length)[] blocks;
        IReadOnlyList<OligoMatch> expected;
        int told = 0, wrong = 0;
        using (KmerIndex index = KmerIndex.Open(path))
        {
            using IndexSimilaritySearch search = new(index, searches);
            expected = search.Search();
            blocks = [.. Enumerable.Range(0, index.Blocks).Select(i => ((int)index.EntryAt(i).Offset, (int)index.EntryAt(i).Length))];
        }

        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. whole];
            // What stands before the directory is small, and read for every match.
            (int offset, int length) = blocks[random.Next(blocks.Length)];
            int from = offset + random.Next(random.Next(2) == 0 ? Math.Min(length, 500) : length);
            for (int at = from, end = Math.Min(offset + length, from + 1 + random.Next(40)); at < end; at++)
            {
                damaged[at] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            string broken = _folder.File("broken.ssi");
            File.WriteAllBytes(broken, damaged);
            try
            {
                using KmerIndex index = KmerIndex.Open(broken);
                using IndexSimilaritySearch search = new(index, searches, neverScans: i % 2 == 0);
                wrong += search.Search().SequenceEqual(expected) ? 0 : 1;
            }
            catch (InputException)
            {
                told++;
            }
        }

        Assert.True(told >= 10 && wrong > 20, $"{told} were told, {wrong} gave a wrong answer");
    }

    [Fact]
    public void An_index_without_letters_has_no_match()
    {
        (_, string path) = IndexFiles.Write(_folder, ">a\n>b\n\n>c\nNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN\n", 1000);
        using KmerIndex index = KmerIndex.Open(path);
        using IndexSimilaritySearch search = new(index, [new SimilaritySearch("ACGUACGUACGU", new SimilarityLimits(3, 1, 0))], neverScans: true);
        Assert.Empty(search.Search());
    }

    private static (List<string> Records, List<SimilaritySearch> Searches) Case(Random random, int records, int length)
    {
        string letters = random.Next(4) switch { 0 => "AU", 1 => "AAUUAUAUG", 2 => "ACGUACGUACGUACGUACGUACGUACGUACGUN", _ => "ACGU" };
        List<string> texts = [.. Enumerable.Range(0, records).Select(_ => new string(random.GetItems<char>(letters, random.Next(length))))];
        List<SimilaritySearch> searches = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int bulges = random.Next(4) == 0 ? 3 : random.Next(3), bases = random.Next(4) == 0 ? random.Next(26, 65) : random.Next(6, 26);
            SimilarityLimits limits = new(random.Next(Math.Max(1, Math.Min(5, bases / 3) - bulges)), bulges, random.Next(3) == 0 ? random.Next(5) : 0);
            string oligo = new(random.GetItems<char>(random.Next(3) == 0 ? letters.Replace("N", "", StringComparison.Ordinal) : "ACGU", bases));
            Strand strand = random.Next(4) == 0 ? Strand.Reverse : Strand.Forward;
            searches.Add(new SimilaritySearch(oligo, limits, strand));
            for (int sites = random.Next(12); sites > 0; sites--)
            {
                int record = random.Next(texts.Count);
                string site = Edited(random, strand == Strand.Forward ? NearMatchOracle.Sought(oligo) : oligo, 4, bulges: true);
                texts[record] = texts[record].Insert(random.Next(4) switch { 0 => 0, 1 => texts[record].Length, _ => random.Next(texts[record].Length + 1) }, site);
            }
        }

        for (int i = 0; i < texts.Count && random.Next(2) == 0; i++)
        {
            int at = random.Next(texts[i].Length + 1);
            texts[i] = texts[i].Insert(at, new string('N', random.Next(1, 40)));
        }

        return (texts, searches);
    }

    private static string Edited(Random random, string site, int most, bool bulges)
    {
        for (int edits = random.Next(most + 1); edits > 0; edits--)
        {
            int at = random.Next(site.Length);
            string letter = "ACGUN"[random.Next(5)].ToString();
            site = random.Next(bulges ? 3 : 1) switch { 0 => site.Remove(at, 1).Insert(at, letter), 1 => site.Insert(at, letter), _ => site.Remove(at, 1) };
        }

        return site;
    }

    private static string Fasta(IReadOnlyList<string> records) => string.Concat(records.Select((letters, i) => $">r{i}\n{letters}\n"));

    private static void AssertSame(List<string> expected, List<string> actual, List<string> records, List<SimilaritySearch> searches)
    {
        if (!expected.SequenceEqual(actual))
        {
            string oligos = string.Join('\n', searches.Select(s => $"{string.Concat(s.Codes.ToArray().Select(code => "ACUG"[code]))} {s.Strand} {s.Limits}"));
            Assert.Fail($"missing\n{string.Join('\n', expected.Except(actual).Take(5))}\ntoo much\n{string.Join('\n', actual.Except(expected).Take(5))}\n"
                + $"{expected.Count} and {actual.Count}\noligos\n{oligos}\nrecords\n{string.Join('\n', records)}");
        }
    }

    /// <summary>Seeded, so that every leg and every run has the same cases.</summary>
    private static void ForAll(int count, Action<int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(20_260_102, 9), Microsoft.FSharp.Core.FSharpOption<int>.None)),
            Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), holds));

    private struct Counter : IOligoMatchSink
    {
        public long Count { get; private set; }

        public void OnMatch(int oligo, long target, in NearMatch match) => Count++;
    }
}
