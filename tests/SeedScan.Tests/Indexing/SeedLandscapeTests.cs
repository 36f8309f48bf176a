using System.Text;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>The landscape is the oracle's, the scanner's and the index's.</summary>
public sealed class SeedLandscapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int, int> Cases { get; } = new()
    {
        { 1, 400 }, { 2, 700 }, { 3, 1 << 20 }, { 4, 333 }, { 5, 5000 }, { 6, 300 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_counts_are_the_oracles(int seed, int chunkSize)
    {
        LandscapeTargets random = new(seed);
        List<string> targets = random.Some(30, longest: 900);
        LandscapeOracle oracle = new(targets);
        SeedLandscape landscape = Count(chunkSize, 2, _folder.Write("t.fa", random.Fasta(targets)));

        Assert.Equal((targets.Count, oracle.Letters, oracle.Ambiguous), (landscape.Targets, landscape.Bases, landscape.AmbiguousBases));
        Assert.Equal(oracle.Windows, landscape.Windows);
        Assert.Equal(LandscapeOracle.AllSeeds(), landscape.Seeds.Select(counts => counts.Seed));
        Assert.Equal(landscape.Seeds.Select(counts => oracle.WholeSeed(counts.Seed)), landscape.Seeds.Select(counts => counts.WholeSeed));
        foreach (string nt2To8 in random.Seeds(targets, 150))
        {
            AssertEqual(oracle.Count(nt2To8), landscape.Of(nt2To8));
        }
    }

    [Fact]
    public void Every_type_and_every_edge_is_among_the_cases()
    {
        LandscapeTargets random = new(1);
        List<string> targets = random.Some(30, longest: 900);
        LandscapeOracle oracle = new(targets);
        OracleCounts[] counts = [.. random.Seeds(targets, 150).Select(oracle.Count)];
        for (int type = 0; type < 6; type++)
        {
            Assert.True(counts.Count(seed => seed.Sites[type] > 0) > 5, $"type {type}");
        }

        Assert.Contains(counts, seed => seed.Targets > 1 && seed.WholeSeed > seed.Targets);
        Assert.Contains(counts, seed => seed.WholeSeed == 0);
        Assert.Contains("", targets);
    }

    [Theory]
    [InlineData("ACGUACGUACG")]
    [InlineData("A")]
    [InlineData("ACGGN")]
    public void A_long_record_is_one_target_however_many_pieces_it_comes_in(string alphabet)
    {
        LandscapeTargets random = new(7);
        List<string> targets = ["ACGUACGAAA", random.Letters(5000, alphabet), random.Letters(300, alphabet), random.Letters(3000, alphabet)];
        LandscapeOracle oracle = new(targets);
        string fasta = _folder.Write("t.fa", random.Fasta(targets));
        foreach (int chunkSize in (int[])[150, 257, 300, 512, 1000, 4000])
        {
            SeedLandscape landscape = Count(chunkSize, 3, fasta);
            Assert.Equal((4, oracle.Letters), (landscape.Targets, landscape.Bases));
            foreach (string seed in random.Seeds(targets, 40))
            {
                AssertEqual(oracle.Count(seed), landscape.Of(seed));
            }
        }
    }

    [Fact]
    public void A_scan_finds_as_many_sites_of_each_type()
    {
        LandscapeTargets random = new(11);
        List<string> targets = random.Some(20, longest: 2000);
        SeedLandscape landscape = Count(1 << 20, 1, _folder.Write("t.fa", random.Fasta(targets)));
        foreach (string seed in random.Seeds(targets, 60))
        {
            SmallRna rna = SmallRna.FromSeed(seed, seed);
            SeedScanner scanner = new([rna], new SeedScanOptions { Types = SiteTypes.AllCanonical });
            SeedSite[] sites = [.. targets.SelectMany(target => scanner.Scan(PackedSequence.FromLetters(target)))];
            for (SiteType type = SiteType.Mer8; type <= SiteType.Mer6A1; type++)
            {
                Assert.Equal((seed, type, sites.Count(site => site.Type == type)), (seed, type, landscape.Of(rna).Of(type)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_index_gives_the_same_bytes_as_its_FASTA_for_any_number_of_threads(int seed, int chunkSize)
    {
        LandscapeTargets random = new(seed);
        string one = _folder.Write("1.fa", random.Fasta(random.Some(20, longest: 900)));
        string two = _folder.Write("2.fa", random.Fasta(random.Some(9, longest: 2000)));
        string indexOfOne = Index("1.ssi", chunkSize, one), indexOfBoth = Index("both.ssi", chunkSize, one, two);

        string ofOne = Table(Count(chunkSize, 1, one)), ofBoth = Table(Count(chunkSize, 1, one, two));
        Assert.NotEqual(ofOne, ofBoth);
        using (KmerIndex index = KmerIndex.Open(indexOfOne))
        {
            Assert.Equal(ofOne, Table(index.Landscape()));
        }

        Assert.Equal(ofOne, Table(Count(chunkSize, 4, one)));
        Assert.Equal(ofOne, Table(Count(1 << 20, 2, indexOfOne)));
        Assert.Equal(ofBoth, Table(Count(1 << 20, 2, indexOfBoth)));
        Assert.Equal(ofBoth, Table(Count(chunkSize, 2, indexOfOne, two)));
        Assert.Equal(ofBoth, Table(Count(chunkSize, 4, two, indexOfOne)));
    }

    [Fact]
    public void Of_an_index_no_block_is_read()
    {
        LandscapeTargets random = new(3);
        string path = Index("t.ssi", 500, _folder.Write("t.fa", random.Fasta(random.Some(20, longest: 900))));
        string expected = Table(Count(1 << 20, 1, path));
        byte[] bytes = File.ReadAllBytes(path);
        using (KmerIndex index = KmerIndex.Open(path))
        {
            IndexSection blocks = index.Sections.Single(section => section.Kind == IndexFormat.Blocks);
            bytes.AsSpan((int)blocks.Offset, (int)blocks.Length).Fill(0xEE);
        }

        File.WriteAllBytes(path, bytes);
        Assert.Equal(expected, Table(Count(1 << 20, 1, path)));
    }

    [Fact]
    public void Damaged_sums_are_told()
    {
        LandscapeTargets random = new(3);
        string path = Index("t.ssi", 500, _folder.Write("t.fa", random.Fasta(random.Some(20, longest: 900))));
        byte[] bytes = File.ReadAllBytes(path);
        using (KmerIndex index = KmerIndex.Open(path))
        {
            bytes[(int)index.Sections.Single(section => section.Kind == IndexFormat.Totals).Offset + 5000] ^= 1;
        }

        File.WriteAllBytes(path, bytes);
        InputException wrong = Assert.Throws<InputException>(() => Count(1 << 20, 2, path));
        Assert.Equal((InputErrorKind.Index, "its totals are not as they were written", path), (wrong.Kind, wrong.Problem, wrong.File));
    }

    [Fact]
    public void The_warnings_are_those_of_the_FASTA_for_its_index()
    {
        string fasta = _folder.Write("t.fa", ">a\nACGU\n>a\nACGUU\n>b\n>c\nGG\n");
        string index = Index("t.ssi", 500, fasta);
        string[] expected =
        [
            "1 record has the name of an earlier one, the first of them a; each of them is counted.",
            "1 record has no sequence, the first of them b.",
        ];
        foreach (string path in (string[])[fasta, index])
        {
            List<string> warnings = [];
            LandscapePipeline.Run(new LandscapeJob { Targets = [path], Warn = warnings.Add });
            Assert.Equal(expected, warnings);
        }
    }

    [Fact]
    public void A_species_means_nothing_for_FASTA_and_chooses_rows_of_a_table()
    {
        List<string> warnings = [];
        string fasta = _folder.Write("t.fa", ">a\nGGGACAUUCCAGGG\n"), table = _folder.Write("t.txt", "G\t9606\tGGGACA--UUCCAGGG\nG\t10090\tACAUUCC\n");
        LandscapePipeline.Run(new LandscapeJob { Targets = [fasta], Species = 9606, Warn = warnings.Add });
        Assert.Contains("it means nothing for FASTA", Assert.Single(warnings), StringComparison.Ordinal);
        warnings.Clear();
        SeedLandscape landscape = LandscapePipeline.Run(new LandscapeJob { Targets = [table], Species = 9606, Warn = warnings.Add });
        Assert.Empty(warnings);
        Assert.Equal((1, 1, 0), (landscape.Targets, landscape.Of("GGAAUGU").Mer8, landscape.Of("GGAAUGU").Mer7M8));
    }

    [Fact]
    public void A_seed_is_seven_letters()
    {
        SeedLandscape landscape = Count(1 << 20, 1, _folder.Write("t.fa", ">a\nGGGACAUUCCAGGG\n"));
        Assert.Equal("GGAAUGU", landscape.Of("ggaaTgu").Seed);
        Assert.Equal(1, landscape.Of(new SmallRna("miR-1", "UGGAAUGUAAAG")).Mer8);
        foreach (string wrong in (string[])["", "GGAAUG", "GGAAUGUA", "GGANUGU", "GGAAUG-"])
        {
            Assert.Throws<ArgumentException>(() => landscape.Of(wrong));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => landscape.Of("GGAAUGU").Of(SiteType.Wobble8));
    }

    private static void AssertEqual(OracleCounts expected, SeedCounts actual)
    {
        long[] sites = [actual.Mer8, actual.Mer7M8, actual.Mer7A1, actual.Mer6, actual.Mer6M8, actual.Mer6A1];
        Assert.Equal((actual.Seed, string.Join(',', expected.Sites)), (actual.Seed, string.Join(',', sites)));
        Assert.Equal((actual.Seed, expected.Targets, expected.Rank), (actual.Seed, actual.Targets, actual.Rank));
        Assert.Equal(expected.Expected, actual.Expected, 1e-9 * expected.Expected);
        double ratio = expected.Expected > 0 ? expected.WholeSeed / expected.Expected : -1;
        Assert.Equal(ratio, actual.Ratio ?? -1, 1e-9 * Math.Abs(ratio));
        Assert.Equal((expected.Rank - 1) / 163.84, actual.Percentile, 1e-9);
    }

    private static SeedLandscape Count(int chunkSize, int threads, params string[] targets) =>
        TimeLimit.Within(() => LandscapePipeline.Run(new LandscapeJob { Targets = targets, Threads = threads }, chunkSize));

    private static string Table(SeedLandscape landscape)
    {
        using OutputBuffer text = new();
        LandscapeTable table = LandscapeTable.OfSeeds(landscape, MirBase.Human);
        table.WriteHeader(text);
        for (int row = 0; row < table.RowCount; row++)
        {
            table.WriteRow(text, row);
        }

        return $"{landscape.Targets} {landscape.Bases} {landscape.AmbiguousBases}\n{Encoding.UTF8.GetString(text.WrittenSpan)}";
    }

    private string Index(string name, int chunkSize, params string[] targets)
    {
        using FileStream file = File.Create(_folder.File(name));
        IndexPipeline.Run(new IndexJob { Targets = targets, Tool = "a test", Threads = 2 }, file, chunkSize);
        return file.Name;
    }
}
