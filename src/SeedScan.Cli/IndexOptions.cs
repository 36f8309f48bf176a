using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>index</c> as they were typed.</summary>
internal sealed class IndexOptions
{
    /// <summary>Files of targets; <c>-</c> is standard input.</summary>
    [Value(0)]
    public IEnumerable<string> Targets { get; set; } = [];

    /// <summary>The file for the index.</summary>
    [Option('o', "output")]
    public string? Output { get; set; }

    /// <summary>The most memory to take: a number, with K, M or G behind it.</summary>
    [Option("memory")]
    public string? Memory { get; set; }

    /// <summary>The NCBI taxonomy number of the species to read from a UTR table.</summary>
    [Option("species")]
    public int? Species { get; set; }

    /// <summary>The region of each mRNA that is indexed.</summary>
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
