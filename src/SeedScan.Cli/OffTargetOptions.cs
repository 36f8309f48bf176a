using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>offtarget</c> as they were typed; <see cref="OffTargetPlan"/> makes sense of them.</summary>
internal sealed class OffTargetOptions
{
    /// <summary>Files of targets; <c>-</c> is standard input.</summary>
    [Value(0)]
    public IEnumerable<string> Targets { get; set; } = [];

    /// <summary>Sequences of oligos.</summary>
    [Option("oligo")]
    public IEnumerable<string> Oligos { get; set; } = [];

    /// <summary>A FASTA of oligos.</summary>
    [Option("oligos")]
    public string? OligoFile { get; set; }

    /// <summary>Mismatches at most.</summary>
    [Option("mismatches")]
    public int? Mismatches { get; set; }

    /// <summary>Bulges at most.</summary>
    [Option("bulges")]
    public int? Bulges { get; set; }

    /// <summary>G:U that are allowed beside the mismatches.</summary>
    [Option("wobble")]
    public int? Wobbles { get; set; }

    /// <summary>The strands that are searched.</summary>
    [Option("strand")]
    public string? Strand { get; set; }

    /// <summary>Rows of one oligo and tier at most.</summary>
    [Option("max-hits-per-tier")]
    public long? MaxHitsPerTier { get; set; }

    /// <summary>The NCBI taxonomy number of the species to read from UTR tables.</summary>
    [Option("species")]
    public int? Species { get; set; }

    /// <summary>The region of each mRNA that is searched.</summary>
    [Option("region")]
    public string? Region { get; set; }

    /// <summary>A GTF or a table that tells where the coding regions are.</summary>
    [Option("cds")]
    public string? Cds { get; set; }

    /// <summary>The file for the near matches.</summary>
    [Option('o', "output")]
    public string? Output { get; set; }

    /// <summary>The format of the near matches.</summary>
    [Option("format")]
    public string? Format { get; set; }

    /// <summary>The file for the numbers of each oligo and tier.</summary>
    [Option("summary")]
    public string? Summary { get; set; }

    /// <summary>The number of worker threads.</summary>
    [Option("threads")]
    public int? Threads { get; set; }

    /// <summary>No warnings and no progress.</summary>
    [Option("quiet")]
    public bool Quiet { get; set; }

    /// <summary>When to show progress.</summary>
    [Option("progress")]
    public string? Progress { get; set; }

    /// <summary>Stack traces.</summary>
    [Option("debug")]
    public bool Debug { get; set; }
}
