using Xunit;

namespace SeedScan.Tests;

/// <summary>Fails instead of hanging. What does not come to its end is left behind on a background thread.</summary>
internal static class TimeLimit
{
    /// <summary>Long enough for a busy machine without vectors.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    public static T Within<T>(Func<T> work, TimeSpan? limit = null)
    {
        T result = default!;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        })
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(limit ?? s_limit), $"no end within {limit ?? s_limit}");
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return result;
    }
}
