using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Rows of JSON, one object a line, with the keys of the TSV columns. What is not known or not there is null.</summary>
internal sealed class JsonRowStyle(SeedScanOptions options, bool isScored, bool regions) : RowStyle(isScored)
{
    private readonly RowColumns _columns = new(options, regions);

    public override string Between => ",\"end\":";

    public override bool HasNote => _columns.Note;

    public override void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> manifest) =>
        Manifest.WriteJson(output, manifest);

    public override void AppendTarget(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name)
    {
        Append(text, "{\"target\":\"");
        AppendEscaped(text, name);
        Append(text, "\",\"start\":");
    }

    public override void AppendRna(ArrayBufferWriter<byte> text, string name, Strand strand)
    {
        Append(text, ",\"rna\":\"");
        AppendEscaped(text, Encoding.UTF8.GetBytes(name));
        Append(text, "\",\"site_type\":\"");
    }

    public override void AppendTail(ArrayBufferWriter<byte> text, in RowTail tail)
    {
        AppendTypeAndStrand(text, tail.Type, tail.Strand);
        Append(text, _columns.Note ? ",\"note\":null" : "");
        AppendAttributes(text, tail.Watson1, tail.Supplementary, tail.Regions);
    }

    public override void AppendBeforeNote(ArrayBufferWriter<byte> text, SiteType type, Strand strand)
    {
        AppendTypeAndStrand(text, type, strand);
        Append(text, ",\"note\":\"");
    }

    public override void AppendAfterNote(ArrayBufferWriter<byte> text, TranscriptRegions regions)
    {
        Append(text, "\"");
        AppendAttributes(text, watson1: null, supplementary: null, regions);
    }

    // The relaxed encoder escapes quotes, backslashes and control characters and replaces what is no UTF-8; the default
    // one would also escape what only matters inside HTML.
    internal static void AppendEscaped(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name)
    {
        JavaScriptEncoder encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        Span<byte> escaped = text.GetSpan(encoder.MaxOutputCharactersPerInputCharacter * name.Length);
        OperationStatus status = encoder.EncodeUtf8(name, escaped, out _, out int written);
        if (status != OperationStatus.Done)
        {
            throw new InvalidOperationException($"A name could not be escaped: {status}.");
        }

        text.Advance(written);
    }

    private static string Digit(bool? attribute) => attribute is null ? "null" : attribute.Value ? "1" : "0";

    private void AppendTypeAndStrand(ArrayBufferWriter<byte> text, SiteType type, Strand strand) =>
        Append(text, $"{SiteTypeLabels.Label(type)}\"" + (_columns.Strand ? $",\"strand\":\"{Sign(strand)}\"" : ""));

    private void AppendAttributes(ArrayBufferWriter<byte> text, bool? watson1, bool? supplementary, TranscriptRegions regions)
    {
        string label = regions == TranscriptRegions.None ? "null" : $"\"{TranscriptRegionLabels.Label(regions)}\"";
        Append(text, _columns.Attributes ? $",\"watson1\":{Digit(watson1)},\"supplementary\":{Digit(supplementary)}" : "");
        Append(text, (_columns.Regions ? $",\"region\":{label}" : "") + (IsScored ? "" : "}\n"));
    }
}
