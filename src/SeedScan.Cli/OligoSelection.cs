using System.Buffers;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Cli;

/// <summary>The oligos that the options name, in the order --oligo, --oligos, each name once.</summary>
internal static class OligoSelection
{
    private const int LongestQuote = 40;

    private static readonly SearchValues<char> s_bases = SearchValues.Create("ACGTUacgtu");

    /// <summary>Checks what can be checked before anything is read.</summary>
    /// <exception cref="UsageException">No oligo is given, one is a list or a file, or standard input is asked for twice.</exception>
    public static void Check(IReadOnlyList<string> oligos, string? file, IReadOnlyList<string> targets)
    {
        if (oligos.Count == 0 && file is null)
        {
            throw new UsageException("no oligo is given; add --oligo SEQUENCE or --oligos FILE");
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

            if (oligo.Contains(',', StringComparison.Ordinal))
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
    /// <param name="queries">Sequences, each of which is its own name.</param>
    /// <param name="path">A FASTA, <c>-</c>, or null.</param>
    /// <param name="warn">Is told what was given twice.</param>
    /// <exception cref="InputException">A sequence or file that cannot be used.</exception>
    public static IReadOnlyList<Oligo> Read(IEnumerable<string> queries, string? path, Action<string> warn)
    {
        List<Oligo> asked = [];
        foreach (string query in queries)
        {
            asked.Add(Parse(query, query, new Place(null, null, null)));
        }

        if (path is not null)
        {
            ReadFile(path, asked);
        }

        return WithoutRepeats(asked, path, warn);
    }

    private static void ReadFile(string path, List<Oligo> oligos)
    {
        using FastaReader reader = FastaReader.Open(path);
        FastaChunk chunk = new();
        PackedSequence letters = new();
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                letters.Pack(record);           // says what is wrong with a letter that is no nucleotide's, and on which line
                Place place = new(record.File, record.Line, record.NameText);
                if (letters.Length > SimilaritySearch.MaxLength || record.Continues)
                {
                    throw place.Wrong(
                        $"has more than {SimilaritySearch.MaxLength} bases, too many for an oligo", "Is this a file of targets? Give the oligos here.");
                }

                oligos.Add(Parse(record.NameText, string.Concat(System.Text.Encoding.ASCII.GetString(record.Letters).Where(letter => letter > ' ')), place));
            }
        }
    }

    /// <summary>Reads one oligo: letters of DNA or RNA. The one place where another notation is told apart and read.</summary>
    private static Oligo Parse(string name, string text, Place place)
    {
        int wrong = text.AsSpan().IndexOfAnyExcept(s_bases);
        if (wrong >= 0)
        {
            throw place.Wrong(
                $"{Quote(text)} has '{InputException.Printable(text[wrong].ToString())}' at position {wrong + 1}, and an oligo is written with A, C, G and T or U",
                "Write each base, 5' to 3'; a code for several bases is none.");
        }

        if (text.Length is < SimilaritySearch.MinLength or > SimilaritySearch.MaxLength)
        {
            throw place.Wrong(
                $"{Quote(text)} has {text.Length} base{(text.Length == 1 ? "" : "s")}",
                $"Give an oligo of {SimilaritySearch.MinLength} to {SimilaritySearch.MaxLength} bases.");
        }

        string bases = text.ToUpperInvariant();
        Sugar sugar = bases.Contains('U', StringComparison.Ordinal) ? Sugar.Rna : Sugar.Dna;
        return new Oligo(name, bases, [.. Enumerable.Repeat(sugar, bases.Length)], new Linkage[bases.Length - 1]);
    }

    private static string Quote(string text) => $"the oligo '{InputException.Printable(text, LongestQuote)}'";

    // Rows of two oligos with one name could not be told apart.
    private static List<Oligo> WithoutRepeats(List<Oligo> asked, string? path, Action<string> warn)
    {
        Dictionary<string, Oligo> byName = new(StringComparer.Ordinal), byBases = new(StringComparer.Ordinal);
        List<Oligo> once = new(asked.Count);
        int repeats = 0;
        foreach (Oligo oligo in asked)
        {
            string bases = oligo.Bases.Replace('T', 'U');
            if (byName.TryGetValue(oligo.Name, out Oligo? other))
            {
                repeats++;
                if (other.Bases.Replace('T', 'U') != bases)
                {
                    throw new Place(path == "-" ? "standard input" : path, null, null).Wrong(
                        $"the name {oligo.Name} stands for {other.Bases} and {oligo.Bases}", "Give each oligo a name of its own.");
                }

                continue;
            }

            byName.Add(oligo.Name, oligo);
            once.Add(oligo);
            if (!byBases.TryAdd(bases, oligo))
            {
                warn($"{byBases[bases].Name} and {oligo.Name} have the same sequence; each gives its own rows.");
            }
        }

        if (repeats > 0)
        {
            warn(repeats == 1 ? "1 oligo was given again and is used once." : $"{repeats} oligos were given again and are used once.");
        }

        return once;
    }

    /// <summary>Where an oligo was read.</summary>
    private readonly record struct Place(string? File, long? Line, string? Record)
    {
        public InputException Wrong(string problem, string remedy) => new(InputErrorKind.Rna, problem, remedy, File, Line, Record);
    }
}
