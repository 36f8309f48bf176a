using System.Text;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Scores the sites of one target after another, and keeps them for the target's totals where these are wanted.</summary>
internal sealed class BatchScores(SiteScoring scoring, bool withTotals)
{
    private readonly SiteScorer _scorer = scoring.CreateScorer();

    /// <summary>The scores of the target's sites so far; null where no totals are wanted.</summary>
    public TargetScores? Totals { get; } = withTotals ? new TargetScores(scoring.Rnas.Count) : null;

    /// <summary>The error for a target that is not whole.</summary>
    public static InputException TooLong(ReadOnlySpan<byte> name, string file, long? line) => new(
        InputErrorKind.Record,
        $"has more than {IndexPipeline.ChunkSize} letters, and a score is of a whole 3'UTR",
        "Give 3'UTRs, or leave the scores out.",
        file,
        line,
        Encoding.UTF8.GetString(name));

    /// <summary>Names the target that the next sites are in.</summary>
    public void Begin(PackedSequence target, ReadOnlySpan<byte> name) => _scorer.BeginTarget(target, name);

    /// <summary>Scores a site; one of another type has no score.</summary>
    public ref readonly SiteScore Score(in SeedSite site)
    {
        if (!SiteScorer.IsScored(site.Type))
        {
            return ref SiteScore.None;
        }

        ref readonly SiteScore score = ref _scorer.Score(in site);
        Totals?.Add(in site, in score);
        return ref score;
    }

    /// <summary>Forgets the target's scores.</summary>
    public void Clear() => Totals?.Clear();
}
