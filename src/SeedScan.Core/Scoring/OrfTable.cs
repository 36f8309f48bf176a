using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The reading frames of targets, as TargetScan's scripts write them: their lengths, and how often they hold the 8mer of a seed.</summary>
/// <remarks>
/// Both without header:
/// <code>
/// lengths   target  species  length in nt              GENE1  9606  767         or without the species: of all species
/// counts    target  species  nt 2-8  8mers in the ORF  GENE1  9606  ACCCUGU  1       what is not listed has none
/// </code>
/// </remarks>
public sealed class OrfTable
{
    private const string LengthForm = "A table of ORF lengths has three columns separated by tabs and no header: target, species number, length in nt; the species may be left out.";
    private const string CountForm = "A table of ORF 8mers has four columns separated by tabs and no header: target, species number, nt 2-8 of the RNA, number of 8mers.";

    private const int AnySpecies = -1;

    // The longest reading frame known has some 108,000 nt, and one 8mer in 600 would make no protein.
    private const int MostEightmers = 1000;

    private readonly Dictionary<(string Target, int Species), int> _lengths = [];
    private readonly Dictionary<(string Target, int Species, string Seed), int> _counts = [];

    private OrfTable()
    {
    }

    /// <summary>The file of lengths, as the user gave it; null without one.</summary>
    public string? LengthPath { get; private set; }

    /// <summary>The first target with a length.</summary>
    internal string? First { get; private set; }

    /// <summary>The file of counts, as the user gave it; null without one.</summary>
    public string? CountPath { get; private set; }

    /// <summary>Reads one file or both, plain or compressed with gzip.</summary>
    /// <param name="lengths">The file of lengths, or null.</param>
    /// <param name="counts">The file of counts, or null. It may be empty: then no ORF holds an 8mer.</param>
    /// <exception cref="InputException">A file cannot be read, or a row is not well formed or there twice with another number.</exception>
    public static OrfTable Read(string? lengths, string? counts)
    {
        OrfTable table = new();
        if (lengths is not null)
        {
            table.ReadLengths(lengths);
        }

        if (counts is not null)
        {
            table.ReadCounts(counts);
        }

        return table;
    }

    /// <summary>The length of a target's ORF in nt.</summary>
    /// <returns>False if it is not known.</returns>
    public bool TryGetLength(string target, int species, out int length) =>
        _lengths.TryGetValue((target, species), out length) || _lengths.TryGetValue((target, AnySpecies), out length);

    /// <summary>The number of 8mers of a seed in a target's ORF.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="species">The NCBI taxonomy number.</param>
    /// <param name="seed">Nt 2-8, in ACGU.</param>
    /// <param name="count">The number; 0 for what the file does not list.</param>
    /// <returns>False if no file of counts was read.</returns>
    public bool TryGetCount(string target, int species, string seed, out int count)
    {
        _ = _counts.TryGetValue((target, species, seed), out count);
        return CountPath is not null;
    }

    private void ReadLengths(string path)
    {
        using TableLines lines = new(path, LengthForm);
        int columns = 0;
        while (columns == 0 ? lines.TryRead(out string[] cells) : lines.TryRead(columns, out cells))
        {
            columns = cells.Length is 2 or 3 ? cells.Length : throw lines.Wrong($"{cells.Length} column{(cells.Length == 1 ? "" : "s")} instead of 2 or 3", cells[0]);
            string target = lines.Name(cells[0], "target");
            First ??= target;
            int species = cells.Length == 2 ? AnySpecies : lines.Whole(cells[1], "species", target, least: 0);
            Add(lines, _lengths, (target, species), lines.Whole(cells[^1], "length", target), target);
        }

        LengthPath = _lengths.Count > 0 ? lines.File : throw lines.Empty();
    }

    private void ReadCounts(string path)
    {
        using TableLines lines = new(path, CountForm);
        while (lines.TryRead(4, out string[] cells))
        {
            string target = lines.Name(cells[0], "target");
            int species = lines.Whole(cells[1], "species", target, least: 0);
            int count = lines.Whole(cells[3], "number of 8mers", target, least: 0);
            if (count > MostEightmers)
            {
                throw lines.Wrong($"{count} 8mers are more than any reading frame holds", target);
            }

            Add(lines, _counts, (target, species, lines.Seed(cells[2], target)), count, target);
        }

        CountPath = lines.File;
    }

    private static void Add<TKey>(TableLines lines, Dictionary<TKey, int> numbers, TKey key, int number, string target)
        where TKey : notnull
    {
        if (!numbers.TryAdd(key, number) && numbers[key] != number)
        {
            throw lines.Wrong($"was given with {numbers[key]} on a line before, and has {number} here", target, "Leave one of them out.");
        }
    }
}
