using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>One run of <see cref="ScanPipeline"/>: what to read, what to look for, and where the results go.</summary>
public sealed record ScanJob
{
    /// <summary>Files in the order of the output; <c>-</c> is standard input. FASTA or TargetScan UTR tables, plain or gzip, or indexes.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>What is looked for.</summary>
    public required SeedScanner Scanner { get; init; }

    /// <summary>
    /// How sites are scored, or null for no scores. It must be of the scanner's RNAs, and the scanner one of the + strand and of seeds from nt 2.
    /// Targets are whole 3'UTRs; one of more than a million letters is an error.
    /// </summary>
    public SiteScoring? Scoring { get; init; }

    /// <summary>The format of the sites.</summary>
    public SiteFormat Format { get; init; } = SiteFormat.Tsv;

    /// <summary>Where the rows of sites go, or null for nowhere. The caller closes it.</summary>
    public Stream? Sites { get; init; }

    /// <summary>True to write the sites as BGZF.</summary>
    public bool CompressSites { get; init; }

    /// <summary>Where the totals per target and RNA go, or null for nowhere. The caller closes it.</summary>
    public Stream? Summary { get; init; }

    /// <summary>True to write the summary as BGZF.</summary>
    public bool CompressSummary { get; init; }

    /// <summary>Where the targets go, ranked by what they lose (<see cref="TargetRanking"/>), or null for nowhere. It needs scores. The caller closes it.</summary>
    public Stream? Ranking { get; init; }

    /// <summary>True to write the ranking as BGZF.</summary>
    public bool CompressRanking { get; init; }

    /// <summary>The most targets in each list of the ranking; memory grows with it, times the number of RNAs.</summary>
    public int RankingTop { get; init; } = TargetRanking.DefaultTop;

    /// <summary>Where the drawings of scored sites go, or null for nowhere. It needs scores. The caller closes it.</summary>
    public Stream? Drawings { get; init; }

    /// <summary>True to write the drawings as BGZF.</summary>
    public bool CompressDrawings { get; init; }

    /// <summary>Threads that work; 0 for one on each processor. The output is the same bytes for any number.</summary>
    public int Threads { get; init; }

    /// <summary>How many letters A, C, G, U/T at the start of each target are masked: no seed pairs with them. TargetScan masks 14.</summary>
    public int MaskStart { get; init; }

    /// <summary>The species (NCBI taxonomy number) whose rows of a UTR table are searched; null where the table has one only.</summary>
    public int? Species { get; init; }

    /// <summary>The region of each mRNA that is searched, or all of them to tell each site's; null for whole records and nothing told.</summary>
    public TargetRegions? Regions { get; init; }

    /// <summary>How the run came about (version, options, inputs), as keys and values to write at the head of the sites; or null.</summary>
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
/// <param name="Sites">The number of sites.</param>
public sealed record ScanTotals(long Records, long Bases, long AmbiguousBases, long Sites);

/// <summary>How far a run has come; read by another thread.</summary>
public sealed class ScanProgress
{
    private long _bytesRead;
    private long _bytesTotal;
    private long _records;
    private long _sites;

    /// <summary>The bytes read from the inputs, as they lie on disk.</summary>
    public long BytesRead
    {
        get => Volatile.Read(ref _bytesRead);
        internal set => Volatile.Write(ref _bytesRead, value);
    }

    /// <summary>The bytes of all inputs, or 0 where it is not known (standard input).</summary>
    public long BytesTotal
    {
        get => Volatile.Read(ref _bytesTotal);
        internal set => Volatile.Write(ref _bytesTotal, value);
    }

    /// <summary>The targets done.</summary>
    public long Records
    {
        get => Volatile.Read(ref _records);
        internal set => Volatile.Write(ref _records, value);
    }

    /// <summary>The sites written.</summary>
    public long Sites
    {
        get => Volatile.Read(ref _sites);
        internal set => Volatile.Write(ref _sites, value);
    }
}
