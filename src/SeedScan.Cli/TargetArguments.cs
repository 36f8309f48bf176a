namespace SeedScan.Cli;

/// <summary>Checks of what verbs have in common: targets, and numbers.</summary>
internal static class TargetArguments
{
    private const int MostThreads = 1024;

    /// <summary>Checks targets.</summary>
    /// <returns>The targets.</returns>
    /// <exception cref="UsageException">There is none, one comes twice, or one looks like a small RNA.</exception>
    public static string[] Check(string[] targets)
    {
        if (targets.Length == 0)
        {
            throw new UsageException("no targets are given; name a FASTA file, or - for standard input");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string target in targets)
        {
            RnaQueries.CheckIsTarget(target);
            if (!seen.Add(target == "-" ? target : OutputPath.Resolve(target)))
            {
                throw new UsageException($"the target '{target}' is given twice");
            }
        }

        return targets;
    }

    /// <summary>Checks a number of threads; 0 if none is given.</summary>
    public static int Threads(int? threads)
    {
        CheckNumber("threads", threads, 0, MostThreads);
        return threads ?? 0;
    }

    /// <summary>Checks the number of a species.</summary>
    public static int? Species(int? species)
    {
        CheckNumber("species", species, 1, int.MaxValue);
        return species;
    }

    /// <summary>Checks the range of a number.</summary>
    /// <exception cref="UsageException">It lies outside.</exception>
    public static void CheckNumber(string name, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            string limit = value < least ? $"at least {least}" : $"at most {most}";
            throw new UsageException($"--{name} must be {limit}, not {value}");
        }
    }
}
