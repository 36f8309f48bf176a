namespace SeedScan.Thermodynamics;

/// <summary>Which two strands a table of nearest neighbours was measured on.</summary>
public enum DuplexKind : byte
{
    /// <summary>RNA on RNA (Xia et al. 1998, Biochemistry 37:14719).</summary>
    RnaRna,

    /// <summary>DNA on RNA (Sugimoto et al. 1995, Biochemistry 34:11211).</summary>
    DnaRna,

    /// <summary>DNA on DNA (SantaLucia 1998, PNAS 95:1460).</summary>
    DnaDna,
}
