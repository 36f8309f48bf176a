using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>offtarget</c> as they were typed; <see cref="OffTargetPlan"/> makes sense of them.</summary>
internal sealed class OffTargetOptions : RunOptions
{
    /// <summary>Sequences of oligos.</summary>
    [Option("oligo")]
    public IEnumerable<string> Oligos { get; set; } = [];

    /// <summary>A FASTA or a table of oligos.</summary>
    [Option("oligos")]
    public string? OligoFile { get; set; }

    /// <summary>Names of therapeutics of the catalogue.</summary>
    [Option("drug")]
    public IEnumerable<string> Drugs { get; set; } = [];

    /// <summary>What the oligos are meant to do, where nothing else tells it.</summary>
    [Option("role")]
    public string? Role { get; set; }

    /// <summary>What the oligos are meant for, where nothing else tells it.</summary>
    [Option("intended")]
    public string? Intended { get; set; }

    /// <summary>Look at miRNAs, not at transcripts.</summary>
    [Option("mirnome")]
    public bool Mirnome { get; set; }

    /// <summary>What the oligos are written in.</summary>
    [Option("notation")]
    public string? Notation { get; set; }

    /// <summary>Mismatches at most.</summary>
    [Option("mismatches")]
    public int? Mismatches { get; set; }

    /// <summary>Bulges at most.</summary>
    [Option("bulges")]
    public int? Bulges { get; set; }

    /// <summary>G:U that are allowed beside the mismatches.</summary>
    [Option("wobble")]
    public int? Wobbles { get; set; }

    /// <summary>The truncations of each oligo, too.</summary>
    [Option("metabolites")]
    public bool Metabolites { get; set; }

    /// <summary>The strands that are searched.</summary>
    [Option("strand")]
    public string? Strand { get; set; }

    /// <summary>Rows of one oligo and tier at most.</summary>
    [Option("max-hits-per-tier")]
    public long? MaxHitsPerTier { get; set; }

    /// <summary>The format of the near matches.</summary>
    [Option("format")]
    public string? Format { get; set; }

    /// <summary>Lines with the version, the options and the hashes of the inputs ahead of the header.</summary>
    [Option("manifest")]
    public bool Manifest { get; set; }

    /// <summary>The file for the numbers of each oligo and tier.</summary>
    [Option("summary")]
    public string? Summary { get; set; }
}
