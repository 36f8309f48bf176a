using BenchmarkDotNet.Attributes;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Benchmarks;

/// <summary>The near matches of one oligo of 20 nt in a packed target, one thread. The time is per base; its inverse in ns is Gbase/s.</summary>
/// <remarks>The text changes how often something is found: AU-rich text with an AU-rich oligo has thousands of times the hits of a random one.</remarks>
[MemoryDiagnoser]
public class SimilarityBenchmarks
{
    private const int Bases = 1 << 20;

    private readonly PackedSequence _target = new();
    private readonly NearMatchCluster _cluster = new();
    private SimilaritySearch _search = null!;

    /// <summary>Mismatches, bulges and G:U allowed.</summary>
    [Params("0 0 0", "1 0 0", "2 0 0", "3 0 0", "4 0 0", "3 0 1", "1 1 0", "2 1 0", "3 1 0", "2 2 0", "4 2 0")]
    public string Limits { get; set; } = "";

    /// <summary>The letters of the target.</summary>
    [Params("ACGU", "AAUUAUAUG")]
    public string Letters { get; set; } = "";

    /// <summary>A random target and an oligo of the same letters; all widths must find the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        byte[] letters = System.Text.Encoding.ASCII.GetBytes(Letters);
        _target.Pack(random.GetItems(letters, Bases));
        int[] limits = [.. Limits.Split(' ').Select(int.Parse)];
        _search = new SimilaritySearch(
            System.Text.Encoding.ASCII.GetString(random.GetItems(letters, 20)), new SimilarityLimits(limits[0], limits[1], limits[2]));
        long hits = Search();
        if (Words64() != hits || Words128() != hits || Words256() != hits || Words512() != hits)
        {
            throw new InvalidOperationException("The filter's widths differ.");
        }

        Console.WriteLine($"// {Limits} in {Letters}: {(double)hits / Bases:E1} hits per base");
    }

    /// <summary>At the width that is chosen for this processor.</summary>
    [Benchmark(OperationsPerInvoke = Bases, Baseline = true)]
    public long Search()
    {
        Counter counter = default;
        _search.Search(_target, ref counter);
        return counter.Hits;
    }

    /// <summary>64 positions at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public long Words64() => At<Words1>();

    /// <summary>128 positions at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public long Words128() => At<Words2>();

    /// <summary>256 positions at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public long Words256() => At<Words4>();

    /// <summary>512 positions at a time, in two registers where the processor has none so wide.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public long Words512() => At<Words8>();

    private long At<TLanes>()
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        Counter counter = default;
        _search.Search<TLanes, Counter>(_target, new ScanWindow(0, _target.Length, 0), _cluster, ref counter);
        _search.Finish(_cluster, ref counter);
        return counter.Hits;
    }

    private struct Counter : INearMatchSink
    {
        public long Hits;

        public void OnMatch(in NearMatch match) => Hits++;
    }
}
