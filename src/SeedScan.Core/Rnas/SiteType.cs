namespace SeedScan.Rnas;

/// <summary>The types of a seed site, in the order in which they are listed and sorted.</summary>
/// <remarks>
/// Nucleotides of the small RNA are counted from 1 at its 5' end. "Pairs" means Watson-Crick. A place beyond
/// the target's end, an N and any other IUPAC letter neither pair nor are an A. The first six types exclude one another.
/// Each of the others is a rule of its own, and none is reported in a register (a gapless placing of the RNA) in which
/// nt 2-7 all pair.
/// Sources: Bartel 2009 (Cell 136:215), Agarwal 2015 (eLife 4:e05005), Chi 2012 (Nat Struct Mol Biol 19:321),
/// Shin 2010 (Mol Cell 38:789).
/// </remarks>
public enum SiteType : byte
{
    /// <summary>Nt 2-8 pair, and the target has A opposite nt 1. Span: partners of nt 8 to 1.</summary>
    Mer8 = 0,

    /// <summary>Nt 2-8 pair, no A opposite nt 1. Span: partners of nt 8 to 2.</summary>
    Mer7M8 = 1,

    /// <summary>Nt 2-7 pair, A opposite nt 1, no pair at nt 8. Span: partners of nt 7 to 1.</summary>
    Mer7A1 = 2,

    /// <summary>Nt 2-7 pair, no A opposite nt 1, no pair at nt 8. Span: partners of nt 7 to 2.</summary>
    Mer6 = 3,

    /// <summary>The offset 6mer: nt 3-8 pair, no pair at nt 2. Span: partners of nt 8 to 3.</summary>
    Mer6M8 = 4,

    /// <summary>Nt 2-6 pair, A opposite nt 1, no pair at nt 7. Span: partners of nt 6 to 1.</summary>
    Mer6A1 = 5,

    /// <summary>As an 8mer, but one of nt 2-7 is a G:U pair; the note tells which. Span: partners of nt 8 to 1.</summary>
    Wobble8 = 6,

    /// <summary>As a 7mer-m8, but one of nt 2-7 is a G:U pair; the note tells which. Span: partners of nt 8 to 2.</summary>
    Wobble7M8 = 7,

    /// <summary>
    /// As an 8mer, but one of nt 2-7 stands opposite a base that is neither its pair nor its G:U partner; the note tells which.
    /// Span: partners of nt 8 to 1.
    /// </summary>
    Mismatch8 = 8,

    /// <summary>
    /// As an 8mer, with one target base bulged between the partners of nt 6 and 5: a G, or any with
    /// <see cref="SeedScan.Scanning.SeedScanOptions.AnyBulgeBase"/>; the note tells the base. Span: partners of nt 8 to 1 and the bulge, 9 bases.
    /// </summary>
    Bulge8 = 9,

    /// <summary>As a 7mer-m8, with a bulge as in <see cref="Bulge8"/>. Span: partners of nt 8 to 2 and the bulge, 8 bases.</summary>
    Bulge7M8 = 10,

    /// <summary>As a 7mer-A1, with a bulge as in <see cref="Bulge8"/>. Span: partners of nt 7 to 1 and the bulge, 8 bases.</summary>
    Bulge7A1 = 11,

    /// <summary>Nt 4-14 or nt 5-15 all pair. Span: partners of the paired run, as far as it lies within nt 4-15; the note tells the run.</summary>
    Centered = 12,

    /// <summary>
    /// Nt 2-8 pair but for one flaw, a mismatch in nt 2-7 or a bulged target base, and nt 12-15 or nt 13-16 all pair with
    /// contiguous target bases, shifted by at most 2 against the register of nt 8. Span: partners of nt 8 to 2; the note
    /// tells the flaw and the shift.
    /// </summary>
    ThreePrimeCompensatory = 13,
}

/// <summary>A set of site types; bit <c>t</c> stands for the <see cref="SiteType"/> of value <c>t</c>.</summary>
[Flags]
public enum SiteTypes
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary>8mer.</summary>
    Mer8 = 1 << SiteType.Mer8,

    /// <summary>7mer-m8.</summary>
    Mer7M8 = 1 << SiteType.Mer7M8,

    /// <summary>7mer-A1.</summary>
    Mer7A1 = 1 << SiteType.Mer7A1,

    /// <summary>6mer.</summary>
    Mer6 = 1 << SiteType.Mer6,

    /// <summary>6mer-m8, the offset 6mer.</summary>
    Mer6M8 = 1 << SiteType.Mer6M8,

    /// <summary>6mer-A1.</summary>
    Mer6A1 = 1 << SiteType.Mer6A1,

    /// <summary>wobble-8mer.</summary>
    Wobble8 = 1 << SiteType.Wobble8,

    /// <summary>wobble-7mer-m8.</summary>
    Wobble7M8 = 1 << SiteType.Wobble7M8,

    /// <summary>mismatch-8mer.</summary>
    Mismatch8 = 1 << SiteType.Mismatch8,

    /// <summary>bulge-8mer.</summary>
    Bulge8 = 1 << SiteType.Bulge8,

    /// <summary>bulge-7mer-m8.</summary>
    Bulge7M8 = 1 << SiteType.Bulge7M8,

    /// <summary>bulge-7mer-A1.</summary>
    Bulge7A1 = 1 << SiteType.Bulge7A1,

    /// <summary>centered.</summary>
    Centered = 1 << SiteType.Centered,

    /// <summary>3p-compensatory.</summary>
    ThreePrimeCompensatory = 1 << SiteType.ThreePrimeCompensatory,

    /// <summary>The default set: 8mer, 7mer-m8, 7mer-A1 and 6mer.</summary>
    Default = Mer8 | Mer7M8 | Mer7A1 | Mer6,

    /// <summary>The default set with 6mer-m8 and 6mer-A1.</summary>
    AllCanonical = Default | Mer6M8 | Mer6A1,

    /// <summary>Every type.</summary>
    All = (1 << (SiteType.ThreePrimeCompensatory + 1)) - 1,
}
