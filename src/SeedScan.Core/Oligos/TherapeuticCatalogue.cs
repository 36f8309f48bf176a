using System.Globalization;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>The therapeutics that ship with the library, by name.</summary>
/// <remarks><c>Catalogue/README.md</c> in the source tells what the columns of the table mean and where it is from.</remarks>
public static class TherapeuticCatalogue
{
    private const string Tiny = "tinylna";
    private const int MostSuggested = 5;
    private const string Remedy = "'seedscan rnas --drugs' lists all; tiny-LNA-MIRNA makes a tiny LNA against any bundled miRNA.";

    private static readonly Lazy<Therapeutic[]> s_all = new(Read);

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Therapeutic> All => s_all.Value;

    /// <summary>Finds one therapeutic.</summary>
    /// <param name="name">
    /// A name or an alias, in any case and with or without hyphens and blanks; or <c>tiny-LNA-</c> and the name of a human miRNA.
    /// </param>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Oligo"/>) There is none, or the alias has several; the message names what may have been meant.</exception>
    public static Therapeutic Find(string name)
    {
        IReadOnlyList<Therapeutic> found = Candidates(name);
        return found.Count == 1
            ? found[0]
            : throw new InputException(
                InputErrorKind.Oligo, $"this name has {found.Count} designs", $"Name one of {string.Join(", ", found.Select(one => one.Name))}.", record: name);
    }

    /// <summary>Finds every therapeutic of a name or an alias, where <see cref="Find"/> wants one. Never empty.</summary>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Oligo"/> or <see cref="InputErrorKind.Rna"/>) There is none.</exception>
    public static IReadOnlyList<Therapeutic> Candidates(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string wanted = Simplify(name);
        List<Therapeutic> found = [.. All.Where(one => Names(one).Any(known => Simplify(known) == wanted))];
        if (found.Count > 0)
        {
            return found;
        }

        return TinyTarget(name) is string target ? [Therapeutic.TinyLna(RnaLookup.Find(target))] : throw NotFound(name, wanted);
    }

    private static IEnumerable<string> Names(Therapeutic one) => one.Aliases.Prepend(one.Name);

    private static string Simplify(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>What follows <c>tiny-LNA-</c>, or null.</summary>
    private static string? TinyTarget(string name)
    {
        int letters = 0;
        for (int i = 0; i < name.Length; i++)
        {
            letters += char.IsAsciiLetterOrDigit(name[i]) ? 1 : 0;
            if (letters == Tiny.Length && Simplify(name[..(i + 1)]) == Tiny)
            {
                string target = name[(i + 1)..].Trim(' ', '-', '_');
                return target.Length > 0 ? target : null;
            }
        }

        return null;
    }

    private static InputException NotFound(string name, string wanted)
    {
        int limit = Math.Max(1, wanted.Length / 3);
        string[] near = [.. All.SelectMany(one => Names(one).Select(known => (Name: known, Distance: EditDistance.Between(wanted, Simplify(known)))))
            .Where(known => known.Distance <= limit)
            .OrderBy(known => known.Distance)
            .Select(known => known.Name)
            .Distinct()
            .Take(MostSuggested)];
        string suggestion = near.Length > 0 ? $"The nearest names are {string.Join(", ", near)}. " : "";
        return new(InputErrorKind.Oligo, "the catalogue has no therapeutic of this name", suggestion + Remedy, record: name.Length == 0 ? null : name);
    }

    private static Therapeutic[] Read()
    {
        using StreamReader text = new(EmbeddedTable.Open("Oligos.Catalogue.therapeutics.tsv"));
        _ = text.ReadLine();                    // the header
        List<Therapeutic> all = [];
        while (text.ReadLine() is string line)
        {
            all.Add(Row(line.Split('\t')));
        }

        return [.. all];
    }

    private static Therapeutic Row(string[] cells)
    {
        bool isChemistryKnown = cells[5].Contains('*', StringComparison.Ordinal);
        Oligo strand = Strand(cells[5], cells[0], isChemistryKnown);
        Oligo? partner = cells[6] == "." ? null : Strand(cells[6], OligoNotation.PassengerName(cells[0]), isChemistryKnown);
        string[] relation = cells[4].Split(' ', '-');
        return new Therapeutic(new OligoDesign(strand, OligoRoles.Of(cells[2])!.Value, partner) { IntendedTarget = cells[3] })
        {
            Aliases = cells[1] == "." ? [] : cells[1].Split(';'),
            IsEqualToTarget = relation[0] == "equal",
            First = int.Parse(relation[1], CultureInfo.InvariantCulture),
            Last = int.Parse(relation[2], CultureInfo.InvariantCulture),
            Status = cells[8],
            Chemistry = cells[7] == "." ? null : cells[7],
            Source = cells[9] == "." ? null : cells[9],
        };
    }

    private static Oligo Strand(string text, string name, bool isChemistryKnown)
    {
        Oligo strand = OligoNotation.Parse(text, name).Strand;
        return new(name, strand.Bases, strand.Sugars, strand.Linkages, strand.Modifications) { IsChemistryKnown = isChemistryKnown };
    }
}
