using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Scanning;
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
        _longestRest = (2 * DecimalText.Reserve) + sizeof(ulong) + _rnaTexts.MaxLength + longestTail + TextPieces.Slack;
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

    /// <summary>Writes the row of one site.</summary>
    /// <param name="site">A site with an <see cref="SeedSite.Rna"/> in the table's list.</param>
    /// <exception cref="InvalidOperationException">No target was named.</exception>
    public void Write(in SeedSite site)
    {
        if (_targetLength < 0)
        {
            ThrowNoTarget();
        }

        Span<byte> row = _buffer is null ? _output.GetSpan(_longestRow) : _buffer.GetSpan(_longestRow);
        // All that is written below goes through references: this is where it is made sure to fit.
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, _longestRow);
        ref byte first = ref MemoryMarshal.GetReference(row);

        int length = _targetLength;
        TextPieces.Copy(ref first, ref MemoryMarshal.GetArrayDataReference(_target), length);
        length += DecimalText.Write(ref Unsafe.Add(ref first, length), (ulong)site.Start + _firstPosition);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, length), _between);
        length += _betweenLength;
        length += DecimalText.Write(ref Unsafe.Add(ref first, length), (ulong)site.End);
        length += _rnaTexts.CopyTo(ref Unsafe.Add(ref first, length), site.Rna + ((int)site.Strand * _rnaCount));
        if (_hasNote && !site.Note.IsNone)
        {
            length = WriteNotedTail(ref first, length, in site);
        }
        else
        {
            int tail = RowTail.IndexOf(in site, _unknownStates[site.Rna]);
            tail += _hasRegions ? RowTail.Count * (int)RegionsOf(in site) : 0;
            length += _tails.CopyTo(ref Unsafe.Add(ref first, length), tail);
        }

        if (_buffer is null)
        {
            _output.Advance(length);
        }
        else
        {
            _buffer.Advance(length);
        }
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
