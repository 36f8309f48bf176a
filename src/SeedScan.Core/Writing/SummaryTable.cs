using System.Buffers;
using System.Buffers.Text;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>The summary: one row for each target and RNA with a site, as tab-separated values. Made once, shared by all threads.</summary>
/// <remarks>
/// Columns: <c>target</c>, <c>rna</c>, the number of sites of each type asked for (in type order, under the type's
/// label), <c>total</c>, and <c>best</c>, the first of these types that has a site. Rows of a target are in RNA order.
/// With scores also <c>best_score</c>, the lowest score of a site, <c>best_start</c>, the 1-based first base of that site,
/// <c>cumulative_score</c> (<see cref="TargetScore.Cumulative"/>), <c>repression</c> in percent, <c>partial</c>, 1 if a score lacks features,
/// and <c>missing</c>, which; <c>.</c> where no site has a score, or nothing is missing.
/// </remarks>
public sealed class SummaryTable
{
    // The digits of an int, and of the sum of fourteen.
    private const int CountLength = 11;

    private readonly SiteType[] _types;
    private readonly byte[][] _labels;
    private readonly byte[][] _rnas;
    private readonly int _longestRest;
    private readonly bool _isScored;

    /// <summary>Prepares a summary.</summary>
    /// <param name="rnas">The scanner's list.</param>
    /// <param name="types">The types that are looked for.</param>
    /// <param name="model">The model by which sites are scored, or null for counts alone.</param>
    /// <exception cref="InputException">An RNA's name holds a tab or a line end.</exception>
    public SummaryTable(IReadOnlyList<SmallRna> rnas, SiteTypes types, ContextModel? model = null)
    {
        _isScored = model is not null;
        ArgumentNullException.ThrowIfNull(rnas);
        _types = [.. Enum.GetValues<SiteType>().Where(type => types.HasFlag((SiteTypes)(1 << (int)type)))];
        _labels = [.. _types.Select(type => Encoding.UTF8.GetBytes(SiteTypeLabels.Label(type)))];
        _rnas = [.. rnas.Select(rna => Checked(rna.Name))];
        int longestLabel = _labels.Select(label => label.Length).DefaultIfEmpty().Max();
        _longestRest = _rnas.Select(rna => rna.Length).DefaultIfEmpty().Max()
            + ((_types.Length + 1) * (CountLength + 1)) + longestLabel + 3 + (_isScored ? TotalColumns.MaxLength : 0);
    }

    /// <summary>Writes the header line.</summary>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        string counts = string.Concat(_types.Select(type => $"\t{SiteTypeLabels.Label(type)}"));
        Encoding.UTF8.GetBytes($"target\trna{counts}\ttotal\tbest{(_isScored ? TotalColumns.Header : "")}\n", output);
    }

    /// <summary>Writes the rows of one target; none where nothing was counted.</summary>
    /// <param name="output">Takes the rows.</param>
    /// <param name="target">The target's name, in UTF-8.</param>
    /// <param name="counts">Its sites, of all its pieces. A type that was not asked for is not told.</param>
    /// <param name="scores">The scores of its sites; read in a summary with scores only.</param>
    /// <exception cref="ArgumentException">The counts are of another number of RNAs.</exception>
    /// <exception cref="InputException">The target's name holds a tab or a line end.</exception>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> target, SiteCounts counts, TargetScores? scores = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.RnaCount != _rnas.Length)
        {
            throw new ArgumentException($"Counts of {counts.RnaCount} RNAs for a summary of {_rnas.Length}.", nameof(counts));
        }

        RowStyle.CheckTarget(target, blanks: false, "TSV");
        for (int rna = counts.NextTouched(0); rna >= 0; rna = counts.NextTouched(rna + 1))
        {
            Span<byte> row = output.GetSpan(target.Length + _longestRest);
            target.CopyTo(row);
            int length = target.Length;
            row[length++] = (byte)'\t';
            length += Copy(_rnas[rna], row[length..]);
            length = WriteCounts(row, length, rna, counts);
            if (length > 0)
            {
                length += _isScored ? TotalColumns.Write(row[length..], scores?.Of(rna)) : 0;
                row[length++] = (byte)'\n';
            }

            output.Advance(length);
        }
    }

    private static byte[] Checked(string name)
    {
        RowStyle.CheckRna(name, blanks: false, "TSV");
        return Encoding.UTF8.GetBytes(name);
    }

    private static int Copy(byte[] text, Span<byte> destination)
    {
        text.CopyTo(destination);
        return text.Length;
    }

    private static int WriteColumn(Span<byte> destination, long count)
    {
        destination[0] = (byte)'\t';
        _ = Utf8Formatter.TryFormat(count, destination[1..], out int digits);
        return digits + 1;
    }

    private int WriteCounts(Span<byte> row, int length, int rna, SiteCounts counts)
    {
        long total = 0;
        int best = -1;
        for (int i = 0; i < _types.Length; i++)
        {
            int count = counts[rna, _types[i]];
            total += count;
            best = best < 0 && count > 0 ? i : best;
            length += WriteColumn(row[length..], count);
        }

        // Only types that were not asked for: the row is given up.
        if (best < 0)
        {
            return 0;
        }

        length += WriteColumn(row[length..], total);
        row[length++] = (byte)'\t';
        return length + Copy(_labels[best], row[length..]);
    }
}
