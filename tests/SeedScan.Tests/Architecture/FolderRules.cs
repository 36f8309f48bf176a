using System.Text.RegularExpressions;

namespace SeedScan.Tests.Architecture;

/// <summary>The path of the data as a rule: a folder of SeedScan.Core uses only folders before it.</summary>
internal static partial class FolderRules
{
    /// <summary>The folders in their order. Kernels knows nothing, and packing needs its vectors: it comes first.</summary>
    public static readonly IReadOnlyList<string> Order = ["Kernels", "Sequences", "Rnas", "Oligos", "Thermodynamics", "Scanning", "Indexing", "Similarity", "Scoring", "Writing", "Pipelines"];

    private static readonly string[] s_vagueNames = ["Util", "Helper", "Manager", "Common", "Misc"];

    /// <summary>What a source file of a folder does against the rules, one line each; comments and strings count as text like any other.</summary>
    /// <param name="path">The file's path within SeedScan.Core, as <c>Scanning/SeedSite.cs</c>.</param>
    /// <param name="source">Its text.</param>
    public static IEnumerable<string> Offences(string path, string source)
    {
        string folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        int place = Order.ToList().IndexOf(folder);
        if (place < 0)
        {
            yield return $"{path}: '{folder}' is no folder of the path of the data";
            yield break;
        }

        if (!Regex.IsMatch(source, $@"^namespace SeedScan\.{folder};", RegexOptions.Multiline))
        {
            yield return $"{path}: its namespace is not SeedScan.{folder}";
        }

        foreach (string used in UsedFolders(source).Where(used => !Order.Take(place + 1).Contains(used)))
        {
            yield return $"{path}: {folder} uses {used}, which comes after it or is none";
        }

        if (s_vagueNames.Any(name => Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{path}: the name says nothing";
        }
    }

    /// <summary>The folders whose namespaces a source names, in a using or in full; documentation may point anywhere.</summary>
    private static IEnumerable<string> UsedFolders(string source) =>
        Namespaces().Matches(Documentation().Replace(source, "")).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\bSeedScan\.([A-Z]\w*)")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^\s*///.*$", RegexOptions.Multiline)]
    private static partial Regex Documentation();
}
