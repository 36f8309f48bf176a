using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Rows of tab-separated values. Names are written as they are; <c>.</c> stands for what is not known or not there.</summary>
internal sealed class TsvRowStyle(SeedScanOptions options, ContextModel? model, bool regions) : RowStyle(model is not null)
{
    private const string Name = "TSV";
    private readonly RowColumns _columns = new(options, regions);

    public override bool HasNote => _columns.Note;

    public override void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> manifest)
    {
        Manifest.Write(output, manifest);
        var text = new ArrayBufferWriter<byte>();
        IEnumerable<string> scores = model is null ? [] : ScoreColumns.NamesOf(model);
        Append(text, string.Join('\t', _columns.Names.Concat(scores)) + "\n");
        output.Write(text.WrittenSpan);
    }

    public override void AppendTarget(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name)
    {
        CheckTarget(name, blanks: false, Name);
        text.Write(name);
        text.Write("\t"u8);
    }

    public override void AppendRna(ArrayBufferWriter<byte> text, string name, Strand strand)
    {
        CheckRna(name, blanks: false, Name);
        Append(text, $"\t{name}\t");
    }

    public override void AppendTail(ArrayBufferWriter<byte> text, in RowTail tail)
    {
        AppendTypeAndStrand(text, tail.Type, tail.Strand);
        Append(text, _columns.Note ? "\t." : "");
        AppendAttributes(text, tail.Watson1, tail.Supplementary, tail.Regions);
    }

    public override void AppendBeforeNote(ArrayBufferWriter<byte> text, SiteType type, Strand strand)
    {
        AppendTypeAndStrand(text, type, strand);
        Append(text, "\t");
    }

    public override void AppendAfterNote(ArrayBufferWriter<byte> text, TranscriptRegions regions) =>
        AppendAttributes(text, watson1: null, supplementary: null, regions);

    private static string Digit(bool? attribute) => attribute is null ? "." : attribute.Value ? "1" : "0";

    private void AppendTypeAndStrand(ArrayBufferWriter<byte> text, SiteType type, Strand strand) =>
        Append(text, SiteTypeLabels.Label(type) + (_columns.Strand ? $"\t{Sign(strand)}" : ""));

    private void AppendAttributes(ArrayBufferWriter<byte> text, bool? watson1, bool? supplementary, TranscriptRegions regions)
    {
        Append(text, _columns.Attributes ? $"\t{Digit(watson1)}\t{Digit(supplementary)}" : "");
        Append(text, (_columns.Regions ? $"\t{TranscriptRegionLabels.Label(regions)}" : "") + (IsScored ? "" : "\n"));
    }
}
