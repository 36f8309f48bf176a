using System.Buffers;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>How one format spells a row. <see cref="SiteWriter"/> knows the row's order, which all formats share:</summary>
/// <remarks>
/// <code>
///             target     start  between  end  RNA               tail
/// TSV         NM_1\t     12     \t       18   \thsa-miR-1-3p\t  7mer-m8\n
/// BED         NM_1\t     11     \t       18   \thsa-miR-1-3p|   7mer-m8\t0\t+\n
/// GFF3        NM_1\tSe…  12     \t       18   \t.\t+\t.\tName…  7mer-m8\n
/// JSON Lines  {"targe…   12     ,"end":  18   ,"rna":"hsa-mi…   7mer-m8"}\n
/// </code>
/// A tail with a note is put together from the text before the note, the note, and the text after it. With scores a tail has
/// no line end, and <see cref="ScoreColumns"/> writes the rest of the row.
/// </remarks>
/// <param name="isScored">True for rows with scores.</param>
internal abstract class RowStyle(bool isScored)
{
    // What no line of tab-separated columns can hold, and what ends a column in BED.
    private static readonly SearchValues<byte> Breaks = SearchValues.Create("\t\n\r"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create("\t\n\v\f\r "u8);

    /// <summary>The text between start and end; at most 8 bytes.</summary>
    public virtual string Between => "\t";

    /// <summary>What is added to a 0-based start: 1, or 0 for BED.</summary>
    public virtual int FirstPosition => 1;

    /// <summary>True if scores stand behind the tail.</summary>
    public bool IsScored { get; } = isScored;

    /// <summary>True if rows tell the note of a non-canonical site.</summary>
    public abstract bool HasNote { get; }

    /// <summary>Makes the style of a format.</summary>
    public static RowStyle Of(SiteFormat format, SeedScanOptions options, ContextModel? model = null, bool regions = false) => format switch
    {
        SiteFormat.Tsv => new TsvRowStyle(options, model, regions),
        SiteFormat.Bed => new BedRowStyle(model is not null, regions),
        SiteFormat.Gff3 => new Gff3RowStyle(options, model is not null, regions),
        SiteFormat.JsonLines => new JsonRowStyle(options, model is not null, regions),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a site format."),
    };

    /// <summary>Writes what stands before the first row.</summary>
    public abstract void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> manifest);

    /// <summary>Appends a row's text up to its start.</summary>
    public abstract void AppendTarget(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name);

    /// <summary>Appends a row's text from behind its end up to the site type.</summary>
    public abstract void AppendRna(ArrayBufferWriter<byte> text, string name, Strand strand);

    /// <summary>Appends the site type and all behind it, for a site without a note.</summary>
    public abstract void AppendTail(ArrayBufferWriter<byte> text, in RowTail tail);

    /// <summary>Appends the site type and all up to the note.</summary>
    public abstract void AppendBeforeNote(ArrayBufferWriter<byte> text, SiteType type, Strand strand);

    /// <summary>Appends all behind the note.</summary>
    public abstract void AppendAfterNote(ArrayBufferWriter<byte> text, TranscriptRegions regions);

    /// <summary>Writes the note; at most <see cref="MaxNoteLength"/> bytes.</summary>
    public virtual int WriteNote(Span<byte> destination, SiteNote note) => note.Format(destination);

    /// <summary>The longest note in any format: each of its bytes escaped as three.</summary>
    public const int MaxNoteLength = 3 * SiteNote.MaxLength;

    /// <summary>The sign of a strand.</summary>
    protected static string Sign(Strand strand) => strand == Strand.Forward ? "+" : "-";

    /// <summary>Appends text as UTF-8.</summary>
    protected static void Append(ArrayBufferWriter<byte> text, string value) => Encoding.UTF8.GetBytes(value, text);

    /// <summary>Refuses a target name that would break the line it is written in.</summary>
    /// <param name="name">The name.</param>
    /// <param name="blanks">True to refuse a space too.</param>
    /// <param name="format">The format's name.</param>
    /// <exception cref="InputException">The name holds such a character.</exception>
    internal static void CheckTarget(ReadOnlySpan<byte> name, bool blanks, string format)
    {
        if (name.IndexOfAny(blanks ? Blanks : Breaks) >= 0)
        {
            throw Unfit(InputErrorKind.Record, Encoding.UTF8.GetString(name), blanks, format);
        }
    }

    /// <summary>Refuses an RNA name that would break the line it is written in.</summary>
    /// <inheritdoc cref="CheckTarget"/>
    internal static void CheckRna(string name, bool blanks, string format)
    {
        if (Encoding.UTF8.GetBytes(name).AsSpan().IndexOfAny(blanks ? Blanks : Breaks) >= 0)
        {
            throw Unfit(InputErrorKind.Rna, name, blanks, format);
        }
    }

    private static InputException Unfit(InputErrorKind kind, string name, bool blanks, string format) => new(
        kind,
        $"a name in {format} cannot hold a tab, a line end{(blanks ? " or a space" : "")}",
        "Give it another name, or write GFF3 or JSON Lines, which can escape it.",
        record: name);
}
