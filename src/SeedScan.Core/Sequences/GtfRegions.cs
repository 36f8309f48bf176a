using System.Text;

namespace SeedScan.Sequences;

/// <summary>Reads coding regions from a GTF: its exons give the places on the transcript, its CDS and stop_codon lines the region.</summary>
/// <remarks>
/// <code>
///   genome      ....1001     1010......2001        2020....     exon 1001-1010, exon 2001-2020, strand -
///   transcript      30 ←       21      20      ←       1        the - strand is read from the right
///   CDS                               2003-2017                 CDS 2006-2017, stop_codon 2003-2005
///                                     18   ←   4                coding region 4-18 of the transcript
/// </code>
/// A GTF's CDS ends before the stop codon, which has lines of its own; both together are the region. Where there is no
/// stop_codon line (the transcript is incomplete, or the GTF's CDS holds the stop codon) the CDS is taken as it is.
/// Lines may come in any order. With <c>transcript_version</c> (Ensembl) the name is <c>transcript_id.version</c>.
/// </remarks>
internal static class GtfRegions
{
    private const int Columns = 9;

    /// <summary>Reads the GTF.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="line">Its first line that is no comment, which was read.</param>
    /// <exception cref="InputException">A line makes no sense, or there is no exon.</exception>
    public static Dictionary<string, ToldTranscript> Read(TextLines lines, ReadOnlySpan<byte> line)
    {
        Dictionary<string, GtfTranscript> transcripts = new(StringComparer.Ordinal);
        do
        {
            if (!line.IsEmpty && line[0] != (byte)'#')
            {
                Add(transcripts, lines, line);
            }
        }
        while (lines.TryRead(out line));
        return transcripts.Count > 0
            ? transcripts.ToDictionary(pair => pair.Key, pair => pair.Value.Told(), StringComparer.Ordinal)
            : throw new InputException(InputErrorKind.Empty, "the GTF holds no exon", "Is it the right file? It should have lines of type exon and CDS.", lines.Path);
    }

    private static void Add(Dictionary<string, GtfTranscript> transcripts, TextLines lines, ReadOnlySpan<byte> line)
    {
        Span<Range> columns = stackalloc Range[Columns];
        if (!TrySplit(line, columns))
        {
            throw Wrong(lines, $"{line.Count((byte)'\t') + 1} columns instead of 9", "Give a GTF with nine columns separated by tabs.", null);
        }

        ReadOnlySpan<byte> feature = line[columns[2]];
        bool isExon = feature.SequenceEqual("exon"u8), isStop = feature.SequenceEqual("stop_codon"u8);
        if (!isExon && !isStop && !feature.SequenceEqual("CDS"u8))
        {
            return;
        }

        ReadOnlySpan<byte> attributes = line[columns[8]], first = line[columns[3]], last = line[columns[4]], strand = line[columns[6]];
        ReadOnlySpan<byte> id = Value(attributes, "transcript_id"u8);
        if (id.IsEmpty)
        {
            throw Wrong(lines, "the line names no transcript_id", "Give a GTF; of a GFF3 one is made by gffread -T.", null);
        }

        if (!RegionText.TryReadNumber(first, out long start, out int used) || used != first.Length || start < 1
            || !RegionText.TryReadNumber(last, out long end, out used) || used != last.Length || end < start)
        {
            string place = $"{RegionText.Quote(first)}-{RegionText.Quote(last)}";
            throw Wrong(lines, $"the place '{place}' is not a start from 1 and an end behind it", "Correct columns 4 and 5.", id);
        }

        if (strand is not [(byte)'+' or (byte)'-'])
        {
            throw Wrong(lines, $"the strand '{RegionText.Quote(strand)}' is neither + nor -", "Correct column 7.", id);
        }

        TranscriptOf(transcripts, id, Value(attributes, "transcript_version"u8))
            .Add(isExon, start, end, new GtfPlace(Encoding.UTF8.GetString(line[columns[0]]), strand[0] == '-', lines.Number, isStop));
    }

    /// <summary>Finds the columns of a line; false where there are more or fewer.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> line, Span<Range> columns)
    {
        int at = 0;
        for (int i = 0; i < Columns - 1; i++)
        {
            int length = line[at..].IndexOf((byte)'\t');
            if (length < 0)
            {
                return false;
            }

            columns[i] = at..(at + length);
            at += length + 1;
        }

        columns[^1] = at..line.Length;
        return !line[at..].Contains((byte)'\t');
    }

    private static GtfTranscript TranscriptOf(Dictionary<string, GtfTranscript> transcripts, ReadOnlySpan<byte> id, ReadOnlySpan<byte> version)
    {
        string name = Encoding.UTF8.GetString(id);
        if (!version.IsEmpty && !id.Contains((byte)'.'))
        {
            name += "." + Encoding.UTF8.GetString(version);
        }

        if (!transcripts.TryGetValue(name, out GtfTranscript? transcript))
        {
            transcripts.Add(name, transcript = new GtfTranscript());
        }

        return transcript;
    }

    /// <summary>The value of an attribute: <c>key "value";</c>, the quotes not needed.</summary>
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> key)
    {
        while (!attributes.IsEmpty)
        {
            attributes = attributes.TrimStart(" ;"u8);
            bool isIt = attributes.StartsWith(key) && attributes.Length > key.Length && attributes[key.Length] == (byte)' ';
            int quote = attributes.IndexOf((byte)'"'), end = attributes.IndexOf((byte)';');
            if (quote >= 0 && (end < 0 || quote < end))
            {
                int close = attributes[(quote + 1)..].IndexOf((byte)'"');
                end = close < 0 ? end : quote + 1 + close + 1;
            }

            ReadOnlySpan<byte> one = end < 0 ? attributes : attributes[..end];
            if (isIt)
            {
                return one[key.Length..].Trim(" \""u8);
            }

            attributes = end < 0 ? default : attributes[end..];
        }

        return default;
    }

    private static InputException Wrong(TextLines lines, string problem, string remedy, ReadOnlySpan<byte> record) =>
        new(InputErrorKind.Record, problem, remedy, lines.Path, lines.Number, record.IsEmpty ? null : RegionText.Quote(record));
}

/// <summary>Where a line of a GTF lies.</summary>
internal readonly record struct GtfPlace(string Chromosome, bool IsReverse, long Line, bool IsStopCodon);

/// <summary>A transcript of a GTF while its lines come in; positions are the genome's, 1-based and inclusive.</summary>
internal sealed class GtfTranscript
{
    // What a ribosome that slips by +1 or +2 passes over, as that of OAZ1 does, stands in no CDS line of RefSeq.
    private const int LongestSlip = 2;

    private readonly List<(long Start, long End)> _exons = [];
    private readonly List<(long Start, long End, long Line)> _coding = [];
    private GtfPlace _place;
    private long _line;
    private bool _isScattered, _hasCds;

    /// <summary>Adds an exon, or a part of the coding region.</summary>
    public void Add(bool isExon, long start, long end, GtfPlace place)
    {
        if (_line == 0)
        {
            (_place, _line) = (place, place.Line);
        }

        _isScattered |= place.Chromosome != _place.Chromosome || place.IsReverse != _place.IsReverse;
        if (isExon)
        {
            _exons.Add((start, end));
            return;
        }

        _hasCds |= !place.IsStopCodon;
        _coding.Add((start, end, place.Line));
    }

    /// <summary>What the lines tell, put together.</summary>
    public ToldTranscript Told()
    {
        _exons.Sort();
        string? problem =
            _isScattered ? "the transcript lies on two chromosomes or strands" :
            _exons.Count == 0 ? "the transcript has a CDS and no exon" :
            _coding.Count > 0 && !_hasCds ? "the transcript has a stop codon and no CDS" :
            Overlap() ? "exons of the transcript overlap" :
            null;
        if (problem is not null)
        {
            return new ToldTranscript(null, null, _line, problem);
        }

        long length = _exons.Sum(exon => exon.End - exon.Start + 1);
        return _coding.Count == 0 ? new ToldTranscript(null, length, _line) : WithCoding(length);
    }

    /// <summary>The same with a coding region, whose lines must cover a stretch of the transcript.</summary>
    private ToldTranscript WithCoding(long length)
    {
        _coding.Sort();
        long first = OnTranscript(_coding[0].Start), end = first;
        foreach ((long start, long last, long line) in _coding)
        {
            long from = OnTranscript(start), to = OnTranscript(last) + 1;
            if (from < 0 || to - from != last - start + 1)
            {
                return new ToldTranscript(null, null, _line, "the CDS of the transcript ends outside its exons");
            }

            if (from > end + LongestSlip)
            {
                return new ToldTranscript(null, null, line, $"the CDS of the transcript passes over {from - end} letters of its exons before this line");
            }

            end = Math.Max(end, to);
        }

        CodingRegion coding = _place.IsReverse ? new(length - end, length - first) : new(first, end);
        return new ToldTranscript(coding, length, _line);
    }

    private bool Overlap()
    {
        for (int i = 1; i < _exons.Count; i++)
        {
            if (_exons[i].Start <= _exons[i - 1].End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The exonic letters before a position of the genome; -1 where it lies in no exon.</summary>
    private long OnTranscript(long position)
    {
        long before = 0;
        foreach ((long start, long end) in _exons)
        {
            if (position <= end)
            {
                return position < start ? -1 : before + position - start;
            }

            before += end - start + 1;
        }

        return -1;
    }
}
