namespace SeedScan.Cli;

/// <summary>The formats of the sites, in the order of the words of <c>--format</c>.</summary>
internal enum OutputFormat
{
    /// <summary>A header line and tab-separated columns.</summary>
    Tsv,

    /// <summary>BED6.</summary>
    Bed,

    /// <summary>GFF3.</summary>
    Gff3,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>The 14 columns of TargetScan 7's site table.</summary>
    TargetScan,
}
