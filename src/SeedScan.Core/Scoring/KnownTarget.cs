using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What is known of targets beside their sequence: tables and files that the caller has. Asked by several threads at once.</summary>
public interface IKnownTargets
{
    /// <summary>What is known of a target, or null where it is in no table.</summary>
    /// <param name="name">The target's name, in UTF-8.</param>
    /// <param name="length">Its letters.</param>
    /// <exception cref="InputException">What is told does not fit the target.</exception>
    KnownTarget? Find(ReadOnlySpan<byte> name, int length);

    /// <summary>At the end of a run, tells which of its targets were not found where they were looked up. What is told is forgotten.</summary>
    /// <param name="warn">Is told, one sentence each, in the same words for any number of threads; or null.</param>
    void TellNotFound(Action<string>? warn)
    {
    }
}

/// <summary>
/// What is known of one target beside its sequence. Whatever is null is not known: the feature is named as missing, and the score
/// is partial. It must not change while it is in use.
/// </summary>
public class KnownTarget
{
    /// <summary>The open reading frame before the UTR; null where only its length is known, or nothing.</summary>
    public PackedSequence? Orf { get; init; }

    /// <summary>The length in nt of the open reading frame; that of <see cref="Orf"/> where it is not set.</summary>
    public double? OrfLength
    {
        get => field ?? Orf?.Length;
        init;
    }

    /// <summary>
    /// The UTR's isoforms by their ends, ascending; null where there is the one whole UTR. Empty where they are not known:
    /// length and distances are missing then, and totals count the sites as in all molecules.
    /// </summary>
    public IReadOnlyList<UtrIsoform>? Isoforms { get; init; }

    /// <summary>The probability, above 0 and at most 1, that the 14 nt around a place are unpaired: from 6 before it to 7 behind.</summary>
    /// <param name="nt8">The 0-based position opposite nt 8; it may lie before the target.</param>
    public virtual double? Unpaired(long nt8) => null;

    /// <summary>The probability of conserved targeting, from 0 to 1.</summary>
    /// <param name="rna">The RNA.</param>
    /// <param name="site">The site.</param>
    public virtual double? Conservation(SmallRna rna, in SeedSite site) => null;
}

/// <summary>One of the ends that a gene's UTR has (TargetScan's AIR, affected isoform ratio).</summary>
/// <param name="End">The place after its last base, counted from the UTR's first base as 0: its length.</param>
/// <param name="Share">The share of the molecules that reach this end, from 0 to 1: this isoform and all longer ones.</param>
public readonly record struct UtrIsoform(long End, double Share);
