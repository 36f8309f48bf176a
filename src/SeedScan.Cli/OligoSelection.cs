using System.Buffers;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Cli;

/// <summary>The oligos that the options name, in the order --oligo, --drug, --oligos: of a design of two strands both, each name once.</summary>
internal static class OligoSelection
{
    private static readonly SearchValues<char> s_bases = SearchValues.Create("ACGTUacgtu");

    /// <summary>Checks what can be checked before anything is read.</summary>
    /// <exception cref="UsageException">No oligo is given, one is a list or a file, or standard input is asked for twice.</exception>
    public static void Check(IReadOnlyList<string> oligos, string? file, IReadOnlyList<string> targets, bool hasDrugs)
    {
        if (oligos.Count == 0 && file is null && !hasDrugs)
        {
            throw new UsageException("no oligo is given; add --oligo SEQUENCE or --oligos FILE, or --drug NAME");
        }

        foreach (string oligo in oligos)
        {
            if (oligo == "-")
            {
                throw new UsageException("--oligo takes a sequence; a file from standard input is --oligos -");
            }

            if (!LooksLikeOligo(oligo) && Path.Exists(oligo))
            {
                throw new UsageException($"--oligo takes a sequence, and '{oligo}' is a file; give it as --oligos {oligo}");
            }

            if (oligo.Contains(',', StringComparison.Ordinal) && Array.TrueForAll(oligo.Split(','), LooksLikeOligo))
            {
                throw new UsageException($"--oligo takes one oligo, and '{oligo}' has a comma; give --oligo again for each further one");
            }
        }

        if (file == "-" && targets.Contains("-"))
        {
            throw new UsageException("standard input can be the targets or --oligos, not both");
        }
    }

    /// <summary>True for a word of letters of DNA or RNA.</summary>
    public static bool LooksLikeOligo(string word) => word.Length >= SimilaritySearch.MinLength && !word.AsSpan().ContainsAnyExcept(s_bases);

    /// <summary>Reads the oligos.</summary>
    /// <param name="options">Names them. Of a sequence the name is its bases, as they were typed where these are all.</param>
    /// <param name="dialect">What they are written in.</param>
    /// <param name="warn">Is told what was given twice.</param>
    /// <exception cref="InputException">A notation, name or file that cannot be used.</exception>
    public static IReadOnlyList<Oligo> Read(OffTargetOptions options, OligoDialect dialect, Action<string> warn)
    {
        List<Oligo> asked = [];
        foreach ((OligoDesign design, string? file) in OligoDesigns.All(options, dialect, warn))
        {
            Add(asked, design.Strand, design.Partner, file);
        }

        return WithoutRepeats(asked, options.OligoFile, warn);
    }

    private static void Add(List<Oligo> oligos, Oligo strand, Oligo? partner, string? file)
    {
        foreach (Oligo oligo in partner is null ? (Oligo[])[strand] : [strand, partner])
        {
            oligos.Add(oligo.Length is >= SimilaritySearch.MinLength and <= SimilaritySearch.MaxLength ? oligo : throw new InputException(
                InputErrorKind.Oligo,
                $"the oligo has {oligo.Length} base{(oligo.Length == 1 ? "" : "s")}",
                $"Give an oligo of {SimilaritySearch.MinLength} to {SimilaritySearch.MaxLength} bases{(file is null ? "" : "; targets are given without --oligos")}.",
                file,
                record: oligo.Name));
        }
    }

    // Rows of two oligos with one name could not be told apart.
    private static List<Oligo> WithoutRepeats(List<Oligo> asked, string? path, Action<string> warn)
    {
        Dictionary<string, Oligo> byName = new(StringComparer.Ordinal), byBases = new(StringComparer.Ordinal);
        List<Oligo> once = new(asked.Count);
        (Oligo One, Oligo Other)? firstAlike = null;
        int repeats = 0, alike = 0;
        foreach (Oligo oligo in asked)
        {
            string bases = oligo.Bases.Replace('T', 'U');
            if (byName.TryGetValue(oligo.Name, out Oligo? other))
            {
                repeats++;
                if (!OligoDesigns.IsSame(other, oligo))
                {
                    throw OligoDesigns.TwoOf(oligo.Name, path == "-" ? "standard input" : path);
                }

                continue;
            }

            byName.Add(oligo.Name, oligo);
            once.Add(oligo);
            if (!byBases.TryAdd(bases, oligo))
            {
                firstAlike ??= (byBases[bases], oligo);
                alike++;
            }
        }

        if (firstAlike is var (one, twin))
        {
            warn(alike == 1
                ? $"{one.Name} and {twin.Name} have the same sequence; each gives its own rows."
                : $"{alike} oligos have the sequence of an earlier one, the first of them {twin.Name} that of {one.Name}; each gives its own rows.");
        }

        OligoDesigns.TellRepeats(repeats, warn);
        return once;
    }
}
