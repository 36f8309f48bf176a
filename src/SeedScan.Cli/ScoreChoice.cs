using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>The model that <c>--score</c> asks for, and what its scores are made from.</summary>
internal static class ScoreChoice
{
    /// <summary>The targets of a transcriptome; a set that is smaller is none.</summary>
    private const int Transcriptome = 1000;

    /// <summary>The model; null where none is asked for.</summary>
    /// <exception cref="UsageException">It is neither a model nor a file.</exception>
    /// <exception cref="InputException">The file is no model.</exception>
    public static ContextModel? ModelOf(string? score)
    {
        if (score is null)
        {
            return null;
        }

        foreach (string name in ContextModel.Names)
        {
            if (string.Equals(name, score, StringComparison.OrdinalIgnoreCase))
            {
                return ContextModel.Named(name);
            }
        }

        if (!File.Exists(score))
        {
            throw new UsageException(
                $"--score is {string.Join(", ", ContextModel.Names)} or a file with a model, not '{score}'{Suggestion.For(score, [.. ContextModel.Names])}");
        }

        using StreamReader text = new(score);
        return ContextModel.Read(text, score);
    }

    /// <summary>The file of the model, or null where it is one that ships with the program.</summary>
    public static string? FileOf(string? score)
        => score is null || ContextModel.Names.Contains(score, StringComparer.OrdinalIgnoreCase) ? null : score;

    /// <summary>True if the target site abundances can be counted in the targets: all of them can be read twice, or have been counted when they were indexed.</summary>
    public static bool CountsTargets(ScanPlan plan) => plan.Targets.All(IsFile);

    /// <summary>Prepares the scores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="rnas">The scanner's RNAs.</param>
    /// <param name="warn">Is told what will lack.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A target is bad.</exception>
    public static SiteScoring Prepare(
        ContextModel model, ScanPlan plan, IReadOnlyList<SmallRna> rnas, Action<string> warn, CancellationToken cancellation)
    {
        if (!model.Features.Has(ScoreFeature.TargetAbundance))
        {
            return new SiteScoring(model, rnas);
        }

        if (!CountsTargets(plan))
        {
            warn("TA_3UTR is missing in all scores: it is counted in the targets before they are scanned, and a pipe can be read once only; give files or an index.");
            return new SiteScoring(model, rnas);
        }

        LandscapeJob job = new() { Targets = plan.Targets, Threads = plan.Options.Threads ?? 0, Species = plan.Options.Species };
        SeedLandscape landscape = LandscapePipeline.Run(job, cancellation);
        if (landscape.Targets < Transcriptome)
        {
            warn(
                $"TA_3UTR is counted in few targets ({landscape.Targets}), and the numbers of {model.Name} are of a transcriptome: compare the scores of one RNA "
                + "with each other only, or scan all 3'UTRs and pick the rows.");
        }

        return new SiteScoring(model, rnas, SiteScoring.AbundancesIn(landscape, rnas));
    }

    /// <summary>True for what lies on a disk; a pipe has no length.</summary>
    private static bool IsFile(string target)
        => target != TargetInput.StandardInput && (KmerIndex.IsIndex(target) || new FileInfo(target) is not { Exists: true, Length: 0 });
}
