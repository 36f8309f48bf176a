using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>landscape</c> as they were typed.</summary>
internal sealed class LandscapeOptions : RunOptions
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
}
