using System.IO.Compression;
using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>The pipeline gives what the library gives record by record, whatever the threads and wherever chunks are cut.</summary>
public sealed class ScanPipelineTests : IDisposable
{
    private static readonly SeedScanOptions s_everything = new() { Types = SiteTypes.All, Strands = Strands.Both, Attributes = true, AnyBulgeBase = true };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SiteFormat.Tsv)]
    [InlineData(SiteFormat.Bed)]
    [InlineData(SiteFormat.Gff3)]
    [InlineData(SiteFormat.JsonLines)]
    public void Rows_summary_and_totals_are_those_of_the_records_one_by_one(SiteFormat format)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            PlantedTargets planted = new(seed);
            List<string> rnas = planted.Rnas(6);
            SeedScanner scanner = new(PipelineRun.Rnas(rnas), seed == 0 ? new SeedScanOptions() : s_everything);
            string[] texts = [Text(planted, rnas, 40, "\n", 60), Text(planted, rnas, 1, "\r\n", 7), Text(planted, rnas, 15, "\n", 100_000)];
            string[] files = [.. texts.Select((text, i) => _folder.Write($"{i}.fa", text))];
            ScanJob job = PipelineRun.Job(scanner, files) with { Format = format, MaskStart = 14 * seed };
            RunResult expected = PipelineRun.Expected(job, texts);
            Assert.True(expected.Totals.Sites > 50, $"{expected.Totals.Sites} sites");
            foreach (int threads in (int[])[1, 2, 3, 8])
            {
                AssertSame(expected, PipelineRun.Of(job with { Threads = threads }));
                AssertSame(expected, PipelineRun.Of(job with { Threads = threads }, chunkSize: 1500));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Sites_across_cuts_are_found_once_wherever_the_cuts_are(int threads)
    {
        PlantedTargets planted = new(77);
        List<string> rnas = planted.Rnas(4);
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), s_everything);
        string text = $">short\nACGU\n>long\n{planted.Target(4000, "ACGU", rnas)}\n>next\n{planted.Target(300, "ACGUN", rnas)}\n";
        ScanJob job = PipelineRun.Job(scanner, _folder.Write("t.fa", text)) with { Threads = threads, MaskStart = 20 };
        RunResult expected = PipelineRun.Expected(job, text);
        Assert.True(expected.Totals.Sites > 50, $"{expected.Totals.Sites} sites");
        for (int size = 200; size < 420; size += threads)
        {
            AssertSame(expected, PipelineRun.Of(job, size));
        }
    }

    [Fact]
    public void A_long_record_is_cut_in_the_public_run_too()
    {
        // So many RNAs that chunks are of the smallest size, and a target on which few of them have sites.
        List<string> rnas = [.. Enumerable.Range(0, 1 << 14).Select(i => "A" + Bases(i, 7) + Bases(i * 7, 7)).Distinct()];
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), new SeedScanOptions { Types = SiteTypes.Mer8, Strands = Strands.Both });
        string letters = new FastaTexts(6).Letters(40_000);
        string text = $">chromosome\n{letters}{letters}\n>rest\nACGU\n";
        ScanJob job = PipelineRun.Job(scanner, _folder.Write("t.fa", text));
        RunResult expected = PipelineRun.Expected(job, text);
        Assert.True(expected.Totals.Sites > 10_000);
        foreach (int threads in (int[])[1, 2, 8])
        {
            AssertSame(expected, PipelineRun.Of(job with { Threads = threads }));
        }
    }

    [Fact]
    public void BGZF_is_the_same_bytes_for_any_threads_and_the_same_text()
    {
        PlantedTargets planted = new(5);
        List<string> rnas = planted.Rnas(8);
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), s_everything);
        string text = Text(planted, rnas, 60, "\n", 60);
        ScanJob job = PipelineRun.Job(scanner, _folder.Write("t.fa", text));
        RunResult expected = PipelineRun.Expected(job, text);
        ScanJob compressed = job with { CompressSites = true, CompressSummary = true, Threads = 1 };
        RunResult one = PipelineRun.Of(compressed, chunkSize: 1000);
        Assert.Equal(expected.SiteText, Gunzip(one.Sites));
        Assert.Equal(expected.SummaryText, Gunzip(one.Summary));
        foreach (int threads in (int[])[2, 3, 8])
        {
            RunResult many = PipelineRun.Of(compressed with { Threads = threads }, chunkSize: 1000);
            Assert.Equal(one.Sites, many.Sites);
            Assert.Equal(one.Summary, many.Summary);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public void More_rows_than_a_batch_holds_come_in_order(int threads, bool compress)
    {
        // Every position of a poly-A target is a site of all eight RNAs: 11 MB of rows a record, each in a chunk of its own.
        SeedScanner scanner = new(PipelineRun.Rnas(Enumerable.Range(0, 8).Select(i => "UUUUUUUU" + Bases(i, 4))), new SeedScanOptions());
        string text = string.Concat(Enumerable.Range(0, 4).Select(i => $">a{i}\n{new string('A', 60_000)}\n>c{i}\n{new string('C', 1000 * i)}\n"));
        string file = _folder.Write("t.fa", text);
        ScanJob job = PipelineRun.Job(scanner, file) with { Threads = threads, CompressSites = compress, CompressSummary = compress };
        RunResult expected = PipelineRun.Expected(job, text);
        Assert.True(expected.Sites.Length > 4 * (7 << 20));
        foreach (int chunkSize in (int[])[40_000, 65_000])
        {
            RunResult actual = PipelineRun.Of(job, chunkSize);
            Assert.True(expected.Sites.AsSpan().SequenceEqual(compress ? Encoding.Latin1.GetBytes(Gunzip(actual.Sites)) : actual.Sites));
            Assert.Equal(expected.SummaryText, compress ? Gunzip(actual.Summary) : actual.SummaryText);
            Assert.Equal(expected.Totals, actual.Totals);
        }
    }

    [Fact]
    public void The_mask_counts_bases_and_passes_over_N_also_at_the_start_of_a_record_in_pieces()
    {
        PlantedTargets planted = new(8);
        List<string> rnas = planted.Rnas(5);
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), s_everything);
        string start = new string('N', 50) + "acn" + new string('N', 40);
        string text = $">n\n{start}{SiteOracle.ReverseComplement(rnas[0])}{planted.Target(2000, "ACGU", rnas)}\n>all\n{new string('N', 90)}\n>few\nNNACGUACGUAC\n";
        ScanJob job = PipelineRun.Job(scanner, _folder.Write("t.fa", text)) with { Threads = 2, MaskStart = 14 };
        RunResult expected = PipelineRun.Expected(job, text);
        Assert.NotEqual(expected.SiteText, PipelineRun.Expected(job with { MaskStart = 0 }, text).SiteText);
        foreach (int size in (int[])[300, 311, 500, 1 << 20])
        {
            AssertSame(expected, PipelineRun.Of(job, size));
        }
    }

    [Fact]
    public void The_mask_goes_on_in_later_pieces()
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions { Types = SiteTypes.All });
        string text = $">n\n{new string('N', 1000)}ACAUUCCA{new string('N', 900)}{string.Concat(Enumerable.Repeat("ACAUUCCAGG", 200))}\n>next\nACAUUCCAACAUUCCAACAUUCCA\n";
        string file = _folder.Write("t.fa", text);
        foreach (int mask in (int[])[0, 3, 14, 150, 1500, 5000, int.MaxValue])
        {
            ScanJob job = PipelineRun.Job(scanner, file) with { Threads = 1, MaskStart = mask };
            RunResult expected = PipelineRun.Expected(job, text);
            foreach (int size in (int[])[300, 400, 777, 1 << 20])
            {
                AssertSame(expected, PipelineRun.Of(job, size));
            }
        }
    }

    [Fact]
    public void The_rows_of_one_species_of_a_UTR_table_are_scanned_without_their_gaps()
    {
        PlantedTargets planted = new(9);
        List<string> rnas = planted.Rnas(5);
        SeedScanner scanner = new(PipelineRun.Rnas(rnas), s_everything);
        StringBuilder table = new(), fasta = new();
        for (int i = 0; i < 30; i++)
        {
            foreach (int species in (int[])[10090, 9606])
            {
                string letters = planted.Target(200, "ACGU", rnas);
                table.Append($"G{i}\t{species}\t{letters.Insert(i, "--").Insert(3 * i, "-")}\r\n");
                fasta.Append(species == 9606 ? $">G{i}\n{letters}\n" : "");
            }
        }

        ScanJob job = PipelineRun.Job(scanner, _folder.Write("utrs.txt", table.ToString())) with { Species = 9606, Threads = 2 };
        RunResult expected = PipelineRun.Expected(job, fasta.ToString());
        AssertSame(expected, PipelineRun.Of(job));
        AssertSame(expected, PipelineRun.Of(job, chunkSize: 500));
        InputException error = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Species = null }));
        Assert.EndsWith(
            ":2: record G0: the table holds species 10090 and 9606, and names its genes alike. Choose one, for instance with --species 9606.",
            error.Message,
            StringComparison.Ordinal);
        error = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Species = 7 }));
        Assert.EndsWith("utrs.txt: the table holds no row of species 7. Check the species number.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gene_with_a_blank_in_its_name_is_refused_and_not_cut_short()
    {
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG"]), new SeedScanOptions());
        string file = _folder.Write("utrs.txt", "G1\t9606\tACGU\nGENE A\t9606\tACAUUCCA\n");
        InputException error = Assert.Throws<InputException>(() => PipelineRun.Of(PipelineRun.Job(scanner, file)));
        Assert.Equal($"{file}:2: record GENE A: the gene's name holds a blank. Write '_' in its place.", error.Message);
    }

    private static void AssertSame(RunResult expected, RunResult actual)
    {
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.SiteText, actual.SiteText);
        Assert.Equal(expected.SummaryText, actual.SummaryText);
    }

    private static string Text(PlantedTargets planted, List<string> rnas, int records, string end, int width)
    {
        StringBuilder text = new();
        for (int i = 0; i < records; i++)
        {
            text.Append($">target{i} of a test{end}");
            foreach (char[] line in planted.Respelled(planted.Target(i % 7 * 60, i % 3 == 0 ? "ACGUN" : "ACGU", rnas)).Chunk(width))
            {
                text.Append(line).Append(end);
            }
        }

        return text.ToString();
    }

    /// <summary>The lowest digits of a number to the base 4, as bases.</summary>
    private static string Bases(int number, int count) => string.Concat(Enumerable.Range(0, count).Select(i => "ACGU"[(number >> (2 * i)) & 3]));

    private static string Gunzip(byte[] bytes)
    {
        using GZipStream gzip = new(new MemoryStream(bytes), CompressionMode.Decompress);
        using MemoryStream text = new();
        gzip.CopyTo(text);
        return Encoding.Latin1.GetString(text.ToArray());
    }
}
