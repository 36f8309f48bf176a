using BenchmarkDotNet.Attributes;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Synthetic;

namespace SeedScan.Benchmarks;

/// <summary>Blocks of an index, from text in memory to the finished block, one thread. The time is per base.</summary>
[MemoryDiagnoser]
public class IndexBuildBenchmarks
{
    private const int Bases = 10_000_000;

    private readonly BlockBuilder _builder = new();
    private List<FastaChunk> _chunks = [];

    /// <summary>Synthetic 3'UTRs, cut as the pipeline cuts them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string path = IndexSpecimen.WriteFasta(Bases);
        _chunks = IndexSpecimen.Chunks(path);
        File.Delete(path);
    }

    /// <summary>Packs, sorts, counts and puts the blocks together.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Build() => _chunks.ForEach(chunk => _builder.Build(chunk));
}

/// <summary>Searches in an index of 50 Mb, one thread, into a sink that counts.</summary>
[MemoryDiagnoser]
public class IndexSearchBenchmarks
{
    private const int Bases = 50_000_000;

    private string _path = "";
    private KmerIndex _index = null!;
    private BlockSearch _byPostings = null!, _byScan = null!;

    /// <summary>The number of RNAs.</summary>
    [Params(1, 10, 100, 2656)]
    public int Rnas { get; set; }

    /// <summary>The site types.</summary>
    [Params(SiteTypes.Default, SiteTypes.All)]
    public SiteTypes Types { get; set; }

    /// <summary>An index of synthetic 3'UTRs; one RNA is miR-21, more are taken from all over the list.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string fasta = IndexSpecimen.WriteFasta(Bases);
        _path = Path.ChangeExtension(fasta, KmerIndex.FileExtension);
        using (FileStream file = File.Create(_path))
        {
            _ = IndexPipeline.Run(new IndexJob { Targets = [fasta], Tool = "benchmark" }, file);
        }

        File.Delete(fasta);
        _index = KmerIndex.Open(_path);
        IEnumerable<SmallRna> rnas = MirBase.Human.Where((_, i) => i % (MirBase.Human.Count / Rnas) == 0).Take(Rnas);
        SeedScanner scanner = new(Rnas == 1 ? [RnaLookup.Find("hsa-miR-21-5p")] : [.. rnas], new SeedScanOptions { Types = Types });
        _byPostings = new BlockSearch(scanner, BlockSearch.QueryOf(scanner, maskStart: 0));
        _byScan = new BlockSearch(scanner, query: null);
        Console.WriteLine($"// {Rnas} RNAs, {Types}: {Search()} sites");
    }

    /// <summary>Deletes the index.</summary>
    [GlobalCleanup]
    public void Delete()
    {
        _index.Dispose();
        File.Delete(_path);
    }

    /// <summary>As the program searches: by postings, or by a scan of the bases where much is asked for.</summary>
    [Benchmark]
    public long Search() => Run(_byPostings);

    /// <summary>By a scan of the index's bases.</summary>
    [Benchmark(Baseline = true)]
    public long Scan() => Run(_byScan);

    /// <summary>Opens the index anew.</summary>
    [Benchmark]
    public long Open()
    {
        using KmerIndex index = KmerIndex.Open(_path);
        return index.Targets;
    }

    private long Run(BlockSearch search)
    {
        Counter counter = default;
        for (int block = 0; block < _index.Blocks; block++)
        {
            search.Search(_index, block, ref counter);
        }

        return counter.Sites;
    }

    private struct Counter : IBlockSiteSink
    {
        public long Sites;

        public void OnSite(int piece, in SeedSite site) => Sites++;
    }
}

/// <summary>Synthetic 3'UTRs for the index.</summary>
internal static class IndexSpecimen
{
    /// <summary>Writes a FASTA to a temporary file.</summary>
    public static string WriteFasta(long bases)
    {
        string path = Path.GetTempFileName();
        using FileStream file = File.Create(path);
        _ = SyntheticSet.Write(file, new SyntheticOptions { Bases = bases, Seed = 2, Width = 60, MeanLength = 1204 });
        return path;
    }

    /// <summary>The chunks that a pipeline cuts it into.</summary>
    public static List<FastaChunk> Chunks(string path)
    {
        List<FastaChunk> chunks = [];
        using FastaReader reader = FastaReader.Open(path);
        for (FastaChunk chunk = new(); reader.Read(chunk); chunk = new FastaChunk())
        {
            chunks.Add(chunk);
        }

        return chunks;
    }
}
