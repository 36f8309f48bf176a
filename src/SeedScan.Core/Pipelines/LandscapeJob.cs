using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Which targets <see cref="LandscapePipeline"/> counts.</summary>
public sealed record LandscapeJob
{
    /// <summary>Files; <c>-</c> is standard input. FASTA or TargetScan UTR tables, plain or gzip, or indexes. The counts do not depend on their order.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Threads that work; 0 for one on each processor. The counts are the same for any number.</summary>
    public int Threads { get; init; }

    /// <summary>The species (NCBI taxonomy number) whose rows of a UTR table are taken; null where the table has one only.</summary>
    public int? Species { get; init; }

    /// <summary>The region of each mRNA that is counted; null for whole records.</summary>
    public TargetRegions? Regions { get; init; }

    /// <summary>Kept up to date while the run goes on, or null. It counts no sites.</summary>
    public ScanProgress? Progress { get; init; }

    /// <summary>Is told warnings, one sentence each, such as duplicate names; or null to drop them.</summary>
    public Action<string>? Warn { get; init; }
}
