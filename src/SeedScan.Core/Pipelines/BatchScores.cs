using System.Runtime.CompilerServices;
using System.Text;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Scores the sites of one target after another, and keeps them for the target's totals where these are wanted.</summary>
/// <remarks>
/// Sites are of RNAs in no order, and what is known of an RNA lies in a megabyte: each site would wait for memory. So some sites
/// are collected, what they need is read for all of them, which the processor does side by side, and then they are scored and written.
/// </remarks>
internal sealed class BatchScores(SiteScoring scoring, bool withTotals)
{
    /// <summary>What as many sites need stays in the first cache.</summary>
    private const int Capacity = 64;

    private readonly SiteScorer _scorer = scoring.CreateScorer();
    private readonly SeedSite[] _sites = new SeedSite[Capacity];
    private int _count;

    /// <summary>The scores of the target's sites so far; null where no totals are wanted.</summary>
    public TargetScores? Totals { get; } = withTotals ? new TargetScores(scoring.Rnas.Count) : null;

    /// <summary>Draws the sites, or null.</summary>
    public SiteDrawings? Drawings { get; init; }

    /// <summary>The error for a target that is not whole.</summary>
    public static InputException TooLong(ReadOnlySpan<byte> name, string file, long? line) => new(
        InputErrorKind.Record,
        $"has more than {IndexPipeline.ChunkSize} letters, and a score is of a whole 3'UTR",
        "Give 3'UTRs, or leave the scores out.",
        file,
        line,
        Encoding.UTF8.GetString(name));

    /// <summary>Names the target that the next sites are in.</summary>
    public void Begin(PackedSequence target, ReadOnlySpan<byte> name)
    {
        _scorer.BeginTarget(target, name);
        Drawings?.BeginTarget(target, name);
    }

    /// <summary>Takes a site of the target.</summary>
    /// <returns>True when there is no room for another, and <see cref="Write"/> must be called.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in SeedSite site)
    {
        _sites[_count++] = site;
        return _count == Capacity;
    }

    /// <summary>Scores the sites that were taken, and writes their rows; a site of a type that has no score has a row without one.</summary>
    /// <param name="writer">Takes the rows, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(SiteWriter? writer)
    {
        ReadOnlySpan<SeedSite> sites = _sites.AsSpan(0, _count);
        _count = 0;
        _scorer.ReadAhead(sites);
        writer?.ReadAhead(sites);
        foreach (ref readonly SeedSite site in sites)
        {
            if (!SiteScorer.IsScored(site.Type))
            {
                writer?.Write(in site);
                Drawings?.Write(in site, in SiteScore.None);
                continue;
            }

            ref readonly SiteScore score = ref _scorer.Score(in site);
            Totals?.Add(in site, in score);
            writer?.Write(in site, in score);
            Drawings?.Write(in site, in score);
        }
    }

    /// <summary>Forgets the target's scores, and sites that were taken.</summary>
    public void Clear()
    {
        _count = 0;
        Totals?.Clear();
    }
}
