using SeedScan.Scanning;
using SeedScan.Similarity;

namespace SeedScan.Cli;

/// <summary>What <c>offtarget</c> is to do: its options, checked against each other, before anything is read or written.</summary>
internal sealed record OffTargetPlan : OligoPlan
{
    private const int DefaultMismatches = 3;

    private OffTargetPlan(OffTargetOptions options)
        : base(options)
    {
    }

    /// <summary>Files of targets.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The region of each mRNA.</summary>
    public required RegionChoice Region { get; init; }

    /// <summary>What a near match may deviate.</summary>
    public required SimilarityLimits Limits { get; init; }

    /// <summary>The strands that are searched.</summary>
    public required Strands Strands { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">The options make no sense, or not together.</exception>
    public static OffTargetPlan From(OffTargetOptions options)
    {
        string[] targets = CheckTargets([.. options.Targets]);
        OffTargetPlan plan = new(options)
        {
            Targets = targets,
            Region = RegionChoice.Of(options.Region, options.Cds, hasSites: true),
            Limits = LimitsOf(options),
            Strands = Choice.Of("strand", options.Strand, "+", "-", "both") switch { 0 => Strands.Forward, 1 => Strands.Reverse, _ => Strands.Both },
        };
        if (options.Intended is not null)
        {
            throw new UsageException("--intended names a miRNA that an oligo is for, which only --mirnome looks at; add --mirnome or leave it out");
        }

        if (options.MaxHitsPerTier < 1)
        {
            throw new UsageException($"--max-hits-per-tier must be at least 1, not {options.MaxHitsPerTier}; --summary - counts hits and writes none");
        }

        if (options.MaxHitsPerTier is not null && plan.Rows is null)
        {
            throw new UsageException("--max-hits-per-tier limits rows, and --summary - alone writes none; add -o FILE or leave one out");
        }

        if (options.Manifest && plan.Rows is null)
        {
            throw new UsageException("--manifest stands at the head of the near matches, and --summary - alone writes none; add -o FILE or leave one out");
        }

        plan.Check(targets, plan.Region.File);
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
