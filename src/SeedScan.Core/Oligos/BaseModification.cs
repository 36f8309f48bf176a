namespace SeedScan.Oligos;

/// <summary>What is changed at a base without changing what it pairs with.</summary>
public enum BaseModification : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A methyl group at position 5 of cytosine: 5-methylcytosine.</summary>
    FiveMethyl,
}
