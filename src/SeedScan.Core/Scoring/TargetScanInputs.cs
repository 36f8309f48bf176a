namespace SeedScan.Scoring;

/// <summary>The files that TargetScan's context scores are computed from, beside UTRs and families. What is null is missing.</summary>
public sealed record TargetScanInputs
{
    /// <summary>The mature sequences.</summary>
    public required TargetScanMatures Matures { get; init; }

    /// <summary>The isoforms of the 3'UTRs. Without them their length and the distance to their ends count as log10 = 0, offset 6mers as 0, and every AIR is 1.</summary>
    public IsoformTable? Isoforms { get; init; }

    /// <summary>Lengths of the reading frames and their 8mers. Without them the length counts as log10 = 0, and the number as 0.</summary>
    public OrfTable? Orfs { get; init; }

    /// <summary>RNAplfold's files <c>TARGET.SPECIES_lunp</c>. Without them accessibility contributes 0.</summary>
    public AccessibilityFiles? Accessibility { get; init; }

    /// <summary>The sites' PCT. Without it conservation contributes 0.</summary>
    public ConservationTable? Conservation { get; init; }

    /// <summary>TA and SPS by seed. Without it both are NA and contribute 0.</summary>
    public AbundanceTable? Abundance { get; init; }
}
