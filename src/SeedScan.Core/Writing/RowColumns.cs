using SeedScan.Rnas;
using SeedScan.Scanning;

namespace SeedScan.Writing;

/// <summary>The columns that a search fills, beside the five that every table has.</summary>
internal readonly struct RowColumns(SeedScanOptions options, bool regions)
{
    /// <summary>True if a site may lie on the reverse strand.</summary>
    public bool Strand { get; } = options.Strands != Strands.Forward;

    /// <summary>True if a type that has notes is looked for.</summary>
    public bool Note { get; } = (options.Types & ~SiteTypes.AllCanonical) != 0;

    /// <summary>True if attributes are looked for.</summary>
    public bool Attributes { get; } = options.Attributes;

    /// <summary>True if the regions of each site are told.</summary>
    public bool Regions { get; } = regions;

    /// <summary>The names of all columns, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            List<string> names = ["target", "start", "end", "rna", "site_type"];
            names.AddRange(Strand ? ["strand"] : []);
            names.AddRange(Note ? ["note"] : []);
            names.AddRange(Attributes ? ["watson1", "supplementary"] : []);
            names.AddRange(Regions ? ["region"] : []);
            return names;
        }
    }
}
