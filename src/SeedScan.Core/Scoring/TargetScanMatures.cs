using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The mature small RNAs of families by species: the file that TargetScan's context scores are computed for.</summary>
/// <remarks>
/// Four columns without header, or the seven of TargetScan's family table:
/// <code>
/// let-7/98   9606   hsa-let-7a-5p   UGAGGUAGUAGGUUGUAUAGUU
/// let-7/98   GAGGUAG   9606   hsa-let-7a-5p   UGAGGUAGUAGGUUGUAUAGUU   2   MIMAT0000062
/// </code>
/// </remarks>
public sealed class TargetScanMatures
{
    private const string Form =
        "A table of mature small RNAs has four columns separated by tabs and no header (family, species number, name, sequence), or the seven of TargetScan's family table.";

    private readonly Dictionary<(string Family, int Species), List<SmallRna>> _rnas = [];

    private TargetScanMatures(string path) => Path = path;

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Reads a file, plain or compressed with gzip.</summary>
    /// <exception cref="InputException">
    /// It cannot be read, holds no row, a row is not well formed or no small RNA, or a name stands for two sequences in a family and species.
    /// </exception>
    public static TargetScanMatures Read(string path)
    {
        using TableLines lines = new(path, Form);
        TargetScanMatures table = new(lines.File);
        int columns = 0;
        while (lines.TryRead(out string[] cells))
        {
            columns = columns == 0 ? cells.Length : columns;
            if (cells.Length != columns || columns is not (4 or 7))
            {
                throw lines.Wrong($"{cells.Length} column{(cells.Length == 1 ? "" : "s")} instead of {(columns is 4 or 7 ? columns : 4)}", cells[0]);
            }

            if (columns == 4)
            {
                table.Add(lines, cells[0], cells[1], cells[2], cells[3]);
            }
            else if (cells[1] != "Seed+m8")
            {
                table.Add(lines, cells[0], cells[2], cells[3], cells[4]);
            }
        }

        if (table._rnas.Count == 0)
        {
            throw lines.Empty();
        }

        foreach (List<SmallRna> rnas in table._rnas.Values)
        {
            rnas.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        }

        return table;
    }

    /// <summary>The RNAs of a family in a species whose nt 2-8 are a seed, in string order of their names; none where the file has none.</summary>
    public IReadOnlyList<SmallRna> Of(RnaFamily family, int species)
    {
        ArgumentNullException.ThrowIfNull(family);
        return _rnas.TryGetValue((family.Name, species), out List<SmallRna>? rnas) ? rnas.FindAll(rna => rna.Seed == family.Seed) : [];
    }

    /// <summary>Makes sure that each RNA has the seed of its family.</summary>
    /// <param name="families">The families; one name may stand for several seeds.</param>
    /// <exception cref="InputException">One has another.</exception>
    public void Check(IReadOnlyList<RnaFamily> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        ILookup<string, string> seeds = families.ToLookup(family => family.Name, family => family.Seed);
        foreach (((string family, int species), List<SmallRna> rnas) in _rnas)
        {
            foreach (SmallRna rna in rnas)
            {
                if (seeds.Contains(family) && !seeds[family].Contains(rna.Seed))
                {
                    throw new InputException(
                        InputErrorKind.Rna,
                        $"nt 2-8 are {rna.Seed}, and the seed of its family {family} (species {species}) is {string.Join(" or ", seeds[family])}",
                        "Correct one of them.",
                        Path,
                        record: rna.Name);
                }
            }
        }
    }

    private void Add(TableLines lines, string family, string species, string name, string sequence)
    {
        SmallRna rna;
        int number = lines.Whole(species, "species", lines.Name(family, "family"), least: 0);
        try
        {
            rna = new SmallRna(lines.Name(name, "small RNA"), sequence);
        }
        catch (InputException wrong) when (wrong.Line is null)
        {
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy, lines.File, lines.Line, wrong.Record, wrong);
        }

        if (!_rnas.TryGetValue((family, number), out List<SmallRna>? rnas))
        {
            _rnas.Add((family, number), rnas = []);
        }

        if (rnas.Find(other => other.Name == rna.Name) is not { } earlier)
        {
            rnas.Add(rna);
        }
        else if (earlier.Sequence != rna.Sequence)
        {
            throw lines.Wrong($"this name stands for two sequences in family {family} and species {number}", rna.Name, "Give each small RNA a name of its own.");
        }
    }
}
