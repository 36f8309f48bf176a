using System.Buffers.Text;
using System.Text;
using SeedScan.Rnas;

namespace SeedScan.Writing;

/// <summary>The columns that count sites: one for each type that is asked for, their total, and the first of these types that has a site.</summary>
internal sealed class CountColumns
{
    // The digits of the largest number, and a tab.
    private const int CountLength = 20;

    private readonly SiteType[] _types;
    private readonly byte[][] _labels;

    public CountColumns(SiteTypes types)
    {
        _types = [.. Enum.GetValues<SiteType>().Where(type => types.HasFlag((SiteTypes)(1 << (int)type)))];
        _labels = [.. _types.Select(type => Encoding.UTF8.GetBytes(SiteTypeLabels.Label(type)))];
        int longestLabel = _labels.Select(label => label.Length).DefaultIfEmpty().Max();
        MaxLength = ((_types.Length + 1) * CountLength) + 1 + longestLabel;
        Header = $"{string.Concat(_types.Select(type => $"\t{SiteTypeLabels.Label(type)}"))}\ttotal\tbest";
    }

    /// <summary>The number of types.</summary>
    public int Types => _types.Length;

    /// <summary>The columns' names.</summary>
    public string Header { get; }

    /// <summary>The most bytes that they take.</summary>
    public int MaxLength { get; }

    /// <summary>Copies the numbers of sites of an RNA.</summary>
    /// <param name="counts">All sites of a target.</param>
    /// <param name="rna">The RNA.</param>
    /// <param name="row">Takes a number for each type.</param>
    public void Read(SiteCounts counts, int rna, Span<long> row)
    {
        for (int i = 0; i < _types.Length; i++)
        {
            row[i] = counts[rna, _types[i]];
        }
    }

    /// <summary>Writes the columns.</summary>
    /// <param name="row">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="counts">A number for each type.</param>
    /// <returns>The bytes written; 0 where there is no site.</returns>
    public int Write(Span<byte> row, ReadOnlySpan<long> counts)
    {
        int best = counts.IndexOfAnyExcept(0);
        if (best < 0)
        {
            return 0;
        }

        long total = 0;
        int length = 0;
        foreach (long count in counts)
        {
            total += count;
            length += WriteCount(row[length..], count);
        }

        length += WriteCount(row[length..], total);
        row[length++] = (byte)'\t';
        _labels[best].CopyTo(row[length..]);
        return length + _labels[best].Length;
    }

    /// <summary>A number behind a tab.</summary>
    public static int WriteCount(Span<byte> destination, long count)
    {
        destination[0] = (byte)'\t';
        _ = Utf8Formatter.TryFormat(count, destination[1..], out int digits);
        return digits + 1;
    }
}
