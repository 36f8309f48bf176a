using System.Buffers;
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
    private readonly CountColumns _columns;
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
        _columns = new CountColumns(types);
        _rnas = [.. rnas.Select(rna => Checked(rna.Name))];
        _longestRest = _rnas.Select(rna => rna.Length).DefaultIfEmpty().Max() + _columns.MaxLength + 2 + (_isScored ? TotalColumns.MaxLength : 0);
    }

    /// <summary>Writes the header line.</summary>
    public void WriteHeader(IBufferWriter<byte> output) =>
        Encoding.UTF8.GetBytes($"target\trna{_columns.Header}{(_isScored ? TotalColumns.Header : "")}\n", output);

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
        Span<long> numbers = stackalloc long[_columns.Types];
        for (int rna = counts.NextTouched(0); rna >= 0; rna = counts.NextTouched(rna + 1))
        {
            // Where there are only types that were not asked for, the row is given up.
            _columns.Read(counts, rna, numbers);
            Span<byte> row = output.GetSpan(target.Length + _longestRest);
            target.CopyTo(row);
            int length = target.Length;
            row[length++] = (byte)'\t';
            _rnas[rna].CopyTo(row[length..]);
            length += _rnas[rna].Length;
            if (_columns.Write(row[length..], numbers) is var added and > 0)
            {
                length += added;
                length += _isScored ? TotalColumns.Write(row[length..], scores?.Of(rna)) : 0;
                row[length++] = (byte)'\n';
                output.Advance(length);
            }
        }
    }

    /// <summary>The name of an RNA, in UTF-8, if a row can hold it.</summary>
    /// <exception cref="InputException">It holds a tab or a line end.</exception>
    internal static byte[] Checked(string name)
    {
        RowStyle.CheckRna(name, blanks: false, "TSV");
        return Encoding.UTF8.GetBytes(name);
    }
}
