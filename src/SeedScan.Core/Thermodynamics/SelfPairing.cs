namespace SeedScan.Thermodynamics;

/// <summary>Successive Watson-Crick pairs of an oligo with itself or with a copy of itself.</summary>
/// <param name="Start">The first base of the part nearer to the 5' end, 0-based.</param>
/// <param name="PartnerStart">The first base, 5'→3', of the part that it pairs with: base <c>Start</c> pairs with <c>PartnerStart + Pairs - 1</c>.</param>
/// <param name="Pairs">The number of pairs; 0 if there are no two in succession.</param>
/// <param name="FreeEnergy37">ΔG° at 37 °C in kcal/mol; NaN if there are no two pairs in succession.</param>
/// <param name="Notes">What was approximated.</param>
public readonly record struct SelfPairing(int Start, int PartnerStart, int Pairs, double FreeEnergy37, EnergyNotes Notes)
{
    /// <summary>True if there are two pairs in succession or more.</summary>
    public bool Exists => Pairs > 0;

    internal static SelfPairing None => new(0, 0, 0, double.NaN, EnergyNotes.Unknown);
}
