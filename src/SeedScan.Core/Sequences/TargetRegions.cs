namespace SeedScan.Sequences;

/// <summary>Which region of each mRNA is a target, and where the coding regions are told.</summary>
/// <remarks>
/// With one region every record is cut to it as it is read, and all is as if a FASTA of the cut sequences had been given:
/// sites lie wholly inside, and positions are those in the region. Records without a known coding region are left out and
/// counted. With <see cref="TranscriptRegions.All"/> nothing is cut, and each site is told with the regions that it lies in.
/// </remarks>
public sealed record TargetRegions
{
    /// <summary>Prepares a choice.</summary>
    /// <param name="region">One of the three regions, or <see cref="TranscriptRegions.All"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another set.</exception>
    public TargetRegions(TranscriptRegions region)
    {
        if (region is not (TranscriptRegions.Utr5 or TranscriptRegions.Cds or TranscriptRegions.Utr3 or TranscriptRegions.All))
        {
            throw new ArgumentOutOfRangeException(nameof(region), region, "One region or all of them.");
        }

        Region = region;
    }

    /// <summary>The region, or <see cref="TranscriptRegions.All"/>.</summary>
    public TranscriptRegions Region { get; }

    /// <summary>Where the coding regions are told; by default in the headers alone.</summary>
    public CodingRegions Coding { get; init; } = CodingRegions.OfHeaders;

    /// <summary>True if records are cut.</summary>
    public bool Cuts => Region != TranscriptRegions.All;

    /// <summary>The word for it.</summary>
    internal string Label => Cuts ? TranscriptRegionLabels.Label(Region) : "all";
}
