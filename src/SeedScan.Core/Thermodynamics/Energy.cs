namespace SeedScan.Thermodynamics;

/// <summary>Enthalpy in cal/mol, entropy in thousandths of cal/(mol K), and free energy at 37 °C in cal/mol.</summary>
/// <remarks>Whole numbers: their sums are the same in any order and on every machine.</remarks>
internal readonly record struct Energy(int Enthalpy, int Entropy, int Free)
{
    /// <summary>37 °C in thousandths of kelvin over a million: entropy times this is cal/mol.</summary>
    private const double Body = 0.31015;

    /// <summary>An energy whose free energy follows from the other two.</summary>
    public static Energy Of(int enthalpy, int entropy) => new(enthalpy, entropy, (int)Math.Round(enthalpy - (Body * entropy)));

    /// <summary>An energy whose entropy follows from the other two.</summary>
    public static Energy OfFree(int enthalpy, int free) => new(enthalpy, (int)Math.Round((enthalpy - free) / Body), free);

    public static Energy operator +(Energy a, Energy b) => new(a.Enthalpy + b.Enthalpy, a.Entropy + b.Entropy, a.Free + b.Free);

    public static Energy operator -(Energy a, Energy b) => new(a.Enthalpy - b.Enthalpy, a.Entropy - b.Entropy, a.Free - b.Free);

    /// <summary>Half of it.</summary>
    public Energy Half => new(Halved(Enthalpy), Halved(Entropy), Halved(Free));

    /// <summary>True if it is the lower: by free energy, then enthalpy, then entropy.</summary>
    public bool IsBelow(Energy other) => (Free, Enthalpy, Entropy).CompareTo((other.Free, other.Enthalpy, other.Entropy)) < 0;

    private static int Halved(int number) => (int)Math.Round(number / 2.0);
}
