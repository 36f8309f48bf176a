using System.Reflection;

namespace SeedScan.Sequences;

/// <summary>The tables that ship within the library.</summary>
internal static class EmbeddedTable
{
    /// <summary>Opens one.</summary>
    /// <param name="name">Its folder and file within the source, with points between: <c>Scoring.Models.context++.tsv</c>.</param>
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"SeedScan.{name}") ?? throw new InvalidOperationException($"The table {name} is missing from the assembly.");
}
