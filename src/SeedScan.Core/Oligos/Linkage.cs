namespace SeedScan.Oligos;

/// <summary>What joins one nucleotide of an oligo to the next.</summary>
public enum Linkage : byte
{
    /// <summary>Phosphodiester, as in nature.</summary>
    Phosphodiester,

    /// <summary>Phosphorothioate: one oxygen is a sulfur.</summary>
    Phosphorothioate,
}
