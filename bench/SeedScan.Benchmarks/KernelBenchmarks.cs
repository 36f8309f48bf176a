using System.Runtime.Intrinsics.X86;
using BenchmarkDotNet.Attributes;
using SeedScan.Kernels;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Benchmarks;

/// <summary>Packing and filtering at every width, one thread. The time is per base; its inverse in ns is Gbase/s.</summary>
public class KernelBenchmarks
{
    private const int Bases = 1 << 20;

    private readonly byte[] _text = new byte[Bases / 60 * 61 + 64];
    private readonly PackedSequence _packed = new();
    private readonly HexamerSet _set = new();
    private readonly ulong[] _found = new ulong[Bases / 64];

    /// <summary>6-mers in the set, out of 4,096: those of some 1, 10, 100 and all human miRNAs.</summary>
    [Params(2, 20, 200, 3000)]
    public int Hexamers { get; set; }

    /// <summary>Random lines of 60 letters, and a set of random 6-mers; all forms must find the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        for (int i = 0; i < _text.Length; i++)
        {
            _text[i] = i % 61 == 60 ? (byte)'\n' : "ACGT"u8[random.Next(4)];
        }

        while (_set.Count < Hexamers)
        {
            _set.Add(random.Next(HexamerSet.Universe));
        }

        _packed.Pack(_text);
        ulong[] scalar = new ulong[_found.Length];
        HexamerFilter.FindScalar(in _packed.Bases, _set, scalar);
        HexamerFilter.Find(in _packed.Bases, _set, _found);
        if (!scalar.AsSpan().SequenceEqual(_found))
        {
            throw new InvalidOperationException("The filter's forms differ.");
        }
    }

    /// <summary>Unwraps and packs lines, at the chosen width.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Pack() => _packed.Pack(_text);

    /// <summary>One look-up per position.</summary>
    [Benchmark(OperationsPerInvoke = Bases, Baseline = true)]
    public void FilterScalar() => HexamerFilter.FindScalar(in _packed.Bases, _set, _found);

    /// <summary>Shuffles, 16 bytes at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Filter16() => Run<Lanes16, ByNibbles<Lanes16>>(Lanes16.IsSupported);

    /// <summary>Shuffles, 32 bytes at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Filter32() => Run<Lanes32, ByNibbles<Lanes32>>(Lanes32.IsSupported);

    /// <summary>Shuffles, 64 bytes at a time.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Filter64() => Run<Lanes64, ByNibbles<Lanes64>>(Lanes64.IsSupported);

    /// <summary>The whole set in registers (AVX-512 VBMI).</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public void Filter64Permuted() => Run<Lanes64, ByPermutation>(Avx512Vbmi.IsSupported);

    private void Run<TLanes, TLookUp>(bool isSupported)
        where TLanes : struct, IByteLanes<TLanes>
        where TLookUp : struct, IHexamerLookUp<TLanes, TLookUp>
    {
        if (!isSupported)
        {
            throw new PlatformNotSupportedException("This processor has no vectors of this width.");
        }

        HexamerFilter.Find<TLanes, TLookUp>(in _packed.Bases, _set, _found);
    }
}

/// <summary>The scan of one packed target into a sink that counts, one thread. The time is per base.</summary>
[MemoryDiagnoser]
public class ScannerBenchmarks
{
    private const int Bases = 1 << 20;

    private readonly PackedSequence _packed = new();
    private SeedScanner _scanner = null!;

    /// <summary>The number of RNAs.</summary>
    [Params(1, 10, 100, 2656)]
    public int Rnas { get; set; }

    /// <summary>The site types.</summary>
    [Params(SiteTypes.Default, SiteTypes.All)]
    public SiteTypes Types { get; set; }

    /// <summary>A random target, and the first human miRNAs.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _packed.Pack(random.GetItems<byte>("ACGT"u8, Bases));
        _scanner = new SeedScanner([.. MirBase.Human.Take(Rnas)], new SeedScanOptions { Types = Types });
        Console.WriteLine($"// {Rnas} RNAs, {Types}: {(double)Scan() / Bases:F4} sites per base");
    }

    /// <summary>Finds all sites.</summary>
    [Benchmark(OperationsPerInvoke = Bases)]
    public long Scan()
    {
        Counter counter = default;
        _scanner.Scan(_packed, ref counter);
        return counter.Sites;
    }

    private struct Counter : ISeedSiteSink
    {
        public long Sites;

        public void OnSite(in SeedSite site) => Sites++;
    }
}
