using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>The small RNAs that the options name, in the order --rna, --rnas, --all-human, each once.</summary>
internal static class RnaSelection
{
    /// <summary>Looks the RNAs up and reads them.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="warn">Is told what was asked for twice.</param>
    /// <exception cref="InputException">A name, sequence or file that cannot be used.</exception>
    public static IReadOnlyList<SmallRna> Read(RnaChoice choice, Action<string> warn)
    {
        List<SmallRna> asked = [];
        foreach (string query in choice.Queries)
        {
            asked.Add(RnaLookup.Find(query));
        }

        if (!choice.ByFamily)
        {
            WarnOfEqualSequences(asked, warn);
        }

        bool isFileAlone = asked.Count == 0 && !choice.AllHuman;
        RnaFile? file = choice.File is { } path ? ReadFile(path, choice.Species, warn) : null;
        if (choice.ByFamily && isFileAlone && file is { Families.Count: > 0 })
        {
            return Seeds(file.Families);
        }

        asked.AddRange(file?.Rnas ?? []);
        if (choice.AllHuman)
        {
            asked.AddRange(MirBase.Human);
        }

        List<SmallRna> once = WithoutRepeats(asked, warn);
        return choice.ByFamily ? Seeds(RnaFamily.Group(once)) : once;
    }

    /// <summary>Reads a family table for TargetScan's tables, which need the species.</summary>
    /// <exception cref="InputException">The file cannot be used, or says nothing of species.</exception>
    public static RnaFile ReadFamilies(string path, Action<string> warn)
    {
        RnaFile file = ReadFile(path, species: null, warn);
        return file.Families.Count > 0 ? file : throw new InputException(
            InputErrorKind.UnknownFormat,
            "is FASTA, which says nothing of families and species",
            "TargetScan's table needs a family table with the columns family, seed and species.",
            file.Path);
    }

    private static RnaFile ReadFile(string path, int? species, Action<string> warn)
    {
        RnaFile file = RnaFile.Read(path, species);
        if (file.Duplicates > 0)
        {
            warn($"{file.Path}: {file.Duplicates} small RNA{(file.Duplicates == 1 ? " is" : "s are")} there again and used once.");
        }

        return file;
    }

    private static List<SmallRna> Seeds(IReadOnlyList<RnaFamily> families)
    {
        List<SmallRna> seeds = new(families.Count);
        foreach (RnaFamily family in families)
        {
            seeds.Add(family.ToSeedRna());
        }

        return seeds;
    }

    // A name with its sequence, or a sequence with T and with U: each would be a row of its own at every site.
    private static void WarnOfEqualSequences(List<SmallRna> asked, Action<string> warn)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (SmallRna rna in asked)
        {
            if (!names.TryAdd(rna.Sequence, rna.Name) && names[rna.Sequence] != rna.Name)
            {
                warn($"{names[rna.Sequence]} and {rna.Name} have the same sequence; each gives its own rows.");
            }
        }
    }

    private static List<SmallRna> WithoutRepeats(List<SmallRna> asked, Action<string> warn)
    {
        Dictionary<string, SmallRna> byName = new(asked.Count, StringComparer.Ordinal);
        List<SmallRna> once = new(asked.Count);
        int repeats = 0;
        string? shared = null;
        foreach (SmallRna rna in asked)
        {
            if (byName.TryAdd(rna.Name, rna))
            {
                once.Add(rna);
            }
            else if (byName[rna.Name].Sequence == rna.Sequence)
            {
                repeats++;
            }
            else
            {
                shared ??= rna.Name;
                once.Add(rna);
            }
        }

        if (repeats > 0)
        {
            warn(repeats == 1 ? "1 small RNA was asked for again and is used once." : $"{repeats} small RNAs were asked for again and are used once.");
        }

        if (shared is not null)
        {
            warn($"the name {shared} stands for small RNAs of different sequences; their rows look alike.");
        }

        return once;
    }
}
