using BenchmarkDotNet.Attributes;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Writing;

namespace SeedScan.Benchmarks;

/// <summary>Formatting alone, one thread: rows as an all-miRNA scan of 3'UTRs gives them. The time is per row.</summary>
[MemoryDiagnoser]
public class SiteWriterBenchmarks
{
    private const int Rows = 65_536;
    private const int Rnas = 2_656;
    private const int RowsPerTarget = 1_000;

    private readonly SeedSite[] _sites = new SeedSite[Rows];
    private readonly byte[] _target = "NM_001234567.1"u8.ToArray();
    private readonly OutputBuffer _output = new();
    private SiteWriter _writer = null!;

    /// <summary>The format.</summary>
    [ParamsAllValues]
    public SiteFormat Format { get; set; }

    /// <summary>False: types 1-4 on one strand. True: all types, both strands, attributes.</summary>
    [Params(false, true)]
    public bool AllColumns { get; set; }

    /// <summary>Makes the rows; positions rise through targets of some 1,500 bases.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var rnas = Enumerable.Range(0, Rnas).Select(i => new SmallRna($"hsa-miR-{random.Next(1, 9999)}-{(i & 1) + 3}p", "UGGAAUGUAAAGAAGUAUGUAU")).ToArray();
        var options = AllColumns
            ? new SeedScanOptions { Types = SiteTypes.All, Strands = Strands.Both, Attributes = true }
            : new SeedScanOptions();
        long start = 0;
        for (int i = 0; i < Rows; i++)
        {
            start = i % RowsPerTarget == 0 ? 0 : start + random.Next(4);
            var type = (SiteType)random.Next(AllColumns ? SiteTypeLabels.Count : 4);
            var note = type > SiteType.Mer6A1 ? SiteNote.AtNucleotide(random.Next(2, 8)) : SiteNote.None;
            var strand = (Strand)random.Next(AllColumns ? 2 : 1);
            _sites[i] = new SeedSite(start, start + 6 + random.Next(3), random.Next(Rnas), type, strand, note, (SiteAttributes)random.Next(4));
        }

        _writer = new SiteTable(Format, rnas, options).CreateWriter(_output);
        WriteAll();
        Console.WriteLine($"// {Format}, all columns {AllColumns}: {(double)_output.WrittenCount / Rows:F1} bytes per row");
    }

    /// <summary>Writes all rows into a buffer that has grown to them.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int WriteAll()
    {
        _output.Clear();
        for (int i = 0; i < Rows; i++)
        {
            if (i % RowsPerTarget == 0)
            {
                _writer.BeginTarget(_target);
            }

            _writer.Write(in _sites[i]);
        }

        return _output.WrittenCount;
    }
}
