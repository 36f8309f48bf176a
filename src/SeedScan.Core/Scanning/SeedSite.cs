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
/// <param name="Rna">The small RNA, as its 0-based place in <see cref="SeedScanner.Rnas"/>.</param>
/// <param name="Type">The site type.</param>
/// <param name="Strand">The strand that pairs with the RNA.</param>
/// <param name="Note">For a non-canonical type, what is special about this site; <see cref="SiteNote.None"/> else.</param>
/// <param name="Attributes">For a canonical type, what was found beside the seed, if <see cref="SeedScanOptions.Attributes"/> asks for it.</param>
public readonly record struct SeedSite(
    long Start, long End, int Rna, SiteType Type, Strand Strand, SiteNote Note, SiteAttributes Attributes);

/// <summary>What is found at a canonical site beside its seed.</summary>
[Flags]
public enum SiteAttributes : byte
{
    /// <summary>Nothing, or not asked for.</summary>
    None = 0,

    /// <summary>The target's base opposite nt 1 pairs with nt 1 (Watson-Crick).</summary>
    Watson1 = 1,

    /// <summary>The 3' pairing score is 3 or more (Grimson 2007, Mol Cell 27:91).</summary>
    Supplementary = 2,
}

/// <summary>Receives sites as they are found, in output order. Implement it as a struct: the call is then compiled into the search.</summary>
public interface ISeedSiteSink
{
    /// <summary>Takes one site. What the reference points to changes after the call: copy the site to keep it.</summary>
    /// <param name="site">The site.</param>
    void OnSite(in SeedSite site);
}
