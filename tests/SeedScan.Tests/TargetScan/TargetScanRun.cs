using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.TargetScan;

/// <summary>Runs the product on a table given as text.</summary>
internal static class TargetScanRun
{
    public const string Header =
        "a_Gene_ID\tmiRNA_family_ID\tspecies_ID\tMSA_start\tMSA_end\tUTR_start\tUTR_end\tGroup_num\tSite_type\tmiRNA in this species\t"
        + "Group_type\tSpecies_in_this_group\tSpecies_in_this_group_with_this_site_type\tORF_overlap\n";

    /// <summary>14 bases that are masked and pair with nothing in these tests.</summary>
    public const string Masked = "GGGGGGGGGGGGGG";

    /// <summary>miR-1: the 8mer is ACAUUCCA.</summary>
    public static RnaFamily Mir1(params int[] species) => new("miR-1", "GGAAUGU", species);

    /// <summary>The whole output.</summary>
    public static string Of(string table, IReadOnlyList<RnaFamily> families, int threads = 1)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(table)), output = new();
        _ = new TargetScanTable(families).Write(new UtrTableReader(input, "utrs.txt"), output, threads);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The rows, with blanks for tabs and commas for the blanks of lists, so that they can be read in a test.</summary>
    public static string[] Rows(string table, params RnaFamily[] families)
    {
        string text = Of(table, families);
        Assert.StartsWith(Header, text, StringComparison.Ordinal);
        string[] lines = text[Header.Length..].Split('\n');
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line => line.Replace(' ', ',').Replace('\t', ' '))];
    }
}
