using SeedScan.Rnas;

namespace SeedScan.Cli;

/// <summary>The small RNAs that the options name, in the order --rna, --rnas, --all-human, each once.</summary>
internal static class RnaSelection
{
    /// <summary>Looks the RNAs up and reads them.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="warn">Is told what was asked for twice.</param>
    /// <exception cref="SeedScan.Sequences.InputException">A name, sequence or file that cannot be used.</exception>
    public static IReadOnlyList<SmallRna> Read(ScanOptions options, Action<string> warn)
    {
        List<SmallRna> asked = [];
        foreach (string query in options.Rnas)
        {
            asked.Add(RnaLookup.Find(query));
        }

        if (options.RnaFile is not null)
        {
            RnaFile file = RnaFile.Read(options.RnaFile);
            asked.AddRange(file.Rnas);
            if (file.Duplicates > 0)
            {
                warn($"{file.Path}: {file.Duplicates} small RNA{(file.Duplicates == 1 ? " is" : "s are")} given again and used once.");
            }
        }

        if (options.AllHuman)
        {
            asked.AddRange(MirBase.Human);
        }

        return WithoutRepeats(asked, warn);
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
