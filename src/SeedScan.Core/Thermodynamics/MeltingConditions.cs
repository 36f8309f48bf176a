namespace SeedScan.Thermodynamics;

/// <summary>In what a duplex melts.</summary>
/// <param name="Strands">Both strands together in mol/L, as much of the one as of the other.</param>
/// <param name="Sodium">Sodium ions in mol/L.</param>
public readonly record struct MeltingConditions(double Strands, double Sodium)
{
    /// <summary>As the tables' authors state temperatures: 10⁻⁴ mol/L of strands in 1 mol/L of sodium.</summary>
    public static MeltingConditions Default => new(1e-4, 1);
}
