namespace SeedScan.Oligos;

/// <summary>The monomers of HELM that a design is made of, and what they are called. Case carries no meaning.</summary>
/// <remarks>
/// The first of each are written; the others are names that the same monomers have in libraries of HELM (Zhang 2012, J Chem Inf
/// Model 52:2796) and in XNAString.
/// </remarks>
internal static class HelmMonomers
{
    private static readonly Dictionary<string, Sugar> s_sugars = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dR"] = Sugar.Dna,
        ["d"] = Sugar.Dna,
        ["r"] = Sugar.Rna,
        ["LR"] = Sugar.Lna,
        ["lna"] = Sugar.Lna,
        ["mR"] = Sugar.MethylRna,
        ["m"] = Sugar.MethylRna,
        ["MOE"] = Sugar.Moe,
        ["fl2r"] = Sugar.FluoroRna,
        ["fR"] = Sugar.FluoroRna,
    };

    /// <summary>The sugar of a monomer, or null.</summary>
    public static Sugar? SugarOf(string monomer) => s_sugars.TryGetValue(monomer, out Sugar sugar) ? sugar : null;

    /// <summary>How a sugar is written.</summary>
    public static string Written(Sugar sugar) => sugar switch
    {
        Sugar.Dna => "[dR]",
        Sugar.Rna => "r",
        Sugar.Lna => "[LR]",
        Sugar.MethylRna => "[mR]",
        Sugar.Moe => "[MOE]",
        _ => "[fl2r]",
    };

    /// <summary>The base of a monomer, or null.</summary>
    public static (char Letter, BaseModification Modification)? BaseOf(string monomer) =>
        monomer is "A" or "C" or "G" or "T" or "U" ? (monomer[0], BaseModification.None)
        : monomer.Equals("5meC", StringComparison.OrdinalIgnoreCase) || monomer.Equals("m5C", StringComparison.OrdinalIgnoreCase)
            ? ('C', BaseModification.FiveMethyl)
            : null;

    /// <summary>The linkage of a monomer, or null.</summary>
    public static Linkage? LinkageOf(string monomer) =>
        monomer.Equals("sP", StringComparison.OrdinalIgnoreCase) ? Linkage.Phosphorothioate
        : monomer.Equals("p", StringComparison.OrdinalIgnoreCase) ? Linkage.Phosphodiester
        : null;
}
