using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>A stretch of a 3'UTR, and the share of the target's molecules that contain it (the affected isoform ratio, AIR).</summary>
/// <param name="Start">Its first base, 0-based.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Percent">The share, from 0 to 100.</param>
public readonly record struct IsoformRange(int Start, int End, double Percent);

/// <summary>The 3'UTR isoforms of targets: TargetScan's AIR file.</summary>
/// <remarks>
/// Four columns without header: target, first and last base (1-based, inclusive), and the percentage of the molecules that
/// contain these bases. The column is cumulative: what is in the last stretch is in the stretches before it, too.
/// <code>
/// GENE1   1     4543   100
/// GENE1   4544  4549   4.24
/// </code>
/// </remarks>
public sealed class IsoformTable
{
    private const string Form = "An AIR file has four columns separated by tabs and no header: target, first base, last base, percentage.";

    private readonly Dictionary<string, List<IsoformRange>> _ranges = new(StringComparer.Ordinal);

    private IsoformTable(string path) => Path = path;

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The first target.</summary>
    internal string? First { get; private set; }

    /// <summary>The number of targets.</summary>
    public int Targets => _ranges.Count;

    /// <summary>Reads a file, plain or compressed with gzip.</summary>
    /// <exception cref="InputException">It cannot be read, holds no row, or a row is not well formed.</exception>
    public static IsoformTable Read(string path)
    {
        using TableLines lines = new(path, Form);
        IsoformTable table = new(lines.File);
        while (lines.TryRead(4, out string[] cells))
        {
            string target = lines.Name(cells[0], "target");
            table.First ??= target;
            int start = lines.Whole(cells[1], "first base", target);
            int end = lines.Whole(cells[2], "last base", target, least: start);
            double percent = lines.Number(cells[3], "percentage", target, 0, 100);
            if (!table._ranges.TryGetValue(target, out List<IsoformRange>? ranges))
            {
                table._ranges.Add(target, ranges = []);
            }

            ranges.Add(new IsoformRange(start - 1, end, percent));
        }

        return table.Targets > 0 ? table : throw lines.Empty();
    }

    /// <summary>Looks a target up.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="ranges">Its stretches, in the order of the file.</param>
    /// <returns>False if the file does not name the target.</returns>
    public bool TryGet(string target, out IReadOnlyList<IsoformRange> ranges)
    {
        bool found = _ranges.TryGetValue(target, out List<IsoformRange>? list);
        ranges = list ?? [];
        return found;
    }
}
