using System.Security.Cryptography;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Whether a file is still the one that an index was built from.</summary>
public enum SourceState
{
    /// <summary>The index was not built from a file of this name.</summary>
    Other,

    /// <summary>It was, and the file has the same bytes.</summary>
    Same,

    /// <summary>It was, and the file has other bytes now.</summary>
    Changed,
}

/// <summary>Compares files with what an index says of its inputs.</summary>
internal static class SourceComparison
{
    /// <summary>Compares by name (without its folder), size and, where these are equal, SHA-256.</summary>
    public static SourceState Compare(IndexProvenance provenance, string path, CancellationToken cancellation)
    {
        string name = System.IO.Path.GetFileName(path);
        SourceState state = SourceState.Other;
        string? hash = null;
        foreach (IndexSource source in provenance.Inputs)
        {
            if (System.IO.Path.GetFileName(source.Name) == name && File.Exists(path))
            {
                if (new FileInfo(path).Length == source.Size && (hash ??= HashOf(path, cancellation)) == source.Sha256)
                {
                    return SourceState.Same;
                }

                state = SourceState.Changed;
            }
        }

        return state;
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
