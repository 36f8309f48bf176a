namespace SeedScan.Oligos;

/// <summary>The sugar of one nucleotide of an oligo.</summary>
public enum Sugar : byte
{
    /// <summary>2'-deoxyribose: DNA.</summary>
    Dna,

    /// <summary>Ribose: RNA.</summary>
    Rna,

    /// <summary>2'-O,4'-C-methylene ribose: locked nucleic acid.</summary>
    Lna,

    /// <summary>2'-O-methyl ribose.</summary>
    MethylRna,

    /// <summary>2'-O-methoxyethyl ribose.</summary>
    Moe,

    /// <summary>2'-fluoro ribose.</summary>
    FluoroRna,
}
