namespace SeedScan.Oligos;

/// <summary>A way to write an oligo down.</summary>
public enum OligoDialect : byte
{
    /// <summary>Told by the marks in the text; never <see cref="CaseLna"/>.</summary>
    Auto,

    /// <summary>Bases alone: RNA where there is a U, else DNA; phosphodiester.</summary>
    Plain,

    /// <summary>Bases, sugars and linkages as three words, with the letters of XNAString.</summary>
    ThreeStrings,

    /// <summary>The order form of Integrated DNA Technologies: <c>+C*mA*rG</c>, <c>/52MOErA/</c>.</summary>
    Idt,

    /// <summary>The Hierarchical Editing Language for Macromolecules.</summary>
    Helm,

    /// <summary>Upper case is LNA, lower case DNA; <c>*</c> is a phosphorothioate. Only where it is asked for.</summary>
    CaseLna,
}
