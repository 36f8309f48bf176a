using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>What one output of sites looks like: its format, its columns, the names of its RNAs. Made once, shared by all threads.</summary>
/// <remarks>
/// <para>Columns of TSV, in this order; they are the keys of JSON Lines too:</para>
/// <list type="table">
/// <listheader><term>column</term><description>holds</description></listheader>
/// <item><term><c>target</c></term><description>the target's name</description></item>
/// <item><term><c>start</c></term><description>the site's first base, 1-based, on the forward strand</description></item>
/// <item><term><c>end</c></term><description>the site's last base, 1-based (inclusive)</description></item>
/// <item><term><c>rna</c></term><description>the small RNA's name</description></item>
/// <item><term><c>site_type</c></term><description>the label that <see cref="SiteTypeLabels"/> gives</description></item>
/// <item><term><c>strand</c></term><description><c>+</c> or <c>-</c>; only if the reverse strand is searched</description></item>
/// <item><term><c>note</c></term><description>what <see cref="SiteNote"/> tells; only if a non-canonical type is looked for</description></item>
/// <item><term><c>watson1</c></term><description><c>1</c> if the base opposite nt 1 pairs with it, else <c>0</c>; only if attributes are looked for</description></item>
/// <item><term><c>supplementary</c></term><description><c>1</c> if the 3' pairing score is 3 or more, else <c>0</c>; only if attributes are looked for</description></item>
/// <item><term><c>region</c></term><description>the regions of the mRNA that the site lies in, as <see cref="TranscriptRegionLabels"/> gives them; only if regions are told</description></item>
/// <item><term><c>score</c></term><description>the score; this and the following only if sites are scored</description></item>
/// <item><term><c>partial</c></term><description><c>1</c> if the score is of fewer features than the model, else <c>0</c></description></item>
/// <item><term><c>missing</c></term><description>the features that lack, joined by commas; a list in JSON Lines</description></item>
/// <item><term><c>3P_score</c> ...</term><description>the value of each feature of the model, in the order of <see cref="ScoreFeature"/></description></item>
/// </list>
/// <para>
/// What is not there or not known is <c>.</c> in TSV, null in JSON Lines, and left out in GFF3: the note of a canonical
/// site, the score of a type that has none, both attributes of a non-canonical site, <c>watson1</c> where the RNA's nt 1
/// is not known, <c>supplementary</c> where nothing but the seed is, and <c>region</c> where the coding region is not known.
/// </para>
/// <para>
/// BED has its six columns whatever is looked for: target, 0-based start, end (half-open), <c>RNA|site type</c>, the
/// score 0 (a seed site has none, and the column must be a number; where sites are scored, the thousandths of the score
/// without its sign, at most 1000), strand; where regions are told, the name goes on with <c>|region</c>. GFF3 has source
/// <c>SeedScan</c>, type <c>miRNA_target_site</c> (SO:0000934), no phase, no score unless sites are scored, and the
/// attributes <c>Name</c> (the RNA), <c>site_type</c>, <c>note</c>, <c>watson1</c>, <c>supplementary</c>, <c>region</c>,
/// and those of the scores in small letters.
/// </para>
/// </remarks>
public sealed class SiteTable
{
    /// <summary>Prepares an output.</summary>
    /// <param name="format">The format.</param>
    /// <param name="rnas">The list that <see cref="SeedSite.Rna"/> counts in; the scanner's.</param>
    /// <param name="options">What is looked for; it decides the columns. The scanner's.</param>
    /// <param name="scoring">How sites are scored, or null for rows without scores. It must be of the same RNAs.</param>
    /// <param name="regions">True to tell the regions of each site; its target's coding region is then given to the writer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is none.</exception>
    /// <exception cref="InputException">The format cannot hold an RNA's name: a tab or line end in TSV or BED, a space in BED.</exception>
    public SiteTable(SiteFormat format, IReadOnlyList<SmallRna> rnas, SeedScanOptions options, SiteScoring? scoring = null, bool regions = false)
    {
        ArgumentNullException.ThrowIfNull(rnas);
        ArgumentNullException.ThrowIfNull(options);
        Format = format;
        Style = RowStyle.Of(format, options, scoring?.Model, regions);
        Scores = scoring is null ? null : new ScoreColumns(format, scoring);
        int sets = regions ? TranscriptRegionLabels.Count : 1;
        RnaCount = rnas.Count;
        RnaTexts = new TextPieces(
            2 * RnaCount, (text, i) => Style.AppendRna(text, rnas[i % RnaCount].Name, (Strand)(i / RnaCount)));
        Tails = new TextPieces(RowTail.Count * sets, (text, i) => Style.AppendTail(text, RowTail.At(i)));
        BeforeNotes = new TextPieces(
            Style.HasNote ? 2 * SiteTypeLabels.Count : 0,
            (text, i) => Style.AppendBeforeNote(text, (SiteType)(i >> 1), (Strand)(i & 1)));
        AfterNote = new TextPieces(Style.HasNote ? sets : 0, (text, i) => Style.AppendAfterNote(text, (TranscriptRegions)i));
        HasRegions = regions;
        UnknownStates = new byte[RnaCount];
        for (int i = 0; i < RnaCount; i++)
        {
            UnknownStates[i] = RowTail.StateOf(UnknownOf(rnas[i], options));
        }
    }

    /// <summary>The format.</summary>
    public SiteFormat Format { get; }

    /// <summary>True if the regions of each site are told.</summary>
    internal bool HasRegions { get; }

    /// <summary>How the format spells a row.</summary>
    internal RowStyle Style { get; }

    /// <summary>How the format spells scores; null for rows without.</summary>
    internal ScoreColumns? Scores { get; }

    /// <summary>The number of RNAs.</summary>
    internal int RnaCount { get; }

    /// <summary>The text between end and site type: by RNA on the forward strand, then by RNA on the reverse strand.</summary>
    internal TextPieces RnaTexts { get; }

    /// <summary>The rows' ends without notes, by <see cref="RowTail.IndexOf"/>; again for each set of regions.</summary>
    internal TextPieces Tails { get; }

    /// <summary>Site type and all up to the note: by type, then strand.</summary>
    internal TextPieces BeforeNotes { get; }

    /// <summary>All behind the note: one piece, or one for each set of regions.</summary>
    internal TextPieces AfterNote { get; }

    /// <summary>For each RNA, the state of the attributes that are not known at any of its sites.</summary>
    internal byte[] UnknownStates { get; }

    /// <summary>Writes what stands before the first row: the header line of TSV, the version of GFF3, the manifest where there is one.</summary>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="manifest">How the run came about, as <see cref="Manifest"/> writes it, or null.</param>
    public void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>>? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Style.WriteHeader(output, manifest ?? []);
    }

    /// <summary>Makes a writer of rows; one for each thread or output.</summary>
    /// <param name="output">Takes the rows. Nothing is held back: each row is there when its call returns.</param>
    public SiteWriter CreateWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new SiteWriter(this, output);
    }

    private static SiteAttributes UnknownOf(SmallRna rna, SeedScanOptions options)
    {
        if (!options.Attributes)
        {
            return RowTail.AllAttributes;
        }

        SiteAttributes unknown = SiteAttributes.None;
        if (rna.CodeAt(options.SeedStart - 1) == Nucleotide.None)
        {
            unknown |= SiteAttributes.Watson1;
        }

        if (rna.FirstNucleotide > 1)
        {
            unknown |= SiteAttributes.Supplementary;
        }

        return unknown;
    }
}
