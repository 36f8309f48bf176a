namespace SeedScan.Oligos;

/// <summary>How a panel is read.</summary>
public sealed record OligoPanelOptions
{
    /// <summary>What the sequences are written in; by default each tells it by its marks.</summary>
    public OligoDialect Dialect { get; init; }

    /// <summary>The role of the designs whose row tells none, and of all in FASTA.</summary>
    public OligoRole Role { get; init; }

    /// <summary>Is told what is odd but usable, such as a column that is not known; a sentence each.</summary>
    public Action<string>? Warn { get; init; }
}
