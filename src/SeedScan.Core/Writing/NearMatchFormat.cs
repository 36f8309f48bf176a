namespace SeedScan.Writing;

/// <summary>The formats of near matches.</summary>
public enum NearMatchFormat
{
    /// <summary>A header line and tab-separated columns.</summary>
    Tsv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>For people: a line of what a near match is, its drawing of three lines, and an empty line.</summary>
    Text,
}
