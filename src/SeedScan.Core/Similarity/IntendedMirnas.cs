using System.Collections.Concurrent;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Which miRNAs of a list a design is told to be for. Any number of threads may ask; a name is looked up once.</summary>
/// <remarks>
/// A name is that of a miRNA of the list, in any case, with or without <c>hsa-</c>; or one, an accession or a sequence by which
/// <see cref="RnaLookup"/> finds a human miRNA that the list has by its sequence; or the beginning of names, as in <c>miR-155</c>: then all that it may mean are intended.
/// </remarks>
/// <param name="mirnas">The list.</param>
public sealed class IntendedMirnas(IReadOnlyList<SmallRna> mirnas)
{
    private const string Species = "hsa-";

    private readonly ConcurrentDictionary<string, int[]> _known = new(StringComparer.Ordinal);

    /// <summary>The numbers of the miRNAs in the list, ascending; empty if there is none of the names, or no name. Several if a name is not whole, or there are several names.</summary>
    public ReadOnlySpan<int> Of(string? names) => string.IsNullOrWhiteSpace(names) ? [] : _known.GetOrAdd(names, FindAll);

    /// <summary>The names in a text, which are parted by commas or semicolons.</summary>
    public static string[] NamesOf(string? text) => text?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private int[] FindAll(string text) => [.. NamesOf(text).SelectMany(Find).Distinct().Order()];

    private int[] Find(string text)
    {
        int[] found = Numbers(mirna => mirna.Name == text);
        found = found.Length > 0 ? found : Numbers(mirna => IsNamed(mirna, text));
        found = found.Length > 0 ? found : Sequence(text) is string sequence ? Numbers(mirna => mirna.Sequence == sequence) : [];
        return found.Length > 0 ? found : Beginning(text);
    }

    private static bool IsNamed(SmallRna mirna, string text) =>
        mirna.Name.Equals(text, StringComparison.OrdinalIgnoreCase)
        || mirna.Name.Equals(Species + text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(mirna.Accession, text, StringComparison.OrdinalIgnoreCase);

    private static string? Sequence(string text)
    {
        try
        {
            return RnaLookup.Find(text).Sequence;
        }
        catch (InputException)
        {
            return null;                        // a gene, perhaps: what a design is for need be no miRNA
        }
    }

    private int[] Beginning(string text)
    {
        HashSet<string> names = [.. RnaNames.Candidates(text, mirnas)];
        return names.Count == 0 ? [] : Numbers(mirna => names.Contains(mirna.Name));
    }

    private int[] Numbers(Func<SmallRna, bool> isMeant) => [.. Enumerable.Range(0, mirnas.Count).Where(i => isMeant(mirnas[i]))];
}
