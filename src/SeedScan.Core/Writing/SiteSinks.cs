using SeedScan.Scanning;

namespace SeedScan.Writing;

/// <summary>Writes every site as a row.</summary>
/// <param name="writer">The writer; its target is named by the caller.</param>
public readonly struct SiteWriterSink(SiteWriter writer) : ISeedSiteSink
{
    /// <inheritdoc/>
    public void OnSite(in SeedSite site) => writer.Write(in site);
}

/// <summary>Counts every site.</summary>
/// <param name="counts">The counters; cleared by the caller.</param>
public readonly struct SiteCountsSink(SiteCounts counts) : ISeedSiteSink
{
    /// <inheritdoc/>
    public void OnSite(in SeedSite site) => counts.Add(in site);
}

/// <summary>Writes every site as a row and counts it.</summary>
/// <param name="writer">The writer; its target is named by the caller.</param>
/// <param name="counts">The counters; cleared by the caller.</param>
public readonly struct SiteWriterAndCountsSink(SiteWriter writer, SiteCounts counts) : ISeedSiteSink
{
    /// <inheritdoc/>
    public void OnSite(in SeedSite site)
    {
        writer.Write(in site);
        counts.Add(in site);
    }
}
