using System.Globalization;
using SeedScan.Oligos;
using SeedScan.Thermodynamics;

namespace SeedScan.Benchmarks;

/// <summary>The energies of duplexes, one a line, for <c>bench/compare-melting.sh</c>.</summary>
internal static class EnergyList
{
    /// <summary>Reads lines of sugar (dna, rna, mrna), partner (dna, rna), strand 5'→3' with + before LNA, and what lies opposite (3'→5').</summary>
    /// <remarks>Writes each line with ΔH in cal/mol, ΔS in cal/(mol K) and Tm in °C at 10⁻⁴ mol/L in 1 mol/L of sodium behind it.</remarks>
    public static void Write(TextReader lines, TextWriter output)
    {
        while (lines.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            string bases = fields[2].Replace("+", "", StringComparison.Ordinal);
            Sugar[] sugars = new Sugar[bases.Length];
            Array.Fill(sugars, fields[0] switch { "dna" => Sugar.Dna, "rna" => Sugar.Rna, _ => Sugar.MethylRna });
            for (int i = 0, at = 0; i < fields[2].Length; i++)
            {
                if (fields[2][i] == '+')
                {
                    sugars[at] = Sugar.Lna;
                }
                else
                {
                    at++;
                }
            }

            DuplexEnergy energy = Duplex.OfAligned(bases, fields[3], sugars, fields[1] == "dna" ? StrandKind.Dna : StrandKind.Rna);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{line}\t{energy.EnthalpyChange * 1000:0}\t{energy.EntropyChange:0.000}\t{energy.MeltingAt(MeltingConditions.Default).Celsius:0.00}"));
        }
    }
}
