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
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Near matches of files: the rows of the oracle, from FASTA and index, with any number of threads, and caps that count.</summary>
public sealed class NearMatchPipelineTests : IDisposable
{
    private const string Header =
        "target\tstart\tend\toligo\tstrand\tedits\tmismatches\twobbles\ttarget_bulges\toligo_bulges\tlongest_run\tdg\tdg_notes\tpositions\toligo_strand\tpairs\ttarget_strand";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_rows_are_the_oracles_from_FASTA_and_index_for_any_threads_and_buffers()
    {
        int rows = 0, reverse = 0, bulged = 0;
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), pick =>
        {
            Case c = Case.Of(pick);
            string[] expected = [.. c.Expected().Select(row => row.Text)];
            rows += expected.Length;
            reverse += expected.Count(row => row.Split('\t')[4] == "-");
            bulged += expected.Count(row => row.Split('\t')[15].Contains('-', StringComparison.Ordinal) || row.Split('\t')[14].Contains('-', StringComparison.Ordinal));
            (string fasta, string index) = IndexFiles.Write(_folder, c.Fasta, chunkSize: 300);
            foreach (string path in (string[])[fasta, index])
            {
                foreach (int threads in (int[])[1, 4])
                {
                    (string text, _, NearMatchTotals totals) = Run(c.Job(path) with { Threads = threads }, chunkSize: 150 + (pick % 200), softLimit: pick % 3 == 0 ? 100 : 1 << 20);
                    Assert.Equal([Header, .. expected], text.TrimEnd('\n').Split('\n'));
                    Assert.Equal((c.Targets.Count, expected.Length), (totals.Records, totals.Hits));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(1, 1));
        Assert.True(rows > 300 && reverse > 50 && bulged > 25, $"{rows} rows, {reverse} on -, {bulged} with bulges");
    }

    [Fact]
    public void A_cap_keeps_the_first_rows_of_each_oligo_and_tier_and_tells_what_it_leaves_out()
    {
        long left = 0;
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), pick =>
        {
            Case c = Case.Of(pick);
            int most = 1 + (pick % 4);
            Dictionary<(int, int), int> found = [];
            List<string> expected = [Header];
            foreach (NearMatchRows.Row row in c.Expected())
            {
                int before = found.GetValueOrDefault((row.Oligo, row.Edits));
                found[(row.Oligo, row.Edits)] = before + 1;
                if (before < most)
                {
                    expected.Add(row.Text);
                }
            }

            foreach (((int oligo, int edits), int count) in found.Where(tier => tier.Value > most).OrderBy(tier => tier.Key))
            {
                expected.Add($"#left out: {count - most} of {count} hits of {c.Oligos[oligo].Name} with {edits} edit{(edits == 1 ? "" : "s")}");
                left += count - most;
            }

            (string fasta, string index) = IndexFiles.Write(_folder, c.Fasta, chunkSize: 300);
            foreach (string path in (string[])[fasta, index])
            {
                foreach (int threads in (int[])[1, 4])
                {
                    List<string> warnings = [];
                    NearMatchJob job = c.Job(path) with { Threads = threads, MaxHitsPerTier = most, Warn = warnings.Add };
                    (string text, string summary, NearMatchTotals totals) = Run(job, chunkSize: 150, softLimit: pick % 2 == 0 ? 100 : 1 << 20);
                    Assert.Equal(expected, text.TrimEnd('\n').Split('\n'));
                    Assert.Equal(found.Values.Sum(), totals.Hits);
                    int leftOut = found.Values.Sum(count => Math.Max(0, count - most));
                    string warning = $"{leftOut} of {totals.Hits} hits are left out: there are more than {most} of an oligo with the same number of edits.";
                    Assert.Equal(leftOut > 0 ? [warning] : [], warnings);
                    foreach (string[] cells in summary.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t')))
                    {
                        int count = found.GetValueOrDefault((int.Parse(cells[0].AsSpan(1)), int.Parse(cells[2])));
                        Assert.Equal([$"{count}", $"{Math.Min(count, most)}", $"{count - Math.Min(count, most)}"], cells[3..6]);
                    }
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(2, 1));
        Assert.True(left > 100, $"{left} rows were left out");
    }

    [Fact]
    public void Postings_and_scans_of_large_blocks_give_the_rows_of_the_FASTA()
    {
        Random random = new(7);
        Oligo[] oligos = [Plain("o0", "ACGGUCAUUAGCCAUGUCAG"), Plain("o1", "CCUUUAGGUAGUAC"), Plain("o2", "GCAUUAGC")];
        StringBuilder fasta = new();
        for (int i = 0; i < 300; i++)
        {
            string text = new(random.GetItems<char>("ACGT", random.Next(i == 5 ? 200_000 : 5_000)));
            text += NearMatchOracle.Sought(oligos[i % 3].Bases);
            fasta.Append($">t{i}\n{(i % 7 == 0 ? text.Insert(text.Length - 9, "N") : text)}\n");
        }

        (string path, string index) = IndexFiles.Write(_folder, fasta.ToString(), 1 << 19);
        NearMatchJob job = new() { Targets = [path], Oligos = oligos, Limits = new(3, 1, 1), Strands = Strands.Both };
        string expected = Run(job with { Threads = 1 }, 1 << 19, 1 << 22).Hits;
        Assert.True(expected.Count(letter => letter == '\n') > 10_000);
        foreach (SimilarityLimits limits in (SimilarityLimits[])[new(3, 1, 1), new(1, 0, 0)])
        {
            expected = Run(job with { Threads = 1, Limits = limits }, 1 << 19, 1 << 22).Hits;
            Assert.Equal(expected, Run(job with { Threads = 4, Limits = limits, Targets = [index] }, 1 << 19, 1 << 14).Hits);
        }
    }

    [Fact]
    public void Numbers_worked_by_hand()
    {
        // GGTACCGT binds ACGGTACC. Targets of 8, 10 and 3 letters: places 1 + 3 + 0, on both strands 8.
        string fasta = _folder.Write("hand.fa", ">a\nACGGTACC\n>b\nTTACCGTACC\n>c\nACG\n");
        NearMatchJob job = new() { Targets = [fasta], Oligos = [Plain("x", "GGTACCGT")], Limits = new(1, 0, 0), Strands = Strands.Both };
        (string hits, string summary, _) = Run(job, 1 << 19, 1 << 20);

        // DNA on ACGGUACC by the rounded numbers of Sugimoto 1995: 3.1 - 2.1 - 1.7 - 2.9 - 1.1 - 0.6 - 2.1 - 2.1 = -9.5.
        Assert.Equal(
            [
                Header,
                "a\t1\t8\tx\t+\t0\t0\t0\t0\t0\t8\t-9.47\t.\t.\tUGCCAUGG\t||||||||\tACGGUACC",
                "b\t3\t10\tx\t+\t1\t1\t0\t0\t0\t5\t-3.36\t.\tm6\tUGCCAUGG\t||.|||||\tACCGUACC",
            ],
            hits.TrimEnd('\n').Split('\n'));
        // 8 / 4^8 and 8 · (1 + 8 · 3) / 4^8 of 65,536 words.
        Assert.Equal(
            "oligo\tlength\tedits\thits\twritten\tleft_out\thits_up_to\texpected_without_bulges_and_gu\n"
            + "x\t8\t0\t1\t1\t0\t1\t0.0001221\nx\t8\t1\t1\t1\t0\t2\t0.003052\n",
            summary);
    }

    [Theory]
    [InlineData(4, 1, 0, 4 / 4.0)]
    [InlineData(1, 1, 1, 4.0 / 4)]
    [InlineData(10, 2, 1, 10 * 7.0 / 16)]
    [InlineData(1000, 3, 2, 1000 * (1 + 9 + 27.0) / 64)]
    [InlineData(0, 20, 3, 0)]
    [InlineData(1, 5, 99, 1)]
    public void Chance_is_places_times_the_part_of_all_words(long places, int length, int mismatches, double expected)
        => Assert.Equal(expected, RandomMatches.Expected(places, length, mismatches), 12);

    [Fact]
    public void A_job_that_makes_no_sense_is_refused()
    {
        NearMatchJob job = new() { Targets = [_folder.Write("a.fa", ">a\nACGT\n")], Oligos = [Plain("x", "GGTACCGT")] };
        Assert.Throws<ArgumentException>(() => NearMatchPipeline.Run(job with { Oligos = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearMatchPipeline.Run(job with { MaxHitsPerTier = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearMatchPipeline.Run(job with { Threads = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearMatchPipeline.Run(job with { Limits = new(9, 0, 0) }));
        Assert.Throws<InputException>(() => NearMatchPipeline.Run(job with { Regions = new TargetRegions(TranscriptRegions.All) }));
        InputException error = Assert.Throws<InputException>(() => NearMatchPipeline.Run(job with { Oligos = [Plain("tiny", "GGTAC")] }));
        Assert.Contains("tiny: an oligo of 5 bases", error.Message, StringComparison.Ordinal);
    }

    private static Oligo Plain(string name, string bases) => new(name, bases, new Sugar[bases.Length], new Linkage[bases.Length - 1]);

    private static (string Hits, string Summary, NearMatchTotals Totals) Run(NearMatchJob job, int chunkSize, int softLimit)
    {
        using MemoryStream hits = new(), summary = new();
        NearMatchTotals totals = TimeLimit.Within(() => NearMatchPipeline.Run(job with { Hits = hits, Summary = summary }, chunkSize, softLimit));
        return (Encoding.UTF8.GetString(hits.ToArray()), Encoding.UTF8.GetString(summary.ToArray()), totals);
    }

    /// <summary>A few targets and oligos.</summary>
    private sealed record Case(IReadOnlyList<NearMatchRows.Record> Targets, IReadOnlyList<(string Name, string Bases)> Oligos, SimilarityLimits Limits, string Strands)
    {
        public static Case Of(int seed)
        {
            Random random = new(seed);
            NearMatchCase[] cases = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(i => NearMatchCase.Of((seed * 5) + i, 45))];
            return new(
                [.. cases.Select((c, i) => new NearMatchRows.Record($"t{i}", c.Target))],
                [.. cases.Take(3).Select((c, i) => ($"o{i}", c.Oligo))],
                cases[0].Limits,
                random.Next(3) switch { 0 => "+", 1 => "-", _ => "+-" });
        }

        public string Fasta => string.Concat(Targets.Select(target => $">{target.Name}\n{target.Letters}\n"));

        public List<NearMatchRows.Row> Expected() => NearMatchRows.Of(Targets, Oligos, Limits, Strands);

        public NearMatchJob Job(string path) => new()
        {
            Targets = [path],
            Oligos = [.. Oligos.Select(oligo => Plain(oligo.Name, oligo.Bases))],
            Limits = Limits,
            Strands = Strands switch { "+" => SeedScan.Scanning.Strands.Forward, "-" => SeedScan.Scanning.Strands.Reverse, _ => SeedScan.Scanning.Strands.Both },
        };
    }
}
