using SeedScan.Scoring;

namespace SeedScan.Pipelines;

/// <summary>What was looked up and not found.</summary>
internal enum TargetScanGap
{
    /// <summary>A target without AIR rows.</summary>
    Isoforms,

    /// <summary>A target whose isoforms could not be stretched to another species, for want of a human UTR.</summary>
    HumanUtr,

    /// <summary>A target without ORF length in a species.</summary>
    OrfLength,

    /// <summary>A target without a file of RNAplfold in a species.</summary>
    AccessibilityFile,

    /// <summary>A site whose file says NA.</summary>
    AccessibilityValue,

    /// <summary>A site that the PCT table does not list.</summary>
    Conservation,

    /// <summary>A family whose seed the table of TA and SPS does not list.</summary>
    Abundance,

    /// <summary>A family without mature RNA in a species.</summary>
    Matures,

    /// <summary>A site in a species that the script does not score.</summary>
    Species,
}

/// <summary>Collects what is missing and tells it once for each kind: how often, where first, and what the script makes of it.</summary>
internal sealed class TargetScanGaps(TargetScanInputs inputs)
{
    private const int Kinds = (int)TargetScanGap.Species + 1;

    private readonly HashSet<string>[] _names = [.. Enumerable.Range(0, Kinds).Select(_ => new HashSet<string>(StringComparer.Ordinal))];
    private readonly long[] _counts = new long[Kinds];
    private readonly string[] _first = new string[Kinds];

    /// <summary>Takes one more.</summary>
    /// <param name="kind">What is missing.</param>
    /// <param name="name">Of what; targets and families are counted once, sites as often as they come.</param>
    public void Add(TargetScanGap kind, string name)
    {
        bool isSite = kind is TargetScanGap.AccessibilityValue or TargetScanGap.Conservation or TargetScanGap.Species;
        if (isSite || _names[(int)kind].Add(name))
        {
            _first[(int)kind] ??= name;
            _counts[(int)kind]++;
        }
    }

    /// <summary>Tells which files were not given at all.</summary>
    public static IEnumerable<string> MissingFiles(TargetScanInputs inputs)
    {
        if (inputs.Isoforms is null)
        {
            yield return "no AIR file: every AIR is 1, offset 6mers count as 0, and the log10 of the 3'UTR's length and of the distance to its ends as 0, which TargetScan's script scores as strongly favourable.";
        }

        if (inputs.Orfs?.LengthPath is null)
        {
            yield return "no ORF lengths: their log10 counts as 0, which TargetScan's script scores as strongly favourable.";
        }

        if (inputs.Orfs?.CountPath is null)
        {
            yield return "no ORF 8mer counts: every ORF counts as one without 8mers.";
        }

        if (inputs.Accessibility is null)
        {
            yield return "no accessibility files: SA contributes 0.";
        }

        if (inputs.Conservation is null)
        {
            yield return "no PCT table: PCT contributes 0.";
        }

        if (inputs.Abundance is null)
        {
            yield return "no table of TA and SPS: both are NA and contribute 0.";
        }
    }

    /// <summary>Tells what was missing in the files that were given.</summary>
    public IEnumerable<string> Messages()
    {
        for (int kind = 0; kind < Kinds; kind++)
        {
            if (_counts[kind] > 0)
            {
                yield return Message((TargetScanGap)kind, _counts[kind] == 1 ? _first[kind] : $"{_first[kind]} and {_counts[kind] - 1} more");
            }
        }
    }

    private string Message(TargetScanGap kind, string which) => kind switch
    {
        TargetScanGap.Isoforms =>
            $"{inputs.Isoforms?.Path}: no isoforms of {which}: AIR is 1, offset 6mers count as 0, and the log10 of the 3'UTR's length and of the distance to its ends as 0, which TargetScan's script scores as strongly favourable.",
        TargetScanGap.HumanUtr => $"no human UTR (species 9606) of {which}: the isoforms of other species are those of the AIR file, not stretched.",
        TargetScanGap.OrfLength => $"{inputs.Orfs?.LengthPath}: no ORF length of {which}: its log10 counts as 0, which TargetScan's script scores as strongly favourable.",
        TargetScanGap.AccessibilityFile => $"{inputs.Accessibility?.Folder}: no file {which}: SA contributes 0.",
        TargetScanGap.AccessibilityValue => $"{inputs.Accessibility?.Folder}: no probability at the site {which}: SA contributes 0.",
        TargetScanGap.Conservation => $"{inputs.Conservation?.Path}: no row of the site {which}: PCT contributes 0.",
        TargetScanGap.Abundance => $"{inputs.Abundance?.Path}: no row of the seed {which}: TA and SPS are NA and contribute 0.",
        TargetScanGap.Matures => $"{inputs.Matures.Path}: no mature RNA of {which}: these sites are left out.",
        _ => $"TargetScan's script scores ten species; the site {which} in others is left out.",
    };
}
