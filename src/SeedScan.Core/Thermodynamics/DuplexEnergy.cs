namespace SeedScan.Thermodynamics;

/// <summary>How strongly two strands bind, from nearest neighbours in 1 mol/L of sodium.</summary>
/// <remarks>Unknown numbers are NaN, never 0. Of 2'-O-methyl RNA the tables hold for 0.1 mol/L. docs/thermodynamics.md.</remarks>
public readonly record struct DuplexEnergy
{
    /// <summary>The gas constant in cal/(mol K).</summary>
    private const double GasConstant = 1.98720;

    internal DuplexEnergy(EnergyNotes notes)
    {
        (EnthalpyChange, EntropyChange, FreeEnergy37) = (double.NaN, double.NaN, double.NaN);
        Notes = notes | EnergyNotes.Unknown;
    }

    internal DuplexEnergy(Energy energy, EnergyNotes notes)
    {
        (EnthalpyChange, EntropyChange, FreeEnergy37) = (energy.Enthalpy / 1000.0, energy.Entropy / 1000.0, energy.Free / 1000.0);
        Notes = notes;
    }

    /// <summary>ΔH° of binding in kcal/mol; NaN if unknown.</summary>
    public double EnthalpyChange { get; }

    /// <summary>ΔS° of binding in cal/(mol K); NaN if unknown.</summary>
    public double EntropyChange { get; }

    /// <summary>ΔG° of binding at 37 °C in kcal/mol; NaN if unknown. Lower is stronger.</summary>
    /// <remarks>The sum of the tables' own ΔG°37, which can differ from ΔH - TΔS by what the authors rounded.</remarks>
    public double FreeEnergy37 { get; }

    /// <summary>What was approximated, and why an energy is unknown.</summary>
    public EnergyNotes Notes { get; }

    /// <summary>True if the two strands read the same, so that the duplex has two ways to form.</summary>
    public bool IsSymmetric { get; internal init; }

    /// <summary>The first column of the alignment that is counted.</summary>
    public int Start { get; internal init; }

    /// <summary>The end of the columns that are counted, behind the last of them.</summary>
    public int End { get; internal init; }

    /// <summary>False if there is no energy.</summary>
    public bool IsKnown => End > Start;

    /// <summary>Phosphates of both strands between the counted bases.</summary>
    internal int Phosphates { get; init; }

    internal bool IsDnaOnly { get; init; }

    /// <summary>The sodium that ΔS° holds for, in mol/L.</summary>
    internal double Sodium { get; init; }

    /// <summary>The temperature at which half of the strands are bound.</summary>
    /// <remarks>
    /// Tm = ΔH / (ΔS + R ln(C/4)) with R = 1.98720 cal/(mol K), and C for C/4 if the duplex is symmetric. In other sodium than
    /// the table was measured in (Na₀: 0.1 mol/L if all sugars are 2'-O-methyl or stand for it, on RNA; else 1), ΔS has
    /// 0.368 · phosphates / 2 · ln([Na]/Na₀) more (SantaLucia 1998, PNAS 95:1460: DNA on DNA); for other duplexes the result says that it
    /// is an approximation.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A concentration that is not above 0.</exception>
    public MeltingPoint MeltingAt(MeltingConditions conditions)
    {
        if (!(conditions.Strands > 0 && conditions.Sodium > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(conditions), conditions, "Concentrations are above 0.");
        }

        double sodium = conditions.Sodium == Sodium || !IsKnown ? 0 : 0.368 * Phosphates / 2 * Math.Log(conditions.Sodium / Sodium);
        double divisor = EntropyChange + sodium + (GasConstant * Math.Log(conditions.Strands / (IsSymmetric ? 1 : 4)));
        double kelvin = EnthalpyChange < 0 && divisor < 0 ? 1000 * EnthalpyChange / divisor : double.NaN;
        EnergyNotes notes = (double.IsNaN(kelvin) ? EnergyNotes.Unknown : 0) | (sodium != 0 && !IsDnaOnly ? EnergyNotes.SodiumAsDna : 0);
        return new MeltingPoint(kelvin - 273.15, Notes | notes);
    }
}
