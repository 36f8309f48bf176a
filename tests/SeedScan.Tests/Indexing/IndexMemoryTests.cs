using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>A search allocates nothing once warm, and building takes no more memory for more input.</summary>
public sealed class IndexMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_warm_search_allocates_nothing(bool byPostings, bool attributes)
    {
        PlantedTargets planted = new(1);
        List<string> rnas = byPostings ? ["UGGAAUGUAAAGAAGUAUGUAU"] : planted.Rnas(100);
        string text = string.Concat(Enumerable.Range(0, 50).Select(i => $">r{i}\n{planted.Letters(20_000, "ACGUN")}{planted.Target(40, "ACGU", rnas)}\n"));
        (_, string path) = IndexFiles.Write(_folder, text, 100_000);
        SeedScanner scanner = SiteRows.Scanner(rnas, new OracleOptions
        {
            Types = byPostings ? ["8mer", "7mer-m8", "7mer-A1", "6mer"] : SiteOracle.Labels,
            Strands = "both",
            AnyBulgeBase = true,
            Attributes = attributes,
        });
        using KmerIndex index = KmerIndex.Open(path);
        Assert.True(index.Blocks > 5);
        Assert.All(Enumerable.Range(0, index.Blocks), block => Assert.Equal(byPostings, IndexFiles.IsReadByPostings(index, block, scanner)));
        IndexScanner search = new(index, scanner);
        Counter sites = new();
        search.Scan(ref sites);
        long found = sites.Count;
        Assert.Equal(0, WarmAllocation.Of(() => search.Scan(ref sites)));
        Assert.True(found > 100 && sites.Count == 9 * found, $"{sites.Count} sites");
    }

    [Theory]
    [InlineData(30, 60)]
    [InlineData(2_000_000, 1_000_000_000)]
    public void Eight_times_the_input_allocates_next_to_nothing_more(int letters, int width)
    {
        string lines = string.Join('\n', new FastaTexts(1).Letters(letters).Chunk(width).Select(line => new string(line)));
        string record = $">a\n{lines}\n", once = string.Concat(Enumerable.Repeat(record, Math.Max(1, 1_000_000 / record.Length)));
        string small = _folder.Write("s.fa", string.Concat(Enumerable.Repeat(once, 2)));
        string large = _folder.Write("l.fa", string.Concat(Enumerable.Repeat(once, 16)));
        _ = Allocated(small);

        // As ScanMemoryTests: the least of some tries. An object a record would be 10 MB in the first case.
        long difference = Enumerable.Range(0, 3).Min(_ => Allocated(large) - Allocated(small));
        Assert.True(difference < 6 << 20, $"{difference} bytes more for {new FileInfo(large).Length - new FileInfo(small).Length} bytes of input");
    }

    [LinuxFact]
    public void Eighty_megabytes_are_indexed_in_the_memory_asked_for()
    {
        string text = string.Concat(Enumerable.Range(0, 500).Select(i => $">r{i}\n{new FastaTexts(i).Letters(2000)}\n"));
        using SeedScanProcess process = new("index", "-", "-o", _folder.File("o.ssi"), "--memory", "200M", "--threads", "4", "--quiet");
        for (int i = 0; i < 80; i++)
        {
            process.Write(text);
        }

        string peak = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        process.CloseInput();
        CommandLine.RunResult result = process.Wait();
        Assert.Equal("", result.Errors);
        Assert.Equal(0, result.ExitCode);
        int megabytes = int.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) / 1024;
        Assert.True(megabytes is > 20 and < 200, $"{megabytes} MB");
        Assert.True(new FileInfo(_folder.File("o.ssi")).Length > 200_000_000);
    }

    /// <summary>With one thread, all the work is done on the calling one.</summary>
    private static long Allocated(string file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        IndexTotals totals = IndexPipeline.Run(IndexFiles.Job(file), Stream.Null);
        Assert.True(totals.Bases > 1_000_000);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private struct Counter : ITargetSiteSink
    {
        public long Count { get; private set; }

        public void OnSite(long target, in SeedSite site) => Count++;
    }
}
