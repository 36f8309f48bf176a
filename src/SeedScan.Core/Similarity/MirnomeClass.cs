namespace SeedScan.Similarity;

/// <summary>What a miRNA is to an oligo; in the order in which rows come.</summary>
public enum MirnomeClass : byte
{
    /// <summary>It is the one, or one of those, that the design is told to be for.</summary>
    Intended,

    /// <summary>A strand that acts by its seed has the sequence of this miRNA.</summary>
    Itself,

    /// <summary>It has the nt 2-8 of an intended miRNA, and its seed is paired in full.</summary>
    Family,

    /// <summary>Another one whose seed is paired in full.</summary>
    SeedCovered,

    /// <summary>A strand that acts by its seed has the seed of this miRNA.</summary>
    SharedSeed,

    /// <summary>The seed is not paired in full, but eight pairs follow each other, or few edits are in the way.</summary>
    Partial,
}

/// <summary>Which nucleotides of a miRNA's seed are paired in full, or shared.</summary>
public enum MirnomeSeed : byte
{
    /// <summary>Nt 2-8.</summary>
    Nt2To8,

    /// <summary>Nt 2-7, which is weaker.</summary>
    Nt2To7,

    /// <summary>Nt 3-8; of shared seeds only.</summary>
    Nt3To8,

    /// <summary>None of these.</summary>
    None,
}

/// <summary>The words for classes and seeds.</summary>
public static class MirnomeWords
{
    /// <summary>The word for a class: <c>intended</c>, <c>itself</c>, <c>family</c>, <c>seed-covered</c>, <c>shared-seed</c> or <c>partial</c>.</summary>
    public static string Of(MirnomeClass of) => of switch
    {
        MirnomeClass.Intended => "intended",
        MirnomeClass.Itself => "itself",
        MirnomeClass.Family => "family",
        MirnomeClass.SeedCovered => "seed-covered",
        MirnomeClass.SharedSeed => "shared-seed",
        _ => "partial",
    };

    /// <summary>The word for a seed: <c>2-8</c>, <c>2-7</c>, <c>3-8</c>, or <c>.</c> for none.</summary>
    public static string Of(MirnomeSeed of) => of switch
    {
        MirnomeSeed.Nt2To8 => "2-8",
        MirnomeSeed.Nt2To7 => "2-7",
        MirnomeSeed.Nt3To8 => "3-8",
        _ => ".",
    };
}
