namespace SeedScan.Oligos;

/// <summary>What an oligo is meant to do, which decides what is searched for it.</summary>
public enum OligoRole : byte
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>A miRNA mimic: the guide, and its passenger strand, load into AGO and bind by their seeds.</summary>
    Mimic,

    /// <summary>An siRNA: as a mimic, and slices what it binds in full.</summary>
    Sirna,

    /// <summary>Binds a miRNA and holds it back.</summary>
    Antimir,

    /// <summary>Recruits RNase H to what it binds.</summary>
    Gapmer,

    /// <summary>Blocks what it binds, without a cut.</summary>
    Steric,
}
