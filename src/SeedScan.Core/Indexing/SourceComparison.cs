using System.Security.Cryptography;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Whether a file is what an index was built from.</summary>
public enum SourceState
{
    /// <summary>It is another file.</summary>
    Other,

    /// <summary>It has the bytes that the index was built from, whatever its name.</summary>
    Same,

    /// <summary>It is the file that the index was built from, by its path, and has other bytes now.</summary>
    Changed,
}

/// <summary>Compares files with what an index says of its inputs.</summary>
internal static class SourceComparison
{
    /// <summary>Compares by size and, where it is equal, SHA-256; and by path, from here or from the index's folder on.</summary>
    /// <param name="provenance">What the index says.</param>
    /// <param name="index">The index's path.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static SourceState Compare(IndexProvenance provenance, string index, string path, CancellationToken cancellation)
    {
        FileInfo file = new(path);
        if (path == TargetInput.StandardInput || !file.Exists || file.Length == 0)
        {
            return SourceState.Other;                           // what streams by cannot be read twice
        }

        bool isSource = false;
        string? hash = null;
        foreach (IndexSource source in provenance.Inputs)
        {
            if (file.Length == source.Size && (hash ??= HashOf(path, cancellation)) == source.Sha256)
            {
                return SourceState.Same;
            }

            string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(index)) ?? "/", source.Name);
            isSource |= Behind(path) == Behind(source.Name) || Behind(path) == Behind(beside);
        }

        return isSource ? SourceState.Changed : SourceState.Other;
    }

    /// <summary>The absolute path of what a path leads to, links followed.</summary>
    private static string Behind(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);                      // a circle of links: whoever opens it will tell
        }
    }

    private static string HashOf(string path, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using FileStream file = TargetInput.OpenFile(path);
        byte[] buffer = new byte[1 << 20];
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
