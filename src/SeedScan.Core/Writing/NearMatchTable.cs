using System.Buffers;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Writing;

/// <summary>What one output of near matches looks like: its format, its columns, the names of its oligos. Made once, shared by all threads.</summary>
/// <remarks>
/// <para>Columns of TSV, in this order; they are the keys of JSON Lines too:</para>
/// <list type="table">
/// <listheader><term>column</term><description>holds</description></listheader>
/// <item><term><c>target</c></term><description>the target's name</description></item>
/// <item><term><c>start</c></term><description>the first base that is bound, 1-based, on the forward strand</description></item>
/// <item><term><c>end</c></term><description>the last base that is bound, 1-based (inclusive)</description></item>
/// <item><term><c>oligo</c></term><description>the oligo's name</description></item>
/// <item><term><c>strand</c></term><description>the strand of the target that is bound, <c>+</c> or <c>-</c></description></item>
/// <item><term><c>edits</c></term><description>mismatches and bulges together: the tier</description></item>
/// <item><term><c>mismatches</c></term><description>mismatches, and the G:U beyond those allowed</description></item>
/// <item><term><c>wobbles</c></term><description>all G:U</description></item>
/// <item><term><c>target_bulges</c></term><description>bulged bases of the target</description></item>
/// <item><term><c>oligo_bulges</c></term><description>bulged bases of the oligo</description></item>
/// <item><term><c>longest_run</c></term><description>the most pairs that follow each other without a bulge</description></item>
/// <item><term><c>region</c></term><description>where regions are told: those that the match has bases in, <c>5utr</c>, <c>cds</c>, <c>3utr</c>, joined by
/// <c>/</c>; <c>.</c> (null) where the coding region is not known</description></item>
/// <item><term><c>dg</c></term><description>ΔG°37 of the alignment in kcal/mol (<see cref="NearMatchEnergy"/>), two decimals; <c>.</c> if it is not known, in JSON Lines null</description></item>
/// <item><term><c>dg_notes</c></term><description>what of it was not measured on such strands: names of <see cref="Thermodynamics.EnergyNotes"/>, or <c>ChemistryUnknown</c>; joined
/// by commas, <c>.</c> if there is nothing; in JSON Lines a list</description></item>
/// <item><term><c>positions</c></term><description>what is no pair, from the oligo's 5' end on: <c>m5</c> a mismatch at its base 5, <c>w5</c> a G:U,
/// <c>o5</c> base 5 bulged, <c>t5</c> a target base bulged between its bases 5 and 6; joined by commas, <c>.</c> if there is nothing; in JSON Lines a list</description></item>
/// <item><term><c>oligo_strand</c></term><description>the oligo in the direction of the target's forward strand, <c>-</c> opposite a bulge</description></item>
/// <item><term><c>pairs</c></term><description><c>|</c> a pair, <c>:</c> a G:U, <c>.</c> else</description></item>
/// <item><term><c>target_strand</c></term><description>the strand that is bound, in the same direction, <c>-</c> opposite a bulge</description></item>
/// </list>
/// </remarks>
public sealed class NearMatchTable
{
    private const string
        Before = "target\tstart\tend\toligo\tstrand\tedits\tmismatches\twobbles\ttarget_bulges\toligo_bulges\tlongest_run",
        Behind = "dg\tdg_notes\tpositions\toligo_strand\tpairs\ttarget_strand";

    private readonly byte[][] _names;
    private readonly Sugar[]?[] _sugars;

    /// <summary>Prepares an output.</summary>
    /// <param name="format">The format.</param>
    /// <param name="oligos">The oligos.</param>
    /// <param name="regions">True to tell the regions of the mRNA that each match lies in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is none.</exception>
    /// <exception cref="InputException">The format cannot hold an oligo's name: a tab or line end in TSV or text.</exception>
    public NearMatchTable(NearMatchFormat format, IReadOnlyList<Oligo> oligos, bool regions = false)
    {
        ArgumentNullException.ThrowIfNull(oligos);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)format, (uint)NearMatchFormat.Text, nameof(format));
        Format = format;
        HasRegions = regions;
        _names = [.. oligos.Select(oligo => NameOf(oligo.Name, format))];
        _sugars = [.. oligos.Select(oligo => oligo.IsChemistryKnown ? oligo.Sugars.ToArray() : null)];
    }

    /// <summary>The format.</summary>
    public NearMatchFormat Format { get; }

    /// <summary>True if rows tell regions.</summary>
    internal bool HasRegions { get; }

    /// <summary>The oligo's name, as it stands in a row.</summary>
    internal ReadOnlySpan<byte> OligoName(int oligo) => _names[oligo];

    /// <summary>The sugars of an oligo; empty if they are not known.</summary>
    internal ReadOnlySpan<Sugar> SugarsOf(int oligo) => _sugars[oligo];

    /// <summary>Writes what stands before the first row.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="manifest">How the run came about, as keys and values: a line that begins with <c>#</c> for each, in JSON Lines one object.</param>
    /// <exception cref="ArgumentException">A key of the manifest is empty, begins with <c>#</c>, or holds a colon or a control character.</exception>
    public void WriteHeader(IBufferWriter<byte> output, IReadOnlyList<KeyValuePair<string, string>>? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Format == NearMatchFormat.JsonLines)
        {
            Manifest.WriteJson(output, manifest ?? []);
        }
        else
        {
            Manifest.Write(output, manifest ?? []);
        }

        if (Format == NearMatchFormat.Tsv)
        {
            Encoding.UTF8.GetBytes($"{Before}\t{(HasRegions ? "region\t" : "")}{Behind}\n", output);
        }
    }

    /// <summary>Writes that a cap left near matches out: a line that begins with <c>#</c>, or an object with <c>left_out</c>.</summary>
    /// <param name="output">Takes the line.</param>
    /// <param name="oligo">The oligo's number.</param>
    /// <param name="edits">The tier.</param>
    /// <param name="found">The near matches of the oligo in this tier.</param>
    /// <param name="leftOut">Those of them that have no row.</param>
    public void WriteLeftOut(IBufferWriter<byte> output, int oligo, int edits, long found, long leftOut)
    {
        string name = Encoding.UTF8.GetString(OligoName(oligo));
        Encoding.UTF8.GetBytes(
            Format == NearMatchFormat.JsonLines
                ? $"{{\"oligo\":\"{name}\",\"edits\":{edits},\"hits\":{found},\"left_out\":{leftOut}}}\n"
                : $"#left out: {leftOut} of {found} hits of {name} with {edits} edit{(edits == 1 ? "" : "s")}\n",
            output);
    }

    /// <summary>Makes a writer of rows; one for each thread or output.</summary>
    /// <param name="output">Takes the rows. Nothing is held back: each row is there when its call returns.</param>
    public NearMatchWriter CreateWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new NearMatchWriter(this, output);
    }

    /// <summary>A name as it stands in a row.</summary>
    /// <exception cref="InputException">The format cannot hold it: a tab or line end in TSV or text.</exception>
    internal static byte[] NameOf(string name, NearMatchFormat format)
    {
        if (format != NearMatchFormat.JsonLines)
        {
            RowStyle.CheckRna(name, blanks: false, "TSV");
            return Encoding.UTF8.GetBytes(name);
        }

        ArrayBufferWriter<byte> escaped = new();
        JsonRowStyle.AppendEscaped(escaped, Encoding.UTF8.GetBytes(name));
        return escaped.WrittenSpan.ToArray();
    }
}
