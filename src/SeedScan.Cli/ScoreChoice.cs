using System.Globalization;
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

    // What files are for.
    private static readonly ScoreFeatures Orf = ScoreFeatures.Of(ScoreFeature.OrfLength) | ScoreFeatures.Of(ScoreFeature.OrfEightmers);
    private static readonly ScoreFeatures Accessibility = ScoreFeatures.Of(ScoreFeature.Accessibility);
    private static readonly ScoreFeatures Abundance = ScoreFeatures.Of(ScoreFeature.TargetAbundance);

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
        IKnownTargets? tables = TablesOf(model, plan, regions, warn, cancellation);
        TellUnused(model, plan.Options, warn);
        IReadOnlyList<double?>? abundances =
            !model.Features.Has(ScoreFeature.TargetAbundance) ? null
            : plan.Options.Abundance is { } file ? ReadAbundances(file, rnas, warn)
            : CountAbundances(model, plan, regions, rnas, warn, cancellation);
        return new SiteScoring(model, rnas, abundances, tables);
    }

    /// <summary>Warns of files for features that the model does not have; they are not read.</summary>
    private static void TellUnused(ContextModel model, ScanOptions options, Action<string> warn)
    {
        foreach ((string option, string? file, ScoreFeatures features) in ((string, string?, ScoreFeatures)[])
            [("orfs", options.Orfs, Orf), ("orf-lengths", options.OrfLengths, Orf), ("accessibility", options.Accessibility, Accessibility), ("abundance", options.Abundance, Abundance)])
        {
            if (file is not null && !HasAny(model, features))
            {
                warn($"--{option} is not used: the model {model.Name} has no {features}.");
            }
        }
    }

    private static bool HasAny(ContextModel model, ScoreFeatures features) => (model.Features.Bits & features.Bits) != 0;

    /// <summary>What files tell of the targets; null where none is given.</summary>
    private static TargetTables? TablesOf(ContextModel model, ScanPlan plan, TargetRegions? regions, Action<string> warn, CancellationToken cancellation)
    {
        ScanOptions options = plan.Options;
        bool hasOrf = HasAny(model, Orf);
        ReadingFrames? frames = hasOrf ? FramesOf(plan, regions, warn, cancellation) : null;
        string? lengths = hasOrf ? options.OrfLengths : null, accessibility = HasAny(model, Accessibility) ? options.Accessibility : null;
        if (frames is null && lengths is null && accessibility is null && options.Airs is null)
        {
            return null;
        }

        return new TargetTables
        {
            Frames = frames,
            OrfLengths = lengths is null ? null : OrfTable.Read(lengths, counts: null),
            Isoforms = options.Airs is null ? null : IsoformTable.Read(options.Airs),
            Accessibility = accessibility is null ? null : new AccessibilityFiles(accessibility),
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

            frames.Add(path, regions!.Coding, cancellation);
        }

        if (frames.Ambiguous > 0)
        {
            warn($"Len_ORF and ORF8m are missing for {frames.Ambiguous} {(frames.Ambiguous == 1 ? "name that comes" : "names that come")} with several reading frames.");
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
                + "with each other only, or scan all 3'UTRs and pick the rows, or give --abundance FILE.");
        }

        IReadOnlyList<double?> abundances = SiteScoring.AbundancesIn(landscape, rnas);
        if (landscape.Targets >= Transcriptome && model.ScaleOf(SiteType.Mer8, ScoreFeature.TargetAbundance) is { } scale)
        {
            TellLow(abundances, scale.Min, model, warn);
        }

        return abundances;
    }

    /// <summary>Warns if most abundances are lower than those that the model was made from.</summary>
    private static void TellLow(IReadOnlyList<double?> abundances, double least, ContextModel model, Action<string> warn)
    {
        int known = abundances.Count(abundance => abundance is not null), low = abundances.Count(abundance => abundance < least);
        if (2 * low > known)
        {
            warn(
                $"TA_3UTR of {low} of {known} RNAs is below {least.ToString("0.###", CultureInfo.InvariantCulture)}, where the numbers of {model.Name} begin, as if counted in a part of a "
                + "transcriptome: their scores come out too strong; scan all 3'UTRs, one for each gene, and pick the rows, or give --abundance FILE.");
        }
    }

    /// <summary>True for what lies on a disk; a pipe has no length.</summary>
    private static bool IsFile(string target)
        => target != TargetInput.StandardInput && (KmerIndex.IsIndex(target) || new FileInfo(target) is not { Exists: true, Length: 0 });
}
