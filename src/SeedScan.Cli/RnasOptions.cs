using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>rnas</c> as they were typed.</summary>
internal sealed class RnasOptions : VerbOptions
{
    /// <summary>Names, accessions or sequences.</summary>
    [Value(0)]
    public IEnumerable<string> Queries { get; set; } = [];

    /// <summary>List all.</summary>
    [Option("all")]
    public bool All { get; set; }

    /// <summary>List the therapeutics.</summary>
    [Option("drugs")]
    public bool Drugs { get; set; }

    /// <summary>Show this therapeutic.</summary>
    [Option("drug")]
    public string? Drug { get; set; }

    /// <summary>Show this oligo.</summary>
    [Option("oligo")]
    public string? Oligo { get; set; }
}
