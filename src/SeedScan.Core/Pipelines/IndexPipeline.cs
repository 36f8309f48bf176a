using System.IO.Pipelines;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Builds an index: reads chunks, packs and sorts them on several threads, and writes the blocks in the order of the input.</summary>
/// <remarks>
/// <code>
///   inputs → TargetQueue ─┬─ thread 1: chunk → FastaRecord → PackedSequence → BlockBuilder ─┬→ IndexFileWriter → file
///                         └─ thread 2:                     the same                         ─┘
/// </code>
/// Only the blocks at work are in memory, whatever the size of the input.
/// </remarks>
public static class IndexPipeline
{
    /// <summary>The text of a block, and so nearly its bases: 24 bits to a posting, and what is written at once stays in the processor's second cache.</summary>
    internal const int ChunkSize = 1 << 19;

    /// <summary>What a block takes while it is built: text, bases, counters, postings, and the block itself; 17 MB with records of one base, the most there is, and 7 MB with those of a transcriptome.</summary>
    private const long BytesPerBatch = 18 << 20;

    /// <summary>What the process takes beside the blocks: the runtime, the reader's buffers, the names that are compared, the totals.</summary>
    private const long BytesBeside = 96 << 20;

    /// <summary>The least memory with which an index can be built, in bytes.</summary>
    public const long LeastMemory = BytesBeside + BytesPerBatch;

    /// <summary>Builds an index.</summary>
    /// <param name="job">What to index.</param>
    /// <param name="index">Takes the file, from front to back. The caller closes it.</param>
    /// <param name="cancellation">Ends the run early; what was written so far is no index.</param>
    /// <exception cref="InputException">An input is bad. The first error in the order of the input is reported.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Less memory than <see cref="LeastMemory"/>, or a negative number of threads.</exception>
    /// <exception cref="ArgumentException">All regions are asked for: an index is of one, or of whole records.</exception>
    public static IndexTotals Run(IndexJob job, Stream index, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Run(job, index, ChunkSize, cancellation);
    }

    /// <summary>The same with chunks of any size.</summary>
    internal static IndexTotals Run(IndexJob job, Stream index, int chunkSize, CancellationToken cancellation = default)
    {
        List<IndexSource> sources = [];
        using TargetQueue targets = QueueOf(job, chunkSize, sources);
        using IndexFileWriter file = new(index);
        RecordWarnings warnings = new();
        BlockBuilding building = new(ScanPipeline.ThreadsOf(job.Threads), MostBatches(job), WithPostings: true);
        building.Run(targets, file.Totals, Write, cancellation);
        IndexProvenance provenance = new(job.Tool, sources, warnings.FirstDuplicate, warnings.FirstEmpty)
        {
            Region = job.Regions?.Label,
            Coding = job.Regions?.Coding is { Sha256: { } hash } coding ? new IndexSource(coding.File, coding.Size, hash, Species: null) : null,
        };
        file.Complete(provenance, new IndexWarnings(warnings.Duplicates, warnings.Empty, warnings.IsFull));
        targets.TellUnusedSpecies(job.Warn);
        targets.TellLeftOut(job.Warn);
        warnings.Tell(job.Warn);
        return new IndexTotals(file.Records, file.Bases, file.AmbiguousBases, file.Length);

        void Write(IndexBatch batch)
        {
            warnings.Add(batch);
            file.Write(batch.Builder);
            if (job.Progress is not null)
            {
                job.Progress.Records = file.Records;
            }
        }
    }

    /// <summary>Has the code for building compiled on another thread, while this one still finds out what to build. Not needed, but saves time in a short run.</summary>
    public static void WarmUp()
    {
        if (Environment.ProcessorCount > 1)
        {
            new Thread(BuildSpecimen) { IsBackground = true, Name = "warm up" }.Start();
        }
    }

    /// <summary>Takes one small record the whole way, and throws the result away.</summary>
    private static void BuildSpecimen()
    {
        using IndexBatch batch = new(withPostings: true);
        using IndexFileWriter file = new(Stream.Null);
        byte[] specimen = ">a\nGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGNACAUUCC\n"u8.ToArray();
        using FastaReader reader = new(PipeReader.Create(new SynchronousReads(new MemoryStream(specimen))), "");
        _ = reader.Read(batch.Chunk);
        batch.Process();
        file.Write(batch.Builder);
        file.Complete(new IndexProvenance("", [], null, null), default);
    }

    private static TargetQueue QueueOf(IndexJob job, int chunkSize, List<IndexSource>? sources)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(job.Targets);
        ArgumentOutOfRangeException.ThrowIfNegative(job.Threads, nameof(job));
        CheckCuts(job.Regions, nameof(job));
        if (job.Memory != 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(job.Memory, LeastMemory, nameof(job));
        }

        TargetQueue targets = new(job.Targets, chunkSize) { Progress = job.Progress, Species = job.Species, Regions = job.Regions, Sources = sources };
        try
        {
            targets.Start();
            return targets;
        }
        catch
        {
            targets.Dispose();
            throw;
        }
    }

    /// <summary>Makes sure that a job without sites to tell regions of asks for one region.</summary>
    internal static void CheckCuts(TargetRegions? regions, string job)
    {
        if (regions is { Cuts: false })
        {
            throw new ArgumentException("There are no sites to tell regions of: choose one region, or none for whole records.", job);
        }
    }

    private static int MostBatches(IndexJob job) =>
        job.Memory == 0 ? int.MaxValue : (int)Math.Min((job.Memory - BytesBeside) / BytesPerBatch, int.MaxValue);
}
