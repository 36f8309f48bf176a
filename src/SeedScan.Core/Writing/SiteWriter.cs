using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Writes the sites of one target after another as rows of a <see cref="SiteTable"/>. For one thread at a time.</summary>
/// <remarks>
/// A row is put together from prepared pieces, each copied whole, and two numbers (<see cref="RowStyle"/> draws it).
/// Nothing is allocated for a row, nor for a target once the writer has seen its longest name.
/// </remarks>
public sealed class SiteWriter
{
    private readonly IBufferWriter<byte> _output;

    // The same object where it is the pipeline's buffer: two calls a row are then no virtual ones.
    private readonly OutputBuffer? _buffer;
    private readonly SiteTable _table;
    private readonly TextPieces _rnaTexts;
    private readonly TextPieces _tails;
    private readonly byte[] _unknownStates;
    private readonly int _rnaCount;
    private readonly bool _hasNote;
    private readonly bool _hasRegions;
    private readonly ulong _firstPosition;
    private readonly ulong _between;
    private readonly int _betweenLength;
    private readonly int _longestRest;

    private readonly ScoreText? _scores;
    private int _read;

    private readonly ArrayBufferWriter<byte> _text = new();
    private byte[] _target = [];
    private int _targetLength = -1;
    private CodingRegion? _coding;
    private int _longestRow;

    internal SiteWriter(SiteTable table, IBufferWriter<byte> output)
    {
        _table = table;
        _output = output;
        _buffer = output as OutputBuffer;
        _rnaTexts = table.RnaTexts;
        _tails = table.Tails;
        _unknownStates = table.UnknownStates;
        _rnaCount = table.RnaCount;
        _hasNote = table.Style.HasNote;
        _hasRegions = table.HasRegions;
        _firstPosition = (ulong)table.Style.FirstPosition;
        _betweenLength = table.Style.Between.Length;
        for (int i = 0; i < _betweenLength; i++)
        {
            _between |= (ulong)table.Style.Between[i] << (8 * i);
        }

        int longestTail = Math.Max(
            _tails.MaxLength, table.BeforeNotes.MaxLength + RowStyle.MaxNoteLength + table.AfterNote.MaxLength);
        _scores = table.Scores is null ? null : new ScoreText(table.Scores);
        _longestRest = (table.Scores?.MaxLength ?? 0) + (2 * DecimalText.Reserve) + sizeof(ulong) + _rnaTexts.MaxLength + longestTail + TextPieces.Slack;
    }

    /// <summary>Names the target that the next sites are in.</summary>
    /// <param name="name">Its name, in UTF-8. TSV and BED take the bytes as they are; GFF3 and JSON Lines escape them.</param>
    /// <param name="coding">Its coding region, where regions are told; null where it is not known.</param>
    /// <exception cref="InputException">The format cannot hold the name: a tab or line end in TSV or BED, a space in BED.</exception>
    public void BeginTarget(ReadOnlySpan<byte> name, CodingRegion? coding = null)
    {
        _coding = coding;
        _targetLength = -1;
        _text.ResetWrittenCount();
        _table.Style.AppendTarget(_text, name);
        if (_target.Length < _text.WrittenCount + TextPieces.Slack)
        {
            _target = new byte[(2 * _text.WrittenCount) + TextPieces.Slack];
        }

        _text.WrittenSpan.CopyTo(_target);
        _targetLength = _text.WrittenCount;
        _longestRow = _targetLength + _longestRest;
    }

    /// <summary>Writes the row of one site; in a table of scores, as one that has none.</summary>
    /// <param name="site">A site with an <see cref="SeedSite.Rna"/> in the table's list.</param>
    /// <exception cref="InvalidOperationException">No target was named.</exception>
    public void Write(in SeedSite site)
    {
        if (_scores is not null)
        {
            Write(in site, in SiteScore.None);
            return;
        }

        ref byte first = ref BeginRow();
        int length = WritePlace(ref first, in site);
        length += _rnaTexts.CopyTo(ref Unsafe.Add(ref first, length), site.Rna + ((int)site.Strand * _rnaCount));
        EndRow(WriteTail(ref first, length, in site));
    }

    /// <summary>Writes the row of one site and its score.</summary>
    /// <param name="site">A site with an <see cref="SeedSite.Rna"/> in the table's list.</param>
    /// <param name="score">Its score, by the table's scoring.</param>
    /// <exception cref="InvalidOperationException">No target was named, or the table is none of scores.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(in SeedSite site, in SiteScore score)
    {
        ScoreText scores = _scores ?? throw new InvalidOperationException("A table without a model has no column for scores.");
        ref byte first = ref BeginRow();
        int length = WritePlace(ref first, in site);
        if (scores.Columns.IsBeforeRna)
        {
            length = scores.WriteScore(ref first, length, in score);
        }

        length += _rnaTexts.CopyTo(ref Unsafe.Add(ref first, length), site.Rna + ((int)site.Strand * _rnaCount));
        length = WriteTail(ref first, length, in site);
        EndRow(scores.WriteRest(ref first, length, in site, in score));
    }

    /// <summary>Reads what the rows of scored sites are put together from, so that it is near when they are written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ReadAhead(ReadOnlySpan<SeedSite> sites)
    {
        int read = 0;
        foreach (ref readonly SeedSite site in sites)
        {
            read += _rnaTexts.FirstOf(site.Rna) + _scores!.Columns.OfRnas.FirstOf(ScoreText.PieceOf(in site, _rnaCount)) + _unknownStates[site.Rna];
        }

        _read = read;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte BeginRow()
    {
        if (_targetLength < 0)
        {
            ThrowNoTarget();
        }

        Span<byte> row = _buffer is null ? _output.GetSpan(_longestRow) : _buffer.GetSpan(_longestRow);
        // All that is written goes through references: this is where it is made sure to fit.
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, _longestRow);
        return ref MemoryMarshal.GetReference(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndRow(int length)
    {
        if (_buffer is null)
        {
            _output.Advance(length);
        }
        else
        {
            _buffer.Advance(length);
        }
    }

    /// <summary>Target, start and end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WritePlace(ref byte first, in SeedSite site)
    {
        int length = _targetLength;
        TextPieces.Copy(ref first, ref MemoryMarshal.GetArrayDataReference(_target), length);
        length += DecimalText.Write(ref Unsafe.Add(ref first, length), (ulong)site.Start + _firstPosition);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, length), _between);
        length += _betweenLength;
        return length + DecimalText.Write(ref Unsafe.Add(ref first, length), (ulong)site.End);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WriteTail(ref byte first, int length, in SeedSite site)
    {
        if (_hasNote && !site.Note.IsNone)
        {
            return WriteNotedTail(ref first, length, in site);
        }

        int tail = RowTail.IndexOf(in site, _unknownStates[site.Rna]) + (_hasRegions ? RowTail.Count * (int)RegionsOf(in site) : 0);
        return length + _tails.CopyTo(ref Unsafe.Add(ref first, length), tail);
    }

    [DoesNotReturn]
    private static void ThrowNoTarget() => throw new InvalidOperationException("A target must be named before its sites.");

    private int WriteNotedTail(ref byte first, int length, in SeedSite site)
    {
        length += _table.BeforeNotes.CopyTo(ref Unsafe.Add(ref first, length), ((int)site.Type << 1) | (int)site.Strand);
        Span<byte> note = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, length), RowStyle.MaxNoteLength);
        length += _table.Style.WriteNote(note, site.Note);
        return length + _table.AfterNote.CopyTo(ref Unsafe.Add(ref first, length), _hasRegions ? (int)RegionsOf(in site) : 0);
    }

    private TranscriptRegions RegionsOf(in SeedSite site) => _coding?.RegionsOf(site.Start, site.End) ?? TranscriptRegions.None;
}
