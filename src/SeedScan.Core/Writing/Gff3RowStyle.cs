using System.Buffers;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Rows of GFF3 (Sequence Ontology, version 1.26). An attribute that is not known, or not looked for, is left out.</summary>
/// <param name="options">What is looked for.</param>
/// <param name="isScored">True for rows with scores: the sixth column stands before the text of the RNA then, and the attributes behind the tail.</param>
/// <param name="regions">True if the regions of each site are told.</param>
internal sealed class Gff3RowStyle(SeedScanOptions options, bool isScored, bool regions) : RowStyle(isScored)
{
    private static readonly SearchValues<byte> SequenceIdBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:^*$@!+_?-|"u8);

    public override bool HasNote => true;

    public override void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> manifest)
    {
        // The version must be the first line.
        output.Write("##gff-version 3\n"u8);
        Manifest.Write(output, manifest);
    }

    public override void AppendTarget(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name)
    {
        foreach (byte letter in name)
        {
            AppendEscaped(text, letter, !SequenceIdBytes.Contains(letter));
        }

        // SO:0000934, a binding site where the molecule is a micro RNA.
        text.Write("\tSeedScan\tmiRNA_target_site\t"u8);
    }

    public override void AppendRna(ArrayBufferWriter<byte> text, string name, Strand strand)
    {
        Append(text, $"{(IsScored ? "" : "\t.")}\t{Sign(strand)}\t.\tName=");
        foreach (byte letter in Encoding.UTF8.GetBytes(name))
        {
            AppendEscaped(text, letter, IsReservedInAttribute(letter));
        }

        Append(text, ";site_type=");
    }

    public override void AppendTail(ArrayBufferWriter<byte> text, in RowTail tail)
    {
        Append(text, SiteTypeLabels.Label(tail.Type));
        if (options.Attributes)
        {
            AppendAttribute(text, "watson1", tail.Watson1);
            AppendAttribute(text, "supplementary", tail.Supplementary);
        }

        AppendAfterNote(text, tail.Regions);
    }

    public override void AppendBeforeNote(ArrayBufferWriter<byte> text, SiteType type, Strand strand) =>
        Append(text, $"{SiteTypeLabels.Label(type)};note=");

    public override void AppendAfterNote(ArrayBufferWriter<byte> text, TranscriptRegions regionsOfSite)
    {
        Append(text, regions && regionsOfSite != TranscriptRegions.None ? $";region={TranscriptRegionLabels.Label(regionsOfSite)}" : "");
        Append(text, IsScored ? "" : "\n");
    }

    public override int WriteNote(Span<byte> destination, SiteNote note)
    {
        Span<byte> plain = stackalloc byte[SiteNote.MaxLength];
        int written = 0;
        foreach (byte letter in plain[..note.Format(plain)])
        {
            written += Escape(destination[written..], letter, IsReservedInAttribute(letter));
        }

        return written;
    }

    private static void AppendAttribute(ArrayBufferWriter<byte> text, string name, bool? value)
    {
        if (value is not null)
        {
            Append(text, $";{name}={(value.Value ? 1 : 0)}");
        }
    }

    private static bool IsReservedInAttribute(byte letter) => letter is < 0x20 or 0x7F or (byte)'%' or (byte)';' or (byte)'=' or (byte)'&' or (byte)',';

    private static void AppendEscaped(ArrayBufferWriter<byte> text, byte letter, bool reserved) =>
        text.Advance(Escape(text.GetSpan(3), letter, reserved));

    private static int Escape(Span<byte> destination, byte letter, bool reserved)
    {
        if (!reserved)
        {
            destination[0] = letter;
            return 1;
        }

        destination[0] = (byte)'%';
        destination[1] = "0123456789ABCDEF"u8[letter >> 4];
        destination[2] = "0123456789ABCDEF"u8[letter & 15];
        return 3;
    }
}
