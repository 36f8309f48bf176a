using System.Globalization;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Cli;

/// <summary>What <c>scan</c> is to do: its options, checked against each other, before anything is read or written.</summary>
internal sealed record ScanPlan
{
    private const int TargetScanMask = 14;

    // These read nt 9-16 (spec of the sites), which RNAs of one seed family do not share.
    private const SiteTypes BeyondTheSeed = SiteTypes.Centered | SiteTypes.ThreePrimeCompensatory;

    private const SiteTypes Scored = SiteTypes.Default;

    private const SiteTypes WithBulge = SiteTypes.Bulge8 | SiteTypes.Bulge7M8 | SiteTypes.Bulge7A1;

    /// <summary>The options as typed.</summary>
    public required ScanOptions Options { get; init; }

    /// <summary>Files of targets.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The small RNAs.</summary>
    public required RnaChoice Rnas { get; init; }

    /// <summary>The region of each mRNA.</summary>
    public required RegionChoice Region { get; init; }

    /// <summary>What the scanner looks for.</summary>
    public required SeedScanOptions Search { get; init; }

    /// <summary>True for one row per family and place, false for one per RNA and place.</summary>
    public required bool ByFamily { get; init; }

    /// <summary>The format of the sites.</summary>
    public required OutputFormat Format { get; init; }

    /// <summary>True for TargetScan's context scores instead of its site table.</summary>
    public bool IsContextTable => Format == OutputFormat.TargetScan && Options.Score is not null;

    /// <summary>When progress is shown.</summary>
    public required ProgressMode Progress { get; init; }

    /// <summary>How many bases at each target's start are masked.</summary>
    public required int MaskStart { get; init; }

    /// <summary>Where the sites go: a path, <c>-</c> for standard output, or null for nowhere.</summary>
    public required string? Sites { get; init; }

    /// <summary>Where the totals of each target go, in the same way.</summary>
    public required string? Summary { get; init; }

    /// <summary>Where the ranking goes, in the same way.</summary>
    public required string? Ranking { get; init; }

    /// <summary>The most targets in each of its lists.</summary>
    public required int Top { get; init; }

    /// <summary>Where the drawings go, in the same way.</summary>
    public required string? Drawings { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">The options make no sense, or not together.</exception>
    public static ScanPlan From(ScanOptions options)
    {
        string[] targets = TargetArguments.Check([.. options.Targets]);
        string? summary = options.Summary is null ? null : OutputPath.StandardOutputOr(options.Summary);
        string? ranking = options.Ranking is null ? null : OutputPath.StandardOutputOr(options.Ranking);
        string? drawings = options.Drawings is null ? null : OutputPath.StandardOutputOr(options.Drawings);
        OutputFormat format = FormatOf(options);
        bool byFamily = Choice.Of("by", options.By, "rna", "family") == 1;
        ScanPlan plan = new()
        {
            Options = options,
            Targets = targets,
            Rnas = new RnaChoice([.. options.Rnas], options.RnaFile, options.AllHuman) { Species = options.Species, ByFamily = byFamily },
            Region = RegionChoice.Of(options.Region, options.Cds, hasSites: true),
            Search = SearchOf(options),
            ByFamily = byFamily,
            Format = format,
            Progress = (ProgressMode)Choice.Of("progress", options.Progress, "auto", "on", "off"),
            MaskStart = options.MaskStart ?? (format == OutputFormat.TargetScan ? TargetScanMask : 0),
            Sites = options.Output is not null ? OutputPath.StandardOutputOr(options.Output) : summary == "-" || ranking == "-" || drawings == "-" ? null : "-",
            Summary = summary,
            Ranking = ranking,
            Top = TopOf(options.Top),
            Drawings = drawings,
        };
        plan.CheckInputs();
        plan.CheckNumbers();
        plan.CheckTypes();
        plan.CheckScores();
        ScoreArguments.Check(plan);
        plan.CheckOutputs();
        if (plan.Format == OutputFormat.TargetScan)
        {
            plan.CheckTargetScan();
        }

        return plan;
    }

    private static SeedScanOptions SearchOf(ScanOptions options) => new()
    {
        Types = SiteTypeChoice.Of(options.Types, options.MinType),
        Strands = Choice.Of("strand", options.Strand, "+", "-", "both") switch { 0 => Strands.Forward, 1 => Strands.Reverse, _ => Strands.Both },
        SeedStart = options.SeedStart ?? 2,
        AnyBulgeBase = Choice.Of("bulge-base", options.BulgeBase, "G", "any") == 1,
        Attributes = options.Attributes,
    };

    private static OutputFormat FormatOf(ScanOptions options)
    {
        OutputFormat format = (OutputFormat)Choice.Of("format", options.Format, "tsv", "bed", "gff3", "jsonl", "targetscan");
        if (!options.TargetScanCompatible)
        {
            return format;
        }

        return options.Format is null || format == OutputFormat.TargetScan
            ? OutputFormat.TargetScan
            : throw new UsageException($"--targetscan-compatible writes TargetScan's table, and --format {options.Format} asks for another");
    }

    private static int TopOf(string? top) =>
        top is null ? TargetRanking.DefaultTop :
        string.Equals(top, "all", StringComparison.OrdinalIgnoreCase) ? int.MaxValue :
        int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number :
        throw new UsageException($"--top is how many targets of each RNA are ranked, 1 or more, or all; not '{top}'");

    private void CheckInputs()
    {
        if (Rnas.IsNone)
        {
            throw new UsageException("no small RNA is given; add --rna NAME or SEQUENCE, --rnas FILE or --all-human");
        }

        Rnas.Check(Targets);
    }

    private void CheckNumbers()
    {
        _ = TargetArguments.Threads(Options.Threads);
        TargetArguments.CheckNumber("mask-start", Options.MaskStart, 0, int.MaxValue);
        TargetArguments.CheckNumber("seed-start", Options.SeedStart, 1, RnaFile.LongestRna);
        _ = TargetArguments.Species(Options.Species);
    }

    private void CheckTypes()
    {
        if (Options.BulgeBase is not null && (Search.Types & WithBulge) == 0)
        {
            throw new UsageException("--bulge-base says which base bulge types accept, and none is asked for; add such as --types default,bulge-8mer");
        }

        if (ByFamily && (Search.Types & BeyondTheSeed) != 0)
        {
            throw new UsageException(
                "--by family cannot give the types centered and 3p-compensatory: they read nt 9-16, which the RNAs of a family do not share; "
                + "leave them out of --types, or use --by rna");
        }

        if (ByFamily && Search.SeedStart != 2)
        {
            throw new UsageException("a family shares nt 2-8, and --seed-start reads others; use --by rna");
        }

        if (ByFamily && Search.Attributes)
        {
            throw new UsageException("--attributes reads nt 1 and nt 9 on, which the RNAs of a family do not share; use --by rna");
        }
    }

    // A score is of a whole 3'UTR, which is on its + strand, and of the four types that its model knows.
    private void CheckScores()
    {
        if (Ranking is null && Options.Top is not null)
        {
            throw new UsageException("--top is the length of the lists of --ranking; add --ranking FILE");
        }

        if (Ranking is not null && Options.Score is null)
        {
            throw new UsageException("--ranking ranks targets by their scores; add --score context++");
        }

        if (Drawings is not null && Options.Score is null)
        {
            throw new UsageException("--drawings draws sites in the register of their scores; add --score context++");
        }

        if (Options.Score is null)
        {
            return;
        }

        string? problem =
            Search.Strands != Strands.Forward ? "--score is of 3'UTRs, whose sites are on the + strand; leave --strand out" :
            Search.SeedStart != 2 ? "--score is of seeds from nt 2 on; leave --seed-start out" :
            Region.Region is not (TranscriptRegions.None or TranscriptRegions.Utr3) ? "--score is of 3'UTRs; give --region 3utr" :
            (Search.Types & Scored) == 0 ? "--score knows the types 8mer, 7mer-m8, 7mer-A1 and 6mer, and --types asks for none of them" :
            null;
        if (problem is not null)
        {
            throw new UsageException(problem);
        }
    }

    private void CheckOutputs()
    {
        (string Option, string? Path)[] outputs = [("output", Sites), ("summary", Summary), ("ranking", Ranking), ("drawings", Drawings)];
        if (Options.Manifest && Sites is null)
        {
            string alone = Array.Find(outputs, output => output.Path == "-").Option;
            throw new UsageException($"--manifest stands at the head of the sites, and --{alone} - alone writes none; add -o FILE or leave one out");
        }

        string?[] all = [.. Targets, Options.RnaFile, Region.File, ScoreChoice.FileOf(Options.Score), .. ScoreArguments.FilesOf(Options).Select(file => file.Path)];
        // The files in a folder of accessibilities are inputs, too: of those that are there, an output's own name can be one.
        if (Options.Accessibility is { } folder)
        {
            all = [.. all, .. outputs.Select(output => output.Path).OfType<string>().Where(path => path.Contains("_lunp", StringComparison.Ordinal)).Select(path => Path.Combine(folder, Path.GetFileName(path)))];
        }

        OutputPath.Check(outputs, [.. all.OfType<string>()]);
    }

    // TargetScan has no counterpart of these options, and to pass over one would change the meaning in silence.
    private void CheckTargetScan()
    {
        const string Table = "TargetScan's table";
        string? problem =
            Options.RnaFile is null || Options.AllHuman || Options.Rnas.Any() ? $"{Table} needs a family table with species; give --rnas FILE alone" :
            Targets.Count > 1 ? $"{Table} is of one UTR table; give one target" :
            Search.Types != SiteTypes.Default ? $"{Table} holds the types 8mer, 7mer-m8, 7mer-A1 and 6mer; leave --types and --min-type out" :
            Search.Strands != Strands.Forward ? $"{Table} is of the + strand only; leave --strand out" :
            Search.SeedStart != 2 ? $"{Table} knows nt 2-8 only; leave --seed-start out" :
            MaskStart != TargetScanMask ? $"{Table} masks the first {TargetScanMask} bases; leave --mask-start out" :
            Search.Attributes ? $"{Table} has no column for --attributes" :
            Options.Score is { } score && !ScoreArguments.IsContextPlusPlus(score) ? $"{Table} of scores is that of --score context++, and not of '{score}'" :
            Options.Manifest ? $"{Table} has no place for --manifest" :
            Summary is not null ? $"{Table} comes without --summary; leave it out" :
            Ranking is not null ? $"{Table} comes without --ranking; leave it out" :
            Drawings is not null ? $"{Table} comes without --drawings, and has its own; leave it out" :
            Options.Species is not null ? $"{Table} is of the species that the families list; leave --species out" :
            Options.Region is not null ? $"{Table} is made from a table of 3'UTRs; leave --region out" :
            Options.By is not null && !ByFamily ? $"{Table} is by family; leave --by out" :
            null;
        if (problem is not null)
        {
            throw new UsageException(problem);
        }
    }
}
