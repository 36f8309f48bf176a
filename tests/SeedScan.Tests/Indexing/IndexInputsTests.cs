using System.IO.Compression;
using System.Text;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Pipelines;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>Several inputs, FASTA and indexes in any order, compressed or not, and UTR tables with a species.</summary>
public sealed class IndexInputsTests : IDisposable
{
    private static readonly string[] s_rnas = ["UGGAAUGUAAAGAAGUAUGUAU", "UAGCUUAUCAGACUGAUGUUGA"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    public void Indexes_and_FASTA_mix_in_any_order(int maskStart)
    {
        string[] fasta = [Fasta("a", 1), Fasta("b", 2), Fasta("c", 3)];
        string[] index = [.. fasta.Select(path => Index(path + ".ssi", 900, path))];
        ScanJob job = PipelineRun.Job(Scanner(), fasta) with { MaskStart = maskStart };
        Pipelines.RunResult expected = PipelineRun.Of(job, 700);
        Assert.Contains(expected.Warnings, text => text.Contains("the name of an earlier one", StringComparison.Ordinal));
        Assert.Contains(expected.Warnings, text => text.Contains("no sequence", StringComparison.Ordinal));
        for (int mix = 1; mix < 8; mix++)
        {
            string[] targets = [.. Enumerable.Range(0, 3).Select(i => (mix >> i & 1) != 0 ? index[i] : fasta[i])];
            foreach (int threads in (int[])[1, 3])
            {
                AssertSame(expected, PipelineRun.Of(job with { Targets = targets, Threads = threads }, 700));
            }
        }

        AssertSame(expected, PipelineRun.Of(job with { Targets = [Index("all.ssi", 900, fasta)] }, 700));
        AssertSame(expected, PipelineRun.Of(job with { Targets = [Index("ab.ssi", 900, fasta[..2]), fasta[2]] }, 700));
    }

    [Fact]
    public void A_mask_counts_bases_across_blocks_whose_shared_letters_are_ambiguous_too()
    {
        PlantedTargets planted = new(12);
        string text = string.Concat(Enumerable.Range(0, 4).Select(i => $">r{i}\n{planted.Target(3000, "ACGUACGUACGUN", s_rnas)}\n"));
        (string fasta, string index) = IndexFiles.Write(_folder, text, 400);
        for (int mask = 1; mask < 3000; mask += 97)
        {
            ScanJob job = PipelineRun.Job(Scanner(), fasta) with { MaskStart = mask, Threads = 1 };
            AssertSame(PipelineRun.Of(job), PipelineRun.Of(job with { Targets = [index] }));
        }
    }

    [Fact]
    public void Compressed_input_gives_the_same_sites()
    {
        string fasta = Fasta("a", 4), packed = Gzip(fasta);
        Pipelines.RunResult expected = PipelineRun.Of(PipelineRun.Job(Scanner(), fasta));
        AssertSame(expected, PipelineRun.Of(PipelineRun.Job(Scanner(), Index("p.ssi", 1500, packed))));
        using KmerIndex index = KmerIndex.Open(_folder.File("p.ssi"));
        Assert.Equal(new FileInfo(packed).Length, index.Provenance.Inputs.Single().Size);
    }

    [Fact]
    public void A_table_is_indexed_for_one_species()
    {
        string table = Table();
        string index = Index(IndexFiles.Job(table) with { Species = 9606 }, "t.ssi", 400);
        ScanJob job = PipelineRun.Job(Scanner(), table) with { Species = 9606 };
        Pipelines.RunResult expected = PipelineRun.Of(job, 400);
        Assert.True(expected.Totals.Sites > 0);
        AssertSame(expected, PipelineRun.Of(job with { Targets = [index] }, 400));
        AssertSame(expected, PipelineRun.Of(job with { Targets = [index], Species = null }, 400));
        using (KmerIndex opened = KmerIndex.Open(index))
        {
            Assert.Equal(9606, opened.Provenance.Inputs.Single().Species);
        }

        InputException told = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Targets = [index], Species = 10090 }, 400));
        Assert.Equal($"{index}: was built for species 9606, and 10090 is asked for. Build one for this species.", told.Message);
    }

    [Fact]
    public void The_index_of_a_table_knows_a_species_that_nobody_chose()
    {
        string table = _folder.Write("one.txt", "G1\t10090\tGGGACAUUCCAGGG\nG2\t10090\tACAUUCC\n"), index = Index("one.ssi", 400, table);
        ScanJob job = PipelineRun.Job(Scanner(), index);
        Pipelines.RunResult expected = PipelineRun.Of(job with { Targets = [table] });
        AssertSame(expected, PipelineRun.Of(job));
        AssertSame(expected, PipelineRun.Of(job with { Species = 10090 }));
        InputException told = Assert.Throws<InputException>(() => PipelineRun.Of(job with { Species = 9606 }));
        Assert.Equal($"{index}: was built for species 10090, and 9606 is asked for. Build one for this species.", told.Message);
    }

    [Fact]
    public void A_species_means_as_little_for_the_index_of_FASTA_as_for_FASTA()
    {
        string fasta = Fasta("a", 5);
        ScanJob job = PipelineRun.Job(Scanner(), fasta) with { Species = 9606 };
        Pipelines.RunResult expected = PipelineRun.Of(job);
        Assert.Contains(expected.Warnings, text => text.StartsWith("a species chooses rows", StringComparison.Ordinal));
        AssertSame(expected, PipelineRun.Of(job with { Targets = [Index("a.ssi", 800, fasta)] }));
    }

    [Fact]
    public void A_table_without_the_species_cannot_be_indexed()
    {
        InputException told = Assert.Throws<InputException>(() => IndexPipeline.Run(IndexFiles.Job(Table()) with { Species = 7 }, Stream.Null));
        Assert.EndsWith(": the table holds no row of species 7. Check the species number.", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_error_in_the_order_of_the_input_is_told()
    {
        string bad = _folder.Write("bad.fa", Text("x", 6) + ">broken\nAC-GU\n" + Text("y", 7) + ">later\n!\n");
        foreach (int threads in (int[])[1, 4])
        {
            InputException told = Assert.Throws<InputException>(() => IndexFiles.Bytes(IndexFiles.Job(Fasta("a", 8), bad) with { Threads = threads }, 600));
            Assert.Equal((bad, "broken", InputErrorKind.Letter), (told.File, told.Record, told.Kind));
        }
    }

    [Fact]
    public void A_row_that_is_longer_than_a_block_is_refused()
    {
        string table = _folder.File("long.tsv");
        using (StreamWriter text = new(table))
        {
            text.Write("gene\t9606\t");
            text.Write(new string('A', (1 << 24) + 100));
            text.Write('\n');
        }

        InputException told = Assert.Throws<InputException>(() => IndexPipeline.Run(IndexFiles.Job(table), Stream.Null));
        Assert.Equal("a row, or a header and what follows it, that takes more than 16 million positions of a block", told.Problem);
        Assert.Equal((table, "gene"), (told.File, told.Record));
    }

    private static SeedScanner Scanner() => SiteRows.Scanner(s_rnas, new OracleOptions { Types = ["8mer", "7mer-m8", "7mer-A1", "6mer", "bulge-8mer", "3p-compensatory"] });

    private static void AssertSame(Pipelines.RunResult expected, Pipelines.RunResult actual)
    {
        Assert.Equal(expected.SiteText, actual.SiteText);
        Assert.Equal(expected.SummaryText, actual.SummaryText);
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.Warnings, actual.Warnings);
    }

    private string Index(string name, int chunkSize, params string[] targets) => Index(IndexFiles.Job(targets), name, chunkSize);

    private string Index(IndexJob job, string name, int chunkSize)
    {
        string path = _folder.File(Path.GetFileName(name));
        File.WriteAllBytes(path, IndexFiles.Bytes(job, chunkSize));
        return path;
    }

    private string Fasta(string name, int seed) => _folder.Write($"{name}.fa", Text(name, seed));

    private static string Text(string name, int seed)
    {
        PlantedTargets planted = new(seed);
        StringBuilder text = new();
        for (int i = 0; i < 12; i++)
        {
            string letters = i == 5 ? "" : planted.Target(i == 7 ? 4000 : 30 * i, "ACGUACGUACGUN", s_rnas);
            text.Append($">{(i % 4 == 1 ? "shared" : name + i)} words\n{letters}\n");
        }

        return text.ToString();
    }

    private string Table()
    {
        PlantedTargets planted = new(50);
        StringBuilder text = new();
        for (int i = 0; i < 20; i++)
        {
            foreach (int species in (int[])[9606, 10090])
            {
                text.Append($"gene{i}\t{species}\t{planted.Target(20 * i, "ACGU", s_rnas).Insert(10 * i, "--")}\n");
            }
        }

        return _folder.Write("table.tsv", text.ToString());
    }

    private string Gzip(string path)
    {
        using GZipStream gzip = new(File.Create(path + ".gz"), CompressionLevel.Fastest);
        gzip.Write(File.ReadAllBytes(path));
        return path + ".gz";
    }
}
