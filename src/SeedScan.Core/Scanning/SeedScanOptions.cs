using SeedScan.Rnas;

namespace SeedScan.Scanning;

/// <summary>Which strands of a target are searched.</summary>
[Flags]
public enum Strands
{
    /// <summary>The strand as given; right for 3'UTRs and transcripts.</summary>
    Forward = 1,

    /// <summary>The reverse complement.</summary>
    Reverse = 2,

    /// <summary>Both, as for a genome.</summary>
    Both = Forward | Reverse,
}

/// <summary>What a <see cref="SeedScanner"/> looks for.</summary>
public sealed record SeedScanOptions
{
    /// <summary>The site types to report; 8mer, 7mer-m8, 7mer-A1 and 6mer by default.</summary>
    public SiteTypes Types { get; init; } = SiteTypes.Default;

    /// <summary>The strands to search; the given one by default. Sites on either have coordinates of the given one.</summary>
    public Strands Strands { get; init; } = Strands.Forward;

    /// <summary>
    /// The nucleotide that plays the part of nt 2 in every rule: RNA nt k + SeedStart - 2 stands for nt k.
    /// 2 is the seed as the field knows it; other values serve isomiRs and odd designs. At least 1.
    /// </summary>
    public int SeedStart { get; init; } = 2;

    /// <summary>True to report bulge types with any bulged base; false for G alone (Chi 2012).</summary>
    public bool AnyBulgeBase { get; init; }

    /// <summary>True to fill <see cref="SeedSite.Attributes"/> of canonical sites.</summary>
    public bool Attributes { get; init; }
}
