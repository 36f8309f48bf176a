namespace SeedScan.Tests;

/// <summary>What a piece of work allocates once it is warm.</summary>
internal static class WarmAllocation
{
    /// <summary>The fewest bytes that the thread allocated in one of several runs.</summary>
    /// <remarks>A collection that another test sets off takes away the thread's block of memory, and its rest then counts as allocated.</remarks>
    /// <param name="work">The work, done eight times.</param>
    public static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 8; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
