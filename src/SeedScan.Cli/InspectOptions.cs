using CommandLine;

namespace SeedScan.Cli;

/// <summary>The options of <c>inspect</c> as they were typed.</summary>
internal sealed class InspectOptions : TargetOptions
{
    /// <summary>Whether every byte of an index is checked.</summary>
    [Option("verify")]
    public bool Verify { get; set; }

    /// <summary>Whether every target is listed.</summary>
    [Option("targets")]
    public bool ListTargets { get; set; }
}
