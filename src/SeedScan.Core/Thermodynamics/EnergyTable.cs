using System.Globalization;
using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>One published table: the energies of steps by <see cref="DuplexStep"/>, and named numbers beside them.</summary>
/// <remarks>docs/thermodynamics.md tells the form of the files.</remarks>
internal sealed class EnergyTable
{
    private readonly Energy?[] _steps = new Energy?[DuplexStep.Count];
    private readonly Dictionary<string, Energy> _named = [];

    /// <summary>The energy of a step; null where the table has none.</summary>
    public Energy? this[int step] => _steps[step];

    /// <summary>The energy of a line that is no step, such as <c>initiation</c>.</summary>
    public Energy this[string name] => _named[name];

    /// <summary>Reads a table that ships with the library.</summary>
    /// <param name="name">Its file, without folder and ending.</param>
    /// <param name="isEither">True if both strands are of one kind, so that each line holds for two steps.</param>
    public static EnergyTable Read(string name, bool isEither) => Read(name, isEither, locked: null);

    /// <summary>Reads the lines of one pattern of locked bases: of the first of a step's bases, of the second, of both.</summary>
    public static EnergyTable ReadLocked(string name, bool first, bool second) => Read(name, isEither: false, (first, second));

    /// <summary>The lines of a table, split at tabs, without comments and the head.</summary>
    public static IEnumerable<string[]> LinesOf(string name)
    {
        using StreamReader text = new(EmbeddedTable.Open($"Thermodynamics.Tables.{name}.tsv"));
        bool isHead = true;
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || isHead)
            {
                isHead &= line.StartsWith('#');
                continue;
            }

            yield return line.Split('\t');
        }
    }

    /// <summary>A number of thousandths, as the files have them with up to three decimals.</summary>
    public static int Thousandths(string text) => (int)(decimal.Parse(text, CultureInfo.InvariantCulture) * 1000);

    private static EnergyTable Read(string name, bool isEither, (bool First, bool Second)? locked)
    {
        EnergyTable table = new();
        foreach (string[] line in LinesOf(name))
        {
            int enthalpy = Thousandths(line[1]), entropy = Thousandths(line[2]);
            Energy energy = line[3] == "." ? Energy.Of(enthalpy, entropy) : new Energy(enthalpy, entropy, Thousandths(line[3]));
            string bases = line[0].Replace("+", "", StringComparison.Ordinal);
            if (bases.Length != 5 || bases[2] != '/')
            {
                table._named.Add(line[0], energy);
            }
            else if (locked is not var (first, second)
                || (first == (line[0][0] == '+') && second == (line[0].LastIndexOf('+') == line[0].IndexOf('/', StringComparison.Ordinal) - 2)))
            {
                int step = DuplexStep.Of(Nucleotide.CodeOf(bases[0]), Nucleotide.CodeOf(bases[3]), Nucleotide.CodeOf(bases[1]), Nucleotide.CodeOf(bases[4]));
                table._steps[step] = energy;
                if (isEither)
                {
                    table._steps[DuplexStep.FromOtherStrand(step)] = energy;
                }
            }
        }

        return table;
    }
}
