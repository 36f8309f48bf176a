using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>Seed-pairing stability and target-site abundance of a seed; null where the table says NA.</summary>
/// <param name="StabilityOf8">The stability of nt 2-8 in kcal/mol, for 8mer and 7mer-m8.</param>
/// <param name="StabilityOf7">The stability of nt 2-7, for 7mer-A1 and 6mer.</param>
/// <param name="Abundance">Log10 of the number of 8mer, 7mer-m8 and 7mer-A1 sites in a set of 3'UTRs.</param>
public readonly record struct SeedAbundance(double? StabilityOf8, double? StabilityOf7, double? Abundance);

/// <summary>Stability and abundance by seed: TargetScan's table of TA and SPS by seed region.</summary>
/// <remarks>
/// <code>
/// Seed region   SPS (8mer and 7mer-m8)   SPS (7mer-1a and 6mer)   TA
/// AAAAAAC       -2.350                   0.340                    4.232
/// </code>
/// </remarks>
public sealed class AbundanceTable
{
    private const string Form = "A table of TA and SPS has four columns separated by tabs: seed region (nt 2-8), SPS of nt 2-8, SPS of nt 2-7, TA.";

    private readonly Dictionary<string, SeedAbundance> _bySeed = new(StringComparer.Ordinal);

    private AbundanceTable(string path) => Path = path;

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The number of seeds.</summary>
    public int Seeds => _bySeed.Count;

    /// <summary>Reads a file, plain or compressed with gzip; a header line is passed over.</summary>
    /// <exception cref="InputException">It cannot be read, holds no row, or a row is not well formed or there twice.</exception>
    public static AbundanceTable Read(string path)
    {
        using TableLines lines = new(path, Form);
        AbundanceTable table = new(lines.File);
        while (lines.TryRead(4, out string[] cells))
        {
            if (table.Seeds == 0 && cells[0].StartsWith("Seed", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string seed = lines.Seed(cells[0], "");
            SeedAbundance row = new(
                NumberOrNone(lines, cells[1], "SPS", seed), NumberOrNone(lines, cells[2], "SPS", seed), NumberOrNone(lines, cells[3], "TA", seed));
            if (!table._bySeed.TryAdd(seed, row))
            {
                throw lines.Wrong("this seed region was given before", seed, "Leave one of the rows out.");
            }
        }

        return table.Seeds > 0 ? table : throw lines.Empty();
    }

    /// <summary>Looks a seed up.</summary>
    /// <param name="seed">Nt 2-8, in ACGU.</param>
    /// <param name="row">What the table says.</param>
    /// <returns>False if it does not list the seed.</returns>
    public bool TryGet(string seed, out SeedAbundance row) => _bySeed.TryGetValue(seed, out row);

    private static double? NumberOrNone(TableLines lines, string cell, string what, string seed) =>
        cell == "NA" ? null : lines.Number(cell, what, seed, -100, 100);
}
