using System.Buffers;
using System.Text;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Writing;

/// <summary>What one output of a miRNome search looks like: its format, its columns, the names of its miRNAs. Made once, shared by all threads.</summary>
/// <remarks>
/// <para>Columns of TSV, in this order; they are the keys of JSON Lines too. What is not there or not known is <c>.</c>, in JSON Lines null:</para>
/// <list type="table">
/// <listheader><term>column</term><description>holds</description></listheader>
/// <item><term><c>oligo</c></term><description>the strand's name</description></item>
/// <item><term><c>mirna</c></term><description>the miRNA's name</description></item>
/// <item><term><c>class</c></term><description><c>intended</c>, <c>itself</c>, <c>family</c>, <c>seed-covered</c>, <c>shared-seed</c> or <c>partial</c></description></item>
/// <item><term><c>seed</c></term><description>what of the seed is paired in full, or shared: <c>2-8</c>, <c>2-7</c> or <c>3-8</c></description></item>
/// <item><term><c>start</c>, <c>end</c></term><description>the first and the last nt of the miRNA that lie opposite the oligo, from 1 at its 5' end</description></item>
/// <item><term><c>edits</c></term><description>mismatches and bulges together</description></item>
/// <item><term><c>mismatches</c></term><description>mismatches, the G:U among them</description></item>
/// <item><term><c>wobbles</c></term><description>those that are G:U</description></item>
/// <item><term><c>mirna_bulges</c>, <c>oligo_bulges</c></term><description>bulged bases of each</description></item>
/// <item><term><c>overhang_5p</c>, <c>overhang_3p</c></term><description>bases of the oligo beyond the 5' end and the 3' end of the miRNA</description></item>
/// <item><term><c>longest_run</c></term><description>the most pairs that follow each other without a bulge</description></item>
/// <item><term><c>dg</c></term><description>ΔG° at 37 °C in kcal/mol</description></item>
/// <item><term><c>dg_notes</c></term><description>what of it was not measured on such strands: names of <see cref="Thermodynamics.EnergyNotes"/>, and <c>ChemistryUnknown</c></description></item>
/// <item><term><c>positions</c></term><description>what is no pair, from the oligo's 5' end on, as in near matches; <c>t5</c> is a nt of the miRNA bulged between its bases 5 and 6</description></item>
/// <item><term><c>mirna_strand</c>, <c>pairs</c>, <c>oligo_strand</c></term><description>the alignment in the direction of the miRNA; overhang in lower case</description></item>
/// </list>
/// </remarks>
public sealed class MirnomeTable
{
    internal const string Columns =
        "oligo\tmirna\tclass\tseed\tstart\tend\tedits\tmismatches\twobbles\tmirna_bulges\toligo_bulges\toverhang_5p\toverhang_3p\tlongest_run\tdg\tdg_notes\tpositions\tmirna_strand\tpairs\toligo_strand";

    private readonly byte[][] _names;

    /// <summary>Prepares an output.</summary>
    /// <param name="format">The format.</param>
    /// <param name="search">The search whose hits are written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is none.</exception>
    /// <exception cref="InputException">The format cannot hold a miRNA's name: a tab or line end in TSV or text.</exception>
    public MirnomeTable(NearMatchFormat format, MirnomeSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)format, (uint)NearMatchFormat.Text, nameof(format));
        Format = format;
        Search = search;
        _names = [.. search.Mirnas.Select(mirna => NameOf(mirna.Name))];
    }

    /// <summary>The format.</summary>
    public NearMatchFormat Format { get; }

    /// <summary>The search.</summary>
    public MirnomeSearch Search { get; }

    /// <summary>Writes what stands before the first row.</summary>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Format == NearMatchFormat.Tsv)
        {
            Encoding.UTF8.GetBytes(Columns + "\n", output);
        }
    }

    /// <summary>Makes a writer of rows; one for each thread or output.</summary>
    /// <param name="output">Takes the rows. Nothing is held back.</param>
    public MirnomeWriter CreateWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new MirnomeWriter(this, output);
    }

    /// <summary>A miRNA's name, as it stands in a row.</summary>
    internal ReadOnlySpan<byte> MirnaName(int mirna) => _names[mirna];

    /// <summary>A name as it stands in a row.</summary>
    internal byte[] NameOf(string name) => NearMatchTable.NameOf(name, Format);
}
