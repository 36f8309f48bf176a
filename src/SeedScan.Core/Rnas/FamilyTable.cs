using System.Globalization;
using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>Reads TargetScan's family tables, whose columns are parted by tabs.</summary>
/// <remarks>
/// <code>
/// 7 columns, one RNA a row, with a header line:
/// miR family      Seed+m8  Species ID  MiRBase ID    Mature sequence         Family Conservation?  MiRBase Accession
/// miR-1-3p/206    GGAAUGU  9606        hsa-miR-1-3p  UGGAAUGUAAAGAAGUAUGUAU  2                     MIMAT0000416
///
/// 3 columns, one family a row, without header:
/// miR-1/206       GGAAUGU  10090;10116;9031;9606
/// </code>
/// A family of the first is one name with one seed: TargetScan gives some names to several seeds, in different species.
/// </remarks>
internal sealed class FamilyTable(string file, RnaList rnas, int? species)
{
    private readonly List<Family> _families = [];
    private readonly Dictionary<(string Name, string Seed), Family> _byName = [];
    private readonly SortedSet<int> _speciesSeen = [];
    private long _line;

    /// <summary>Which of the two tables it is.</summary>
    public RnaFileFormat Format { get; private set; }

    /// <summary>The families, in the order of their first rows.</summary>
    public IReadOnlyList<RnaFamily> Families() => _families.ConvertAll(f => new RnaFamily(f.Name, f.Seed, f.Species) { Members = f.Members });

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">A row is not well formed, or nothing is left for the species.</exception>
    public void Read(Stream text, long firstLine)
    {
        _line = firstLine - 1;
        using StreamReader reader = new(text, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        int columns = 0;
        while (NextLine(reader) is string row)
        {
            if (string.IsNullOrWhiteSpace(row))
            {
                continue;
            }

            string[] fields = Array.ConvertAll(row.Split('\t'), f => f.Trim());
            if (columns == 0)
            {
                columns = Start(fields);
                if (fields[1] == "Seed+m8")
                {
                    continue;
                }
            }

            if (fields.Length != columns)
            {
                throw Wrong($"{fields.Length} columns instead of {columns}", "Part the columns by single tabs.", fields[0]);
            }

            if (fields[0].Length == 0)
            {
                throw Wrong("the family has no name", "Write its name in the first column.", "");
            }

            Add(fields);
        }

        CheckNotEmpty();
    }

    /// <summary>Tells the table from its first row.</summary>
    /// <returns>The number of columns.</returns>
    private int Start(string[] fields)
    {
        if (fields.Length == 3 && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new InputException(
                InputErrorKind.UnknownFormat, "looks like a TargetScan UTR table", "Give the small RNAs here: FASTA or a family table.", file);
        }

        Format = fields.Length switch
        {
            7 => RnaFileFormat.FamilyTable,
            3 => RnaFileFormat.SeedTable,
            _ => throw new InputException(
                InputErrorKind.UnknownFormat,
                $"is a table of {fields.Length} columns, which is no family table",
                "A TargetScan family table has 7 columns, or 3 (family, seed, species); FASTA is read as well."
                + (fields.Length == 2 ? " " + RnaFile.ListRemedy : ""),
                file,
                _line),
        };
        return fields.Length;
    }

    private void Add(string[] fields)
    {
        string name = fields[0];
        string seed = fields[1].ToUpperInvariant().Replace('T', 'U');
        if (Format == RnaFileFormat.SeedTable)
        {
            int[] all = Array.ConvertAll(fields[2].Split(';'), s => SpeciesNumber(s, name));
            if (species is null || all.Contains(species.Value))
            {
                SmallRna? rna = rnas.AddSeed(name, seed, _line, species: string.Join(';', all));
                if (rna is not null)
                {
                    FamilyOf(name, seed).Take(rna, all);
                }
            }
        }
        else
        {
            int one = SpeciesNumber(fields[2], fields[3]);
            if (species is null || one == species)
            {
                AddRow(fields, seed, one);
            }
        }
    }

    private void AddRow(string[] fields, string seed, int one)
    {
        string name = fields[3];
        if (name.Length == 0)
        {
            throw Wrong("the RNA has no name", "Write its name in the fourth column.", "");
        }

        if (fields[4].Length > RnaFile.LongestRna)
        {
            throw Wrong($"has more than {RnaFile.LongestRna} nt, too many for a small RNA", "Check the fifth column.", name);
        }

        SmallRna? rna = rnas.Add(name, fields[4], fields[6].Length > 0 ? fields[6] : null, _line, fields[0]);
        if (rna is null)
        {
            return;
        }

        if (rna.Seed != seed)
        {
            throw Wrong($"the seed {fields[1]} is not nt 2-8 of the sequence, {rna.Seed}", "Correct one of them.", name);
        }

        FamilyOf(fields[0], seed).Take(rna, [one]);
    }

    private Family FamilyOf(string name, string seed)
    {
        if (!_byName.TryGetValue((name, seed), out Family? family))
        {
            family = new Family(name, seed);
            _byName.Add((name, seed), family);
            _families.Add(family);
        }

        return family;
    }

    private int SpeciesNumber(string text, string record)
    {
        if (!int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            throw Wrong($"the species '{text}' is not a number", "Give NCBI taxonomy numbers, such as 9606 for human.", record);
        }

        _ = _speciesSeen.Add(number);
        return number;
    }

    private string? NextLine(StreamReader reader)
    {
        _line++;
        try
        {
            string? line = reader.ReadLine();
            return line is null || !line.Any(c => c < ' ' && c != '\t')
                ? line
                : throw Wrong("a control character in a table", "Give it as plain text.", "");
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InputException(InputErrorKind.UnknownFormat, "is not UTF-8 text", "Save the table as UTF-8 or ASCII.", file, inner: wrong);
        }
    }

    private void CheckNotEmpty()
    {
        if (rnas.Rnas.Count > 0)
        {
            return;
        }

        throw _speciesSeen.Count == 0
            ? new InputException(InputErrorKind.Empty, "holds no small RNA", "Is it the right file? It has a header and no rows.", file)
            : new InputException(
                InputErrorKind.Rna,
                $"has no small RNA of species {species}",
                $"It has those of {string.Join(", ", _speciesSeen.Take(12))}{(_speciesSeen.Count > 12 ? ", ..." : "")}.",
                file);
    }

    private InputException Wrong(string problem, string remedy, string record) =>
        new(InputErrorKind.Record, problem, remedy, file, _line, record.Length == 0 ? null : record);

    /// <summary>A family while its rows come in.</summary>
    private sealed class Family(string name, string seed)
    {
        public string Name { get; } = name;

        public string Seed { get; } = seed;

        public List<int> Species { get; } = [];

        public List<SmallRna> Members { get; } = [];

        public void Take(SmallRna rna, int[] species)
        {
            Members.Add(rna);
            Species.AddRange(species.Except(Species));
        }
    }
}
