using SeedScan.Rnas;

namespace SeedScan.Scanning;

/// <summary>The strand of the target that a site is on.</summary>
public enum Strand : byte
{
    /// <summary>The strand as given (+).</summary>
    Forward = 0,

    /// <summary>Its reverse complement (-); coordinates are still the forward strand's.</summary>
    Reverse = 1,
}

/// <summary>One seed site in one target.</summary>
/// <param name="Start">0-based position of the site's first base on the forward strand.</param>
/// <param name="End">0-based position after the site's last base on the forward strand.</param>
/// <param name="Rna">The small RNA's place in the scanner's list.</param>
/// <param name="Type">The site type.</param>
/// <param name="Strand">The strand that pairs with the RNA.</param>
/// <param name="Note">What a non-canonical type says of itself; <see cref="SiteNote.None"/> else.</param>
/// <param name="Attributes">What was found beside the seed, where it was asked for.</param>
public readonly record struct SeedSite(
    long Start, long End, int Rna, SiteType Type, Strand Strand, SiteNote Note, SiteAttributes Attributes);

/// <summary>What is found at a canonical site beside its seed.</summary>
[Flags]
public enum SiteAttributes : byte
{
    /// <summary>Nothing, or not asked for.</summary>
    None = 0,

    /// <summary>The base opposite nt 1 pairs with nt 1.</summary>
    Watson1 = 1,

    /// <summary>The 3' pairing score is 3 or more (Grimson 2007, Mol Cell 27:91).</summary>
    Supplementary = 2,
}

/// <summary>Receives sites as they are found, in output order; a struct, so that a call costs nothing.</summary>
public interface ISeedSiteSink
{
    /// <summary>Takes one site. The argument is not kept by the caller.</summary>
    void OnSite(in SeedSite site);
}
