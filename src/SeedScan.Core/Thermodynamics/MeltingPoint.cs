namespace SeedScan.Thermodynamics;

/// <summary>The temperature at which half of the strands are bound.</summary>
/// <param name="Celsius">In °C; NaN if unknown, or if there is none.</param>
/// <param name="Notes">What was approximated.</param>
public readonly record struct MeltingPoint(double Celsius, EnergyNotes Notes);
