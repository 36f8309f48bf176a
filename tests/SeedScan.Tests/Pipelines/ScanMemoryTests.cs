using System.Text;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Memory does not grow with the input.</summary>
public sealed class ScanMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(30, 60)]                        // a million records: an object for each would be 24 MB
    [InlineData(2000, 60)]
    [InlineData(5_000_000, 1_000_000_000)]
    public void Sixteen_times_the_input_allocates_next_to_nothing_more(int letters, int width)
    {
        FastaTexts texts = new(1);
        string lines = string.Join('\n', texts.Letters(letters).Chunk(width).Select(line => new string(line)));
        string record = $">a\n{lines}\n";
        string once = string.Concat(Enumerable.Repeat(record, Math.Max(1, 1_000_000 / record.Length)));
        SeedScanner scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG", "UAGCUUAUCAGACUG"]), new SeedScanOptions { Attributes = true });
        string small = Write("s.fa", once, 2), large = Write("l.fa", once, 32);
        _ = Allocated(scanner, small);

        // The least of some tries, and room for two arrays of the pool that the input is read into: collections, which other
        // tests cause as well, may empty it. An object a record would be 24 MB in the first case.
        long difference = Enumerable.Range(0, 4).Min(_ => Allocated(scanner, large) - Allocated(scanner, small));
        Assert.True(difference < 6 << 20, $"{difference} bytes more for {new FileInfo(large).Length - new FileInfo(small).Length} bytes of input");
    }

    [LinuxFact]
    public void A_hundred_and_fifty_megabytes_pass_through_a_heap_of_48()
    {
        string lines = string.Join("\n", new FastaTexts(2).Letters(3000).Chunk(60).Select(line => new string(line)));
        _folder.Write("r.fa", $">record\n{lines}");
        CommandLine.RunResult result = SeedScanProcess.RunShell(
            "yes \"$(cat $DIR/r.fa)\" 2> $DIR/yes | head -c 150000000 | DOTNET_GCHeapHardLimit=0x3000000 $SEEDSCAN scan - --rna hsa-miR-1-3p --threads 2 --quiet "
            + "> $DIR/o; echo ${PIPESTATUS[2]} $(wc -l < $DIR/o)",
            _folder.Path);
        Assert.Equal("", result.Errors);
        Assert.StartsWith("0 ", result.Text, StringComparison.Ordinal);
    }

    /// <summary>With one thread, all the work is done on the calling one.</summary>
    private static long Allocated(SeedScanner scanner, string file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ScanTotals totals = ScanPipeline.Run(PipelineRun.Job(scanner, file) with { Threads = 1, Sites = Stream.Null, Summary = Stream.Null });
        Assert.True(totals.Bases > 1_000_000);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private string Write(string name, string text, int times)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        using FileStream file = File.Create(_folder.File(name));
        for (int i = 0; i < times; i++)
        {
            file.Write(bytes);
        }

        return file.Name;
    }
}
