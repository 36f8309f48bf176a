using System.Buffers;
using SeedScan.Scoring;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>The rows of one gene without their percentiles, and what was missing. Its buffers are reused.</summary>
internal sealed class TargetScanScoredGene
{
    /// <summary>The rows, one behind the other.</summary>
    public ArrayBufferWriter<byte> Text { get; } = new();

    /// <summary>What the percentiles need of each row.</summary>
    public List<TargetScanScoredRow> Rows { get; } = [];

    /// <summary>What was missing, in the order of the rows.</summary>
    public List<(TargetScanGap Kind, string Name)> Gaps { get; } = [];

    /// <summary>The sites that a PCT was looked up for and found, be it NA.</summary>
    public int SitesInPctTable { get; set; }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Text.ResetWrittenCount();
        Rows.Clear();
        Gaps.Clear();
        SitesInPctTable = 0;
    }
}

/// <summary>A row that waits for its percentiles.</summary>
/// <param name="Series">The number of its RNA and species, among whose sites it is ranked.</param>
/// <param name="Score">Its score.</param>
/// <param name="Weighted">Its weighted score.</param>
/// <param name="Shape">Where its percentiles go.</param>
internal readonly record struct TargetScanScoredRow(int Series, PrintedNumber Score, PrintedNumber Weighted, TargetScanRowShape Shape);
