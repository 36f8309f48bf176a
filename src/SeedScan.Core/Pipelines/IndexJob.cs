using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>What to index, and where the index goes.</summary>
public sealed record IndexJob
{
    /// <summary>Files in the order of the targets; <c>-</c> is standard input. FASTA or TargetScan UTR tables, plain or gzip.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The program that builds the index, and its version, for the file to tell.</summary>
    public required string Tool { get; init; }

    /// <summary>Threads that work; 0 for one on each processor. The index is the same bytes for any number.</summary>
    public int Threads { get; init; }

    /// <summary>The most memory to take, in bytes; 0 for no limit. Fewer threads work where it is little. The index is the same bytes.</summary>
    public long Memory { get; init; }

    /// <summary>The species (NCBI taxonomy number) whose rows of a UTR table are taken; null where the table has one only.</summary>
    public int? Species { get; init; }

    /// <summary>The region of each mRNA that is indexed; null for whole records.</summary>
    public TargetRegions? Regions { get; init; }

    /// <summary>Kept up to date while the run goes on, or null. It counts no sites.</summary>
    public ScanProgress? Progress { get; init; }

    /// <summary>Is told warnings, one sentence each, such as duplicate names; or null to drop them.</summary>
    public Action<string>? Warn { get; init; }
}

/// <summary>What an index holds.</summary>
/// <param name="Targets">The number of targets.</param>
/// <param name="Bases">The number of their letters, ambiguous ones included.</param>
/// <param name="AmbiguousBases">The number of letters that are not A, C, G, T or U.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record IndexTotals(long Targets, long Bases, long AmbiguousBases, long Bytes);
