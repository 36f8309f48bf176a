using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>Collects the RNAs of a file; a name stands for one sequence.</summary>
internal sealed class RnaList(string file)
{
    private readonly List<SmallRna> _rnas = [];
    private readonly Dictionary<string, (SmallRna Rna, string Family, long Line)> _byName = [];

    /// <summary>The RNAs in the order they came in.</summary>
    public IReadOnlyList<SmallRna> Rnas => _rnas;

    /// <summary>The RNAs that were not added, because they are there.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Adds an RNA of a known sequence.</summary>
    /// <returns>The RNA, or null where it is there already.</returns>
    /// <exception cref="InputException">It is no small RNA, or its name stands for another sequence or in another family.</exception>
    public SmallRna? Add(string name, string sequence, string? accession, long line, string family = "") =>
        Add(() => new SmallRna(name, sequence, accession), line, family);

    /// <summary>Adds an RNA of which only nt 2-8 are known; else as <see cref="Add(string, string, string?, long, string)"/>.</summary>
    public SmallRna? AddSeed(string name, string seed, long line, string species) =>
        Add(() => SmallRna.FromSeed(name, seed), line, species);

    private SmallRna? Add(Func<SmallRna> make, long line, string family)
    {
        SmallRna rna;
        try
        {
            rna = make();
        }
        catch (InputException wrong)
        {
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy, file, line, wrong.Record, wrong);
        }

        if (_byName.TryGetValue(rna.Name, out (SmallRna Rna, string Family, long Line) earlier))
        {
            if (earlier.Rna.Sequence == rna.Sequence && earlier.Family == family)
            {
                Duplicates++;
                return null;
            }

            string what = earlier.Rna.Sequence == rna.Sequence ? "family or species" : "sequence";
            throw new InputException(
                InputErrorKind.Record,
                $"this name was given on line {earlier.Line} with another {what}",
                "Give each small RNA a name of its own.",
                file,
                line,
                rna.Name);
        }

        _byName.Add(rna.Name, (rna, family, line));
        _rnas.Add(rna);
        return rna;
    }
}
