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
        if (!stem.Any(char.IsAsciiDigit))
        {
            // "hsa", "miR" and "let" begin every name, which is no help to anybody, and "-" and "*" are no beginning.
            return [];
        }

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

        List<string> found = arms.Count > 0 ? arms : letters;
        found.Sort(Compare);
        return found;
    }

    /// <summary>The names that begin with these very letters, with or without the species: <c>miR-2</c> is miR-20a-5p, ..., miR-21-3p, ...</summary>
    public static List<string> Beginning(string query, IReadOnlyList<SmallRna> rnas)
    {
        string whole = query.ToLowerInvariant();
        string stem = Simplify(query);
        List<string> found = [];
        foreach (SmallRna rna in rnas)
        {
            bool begins = rna.Name.StartsWith(whole, StringComparison.OrdinalIgnoreCase)
                || Simplify(rna.Name).StartsWith(stem, StringComparison.Ordinal);
            if (begins && stem.Length > 0)
            {
                found.Add(rna.Name);
            }
        }

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
            int distance = Math.Min(EditDistance.Between(wanted, Bare(name)), EditDistance.Between(wanted, Bare(name[..^arm])));
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
}
