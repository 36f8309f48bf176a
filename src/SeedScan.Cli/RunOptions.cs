using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of every verb.</summary>
internal abstract class VerbOptions
{
    /// <summary>Stack traces.</summary>
    [Option("debug")]
    public bool Debug { get; set; }
}

/// <summary>The options of every verb that takes targets.</summary>
internal abstract class TargetOptions : VerbOptions
{
    /// <summary>Files of targets or indexes; <c>-</c> is standard input.</summary>
    [Value(0)]
    public IEnumerable<string> Targets { get; set; } = [];

    /// <summary>The NCBI taxonomy number of the species to read from UTR and family tables.</summary>
    [Option("species")]
    public int? Species { get; set; }

    /// <summary>No warnings and no progress.</summary>
    [Option("quiet")]
    public bool Quiet { get; set; }
}

/// <summary>The options of every verb that goes through its targets on several threads.</summary>
internal abstract class RunOptions : TargetOptions
{
    /// <summary>The file for the result.</summary>
    [Option('o', "output")]
    public string? Output { get; set; }

    /// <summary>The region of each mRNA that is taken.</summary>
    [Option("region")]
    public string? Region { get; set; }

    /// <summary>A GTF or a table that tells where the coding regions are.</summary>
    [Option("cds")]
    public string? Cds { get; set; }

    /// <summary>The number of worker threads.</summary>
    [Option("threads")]
    public int? Threads { get; set; }

    /// <summary>When to show progress.</summary>
    [Option("progress")]
    public string? Progress { get; set; }
}
