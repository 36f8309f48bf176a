namespace SeedScan.Thermodynamics;

/// <summary>What of an energy was not measured on such strands: every bit is one reason to trust it less. <see cref="EnergyNoteTexts"/> has them in words.</summary>
[Flags]
public enum EnergyNotes : uint
{
    /// <summary>Every term was measured on such strands.</summary>
    None = 0,

    /// <summary>The energy is not known: a letter is not one base, or no bases pair.</summary>
    Unknown = 1 << 0,

    /// <summary>An end is open: what lies beyond costs more than it gives.</summary>
    OpenEnd = 1 << 1,

    /// <summary>LNA on RNA: its increments were measured on DNA.</summary>
    LnaOnRna = 1 << 2,

    /// <summary>LNA beside RNA, 2'-OMe, 2'-MOE or 2'-F: its increments were measured beside DNA.</summary>
    LnaBesideOthers = 1 << 3,

    /// <summary>A single LNA at a mismatch or G:U: counted as DNA.</summary>
    LnaAsDna = 1 << 4,

    /// <summary>2'-MOE: no table, counted as 2'-OMe.</summary>
    MoeAsMethyl = 1 << 5,

    /// <summary>2'-F: no table, counted as 2'-OMe.</summary>
    FluoroAsMethyl = 1 << 6,

    /// <summary>2'-OMe on DNA: no table, counted as RNA on DNA.</summary>
    MethylAsRna = 1 << 7,

    /// <summary>Different sugars side by side: the mean of their tables.</summary>
    MixedSugars = 1 << 8,

    /// <summary>G:U: counted as RNA on RNA.</summary>
    WobbleAsRna = 1 << 9,

    /// <summary>A mismatch: counted as RNA on RNA.</summary>
    MismatchAsRna = 1 << 10,

    /// <summary>A bulge: counted as RNA on RNA.</summary>
    BulgeAsRna = 1 << 11,

    /// <summary>Several bases open: counted by their number, as RNA on RNA.</summary>
    LoopBySize = 1 << 12,

    /// <summary>Both strands modified: tables have one modified strand.</summary>
    BothModified = 1 << 13,

    /// <summary>A hairpin loop: counted as RNA.</summary>
    HairpinAsRna = 1 << 14,

    /// <summary>Sodium: counted as in DNA on DNA.</summary>
    SodiumAsDna = 1 << 15,
}
