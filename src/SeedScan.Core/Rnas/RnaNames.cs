using System.Globalization;

namespace SeedScan.Rnas;

/// <summary>What a person may have meant by a name that is not, or not wholly, a miRNA's name.</summary>
/// <remarks>
/// A name of miRBase reads, from left to right: species, kind, number with letters, copy, arm:
/// <code>
/// hsa - miR - 548a    hsa - let - 7a - 2 - 3p
/// |     |     |       |     |     |    |   |
/// species kind number                copy  arm
/// </code>
/// Copy and arm may be missing. <c>miR</c> is a mature miRNA and <c>mir</c> its hairpin; a person means the first.
/// </remarks>
internal static class RnaNames
{
    /// <summary>The names that the query is the beginning of, at a border of the parts; none if it is no such beginning.</summary>
    /// <remarks>
    /// Copies and arms come first: <c>let-7a</c> is let-7a-5p, let-7a-3p, let-7a-2-3p. Only where there are none do
    /// further letters of the number count: <c>miR-29</c> is miR-29a-5p, miR-29a-3p, miR-29b-3p, ...
    /// </remarks>
    public static List<string> Candidates(string query, IReadOnlyList<SmallRna> rnas)
    {
        string stem = Simplify(query);
        List<string> arms = [];
        List<string> letters = [];
        foreach (SmallRna rna in rnas)
        {
            string name = Simplify(rna.Name);
            if (name.Length <= stem.Length || !name.StartsWith(stem, StringComparison.Ordinal))
            {
                continue;
            }

            if (name[stem.Length] == '-')
            {
                arms.Add(rna.Name);
            }
            else if (char.IsAsciiLetter(name[stem.Length]) && char.IsAsciiDigit(stem[^1]))
            {
                letters.Add(rna.Name);
            }
        }

        // "hsa", "miR" and "let" begin every name, which is no help to anybody.
        List<string> found = !stem.Any(char.IsAsciiDigit) ? [] : arms.Count > 0 ? arms : letters;
        found.Sort(Compare);
        return found;
    }

    /// <summary>The names with the fewest letters to change, at most <paramref name="most"/>; none where nothing is near.</summary>
    public static List<string> Nearest(string query, IReadOnlyList<SmallRna> rnas, int most)
    {
        string wanted = Bare(Simplify(query));
        int limit = Math.Max(1, wanted.Length / 3);
        List<(int Distance, string Name)> near = [];
        foreach (SmallRna rna in rnas)
        {
            string name = Simplify(rna.Name);
            int arm = name.EndsWith("-5p", StringComparison.Ordinal) || name.EndsWith("-3p", StringComparison.Ordinal) ? 3 : 0;
            int distance = Math.Min(Distance(wanted, Bare(name)), Distance(wanted, Bare(name[..^arm])));
            if (distance <= limit)
            {
                near.Add((distance, rna.Name));
            }
        }

        near.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : Compare(a.Name, b.Name));
        return [.. near.Take(most).Select(n => n.Name)];
    }

    /// <summary>Lower case, without the species of any organism, the star of old names, and an unfinished end.</summary>
    private static string Simplify(string name)
    {
        string lower = name.ToLowerInvariant().TrimEnd('*', '-');
        int dash = lower.IndexOf('-', StringComparison.Ordinal);
        bool hasSpecies = dash is 3 or 4 && (IsKind(lower.AsSpan(dash + 1)) || lower[..dash] == "hsa");
        return hasSpecies ? lower[(dash + 1)..] : lower;
    }

    private static bool IsKind(ReadOnlySpan<char> text) => text.StartsWith("mir") || text.StartsWith("let");

    // Hyphens are what people leave out first (MIR21, let7a), so that they are not counted as changes.
    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal);

    /// <summary>The order in which people count: numbers by value, so that miR-30 comes after miR-4.</summary>
    private static int Compare(string a, string b) =>
        string.Compare(a, b, CultureInfo.InvariantCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);

    /// <summary>The number of letters to change, insert or leave out (Levenshtein 1966), by the usual two rows.</summary>
    private static int Distance(string a, string b)
    {
        int[] above = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
            }

            (above, row) = (row, above);
        }

        return above[b.Length];
    }
}
