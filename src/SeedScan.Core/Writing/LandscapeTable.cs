using System.Buffers;
using System.Globalization;
using System.Text;
using SeedScan.Indexing;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>The landscape as tab-separated values: a row for each seed, or for each of some RNAs.</summary>
/// <remarks>
/// Columns: <c>rna</c> (of RNAs only), <c>seed</c>, the sites of each canonical type under the type's label,
/// <c>targets</c>, <c>expected</c> and <c>ratio</c> with three decimals, <c>rank</c>, <c>percentile</c> with two,
/// <c>ta</c> with three, and <c>rnas</c> (of seeds only). What they mean, <see cref="SeedCounts"/> tells. Decimals are
/// rounded from binary numbers by the runtime, which does so exactly and without the processor's floating point; the
/// numbers come from sums of integers by multiplication and division, which are the same to the last bit on every
/// machine. Logarithms are not, but up to 10^9 sites none lies so near to where its third decimal turns that it
/// mattered (a test tries all turns).
/// </remarks>
public sealed class LandscapeTable
{
    private const SiteTypes Types = SiteTypes.AllCanonical;
    private const string Unknown = ".";

    private readonly List<Row> _rows = [];
    private readonly bool _ofRnas;

    private LandscapeTable(bool ofRnas) => _ofRnas = ofRnas;

    /// <summary>The number of rows.</summary>
    public int RowCount => _rows.Count;

    /// <summary>A table of all seeds in the order of the alphabet.</summary>
    /// <param name="landscape">What there is of them.</param>
    /// <param name="known">RNAs that the last column names beside their seeds, in their order, joined by commas.</param>
    /// <exception cref="InputException">An RNA's name holds a tab or a line end.</exception>
    public static LandscapeTable OfSeeds(SeedLandscape landscape, IReadOnlyList<SmallRna> known)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(known);
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (SmallRna rna in known)
        {
            RowStyle.CheckRna(rna.Name, blanks: false, "TSV");
            names[rna.Seed] = names.TryGetValue(rna.Seed, out string? others) ? $"{others},{rna.Name}" : rna.Name;
        }

        LandscapeTable table = new(ofRnas: false);
        foreach (SeedCounts seed in landscape.Seeds)
        {
            table._rows.Add(new Row(names.GetValueOrDefault(seed.Seed, Unknown), seed));
        }

        return table;
    }

    /// <summary>A table of RNAs in the order given.</summary>
    /// <param name="landscape">What there is of their seeds.</param>
    /// <param name="rnas">The RNAs.</param>
    /// <exception cref="InputException">An RNA's name holds a tab or a line end.</exception>
    public static LandscapeTable OfRnas(SeedLandscape landscape, IReadOnlyList<SmallRna> rnas)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(rnas);
        LandscapeTable table = new(ofRnas: true);
        foreach (SmallRna rna in rnas)
        {
            RowStyle.CheckRna(rna.Name, blanks: false, "TSV");
            table._rows.Add(new Row(rna.Name, landscape.Of(rna)));
        }

        return table;
    }

    /// <summary>Writes the header line.</summary>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        string labels = SiteTypeLabels.Join(Types).Replace(',', '\t');
        Encoding.UTF8.GetBytes(
            $"{(_ofRnas ? "rna\t" : "")}seed\t{labels}\ttargets\texpected\tratio\trank\tpercentile\tta{(_ofRnas ? "" : "\trnas")}\n", output);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="number">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public void WriteRow(IBufferWriter<byte> output, int number)
    {
        Row row = _rows[number];
        StringBuilder text = new();
        if (_ofRnas)
        {
            _ = text.Append(row.Name).Append('\t');
        }

        SeedCounts seed = row.Seed;
        _ = text.Append(CultureInfo.InvariantCulture, $"{seed.Seed}\t{seed.Mer8}\t{seed.Mer7M8}\t{seed.Mer7A1}\t{seed.Mer6}\t{seed.Mer6M8}\t{seed.Mer6A1}")
            .Append(CultureInfo.InvariantCulture, $"\t{seed.Targets}\t{seed.Expected:F3}\t{Decimals(seed.Ratio)}\t{seed.Rank}\t{seed.Percentile:F2}")
            .Append('\t').Append(Decimals(seed.TargetAbundance));
        if (!_ofRnas)
        {
            _ = text.Append('\t').Append(row.Name);
        }

        Encoding.UTF8.GetBytes(text.Append('\n').ToString(), output);
    }

    private static string Decimals(double? number) => number?.ToString("F3", CultureInfo.InvariantCulture) ?? Unknown;

    private readonly record struct Row(string Name, SeedCounts Seed);
}
