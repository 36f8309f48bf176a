namespace SeedScan.Oligos;

/// <summary>A record of a panel before its notations are read.</summary>
/// <param name="Line">The 1-based line that it begins on.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">The notation of the strand that acts.</param>
internal sealed record PanelRecord(long Line, string Name, string Sequence)
{
    /// <summary>Its role, or that of the panel.</summary>
    public OligoRole Role { get; init; }

    /// <summary>The notation of the passenger, or null.</summary>
    public string? Partner { get; init; }

    /// <summary>What it is meant to bind, or null.</summary>
    public string? Target { get; init; }
}
