namespace SeedScan.Writing;

/// <summary>The formats in which sites are written, one row a site; <see cref="SiteTable"/> tells their columns.</summary>
public enum SiteFormat
{
    /// <summary>Tab-separated values with one header line; 1-based, inclusive.</summary>
    Tsv,

    /// <summary>BED with six columns; 0-based, half-open.</summary>
    Bed,

    /// <summary>GFF3 (Sequence Ontology, version 1.26); 1-based, inclusive.</summary>
    Gff3,

    /// <summary>One JSON object a line, its keys the columns of <see cref="Tsv"/>; 1-based, inclusive.</summary>
    JsonLines,
}
