using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>The region of each mRNA that is asked for, and the file that tells where the coding regions are; as typed.</summary>
/// <param name="Region">One region, all of them, or none where the option is not given.</param>
/// <param name="File">A GTF or a table, or null.</param>
internal sealed record RegionChoice(TranscriptRegions Region, string? File)
{
    /// <summary>Makes sense of <c>--region</c> and <c>--cds</c>.</summary>
    /// <param name="region">The word, or null.</param>
    /// <param name="file">The file, or null.</param>
    /// <param name="hasSites">False where there are no sites to tell regions of, and <c>all</c> means nothing.</param>
    /// <exception cref="UsageException">The options make no sense, or not together.</exception>
    public static RegionChoice Of(string? region, string? file, bool hasSites)
    {
        if (file is not null && region is null)
        {
            throw new UsageException("--cds tells where coding regions are, and no region is asked for; add such as --region 3utr");
        }

        if (file == "-")
        {
            throw new UsageException("--cds is a file, and not standard input; write it to a file first");
        }

        string[] words = hasSites ? ["5utr", "cds", "3utr", "all"] : ["5utr", "cds", "3utr"];
        return new RegionChoice(
            region is null ? TranscriptRegions.None : Choice.Of("region", region, words) switch
            {
                0 => TranscriptRegions.Utr5,
                1 => TranscriptRegions.Cds,
                2 => TranscriptRegions.Utr3,
                _ => TranscriptRegions.All,
            },
            file);
    }

    /// <summary>The word for the region.</summary>
    public string Label => Region == TranscriptRegions.All ? "all" : TranscriptRegionLabels.Label(Region);

    /// <summary>Reads the file, where there is one.</summary>
    /// <returns>Null where no region is asked for.</returns>
    /// <exception cref="InputException">The file is bad.</exception>
    public TargetRegions? Read() =>
        Region == TranscriptRegions.None ? null
        : File is null ? new TargetRegions(Region)
        : new TargetRegions(Region) { Coding = CodingRegions.Read(File) };
}
