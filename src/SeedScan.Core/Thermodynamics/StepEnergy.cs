namespace SeedScan.Thermodynamics;

/// <summary>The energy of a step, and what of it was approximated; default is a step without one.</summary>
internal readonly struct StepEnergy(Energy energy, EnergyNotes notes)
{
    public Energy Energy { get; } = energy;

    public EnergyNotes Notes { get; } = notes;

    /// <summary>False where no table has the step.</summary>
    public bool IsKnown { get; } = true;
}
