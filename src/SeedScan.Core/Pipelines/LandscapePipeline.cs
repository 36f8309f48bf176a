using System.IO.Pipelines;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Counts the sites of every seed in files, as an index is built but for what is written.</summary>
/// <remarks>
/// <code>
///   inputs → TargetQueue ─┬─ thread 1: chunk → FastaRecord → PackedSequence → BlockBuilder, without postings ─┬→ sums
///                         └─ thread 2:                     the same                                           ─┘
/// </code>
/// An index has its sums with it: they are added, and none of its blocks is read.
/// </remarks>
public static class LandscapePipeline
{
    /// <summary>Counts.</summary>
    /// <param name="job">What to count.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="InputException">An input is bad. The first error in the order of the input is reported.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of threads.</exception>
    /// <exception cref="ArgumentException">All regions are asked for.</exception>
    public static SeedLandscape Run(LandscapeJob job, CancellationToken cancellation = default) => Run(job, IndexPipeline.ChunkSize, cancellation);

    /// <summary>The same with chunks of any size.</summary>
    internal static SeedLandscape Run(LandscapeJob job, int chunkSize, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(job.Targets);
        ArgumentOutOfRangeException.ThrowIfNegative(job.Threads, nameof(job));
        IndexPipeline.CheckCuts(job.Regions, nameof(job));
        using TargetQueue targets = new(job.Targets, chunkSize) { Progress = job.Progress, Species = job.Species, Regions = job.Regions, WholeIndexes = true };
        targets.Start();
        Sums sums = new(job.Progress);
        BlockBuilding building = new(ScanPipeline.ThreadsOf(job.Threads), int.MaxValue, WithPostings: false);
        building.Run(targets, sums.Totals, sums.Add, cancellation);
        targets.TellUnusedSpecies(job.Warn);
        targets.TellLeftOut(job.Warn);
        sums.Warnings.Tell(job.Warn, "each of them is counted");
        return sums.ToLandscape();
    }

    /// <summary>Counts one small record, so that the code for it is compiled.</summary>
    internal static void CountSpecimen()
    {
        using IndexBatch batch = new(withPostings: false);
        byte[] specimen = ">a\nGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGACAUUCCAGGGNACAUUCC\n"u8.ToArray();
        using FastaReader reader = new(PipeReader.Create(new SynchronousReads(new MemoryStream(specimen))), "");
        _ = reader.Read(batch.Chunk);
        batch.Process();
        new Sums(progress: null).Add(batch);
    }

    /// <summary>What the batches add up to.</summary>
    private sealed class Sums(ScanProgress? progress)
    {
        private readonly TargetCounter _targets = new();
        private long _records, _bases, _ambiguousBases;

        public SeedTotals Totals { get; } = new();

        public RecordWarnings Warnings { get; } = new();

        public void Add(IndexBatch batch)
        {
            if (batch.Index is { } index)
            {
                Totals.Add(index.Totals());
                Warnings.AddDuplicates(index);
                Warnings.AddEmpty(index);
                AddUp(index.Targets, index.Bases, index.AmbiguousBases);
            }
            else
            {
                _targets.Add(batch.Builder, Totals);
                Warnings.Add(batch);
                AddUp(batch.Records, batch.Bases, batch.AmbiguousBases);
            }
        }

        public SeedLandscape ToLandscape() => new(Totals, _records, _bases, _ambiguousBases);

        private void AddUp(long records, long bases, long ambiguousBases)
        {
            _records += records;
            _bases += bases;
            _ambiguousBases += ambiguousBases;
            if (progress is not null)
            {
                progress.Records = _records;
            }
        }
    }
}
