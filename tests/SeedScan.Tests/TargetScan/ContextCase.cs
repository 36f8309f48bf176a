using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;

namespace SeedScan.Tests.TargetScan;

/// <summary>The inputs of a context table as texts; null is a file that is not given.</summary>
internal sealed record ContextCase
{
    public required string Utrs { get; init; }

    public required IReadOnlyList<RnaFamily> Families { get; init; }

    public required string Matures { get; init; }

    public string? Airs { get; init; }

    public string? OrfLengths { get; init; }

    public string? Orf8mers { get; init; }

    public string? Pct { get; init; }

    public string? Abundance { get; init; }

    /// <summary>Files of RNAplfold by <c>GENE.SPECIES</c>; null for no folder.</summary>
    public IReadOnlyDictionary<string, string>? Lunp { get; init; }

    /// <summary>The product's whole output.</summary>
    public string Run(int threads = 1) => Run(out _, threads);

    /// <summary>The same with the warnings.</summary>
    public string Run(out string[] warnings, int threads = 1)
    {
        using TemporaryFolder folder = new();
        List<string> told = [];
        string? Write(string name, string? text) => text is null ? null : folder.Write(name, text);
        AccessibilityFiles? accessibility = null;
        if (Lunp is not null)
        {
            string files = Directory.CreateDirectory(folder.File("lunp")).FullName;
            foreach ((string name, string text) in Lunp)
            {
                File.WriteAllText(Path.Combine(files, $"{name}_lunp"), text);
            }

            accessibility = new AccessibilityFiles(files);
        }

        TargetScanInputs inputs = new()
        {
            Matures = TargetScanMatures.Read(folder.Write("matures.txt", Matures)),
            Isoforms = Airs is null ? null : IsoformTable.Read(folder.Write("airs.txt", Airs)),
            Orfs = OrfTable.Read(Write("lengths.txt", OrfLengths), Write("counts.txt", Orf8mers)),
            Accessibility = accessibility,
            Conservation = Pct is null ? null : ConservationTable.Read(folder.Write("pct.txt", Pct)),
            Abundance = Abundance is null ? null : AbundanceTable.Read(folder.Write("ta.txt", Abundance)),
        };
        using MemoryStream input = new(Encoding.UTF8.GetBytes(Utrs)), output = new();
        TargetScanContextTable table = new(Families, inputs) { Warn = warning => told.Add(warning.Replace(folder.Path + "/", "", StringComparison.Ordinal)) };
        _ = table.Write(new UtrTableReader(input, "utrs.txt"), output, threads);
        warnings = [.. told];
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The rows of the product's output as cells.</summary>
    public string[][] Rows() => [.. Run().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split('\t'))];
}
