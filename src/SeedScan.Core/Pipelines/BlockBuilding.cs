using SeedScan.Indexing;

namespace SeedScan.Pipelines;

/// <summary>How the blocks of chunks are built: on several threads, and handed on in the order of the input.</summary>
/// <param name="Threads">Threads that work, at least 1.</param>
/// <param name="MostBatches">The most batches to hold, at least 1; fewer threads work where it is less than theirs.</param>
/// <param name="WithPostings">False to count only.</param>
internal sealed record BlockBuilding(int Threads, int MostBatches, bool WithPostings)
{
    /// <summary>Builds the blocks, and adds up what the builders counted.</summary>
    /// <param name="targets">Gives the chunks.</param>
    /// <param name="totals">Takes the counts at the end; those of records in several blocks lack in <see cref="SeedTotals.Targets"/>.</param>
    /// <param name="write">Takes the batches, one after the other.</param>
    /// <param name="cancellation">Ends the work.</param>
    public void Run(TargetQueue targets, SeedTotals totals, Action<IndexBatch> write, CancellationToken cancellation)
    {
        int count = Math.Min(Threads == 1 ? 1 : Threads + 2, MostBatches);
        List<IndexBatch> batches = [];
        try
        {
            for (int i = 0; i < count; i++)
            {
                batches.Add(new IndexBatch(WithPostings));
            }

            new OrderedBatches<IndexBatch>(batches, write, cancellation)
                .Run(Math.Min(Threads, count), "index", targets.TryRead);
            batches.ForEach(batch => totals.Add(batch.Builder.Totals));
        }
        finally
        {
            batches.ForEach(batch => batch.Dispose());
        }
    }
}
