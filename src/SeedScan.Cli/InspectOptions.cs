using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>inspect</c> as they were typed.</summary>
internal sealed class InspectOptions
{
    /// <summary>Indexes and files of targets; <c>-</c> is standard input.</summary>
    [Value(0)]
    public IEnumerable<string> Targets { get; set; } = [];

    /// <summary>Whether every byte of an index is checked.</summary>
    [Option("verify")]
    public bool Verify { get; set; }

    /// <summary>Whether every target is listed.</summary>
    [Option("targets")]
    public bool ListTargets { get; set; }

    /// <summary>The NCBI taxonomy number of the species to read from a UTR table.</summary>
    [Option("species")]
    public int? Species { get; set; }

    /// <summary>No warnings and no progress.</summary>
    [Option("quiet")]
    public bool Quiet { get; set; }

    /// <summary>Stack traces.</summary>
    [Option("debug")]
    public bool Debug { get; set; }
}
