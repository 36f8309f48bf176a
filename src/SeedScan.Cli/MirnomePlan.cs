namespace SeedScan.Cli;

/// <summary>What <c>offtarget --mirnome</c> is to do: its options, checked against each other, before anything is read or written.</summary>
internal sealed record MirnomePlan : OligoPlan
{
    private MirnomePlan(OffTargetOptions options)
        : base(options)
    {
    }

    /// <summary>Files of miRNAs; none for the bundled human ones.</summary>
    public required IReadOnlyList<string> Mirnas { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">The options make no sense, or not together.</exception>
    public static MirnomePlan From(OffTargetOptions options)
    {
        CheckNearMatchOptions(options);
        string[] mirnas = [.. options.Targets];
        CheckMirnas(mirnas);
        MirnomePlan plan = new(options) { Mirnas = mirnas };
        plan.Check(mirnas);
        if (options.Species is not null && mirnas.Length == 0)
        {
            throw new UsageException("--species chooses rows of a TargetScan family table, and none is given; the miRNAs that ship are human");
        }

        return plan;
    }

    private static void CheckNearMatchOptions(OffTargetOptions options)
    {
        (string Name, bool IsGiven)[] others =
        [
            ("mismatches", options.Mismatches is not null),
            ("bulges", options.Bulges is not null),
            ("wobble", options.Wobbles is not null),
            ("strand", options.Strand is not null),
            ("max-hits-per-tier", options.MaxHitsPerTier is not null),
            ("region", options.Region is not null),
            ("cds", options.Cds is not null),
            ("metabolites", options.Metabolites),
            ("manifest", options.Manifest),
        ];
        foreach ((string name, bool isGiven) in others)
        {
            if (isGiven)
            {
                throw new UsageException($"--{name} is for near matches in transcripts; leave it or --mirnome out");
            }
        }
    }

    private static void CheckMirnas(string[] mirnas)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string file in mirnas)
        {
            if (file != "-" && !Path.Exists(file))
            {
                string meant = OligoSelection.LooksLikeOligo(file) ? $"; if this is an oligo, give it as --oligo {file}" : "; with --mirnome files of miRNAs are given here, or none for the human ones";
                throw new UsageException($"there is no file '{file}'{meant}");
            }

            if (!seen.Add(file == "-" ? file : OutputPath.Resolve(file)))
            {
                throw new UsageException($"the file '{file}' is given twice");
            }
        }
    }
}
