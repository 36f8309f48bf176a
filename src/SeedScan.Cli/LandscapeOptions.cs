using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>landscape</c> as they were typed.</summary>
internal sealed class LandscapeOptions
{
    /// <summary>Files of targets; <c>-</c> is standard input.</summary>
    [Value(0)]
    public IEnumerable<string> Targets { get; set; } = [];

    /// <summary>Names, accessions or sequences of small RNAs.</summary>
    [Option("rna")]
    public IEnumerable<string> Rnas { get; set; } = [];

    /// <summary>A FASTA of small RNAs, or a TargetScan family table.</summary>
    [Option("rnas")]
    public string? RnaFile { get; set; }

    /// <summary>All human miRNAs of the bundled miRBase.</summary>
    [Option("all-human")]
    public bool AllHuman { get; set; }

    /// <summary>The file for the table.</summary>
    [Option('o', "output")]
    public string? Output { get; set; }

    /// <summary>The NCBI taxonomy number of the species to read from UTR and family tables.</summary>
    [Option("species")]
    public int? Species { get; set; }

    /// <summary>The region of each mRNA that is counted.</summary>
    [Option("region")]
    public string? Region { get; set; }

    /// <summary>A GTF or a table that tells where the coding regions are.</summary>
    [Option("cds")]
    public string? Cds { get; set; }

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
