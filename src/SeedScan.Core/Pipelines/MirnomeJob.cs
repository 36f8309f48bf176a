using SeedScan.Oligos;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>One run of <see cref="MirnomePipeline"/>: which designs, which miRNAs, and where the results go.</summary>
public sealed record MirnomeJob
{
    /// <summary>The designs, in the order of the output. They are asked for as the run goes on, by one thread at a time, so that a panel of any size takes no memory.</summary>
    public required IEnumerable<OligoDesign> Designs { get; init; }

    /// <summary>The miRNAs.</summary>
    public required MirnomeSearch Search { get; init; }

    /// <summary>The format of the rows.</summary>
    public NearMatchFormat Format { get; init; } = NearMatchFormat.Tsv;

    /// <summary>Where the rows go, or null for nowhere. The caller closes it.</summary>
    public Stream? Rows { get; init; }

    /// <summary>True to write the rows as BGZF.</summary>
    public bool CompressRows { get; init; }

    /// <summary>Where the numbers and the margin of each strand go, or null for nowhere. The caller closes it.</summary>
    public Stream? Summary { get; init; }

    /// <summary>True to write the summary as BGZF.</summary>
    public bool CompressSummary { get; init; }

    /// <summary>Threads that work; 0 for one on each processor. The output is the same bytes for any number.</summary>
    public int Threads { get; init; }

    /// <summary>Is told warnings, one sentence each, such as names of targets that are no miRNA; or null to drop them.</summary>
    public Action<string>? Warn { get; init; }
}

/// <summary>What a run did.</summary>
/// <param name="Designs">The number of designs.</param>
/// <param name="Hits">The number of rows, over all strands.</param>
public sealed record MirnomeTotals(long Designs, long Hits);
