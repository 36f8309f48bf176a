using BenchmarkDotNet.Attributes;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Similarity;

namespace SeedScan.Benchmarks;

/// <summary>Near matches of random oligos in an index of 30 Mb, one thread, into a sink that counts. The time is per oligo.</summary>
[MemoryDiagnoser]
public class IndexSimilarityBenchmarks
{
    private const int Bases = 30_000_000, Oligos = 200;

    private string _path = "";
    private KmerIndex _index = null!;
    private IndexSimilaritySearch _search = null!;

    /// <summary>Bases of an oligo, mismatches, bulges and G:U.</summary>
    [Params("16 3 0 0", "20 4 0 0", "16 3 0 2", "20 2 1 0")]
    public string Limits { get; set; } = "";

    /// <summary>An index of synthetic 3'UTRs.</summary>
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
        int[] numbers = [.. Limits.Split(' ').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        Random random = new(1);
        _search = new IndexSimilaritySearch(_index, [.. Enumerable.Range(0, Oligos).Select(_ => new SimilaritySearch(
            new string(random.GetItems<char>("ACGU", numbers[0])), new SimilarityLimits(numbers[1], numbers[2], numbers[3])))]);
        Console.WriteLine($"// {Limits}: {Search()} matches");
    }

    /// <summary>Deletes the index.</summary>
    [GlobalCleanup]
    public void Delete()
    {
        _search.Dispose();
        _index.Dispose();
        File.Delete(_path);
    }

    /// <summary>All oligos in one call.</summary>
    [Benchmark(OperationsPerInvoke = Oligos)]
    public long Search()
    {
        Counter counter = default;
        _search.Search(ref counter);
        return counter.Matches;
    }

    private struct Counter : IOligoMatchSink
    {
        public long Matches;

        public void OnMatch(int oligo, long target, in NearMatch match) => Matches++;
    }
}
