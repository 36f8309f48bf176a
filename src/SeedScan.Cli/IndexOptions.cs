using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>index</c> as they were typed.</summary>
internal sealed class IndexOptions : RunOptions
{
    /// <summary>The most memory to take: a number, with K, M or G behind it.</summary>
    [Option("memory")]
    public string? Memory { get; set; }
}
