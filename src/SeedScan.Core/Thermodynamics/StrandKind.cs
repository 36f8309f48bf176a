namespace SeedScan.Thermodynamics;

/// <summary>What the strand is made of that an oligo binds.</summary>
public enum StrandKind : byte
{
    /// <summary>RNA, as transcripts and miRNAs.</summary>
    Rna,

    /// <summary>DNA.</summary>
    Dna,
}
