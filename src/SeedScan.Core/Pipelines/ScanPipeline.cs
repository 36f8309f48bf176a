using System.IO.Pipelines;
using SeedScan.Indexing;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Scans files: reads chunks, packs, scans and formats them on several threads, and writes in the order of the input.</summary>
/// <remarks>
/// <code>
///   inputs → TargetQueue ─┬─ thread 1: chunk → FastaRecord → PackedSequence → SeedScanner → SiteWriter ─┬→ ScanOutput → files
///                         └─ thread 2:                          the same                                ─┘
/// </code>
/// Every thread does the whole path for its own chunk, so that nothing but chunks of text changes hands.
/// </remarks>
public static class ScanPipeline
{
    /// <summary>Bytes of rows that a chunk should make: enough to write at once, and little enough to hold several of.</summary>
    private const double RowBytesPerChunk = 3 << 20;

    /// <summary>More threads than any machine has; each takes a few megabytes.</summary>
    private const int MostThreads = 1024;

    private const int LargestChunk = 1 << 21, SmallestChunk = 1 << 15, BytesPerRow = 48;

    /// <summary>Runs a job to its end.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="cancellation">Ends the run early; what was written so far stays.</param>
    /// <exception cref="ArgumentException">Sites cannot be scored, or targets ranked, as the job has it.</exception>
    /// <exception cref="InputException">An input is bad. The first error in the order of the input is reported.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ScanTotals Run(ScanJob job, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(job.Targets);
        ArgumentNullException.ThrowIfNull(job.Scanner);
        ArgumentOutOfRangeException.ThrowIfNegative(job.Threads, nameof(job));
        ArgumentOutOfRangeException.ThrowIfNegative(job.MaskStart, nameof(job));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(job.RankingTop, nameof(job));
        if (job.Scoring is not null && (job.Scoring.Rnas.Count != job.Scanner.Rnas.Count || job.Scanner.Options is not { Strands: Strands.Forward, SeedStart: 2 }))
        {
            throw new ArgumentException("Scores are of the scanner's RNAs, of the + strand, and of seeds from nt 2.", nameof(job));
        }

        if (job is { Ranking: not null, Scoring: null })
        {
            throw new ArgumentException("A ranking is by scores.", nameof(job));
        }

        if (job is { Drawings: not null, Scoring: null })
        {
            throw new ArgumentException("Sites are drawn in the register of their scores.", nameof(job));
        }

        return Run(job, ChunkSize(job), cancellation);
    }

    /// <summary>The same with chunks of any size.</summary>
    internal static ScanTotals Run(ScanJob job, int chunkSize, CancellationToken cancellation = default)
    {
        int threads = ThreadsOf(job.Threads);
        using TargetQueue targets = new(job.Targets, chunkSize)
        {
            Progress = job.Progress,
            Species = job.Species,
            Regions = job.Regions,
            CountedBases = job.MaskStart,
            WholeRecords = job.Scoring is not null,
            SlicesBlocks = BlockSearch.ScansAnyway(job.Scanner, job.MaskStart),
        };
        targets.Start();
        using ScanOutput output = new(job, batches: threads == 1 ? 1 : threads + 2, cancellation);
        output.WriteHeaders();
        output.Batches.Run(threads, "scan", targets.TryRead);
        targets.TellUnusedSpecies(job.Warn);
        targets.TellLeftOut(job.Warn);
        ScanTotals totals = output.Finish();
        job.Scoring?.Targets?.TellNotFound(job.Warn);
        return totals;
    }

    /// <summary>The threads that a number stands for: 0 for one on each processor.</summary>
    internal static int ThreadsOf(int threads) => Math.Min(threads == 0 ? Environment.ProcessorCount : threads, MostThreads);

    /// <summary>Starts to get the code of a run ready on another thread, while the caller still reads its options.</summary>
    /// <remarks>
    /// Kernels for the processor's own vectors are compiled when they are first used. Done beside the rest of the start,
    /// that costs no time; it changes nothing else. Of no use where there is one processor.
    /// </remarks>
    /// <param name="scored">True if sites will be scored, and counted beforehand.</param>
    public static void WarmUp(bool scored = false)
    {
        if (Environment.ProcessorCount > 1)
        {
            new Thread(() => ScanSpecimen(scored)) { IsBackground = true, Name = "warm up" }.Start();
            if (scored)
            {
                new Thread(LandscapePipeline.CountSpecimen) { IsBackground = true, Name = "warm up" }.Start();
            }
        }
    }

    /// <summary>Takes one small record the whole way, and throws the result away.</summary>
    private static void ScanSpecimen(bool scored)
    {
        SeedScanner scanner = new([new SmallRna("a", "UGGAAUGUAAAG")], new SeedScanOptions());
        ScanJob job = new()
        {
            Targets = [],
            Scanner = scanner,
            Sites = Stream.Null,
            Scoring = scored ? new SiteScoring(ContextModel.ContextPlusPlus, scanner.Rnas) : null,
        };
        using ScanOutput output = new(job, batches: 1, CancellationToken.None);
        output.WriteHeaders();
        ScanBatch batch = output.Batches.Rent()!;
        byte[] specimen = ">a\nGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGG\nACAUUCC\n"u8.ToArray();
        using FastaReader reader = new(PipeReader.Create(new SynchronousReads(new MemoryStream(specimen))), "");
        _ = reader.Read(batch.Chunk);
        batch.Process();
        output.Batches.Complete(batch);
    }

    /// <summary>The chunk size follows from what is looked for alone, so that cuts are the same on every machine.</summary>
    private static int ChunkSize(ScanJob job)
    {
        double rowBytesPerBase = job.Scanner.ExpectedSitesPerBase * BytesPerRow;
        int largest = job.Scoring is null ? LargestChunk : IndexPipeline.ChunkSize;      // a record is whole there if it is in an index
        return (int)Math.Clamp(RowBytesPerChunk / Math.Max(rowBytesPerBase, 1e-6), SmallestChunk, largest);
    }
}
