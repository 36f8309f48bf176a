using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Rows of BED with six columns. A name with a blank is refused, since a blank ends a BED column.</summary>
/// <param name="isScored">True for rows with scores: score and strand stand behind the tail then.</param>
/// <param name="regions">True if the regions of each site are told.</param>
internal sealed class BedRowStyle(bool isScored, bool regions) : RowStyle(isScored)
{
    private const string Name = "BED";

    public override int FirstPosition => 0;

    public override bool HasNote => false;

    public override void WriteHeader(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> manifest) =>
        Manifest.Write(output, manifest);

    public override void AppendTarget(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name)
    {
        CheckTarget(name, blanks: true, Name);
        text.Write(name);
        text.Write("\t"u8);
    }

    public override void AppendRna(ArrayBufferWriter<byte> text, string name, Strand strand)
    {
        CheckRna(name, blanks: true, Name);
        Append(text, $"\t{name}|");
    }

    // A seed site has no score of its own, and BED's column must be a number from 0 to 1000: it is 0 for every site.
    public override void AppendTail(ArrayBufferWriter<byte> text, in RowTail tail) =>
        Append(text, $"{SiteTypeLabels.Label(tail.Type)}{(regions ? $"|{TranscriptRegionLabels.Label(tail.Regions)}" : "")}{(IsScored ? "" : $"\t0\t{Sign(tail.Strand)}\n")}");

    public override void AppendBeforeNote(ArrayBufferWriter<byte> text, SiteType type, Strand strand) => throw new NotSupportedException();

    public override void AppendAfterNote(ArrayBufferWriter<byte> text, TranscriptRegions regions) => throw new NotSupportedException();
}
