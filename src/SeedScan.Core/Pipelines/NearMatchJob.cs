using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>One run of <see cref="NearMatchPipeline"/>: what to read, what to look for, and where the results go.</summary>
public sealed record NearMatchJob
{
    /// <summary>
    /// Files in the order of the output; <c>-</c> is standard input. FASTA or TargetScan UTR tables, plain or gzip, or indexes. Targets may
    /// be of any length; those of more than half a million letters are read in pieces, and give what the whole gives.
    /// </summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The oligos, in the order of the output at one place.</summary>
    public required IReadOnlyList<Oligo> Oligos { get; init; }

    /// <summary>What a near match may deviate.</summary>
    public SimilarityLimits Limits { get; init; } = new(3, 0, 0);

    /// <summary>The strands of the targets that are searched; an oligo binds the strand that its reverse complement resembles.</summary>
    public Strands Strands { get; init; } = Strands.Forward;

    /// <summary>The most near matches of one oligo with one number of edits that have a row, the first in the order of the output; null for all. What is left out is counted.</summary>
    public long? MaxHitsPerTier { get; init; }

    /// <summary>The format of the near matches.</summary>
    public NearMatchFormat Format { get; init; } = NearMatchFormat.Tsv;

    /// <summary>Where the near matches go, or null for nowhere. The caller closes it.</summary>
    public Stream? Hits { get; init; }

    /// <summary>True to write the near matches as BGZF.</summary>
    public bool CompressHits { get; init; }

    /// <summary>Where the numbers of each oligo and tier go, or null for nowhere. The caller closes it.</summary>
    public Stream? Summary { get; init; }

    /// <summary>True to write the summary as BGZF.</summary>
    public bool CompressSummary { get; init; }

    /// <summary>Threads that work; 0 for one on each processor. The output is the same bytes for any number.</summary>
    public int Threads { get; init; }

    /// <summary>The species (NCBI taxonomy number) whose rows of a UTR table are searched; null where the table has one only.</summary>
    public int? Species { get; init; }

    /// <summary>The region of each mRNA that is searched, or all of them, so that rows tell theirs; null for whole records.</summary>
    public TargetRegions? Regions { get; init; }

    /// <summary>How the run came about (version, options, inputs), as keys and values to write at the head of the near matches; or null.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Manifest { get; init; }

    /// <summary>Kept up to date while the run goes on, or null.</summary>
    public ScanProgress? Progress { get; init; }

    /// <summary>Is told warnings, one sentence each, such as duplicate names; or null to drop them.</summary>
    public Action<string>? Warn { get; init; }
}

/// <summary>What a run read and found.</summary>
/// <param name="Records">The number of targets.</param>
/// <param name="Bases">The number of their letters, ambiguous ones included.</param>
/// <param name="AmbiguousBases">The number of letters that are not A, C, G, T or U.</param>
/// <param name="Hits">The number of near matches, those left out included.</param>
/// <param name="Tally">The near matches of each oligo and tier.</param>
public sealed record NearMatchTotals(long Records, long Bases, long AmbiguousBases, long Hits, NearMatchTally Tally);
