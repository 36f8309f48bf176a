namespace SeedScan.Cli;

/// <summary>A file of results that is there only when it is complete.</summary>
/// <remarks>
/// The bytes go to <c>.NAME.XXXXXXXX.tmp</c> in the same folder, and <see cref="Complete"/> renames it, which replaces an
/// older file in one step. Disposed without that, nothing is left. A device or a named pipe cannot be replaced and is
/// written directly.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    private readonly Lock _ending = new();
    private readonly string _name;
    private readonly string _path;
    private readonly string? _temporary;
    private bool _ended;

    /// <summary>Opens the output.</summary>
    /// <param name="name">The path as the user gave it.</param>
    /// <exception cref="OutputException">The folder does not exist, the path is a folder, or it may not be written.</exception>
    public OutputFile(string name)
    {
        _name = name;
        try
        {
            _path = OutputPath.Resolve(name);
            if (Directory.Exists(_path))
            {
                throw new OutputException($"{name}: this is a folder. Give the name of a file.");
            }

            string folder = Path.GetDirectoryName(_path) ?? "/";
            if (!Directory.Exists(folder))
            {
                throw new OutputException($"{name}: the folder '{Path.GetDirectoryName(name)}' does not exist. Create it first.");
            }

            if (OutputPath.OpenSpecial(_path) is { } special)
            {
                Stream = new OutputStream(special, name);
                return;
            }

            _temporary = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName().AsSpan(0, 8)}.tmp");
            Stream = new OutputStream(new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0), name);
        }
        catch (Exception failure) when (failure is (IOException or UnauthorizedAccessException) and not OutputException)
        {
            throw Explain(failure, name);
        }
    }

    /// <summary>Where the results are written.</summary>
    public OutputStream Stream { get; }

    /// <summary>An error of the operating system in the words of a user.</summary>
    public static OutputException Explain(Exception failure, string name)
    {
        const int NoSpace = 28;
        const int DiskQuota = 122;
        const int WindowsDiskFull = unchecked((int)0x80070070);
        return failure switch
        {
            { HResult: NoSpace or DiskQuota or WindowsDiskFull } =>
                new OutputException($"{name}: no space is left to write. Free some, or write elsewhere with -o.", failure),
            UnauthorizedAccessException => new OutputException($"{name}: writing here is not permitted. Write elsewhere with -o.", failure),
            _ => new OutputException($"{name}: cannot be written: {failure.Message.TrimEnd('.')}. Write elsewhere with -o.", failure),
        };
    }

    /// <summary>Closes the output and gives it its name. Call it when every byte is written.</summary>
    public void Complete()
    {
        lock (_ending)
        {
            if (_ended)
            {
                return;
            }

            Stream.Flush();
            Stream.Dispose();
            if (_temporary is not null)
            {
                Rename(_temporary);
            }

            _ended = true;
        }
    }

    /// <summary>Closes the output; what was not completed is removed. Also called from a signal's thread.</summary>
    public void Dispose()
    {
        lock (_ending)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            try
            {
                Stream.Dispose();
            }
            catch (IOException)
            {
                // The work has failed already, and the first failure is the one to be told.
            }

            Delete();
        }
    }

    private void Delete()
    {
        try
        {
            if (_temporary is not null)
            {
                File.Delete(_temporary);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As above: that the folder has become read-only must not hide why the work failed, nor end a signal's thread.
        }
    }

    private void Rename(string temporary)
    {
        try
        {
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explain(failure, _name);
        }
    }
}
