using System.Text.Json;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>Outputs that are committed.</summary>
internal static class GoldenFile
{
    /// <summary>A file of the folder <c>golden</c>.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(SeedScanProcess.Root, "tests", "SeedScan.Tests", "CommandLine", "golden", name));

    /// <summary>Rows of JSON Lines as those of TSV: null and an empty list are a point, a list is joined by commas. Its keys are the columns.</summary>
    public static IEnumerable<string> RowsOf(IEnumerable<string> jsonLines, string header) => jsonLines.Select(line =>
    {
        using JsonDocument row = JsonDocument.Parse(line);
        Assert.Equal(header.Split('\t'), row.RootElement.EnumerateObject().Select(field => field.Name));
        return string.Join('\t', row.RootElement.EnumerateObject().Select(field => field.Value.ValueKind switch
        {
            JsonValueKind.Array => field.Value.GetArrayLength() == 0 ? "." : string.Join(',', field.Value.EnumerateArray().Select(part => part.GetString())),
            JsonValueKind.Null => ".",
            JsonValueKind.Number => field.Value.GetRawText(),
            _ => field.Value.GetString(),
        }));
    });
}
