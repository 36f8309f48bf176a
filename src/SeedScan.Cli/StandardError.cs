namespace SeedScan.Cli;

/// <summary>Standard error, which may fail: what cannot be told to anyone is no reason to end the work.</summary>
internal static class StandardError
{
    private static readonly bool s_closed = StandardDescriptor.IsClosed(StandardDescriptor.Error);

    /// <summary>Writes a text, or nothing where that is not possible.</summary>
    public static void Write(string text)
    {
        if (s_closed)
        {
            return;
        }

        try
        {
            Console.Error.Write(text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A full disk, or a reader that has gone: the exit code still tells how the work ended.
        }
    }
}
