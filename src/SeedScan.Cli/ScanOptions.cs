using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>scan</c> as they were typed; <see cref="ScanPlan"/> makes sense of them.</summary>
internal sealed class ScanOptions : RunOptions
{
    /// <summary>Names, accessions or sequences of small RNAs.</summary>
    [Option("rna")]
    public IEnumerable<string> Rnas { get; set; } = [];

    /// <summary>A FASTA of small RNAs, or a TargetScan family table.</summary>
    [Option("rnas")]
    public string? RnaFile { get; set; }

    /// <summary>All human miRNAs of the bundled miRBase.</summary>
    [Option("all-human")]
    public bool AllHuman { get; set; }

    /// <summary>Site types: labels or sets, separated by commas.</summary>
    [Option("types")]
    public string? Types { get; set; }

    /// <summary>The least of the canonical types.</summary>
    [Option("min-type")]
    public string? MinType { get; set; }

    /// <summary>Whether a row is one RNA's or one family's.</summary>
    [Option("by")]
    public string? By { get; set; }

    /// <summary>The strands to search.</summary>
    [Option("strand")]
    public string? Strand { get; set; }

    /// <summary>The format of the sites.</summary>
    [Option("format")]
    public string? Format { get; set; }

    /// <summary>The format and the mask of TargetScan.</summary>
    [Option("targetscan-compatible")]
    public bool TargetScanCompatible { get; set; }

    /// <summary>The mature small RNAs of the families, by species.</summary>
    [Option("matures")]
    public string? Matures { get; set; }

    /// <summary>The isoforms of the 3'UTRs.</summary>
    [Option("airs")]
    public string? Airs { get; set; }

    /// <summary>mRNAs whose coding regions are the reading frames of the targets.</summary>
    [Option("orfs")]
    public string? Orfs { get; set; }

    /// <summary>The lengths of the reading frames.</summary>
    [Option("orf-lengths")]
    public string? OrfLengths { get; set; }

    /// <summary>The 8mers in the reading frames.</summary>
    [Option("orf-8mers")]
    public string? Orf8mers { get; set; }

    /// <summary>The folder of RNAplfold's files.</summary>
    [Option("accessibility")]
    public string? Accessibility { get; set; }

    /// <summary>The probabilities of conserved targeting.</summary>
    [Option("pct")]
    public string? Pct { get; set; }

    /// <summary>Target-site abundance and seed-pairing stability by seed.</summary>
    [Option("abundance")]
    public string? Abundance { get; set; }

    /// <summary>The file for the totals of each target.</summary>
    [Option("summary")]
    public string? Summary { get; set; }

    /// <summary>The file for the targets, ranked by predicted repression.</summary>
    [Option("ranking")]
    public string? Ranking { get; set; }

    /// <summary>How many targets of each RNA are ranked: a number, or <c>all</c>.</summary>
    [Option("top")]
    public string? Top { get; set; }

    /// <summary>The file for the drawings of sites.</summary>
    [Option("drawings")]
    public string? Drawings { get; set; }

    /// <summary>The model by which sites are scored: a name, or a file of numbers.</summary>
    [Option("score")]
    public string? Score { get; set; }

    /// <summary>Lines with the version, the options and the hashes of the inputs ahead of the header.</summary>
    [Option("manifest")]
    public bool Manifest { get; set; }

    /// <summary>How many bases at the start of each target are masked.</summary>
    [Option("mask-start")]
    public int? MaskStart { get; set; }

    /// <summary>The nucleotide that plays the part of nt 2.</summary>
    [Option("seed-start")]
    public int? SeedStart { get; set; }

    /// <summary>Which bulged base the bulge types accept.</summary>
    [Option("bulge-base")]
    public string? BulgeBase { get; set; }

    /// <summary>What is found at canonical sites beside the seed.</summary>
    [Option("attributes")]
    public bool Attributes { get; set; }
}
