using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Pipelines;

/// <summary>Finds the near matches of oligos in files: reads, searches and formats on several threads, and writes in the order of the input.</summary>
/// <remarks>
/// <code>
///   inputs → TargetQueue ─┬─ thread 1: chunk or block → PackedSequence → OrderedMatches → NearMatchWriter ─┬→ NearMatchOutput → files
///                         └─ thread 2:                            the same                                ─┘
/// </code>
/// Rows are in the order of target, start, end, strand (+ first) and oligo.
/// </remarks>
public static class NearMatchPipeline
{
    /// <summary>Runs a job to its end.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="cancellation">Ends the run early; what was written so far stays.</param>
    /// <exception cref="ArgumentException">There is no oligo, or a limit or number is out of range.</exception>
    /// <exception cref="InputException">An input is bad, or an oligo too short or too long. The first error in the order of the input is reported.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static NearMatchTotals Run(NearMatchJob job, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(job.Targets);
        ArgumentNullException.ThrowIfNull(job.Oligos);
        ArgumentOutOfRangeException.ThrowIfNegative(job.Threads, nameof(job));
        ArgumentOutOfRangeException.ThrowIfLessThan(job.MaxHitsPerTier ?? 1, 1, nameof(job));
        if (job.Oligos.Count == 0)
        {
            throw new ArgumentException("There is no oligo to look for.", nameof(job));
        }

        return Run(job, IndexPipeline.ChunkSize, NearMatchBatch.SoftLimit, cancellation);
    }

    /// <summary>The same with chunks of any size, and rows of any number of bytes before a batch hands them on.</summary>
    internal static NearMatchTotals Run(NearMatchJob job, int chunkSize, int softLimit, CancellationToken cancellation = default)
    {
        NearMatchSearches searches = new(job);
        int threads = ScanPipeline.ThreadsOf(job.Threads);
        using TargetQueue targets = new(job.Targets, chunkSize)
        {
            Progress = job.Progress,
            Species = job.Species,
            Regions = job.Regions,
        };
        targets.Start();
        using NearMatchOutput output = new(job, searches, softLimit, batches: threads == 1 ? 1 : threads + 2, cancellation);
        output.WriteHeader();
        output.Batches.Run(threads, "offtarget", targets.TryRead);
        targets.TellUnusedSpecies(job.Warn);
        targets.TellLeftOut(job.Warn);
        return output.Finish();
    }
}
