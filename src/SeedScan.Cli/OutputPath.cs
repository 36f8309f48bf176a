namespace SeedScan.Cli;

/// <summary>What a path stands for: the real file behind links, standard output, or a device.</summary>
internal static class OutputPath
{
    /// <summary>True for <c>-</c> and the names that Unix gives to standard output.</summary>
    public static bool IsStandardOutput(string path) => path is "-" or "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1";

    /// <summary>The absolute path with links followed, so that a link is not replaced by a file and one file has one path.</summary>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? target.FullName : full;
    }

    /// <summary>Opens what must be written directly: a device or a named pipe. Null for a file, or where nothing is yet.</summary>
    public static FileStream? OpenSpecial(string path)
    {
        // The framework does not tell what kind a file is. All that is no regular file has the length 0, and of these
        // pipes and terminals cannot seek, and the devices that can are under /dev (where /dev/shm holds regular files).
        FileInfo file = new(path);
        if (!file.Exists || file.Length != 0)
        {
            return null;
        }

        FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        bool isDevice = path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
        if (isDevice || !stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>True if both name one regular file. What is no file yet is compared by its path.</summary>
    public static bool IsSameFile(string path, string other) =>
        string.Equals(Resolve(path), Resolve(other), StringComparison.Ordinal)
        && !(File.Exists(path) && new FileInfo(Resolve(path)).Length == 0 && Resolve(path).StartsWith("/dev/", StringComparison.Ordinal));
}
