using System.Diagnostics;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Pipelines;
using SeedScan.Tests.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>A small index in several blocks whose file is damaged and mended again, and everything that can be asked of it.</summary>
internal sealed class DamagedIndex : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly SeedScanner[] _scanners;
    private readonly List<string>[] _rows;
    private int _tries;

    public DamagedIndex()
    {
        PlantedTargets planted = new(30);
        List<string> rnas = ["UGGAAUGUAAAGAAGUAUGUAU", "UAGCUUAUCAGACUGAUGUUGA"];
        List<(string, string)> records = [("r0 described", planted.Target(60, "ACGU", rnas) + new string('N', 4000) + planted.Target(300, "ACGUN", rnas))];
        for (int i = 1; i < 7; i++)
        {
            records.Add(($"r{i}", planted.Target(i * 40, "ACGUACGUACGUN", rnas) + new string('n', 60 * i)));
        }

        (_, _path) = IndexFiles.Write(_folder, new IndexCase(records, rnas).Fasta(), chunkSize: 2000);
        Original = File.ReadAllBytes(_path);
        _scanners =
        [
            SiteRows.Scanner(rnas, new OracleOptions { Types = ["8mer", "7mer-m8", "7mer-A1", "6mer"] }),
            SiteRows.Scanner(rnas, new OracleOptions { Strands = "both", AnyBulgeBase = true, Attributes = true }),
        ];
        _rows = new List<string>[_scanners.Length];
        _rows = Rows();
        Assert.All(_rows, rows => Assert.True(rows.Count > 20, $"{rows.Count} rows"));
        using KmerIndex index = KmerIndex.Open(_path);
        Assert.True(index.Blocks >= 3);
        Assert.All(_scanners, scanner => Assert.Contains(
            Enumerable.Range(0, index.Blocks), block => IndexFiles.IsReadByPostings(index, block, scanner)));
    }

    /// <summary>The file as it was written.</summary>
    public byte[] Original { get; }

    /// <summary>The cores that the first search reads.</summary>
    public IEnumerable<int> Cores => new IndexQuery(_scanners[0]).Cores.Distinct();

    /// <summary>How often sites were others than those of the first file, or none at all.</summary>
    public int WrongAnswers { get; private set; }

    /// <summary>The longest time that all the questions about one damaged file took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Puts another file in its place, for good, and asks everything of it.</summary>
    /// <returns>True if the damage was told: when it was opened, or by a check of its bytes.</returns>
    public bool Try(byte[] damaged)
    {
        File.WriteAllBytes(_path, damaged);
        return Use();
    }

    /// <summary>The same with some bytes changed.</summary>
    public bool Try(int at, byte[] bytes, bool isForged = false)
    {
        byte[] trailer = Original[^512..];
        Write(at, bytes);
        if (isForged)
        {
            Forge(at, bytes);
        }

        bool isTold = Use();
        Write(at, Original.AsSpan(at, bytes.Length));
        Write(Original.Length - 512, trailer);
        return isTold;
    }

    /// <summary>Opens the file and checks its bytes; true if either fails.</summary>
    public bool IsTold(int at, byte[] bytes)
    {
        Write(at, bytes);
        bool isTold = Fails(() =>
        {
            using KmerIndex index = KmerIndex.Open(_path);
            index.Verify();
        });
        Write(at, Original.AsSpan(at, bytes.Length));
        return isTold;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Makes the trailer's checksum right, so that what is checked behind it is reached.</summary>
    private void Forge(int at, byte[] bytes)
    {
        byte[] file = [.. Original];
        bytes.CopyTo(file, at);
        ulong hash = DecodedIndex.Hash([.. file.AsSpan(0, 64), .. file.AsSpan(file.Length - 512, 504)]);
        Write(file.Length - 8, BitConverter.GetBytes(hash));
    }

    /// <summary>Asks everything; each question has an answer or an error for the user, and a wrong answer is told by a check.</summary>
    private bool Use()
    {
        long started = Stopwatch.GetTimestamp();
        bool isTold = Fails(() =>
        {
            using KmerIndex index = KmerIndex.Open(_path);
            index.Verify();
        });
        List<string>[] rows = [];
        if (Fails(() => rows = Rows()) || !rows.Zip(_rows).All(pair => pair.First.SequenceEqual(pair.Second)))
        {
            WrongAnswers++;
        }

        _ = Fails(AskTargets);
        _tries++;
        ScanJob job = PipelineRun.Job(_scanners[_tries / 2 % 2], _path) with
        {
            Format = (SiteFormat)(_tries / 4 % 4),
            MaskStart = _tries % 2 * 14,
            Sites = Stream.Null,
            Summary = Stream.Null,
            Threads = 1,
        };
        _ = Fails(() => _ = ScanPipeline.Run(job, chunkSize: 1000));
        TimeSpan time = Stopwatch.GetElapsedTime(started);
        Slowest = time > Slowest ? time : Slowest;
        return isTold;
    }

    private List<string>[] Rows()
    {
        using KmerIndex index = KmerIndex.Open(_path);
        List<string>[] rows = new List<string>[_scanners.Length];
        for (int i = 0; i < _scanners.Length; i++)
        {
            rows[i] = [];
            BlockSearch buckets = new(_scanners[i], new IndexQuery(_scanners[i])), bases = new(_scanners[i], query: null);
            for (int block = 0; block < index.Blocks; block++)
            {
                rows[i].AddRange(IndexFiles.Search(index, block, buckets));
                rows[i].AddRange(IndexFiles.Search(index, block, bases));
            }

            rows[i].AddRange(IndexFiles.Scan(index, _scanners[i]));
        }

        return rows;
    }

    private void AskTargets()
    {
        using KmerIndex index = KmerIndex.Open(_path);
        _ = index.Provenance;
        _ = index.Totals();
        for (long i = 0; i < Math.Min(index.Targets, 12); i++)
        {
            _ = index.TargetAt(i);
        }

        if (index.Targets > 0)
        {
            _ = index.TargetAt(index.Targets - 1);
        }
    }

    private static bool Fails(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (InputException told)
        {
            Assert.False(string.IsNullOrWhiteSpace(told.Message));
            return true;
        }
    }

    private void Write(int at, ReadOnlySpan<byte> bytes)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, bytes, at);
    }
}
