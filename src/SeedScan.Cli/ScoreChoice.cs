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

    /// <summary>The species that tables are read of if none is named.</summary>
    private const int Human = 9606;

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
    /// <param name="regions">The region that targets are cut to, or null.</param>
    /// <param name="rnas">The scanner's RNAs.</param>
    /// <param name="warn">Is told what will lack.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A target or a table is bad.</exception>
    public static SiteScoring Prepare(
        ContextModel model, ScanPlan plan, TargetRegions? regions, IReadOnlyList<SmallRna> rnas, Action<string> warn, CancellationToken cancellation)
    {
        IKnownTargets? tables = TablesOf(plan, regions, warn, cancellation);
        IReadOnlyList<double?>? abundances =
            !model.Features.Has(ScoreFeature.TargetAbundance) ? null
            : plan.Options.Abundance is { } file ? ReadAbundances(file, rnas, warn)
            : CountAbundances(model, plan, regions, rnas, warn, cancellation);
        return new SiteScoring(model, rnas, abundances, tables);
    }

    /// <summary>What files tell of the targets; null where none is given.</summary>
    private static TargetTables? TablesOf(ScanPlan plan, TargetRegions? regions, Action<string> warn, CancellationToken cancellation)
    {
        ScanOptions options = plan.Options;
        ReadingFrames? frames = FramesOf(plan, regions, warn, cancellation);
        if (frames is null && options is { OrfLengths: null, Airs: null, Accessibility: null })
        {
            return null;
        }

        return new TargetTables
        {
            Frames = frames,
            OrfLengths = options.OrfLengths is null ? null : OrfTable.Read(options.OrfLengths, counts: null),
            Isoforms = options.Airs is null ? null : IsoformTable.Read(options.Airs),
            Accessibility = options.Accessibility is null ? null : new AccessibilityFiles(options.Accessibility),
            Species = options.Species ?? Human,
        };
    }

    /// <summary>The reading frames: of the mRNAs that are given for them, or of those that the targets are cut from.</summary>
    private static ReadingFrames? FramesOf(ScanPlan plan, TargetRegions? regions, Action<string> warn, CancellationToken cancellation)
    {
        if (plan.Options.Orfs is null && regions is null)
        {
            return null;
        }

        // Those of --orfs are looked up by name, and may be of other names. A pipe serves: it is read once.
        ReadingFrames frames = new() { Source = plan.Options.Orfs };
        if (plan.Options.Orfs is { } orfs)
        {
            frames.Add(orfs, regions?.Coding ?? CodingRegions.OfHeaders, cancellation);
        }

        foreach (string path in plan.Options.Orfs is null ? plan.Targets : [])
        {
            if (KmerIndex.IsIndex(path) || !IsFile(path))
            {
                warn($"Len_ORF and ORF8m are missing for the targets of {path}: their reading frames are read before they are scanned, from a file of mRNAs; give it as --orfs FILE.");
                continue;
            }

            frames.Add(path, regions?.Coding ?? CodingRegions.OfHeaders, cancellation);
        }

        if (frames.Ambiguous > 0)
        {
            warn($"Len_ORF and ORF8m are missing for {frames.Ambiguous} names that come with several reading frames.");
        }

        return frames;
    }

    private static List<double?> ReadAbundances(string file, IReadOnlyList<SmallRna> rnas, Action<string> warn)
    {
        AbundanceTable table = AbundanceTable.Read(file);
        List<double?> abundances = [.. rnas.Select(rna => table.TryGet(rna.Seed, out SeedAbundance row) ? row.Abundance : null)];
        int missing = abundances.Count(abundance => abundance is null);
        if (missing > 0)
        {
            warn($"TA_3UTR is missing for {missing} of {rnas.Count} RNAs: {file} has no number for their seeds.");
        }

        return abundances;
    }

    private static IReadOnlyList<double?>? CountAbundances(
        ContextModel model, ScanPlan plan, TargetRegions? regions, IReadOnlyList<SmallRna> rnas, Action<string> warn, CancellationToken cancellation)
    {
        if (!CountsTargets(plan))
        {
            warn("TA_3UTR is missing in all scores: it is counted in the targets before they are scanned, and a pipe can be read once only; give files, an index, or --abundance FILE.");
            return null;
        }

        LandscapeJob job = new() { Targets = plan.Targets, Threads = plan.Options.Threads ?? 0, Species = plan.Options.Species, Regions = regions };
        SeedLandscape landscape = LandscapePipeline.Run(job, cancellation);
        if (landscape.Targets < Transcriptome)
        {
            warn(
                $"TA_3UTR is counted in few targets ({landscape.Targets}), and the numbers of {model.Name} are of a transcriptome: compare the scores of one RNA "
                + "with each other only, or scan all 3'UTRs and pick the rows.");
        }

        return SiteScoring.AbundancesIn(landscape, rnas);
    }

    /// <summary>True for what lies on a disk; a pipe has no length.</summary>
    private static bool IsFile(string target)
        => target != TargetInput.StandardInput && (KmerIndex.IsIndex(target) || new FileInfo(target) is not { Exists: true, Length: 0 });
}
