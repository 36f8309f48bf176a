using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Oligos;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Indexing;
using SeedScan.Tests.Similarity;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Near matches of records that come in pieces: what the whole record gives, from FASTA and index, for any cuts, threads and buffers.</summary>
public sealed class LongRecordTests : IDisposable
{
    private const int Whole = 1 << 19, Large = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pieces_give_what_whole_records_give()
    {
        int rows = 0, bulged = 0, atCuts = 0;
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), pick =>
        {
            Random random = new(pick);
            SimilarityLimits limits = new(random.Next(4), random.Next(4), random.Next(3) == 0 ? 2 : 0);
            (string fasta, Oligo[] oligos) = Case(random);
            int chunk = 140 + random.Next(500);
            (string path, string index) = IndexFiles.Write(_folder, fasta, 140 + random.Next(500));
            NearMatchJob job = new()
            {
                Targets = [path],
                Oligos = oligos,
                Limits = limits,
                Strands = random.Next(3) switch { 0 => Strands.Forward, 1 => Strands.Reverse, _ => Strands.Both },
                MaxHitsPerTier = random.Next(3) == 0 ? 1 + random.Next(20) : null,
            };
            (string hits, string summary, NearMatchTotals totals) = Run(job with { Threads = 1 }, Whole, Large);
            foreach (string target in (string[])[path, index])
            {
                foreach (int threads in (int[])[1, 2, 4])
                {
                    int softLimit = random.Next(3) switch { 0 => 1, 1 => 300, _ => Large };
                    (string Hits, string Summary, NearMatchTotals Totals) pieces = Run(job with { Targets = [target], Threads = threads }, chunk, softLimit);
                    Assert.Equal(hits, pieces.Hits);
                    Assert.Equal(summary, pieces.Summary);
                    Assert.Equal((totals.Records, totals.Bases, totals.AmbiguousBases, totals.Hits), (pieces.Totals.Records, pieces.Totals.Bases, pieces.Totals.AmbiguousBases, pieces.Totals.Hits));
                }
            }

            string[][] cells = [.. hits.Split('\n')[1..^1].Where(line => line[0] != '#').Select(line => line.Split('\t'))];
            rows += cells.Length;
            bulged += cells.Count(row => row[8] != "0" || row[9] != "0");
            atCuts += cells.Count(row => long.Parse(row[1]) / chunk != long.Parse(row[2]) / chunk);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(1, 1));
        Assert.True(rows > 6_000 && bulged > 2_000 && atCuts > 200, $"{rows} rows, {bulged} with bulges, {atCuts} around a cut");
    }

    [Fact]
    public void The_hits_of_a_record_in_pieces_are_the_oracles()
    {
        int rows = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            Random random = new(seed);
            string oligo = new(random.GetItems<char>("ACGU", 9)), sought = NearMatchOracle.Sought(oligo);
            string text = new(random.GetItems<char>(seed % 2 == 0 ? "AUAG" : "ACGU", 900));
            for (int at = 60; at < text.Length; at += 70)
            {
                text = text.Insert(at, sought.Remove(random.Next(1, 8), 1) + sought[random.Next(3)..]);
            }

            SimilarityLimits limits = new(seed % 3, 1 + (seed % 2), seed % 2);
            List<NearMatchRows.Row> expected = NearMatchRows.Of([new("a", text)], [("o", oligo)], limits, "+-");
            rows += expected.Count;
            (string path, string index) = IndexFiles.Write(_folder, $">a\n{text}\n", 170);
            foreach (string target in (string[])[path, index])
            {
                NearMatchJob job = new() { Targets = [target], Oligos = [Plain("o", oligo)], Limits = limits, Strands = Strands.Both, Threads = 2 };
                Assert.Equal(expected.Select(row => row.Text), Run(job, 150 + seed, Large).Hits.Split('\n')[1..^1]);
            }
        }

        Assert.True(rows > 300, $"{rows} rows");
    }

    [Theory]
    [InlineData("A", 2, 2)]
    [InlineData("AU", 1, 1)]
    [InlineData("AAC", 0, 3)]
    public void A_repeat_over_many_pieces_is_decided_from_its_start_on(string unit, int mismatches, int bulges)
    {
        string repeat = string.Concat(Enumerable.Repeat(unit, 6_000 / unit.Length));
        (string path, string index) = IndexFiles.Write(_folder, $">a\nGCGC{repeat}GCGC\n>b\nGCG\n", 1_000);
        Oligo[] oligos = [Plain("repeat", NearMatchOracle.Sought(repeat[..14])), Plain("other", "CGCUUUUUUUU"), Plain("lone", NearMatchOracle.Sought("GCGCAAAAAA"))];
        NearMatchJob job = new() { Targets = [path], Oligos = oligos, Limits = new(mismatches, bulges, 0), Strands = Strands.Both };
        string expected = Run(job with { Threads = 1 }, Whole, Large).Hits;
        Assert.True(expected.Count(letter => letter == '\n') > 1_000);
        foreach (int threads in (int[])[1, 4])
        {
            Assert.Equal(expected, Run(job with { Threads = threads }, 700, 100).Hits);
            Assert.Equal(expected, Run(job with { Threads = threads, Targets = [index] }, 700, Large).Hits);
        }
    }

    [Fact]
    public void A_record_of_three_blocks_gives_the_same_from_FASTA_and_index()
    {
        Random random = new(3);
        string oligo = "ACGGUCAUUAGCCAUG", sought = NearMatchOracle.Sought(oligo);
        StringBuilder text = new(new string(random.GetItems<char>("ACGT", 1_300_000)));
        List<long> planted = [];
        foreach (int cut in (int[])[Whole - 4, (2 * Whole) - 139, (2 * Whole) - 11])
        {
            for (int at = cut - 300; at < cut + 300; at += 37)
            {
                text.Remove(at, sought.Length).Insert(at, sought);
                planted.Add(at + 1);
            }
        }

        (string path, string index) = IndexFiles.Write(_folder, $">long\n{text}\n>short\nACGT{sought}\n", Whole);
        foreach (int bulges in (int[])[0, 2])
        {
            NearMatchJob job = new() { Targets = [path], Oligos = [Plain("o", oligo)], Limits = new(2, bulges, 0) };
            string expected = Run(job with { Threads = 1 }, 1 << 21, Large).Hits;
            Assert.Empty(planted.Except(expected.Split('\n')[1..^1].Where(row => row.Contains("\to\t+\t0\t", StringComparison.Ordinal)).Select(row => long.Parse(row.Split('\t')[1]))));
            Assert.Equal(expected, Run(job with { Threads = 2 }, Whole, Large).Hits);
            Assert.Equal(expected, Run(job with { Threads = 2, Targets = [index] }, Whole, Large).Hits);
        }
    }

    [Fact]
    public void An_error_behind_a_piece_is_told_with_its_place()
    {
        string path = _folder.Write("bad.fa", $">a\n{new string('A', 2_000)}\n>b\n{new string('C', 2_000)}!\n");
        NearMatchJob job = new() { Targets = [path], Oligos = [Plain("o", "UUUUUUUU")], Limits = new(1, 1, 0), Threads = 4 };
        InputException error = Assert.Throws<InputException>(() => Run(job, 300, 1));
        Assert.Equal("b", error.Record);
    }

    [LinuxFact]
    public void A_record_of_sixty_megabases_passes_through_a_heap_of_64()
    {
        string lines = string.Join("\n", new string(new Random(2).GetItems<char>("ACGT", 3000)).Chunk(60).Select(line => new string(line)));
        _folder.Write("r.fa", lines);
        _folder.Write("a.fa", ">a\nACGTTTTTTGCATTTTGCATGACTG\n");
        CommandLine.RunResult result = SeedScanProcess.RunShell(
            "(cat $DIR/a.fa; yes \"$(cat $DIR/r.fa)\" 2> $DIR/yes) | head -c 60000000 | DOTNET_GCHeapHardLimit=0x4000000 $SEEDSCAN offtarget - "
            + "--oligo CAGTCATGCAAAATGCAAAAAACGT --oligo TAGCATCGCATCGGATCGACC --mismatches 2 --bulges 1 --threads 2 --quiet > $DIR/o; echo ${PIPESTATUS[1]} $(wc -l < $DIR/o)",
            _folder.Path);
        Assert.Equal("", result.Errors);
        Assert.StartsWith("0 2", result.Text, StringComparison.Ordinal);
    }

    /// <summary>Two to four records, some long, of random, AU-rich and repetitive text and poly(A), and oligos that bind there.</summary>
    private static (string Fasta, Oligo[] Oligos) Case(Random random)
    {
        StringBuilder fasta = new();
        List<Oligo> oligos = [];
        for (int i = 2 + random.Next(3); i > 0; i--)
        {
            string text = Text(random, random.Next(3) == 0 ? random.Next(100) : 300 + random.Next(2_000));
            if (text.Length > 40 && oligos.Count < 3)
            {
                int at = random.Next(text.Length - 30), length = 8 + random.Next(14);
                oligos.Add(Plain($"o{i}", NearMatchOracle.Sought(text.ToUpperInvariant().Replace('N', 'A').Replace('T', 'U').Substring(at, length))));
            }

            fasta.Append($">t{i} text\n{string.Join('\n', text.Chunk(37).Select(line => new string(line)))}\n");
        }

        return (fasta.ToString(), oligos.Count > 0 ? [.. oligos] : [Plain("o", "UUUUUUUUUU")]);
    }

    private static string Text(Random random, int length)
    {
        StringBuilder text = new();
        while (text.Length < length)
        {
            string unit = new(random.GetItems<char>(random.Next(2) == 0 ? "AUC" : "ACGU", 1 + random.Next(4)));
            int part = random.Next(600);
            text.Append(random.Next(5) switch
            {
                0 => new string('A', part),
                1 => string.Concat(Enumerable.Repeat(unit, 1 + (part / unit.Length))),
                2 => new string(random.GetItems<char>("AAUUAUTG", part)),
                3 => new string(random.GetItems<char>("AAAAAAAAAAAACN", part)),
                _ => new string(random.GetItems<char>("ACGTacgt", part)),
            });
        }

        return text.ToString(0, length);
    }

    private static Oligo Plain(string name, string bases) => new(name, bases, new Sugar[bases.Length], new Linkage[bases.Length - 1]);

    private static (string Hits, string Summary, NearMatchTotals Totals) Run(NearMatchJob job, int chunkSize, int softLimit)
    {
        using MemoryStream hits = new(), summary = new();
        NearMatchTotals totals = TimeLimit.Within(() => NearMatchPipeline.Run(job with { Hits = hits, Summary = summary }, chunkSize, softLimit));
        return (Encoding.UTF8.GetString(hits.ToArray()), Encoding.UTF8.GetString(summary.ToArray()), totals);
    }
}
