using SeedScan.Rnas;

namespace SeedScan.Indexing;

/// <summary>What a set of targets holds of one seed (nt 2-8 of a small RNA).</summary>
/// <remarks>
/// The site types are those of <see cref="SiteType"/>, on the + strand and without a mask. A target with several sites
/// counts them all, overlapping ones too.
/// </remarks>
public sealed record SeedCounts
{
    /// <summary>Nt 2-8, 5'→3', seven letters of ACGU.</summary>
    public required string Seed { get; init; }

    /// <summary>The number of 8mer sites.</summary>
    public required long Mer8 { get; init; }

    /// <summary>The number of 7mer-m8 sites.</summary>
    public required long Mer7M8 { get; init; }

    /// <summary>The number of 7mer-A1 sites.</summary>
    public required long Mer7A1 { get; init; }

    /// <summary>The number of 6mer sites.</summary>
    public required long Mer6 { get; init; }

    /// <summary>The number of 6mer-m8 (offset 6mer) sites.</summary>
    public required long Mer6M8 { get; init; }

    /// <summary>The number of 6mer-A1 sites.</summary>
    public required long Mer6A1 { get; init; }

    /// <summary>The targets that hold a partner of the whole seed: at least one 8mer or 7mer-m8 site.</summary>
    public required long Targets { get; init; }

    /// <summary>
    /// The sites of the whole seed that are to be expected if nothing but base composition counted: the windows of seven
    /// bases, times the frequency of each base that the site has. 0 where there is no such window.
    /// </summary>
    public required double Expected { get; init; }

    /// <summary>How many of the 16,384 seeds have fewer sites of the whole seed.</summary>
    public required int SeedsWithFewer { get; init; }

    /// <summary>The sites of the whole seed: 8mer and 7mer-m8.</summary>
    public long WholeSeed => Mer8 + Mer7M8;

    /// <summary><see cref="WholeSeed"/> over <see cref="Expected"/>; null where none is expected.</summary>
    public double? Ratio => Expected > 0 ? WholeSeed / Expected : null;

    /// <summary>The place among all seeds by <see cref="WholeSeed"/>: 1 for the fewest sites. Seeds with equally many share the smallest place.</summary>
    public int Rank => SeedsWithFewer + 1;

    /// <summary>The percentage of the 16,384 seeds that have fewer sites of the whole seed.</summary>
    public double Percentile => 100.0 * SeedsWithFewer / SeedLandscape.SeedCount;

    /// <summary>
    /// The target site abundance of the set of targets: log10 of the 8mer, 7mer-m8 and 7mer-A1 sites (Agarwal 2015, eLife
    /// 4:e05005, where the targets are a transcriptome's 3'UTRs); null where there is none.
    /// </summary>
    public double? TargetAbundance => WholeSeed + Mer7A1 > 0 ? Math.Log10(WholeSeed + Mer7A1) : null;

    /// <summary>The number of sites of one of the six canonical types.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another type: the others are not counted.</exception>
    public long Of(SiteType type) => type switch
    {
        SiteType.Mer8 => Mer8,
        SiteType.Mer7M8 => Mer7M8,
        SiteType.Mer7A1 => Mer7A1,
        SiteType.Mer6 => Mer6,
        SiteType.Mer6M8 => Mer6M8,
        SiteType.Mer6A1 => Mer6A1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Of the canonical types only."),
    };
}
