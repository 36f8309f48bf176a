using SeedScan.Oligos;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary>What every run of <c>offtarget</c> is told: how oligos are written, and where rows and summary go.</summary>
internal abstract record OligoPlan
{
    /// <exception cref="UsageException">A word that is none.</exception>
    protected OligoPlan(OffTargetOptions options)
    {
        Options = options;
        Dialect = (OligoDialect)Choice.Of("notation", options.Notation, [.. OligoNotation.Words]);
        Format = (NearMatchFormat)Choice.Of("format", options.Format, "tsv", "jsonl", "text");
        Progress = (ProgressMode)Choice.Of("progress", options.Progress, "auto", "on", "off");
        Summary = options.Summary is null ? null : OutputPath.StandardOutputOr(options.Summary);
        Rows = options.Output is not null ? OutputPath.StandardOutputOr(options.Output) : Summary == "-" ? null : "-";
    }

    /// <summary>The options as typed.</summary>
    public OffTargetOptions Options { get; }

    /// <summary>What the oligos are written in.</summary>
    public OligoDialect Dialect { get; }

    /// <summary>The format of the rows.</summary>
    public NearMatchFormat Format { get; }

    /// <summary>When progress is shown.</summary>
    public ProgressMode Progress { get; }

    /// <summary>Where the rows go: a path, <c>-</c> for standard output, or null for nowhere.</summary>
    public string? Rows { get; }

    /// <summary>Where the summary goes, in the same way.</summary>
    public string? Summary { get; }

    /// <summary>Checks the options that every run has.</summary>
    /// <param name="targets">The files that are searched.</param>
    /// <param name="others">Other files that are read.</param>
    /// <exception cref="UsageException">They make no sense, or not together.</exception>
    protected void Check(IReadOnlyList<string> targets, params ReadOnlySpan<string?> others)
    {
        OligoSelection.Check([.. Options.Oligos], Options.OligoFile, targets, hasDrugs: Options.Drugs.Any());
        _ = OligoDesigns.RoleOf(Options.Role);
        _ = TargetArguments.Threads(Options.Threads);
        _ = TargetArguments.Species(Options.Species);
        OutputPath.Check([("output", Rows), ("summary", Summary)], [.. targets, .. new[] { Options.OligoFile }.Concat(others.ToArray()).OfType<string>()]);
    }
}
