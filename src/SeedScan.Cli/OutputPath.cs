namespace SeedScan.Cli;

/// <summary>What a path stands for: the real file behind links, standard output, or a device.</summary>
internal static class OutputPath
{
    // As many as Linux follows in one path.
    private const int MostLinks = 40;

    /// <summary>True for <c>-</c> and the names that Unix gives to standard output.</summary>
    public static bool IsStandardOutput(string path) => path is "-" or "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1";

    /// <summary><c>-</c> for all names of standard output, else the path.</summary>
    public static string StandardOutputOr(string path) => IsStandardOutput(path) ? "-" : path;

    /// <summary>Checks that an output is no input.</summary>
    /// <param name="option">The option that names the output.</param>
    /// <param name="output">A path, <c>-</c>, or null for none.</param>
    /// <param name="inputs">Paths; <c>-</c> is standard input.</param>
    /// <exception cref="UsageException">It would overwrite one.</exception>
    public static void CheckIsNoInput(string option, string? output, string[] inputs)
    {
        if (output is not (null or "-") && Array.Exists(inputs, input => input != "-" && IsSameFile(input, output)))
        {
            throw new UsageException($"--{option} '{output}' would overwrite an input; give it another name");
        }
    }

    /// <summary>Refuses outputs of which two are one, or one is an input.</summary>
    /// <param name="outputs">The option, and its path, <c>-</c>, or null where it is not given.</param>
    /// <param name="inputs">Paths of inputs.</param>
    /// <exception cref="UsageException">There are such.</exception>
    public static void Check((string Option, string? Path)[] outputs, string[] inputs)
    {
        for (int i = 1; i < outputs.Length; i++)
        {
            (string option, string? path) = outputs[i];
            foreach ((string before, string? other) in outputs.AsSpan(0, i))
            {
                if (path is not null && other is not null && (path == "-" || other == "-" ? path == other : IsSameFile(path, other)))
                {
                    throw new UsageException($"--{before} and --{option} are both '{other}'; give them two files");
                }
            }
        }

        Array.ForEach(outputs, output => CheckIsNoInput(output.Option, output.Path, inputs));
    }

    /// <summary>The absolute path with the links in all its parts followed, so that a link is not replaced by a file and one file has one path.</summary>
    /// <exception cref="OutputException">Links of the path lead back to themselves.</exception>
    public static string Resolve(string path) => FollowLinks(Path.GetFullPath(path))
        ?? throw new OutputException($"{path}: links of this path lead in a circle. Give the path of a file.");

    /// <summary>Opens what must be written directly: a device or a named pipe. Null for a file, or where nothing is yet.</summary>
    public static FileStream? OpenSpecial(string path)
    {
        // The framework does not tell what kind a file is. All that is no regular file has the length 0, and of these
        // pipes and terminals cannot seek, and the devices that can are under /dev (where /dev/shm holds regular files).
        // A link that Resolve left is one of /proc to a pipe, and the length is the link's own.
        FileInfo file = new(path);
        if (!file.Exists || (file.Length != 0 && file.LinkTarget is null))
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
    /// <exception cref="OutputException">Links of a path lead back to themselves.</exception>
    public static bool IsSameFile(string path, string other)
    {
        string resolved = Resolve(path);
        return string.Equals(resolved, Resolve(other), StringComparison.Ordinal)
            && !(resolved.StartsWith("/dev/", StringComparison.Ordinal) && new FileInfo(resolved) is { Exists: true, Length: 0 });
    }

    // From the root down, part by part: the framework follows a link only in the last one. Null if there is no end to it.
    private static string? FollowLinks(string full)
    {
        string resolved = Path.GetPathRoot(full)!;
        Stack<string> ahead = [];
        Push(ahead, full[resolved.Length..]);
        int links = 0;
        while (ahead.TryPop(out string? part))
        {
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            string next = Path.Combine(resolved, part);
            if (LinkTarget(resolved, next) is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            string root = Path.IsPathFullyQualified(target) ? Path.GetPathRoot(target)! : "";
            resolved = root.Length > 0 ? root : resolved;
            Push(ahead, target[root.Length..]);
        }

        return resolved;
    }

    // What a shell's >(command) names is a pipe, and its link under /proc tells no path that could be opened.
    private static string? LinkTarget(string folder, string path)
    {
        string? target = new FileInfo(path).LinkTarget;
        bool isPath = target is not null && (!folder.StartsWith("/proc/", StringComparison.Ordinal) || Path.Exists(Path.Combine(folder, target)));
        return isPath ? target : null;
    }

    // The first part comes to lie on top.
    private static void Push(Stack<string> ahead, string path)
    {
        string[] parts = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            if (parts[i] != ".")
            {
                ahead.Push(parts[i]);
            }
        }
    }
}
