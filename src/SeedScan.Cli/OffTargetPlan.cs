using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary>What <c>offtarget</c> is to do: its options, checked against each other, before anything is read or written.</summary>
internal sealed record OffTargetPlan
{
    private const int DefaultMismatches = 3;

    /// <summary>The options as typed.</summary>
    public required OffTargetOptions Options { get; init; }

    /// <summary>Files of targets.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The region of each mRNA.</summary>
    public required RegionChoice Region { get; init; }

    /// <summary>What the oligos are written in.</summary>
    public required OligoDialect Dialect { get; init; }

    /// <summary>What a near match may deviate.</summary>
    public required SimilarityLimits Limits { get; init; }

    /// <summary>The strands that are searched.</summary>
    public required Strands Strands { get; init; }

    /// <summary>The format of the near matches.</summary>
    public required NearMatchFormat Format { get; init; }

    /// <summary>When progress is shown.</summary>
    public required ProgressMode Progress { get; init; }

    /// <summary>Where the near matches go: a path, <c>-</c> for standard output, or null for nowhere.</summary>
    public required string? Hits { get; init; }

    /// <summary>Where the summary goes, in the same way.</summary>
    public required string? Summary { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">The options make no sense, or not together.</exception>
    public static OffTargetPlan From(OffTargetOptions options)
    {
        string[] targets = CheckTargets([.. options.Targets]);
        string? summary = options.Summary is null ? null : OutputPath.StandardOutputOr(options.Summary);
        OffTargetPlan plan = new()
        {
            Options = options,
            Targets = targets,
            Region = RegionChoice.Of(options.Region, options.Cds, hasSites: true),
            Dialect = (OligoDialect)Choice.Of("notation", options.Notation, [.. OligoNotation.Words]),
            Limits = LimitsOf(options),
            Strands = Choice.Of("strand", options.Strand, "+", "-", "both") switch { 0 => Strands.Forward, 1 => Strands.Reverse, _ => Strands.Both },
            Format = (NearMatchFormat)Choice.Of("format", options.Format, "tsv", "jsonl", "text"),
            Progress = (ProgressMode)Choice.Of("progress", options.Progress, "auto", "on", "off"),
            Hits = options.Output is not null ? OutputPath.StandardOutputOr(options.Output) : summary == "-" ? null : "-",
            Summary = summary,
        };
        OligoSelection.Check([.. options.Oligos], options.OligoFile, targets, hasDrugs: options.Drugs.Any());
        _ = OligoDesigns.RoleOf(options.Role);
        _ = TargetArguments.Threads(options.Threads);
        _ = TargetArguments.Species(options.Species);
        if (options.Intended is not null)
        {
            throw new UsageException("--intended names a miRNA that an oligo is for, which only --mirnome looks at; add --mirnome or leave it out");
        }

        if (options.MaxHitsPerTier < 1)
        {
            throw new UsageException($"--max-hits-per-tier must be at least 1, not {options.MaxHitsPerTier}; --summary - counts hits and writes none");
        }

        if (options.MaxHitsPerTier is not null && plan.Hits is null)
        {
            throw new UsageException("--max-hits-per-tier limits rows, and --summary - alone writes none; add -o FILE or leave one out");
        }

        if (options.Manifest && plan.Hits is null)
        {
            throw new UsageException("--manifest stands at the head of the near matches, and --summary - alone writes none; add -o FILE or leave one out");
        }

        OutputPath.Check([("output", plan.Hits), ("summary", plan.Summary)], [.. targets, .. new[] { options.OligoFile, plan.Region.File }.OfType<string>()]);
        return plan;
    }

    // In "--oligo CACG GATT" the second is a target.
    private static string[] CheckTargets(string[] targets)
    {
        foreach (string target in targets)
        {
            if (OligoSelection.LooksLikeOligo(target) && !Path.Exists(target))
            {
                throw new UsageException($"there is no file '{target}'; if this is an oligo, give it as --oligo {target}");
            }
        }

        return TargetArguments.Check(targets);
    }

    private static SimilarityLimits LimitsOf(OffTargetOptions options)
    {
        TargetArguments.CheckNumber("mismatches", options.Mismatches, 0, SimilarityLimits.MaxMismatches);
        TargetArguments.CheckNumber("bulges", options.Bulges, 0, SimilarityLimits.MaxBulges);
        TargetArguments.CheckNumber("wobble", options.Wobbles, 0, SimilarityLimits.MaxWobbles);
        return new SimilarityLimits(options.Mismatches ?? DefaultMismatches, options.Bulges ?? 0, options.Wobbles ?? 0);
    }
}
