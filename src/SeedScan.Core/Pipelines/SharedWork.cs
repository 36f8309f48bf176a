namespace SeedScan.Pipelines;

/// <summary>Items done by workers, one thread each, in no order.</summary>
internal static class SharedWork
{
    /// <summary>Does items 0 to <paramref name="count"/> - 1, each on the next worker that is free.</summary>
    public static void Do<TWorker>(TWorker[] workers, int count, Action<TWorker, int> work, CancellationToken cancellation)
    {
        int next = -1;
        void Take(int worker)
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                work(workers[worker], i);
            }
        }

        int threads = Math.Min(workers.Length, count);
        if (threads <= 1)
        {
            Take(0);
        }
        else
        {
            _ = Parallel.For(0, threads, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, Take);
        }
    }
}
