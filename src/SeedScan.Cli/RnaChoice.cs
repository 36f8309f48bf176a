namespace SeedScan.Cli;

/// <summary>The small RNAs that are asked for, as they were typed.</summary>
/// <param name="Queries">Names, accessions or sequences.</param>
/// <param name="File">A FASTA or a family table, or null.</param>
/// <param name="AllHuman">True for all human miRNAs of the bundled miRBase.</param>
internal sealed record RnaChoice(IReadOnlyList<string> Queries, string? File, bool AllHuman)
{
    /// <summary>True if nothing is asked for.</summary>
    public bool IsNone => Queries.Count == 0 && File is null && !AllHuman;

    /// <summary>The species whose rows of a family table are taken; null for all.</summary>
    public int? Species { get; init; }

    /// <summary>True for one RNA for each family that has its name and of which the seed alone is known.</summary>
    public bool ByFamily { get; init; }

    /// <summary>Checks what can be checked before anything is looked up.</summary>
    /// <exception cref="UsageException">A query is no small RNA, or standard input is asked for twice.</exception>
    public void Check(IReadOnlyList<string> targets)
    {
        foreach (string query in Queries)
        {
            RnaQueries.Check(query);
        }

        if (File == "-" && targets.Contains("-"))
        {
            throw new UsageException("standard input can be the targets or --rnas, not both");
        }
    }
}
