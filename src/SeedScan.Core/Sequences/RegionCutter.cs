using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>Cuts the records of a FASTA text to one region of theirs: FASTA in, FASTA out.</summary>
/// <remarks>
/// <code>
///   >a cds=3-8        >a cds=3-8        headers stay, and so do line ends: every letter is on the line where it was,
///   GGATG             ⏎                 and messages name the right one
///   TAACC       →     CC
///   >b                ⏎                 a record without a known coding region is left out
///   ACGT              ⏎
/// </code>
/// What follows, from the cutting of long records into pieces on, sees ordinary FASTA. Letters that are left out are
/// checked as well: a gap among them would shift all behind it.
/// </remarks>
internal sealed class RegionCutter : ForwardReads
{
    private static readonly SearchValues<byte> s_blanks = SearchValues.Create("\n\r \t"u8);
    private static readonly SearchValues<byte> s_letters = SearchValues.Create("ACGTUNRYSWKMBDHVXacgtunryswkmbdhvx"u8);

    private readonly Stream _text;
    private readonly string _file;
    private readonly TargetRegions _regions;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 17);
    private int _at, _end;
    private long _line;
    private bool _isLineStart = true;

    // The record: what is told of it, which letters are kept, and how many there were so far.
    private string _name = "";
    private long _headerLine;
    private TranscriptFacts _facts;
    private long _from, _to, _position;
    private int _header;

    private RegionCutter(TargetInput input, TargetRegions regions)
    {
        _text = input.Pipe.AsStream(leaveOpen: true);
        _file = input.Path;
        _line = input.FirstLine;
        _regions = regions;
        Pipe = PipeReader.Create(new SynchronousReads(this), new StreamPipeReaderOptions(bufferSize: 1 << 18, minimumReadSize: 1 << 16));
    }

    /// <summary>The cut text, which starts with the first record that is kept.</summary>
    public PipeReader Pipe { get; }

    /// <summary>The 1-based line that the cut text starts on.</summary>
    public long FirstLine { get; private set; }

    /// <summary>The records that were left out so far, since their coding region is not known.</summary>
    public UnknownRegions Unknown { get; } = new();

    /// <summary>Reads up to the first record that is kept.</summary>
    /// <param name="input">FASTA. The caller disposes of it.</param>
    /// <param name="regions">What is kept; one that cuts.</param>
    /// <exception cref="InputException">No record has a known coding region, or what precedes the first one makes no sense.</exception>
    public static RegionCutter Over(TargetInput input, TargetRegions regions)
    {
        RegionCutter cutter = new(input, regions);
        Span<byte> lineEnd = stackalloc byte[1];
        while (cutter._header == 0)
        {
            _ = cutter._at < cutter._end || cutter.Fill() ? cutter.Step(lineEnd) : throw cutter.Unknown.All(cutter._file, regions.Coding);
        }

        cutter.FirstLine = cutter._line;
        return cutter;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int written = 0;
        while (written < buffer.Length && (_at < _end || Fill()))
        {
            written += Step(buffer[written..]);
        }

        if (written == 0 && !buffer.IsEmpty)
        {
            EndRecord();
        }

        return written;
    }

    /// <summary>Does the next thing: copies of a header, decides on a record, or takes letters.</summary>
    /// <param name="kept">Takes what is kept; at least one byte.</param>
    /// <returns>The bytes that were kept.</returns>
    private int Step(Span<byte> kept)
    {
        if (_header > 0)
        {
            int count = Math.Min(_header, kept.Length);
            _buffer.AsSpan(_at, count).CopyTo(kept);
            _header -= count;
            Pass(count);
            return count;
        }

        if (_isLineStart && _buffer[_at] == (byte)'>')
        {
            EndRecord();
            BeginRecord();
            return 0;
        }

        return TakeLetters(kept);
    }

    /// <summary>Takes a run of letters, or a blank.</summary>
    private int TakeLetters(Span<byte> kept)
    {
        ReadOnlySpan<byte> text = _buffer.AsSpan(_at, _end - _at);
        int letters = text.IndexOfAny(s_blanks);
        if (letters == 0)
        {
            kept[0] = (byte)'\n';
            Pass(1);
            return _isLineStart ? 1 : 0;
        }

        long border = _position < _from ? _from : _position < _to ? _to : long.MaxValue;
        letters = (int)Math.Min(letters < 0 ? text.Length : letters, border - _position);
        bool isKept = _position >= _from && _position < _to;
        if (isKept)
        {
            letters = Math.Min(letters, kept.Length);
            text[..letters].CopyTo(kept);
        }
        else if (text[..letters].IndexOfAnyExcept(s_letters) is int wrong and >= 0)
        {
            throw CodingRegions.At(Letters.Wrong(text, wrong), _file, _line, _name);
        }

        _position += letters;
        Pass(letters);
        return isKept ? letters : 0;
    }

    /// <summary>Reads the header at the place that was reached, and decides what of the record is kept.</summary>
    private void BeginRecord()
    {
        int length = HeaderLength();
        ReadOnlySpan<byte> line = _buffer.AsSpan(_at, length).TrimEnd("\r\n"u8);
        FastaHeader header = FastaHeader.Split(line[1..]);
        _name = Encoding.UTF8.GetString(header.Name);
        _headerLine = _line;
        _position = 0;
        (_facts, _from, _to, _header) = (default, 0, long.MaxValue, length);
        if (header.Name.IsEmpty || line.Contains((byte)'\r'))
        {
            return;                                             // no header: the reader tells what is wrong with it
        }

        try
        {
            _facts = _regions.Coding.FactsOf(header.Name, header.Description);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw CodingRegions.At(wrong, _file, _headerLine, _name);
        }

        if (_facts.Coding is { } coding)
        {
            (_from, _to) = coding.BoundsOf(_regions.Region);
            return;
        }

        Unknown.Add(_name);
        (_from, _header) = (long.MaxValue, 0);
        Pass(line.Length);                                      // the line end stays, as all do
    }

    /// <summary>The length of the header at the place that was reached, its line end included, with all of it in the buffer.</summary>
    private int HeaderLength()
    {
        while (true)
        {
            ReadOnlySpan<byte> text = _buffer.AsSpan(_at, _end - _at);
            int end = text.IndexOf((byte)'\n');
            if (end >= 0 || text[..^1].Contains((byte)'\r') || !Fill())
            {
                return end < 0 ? _end - _at : end + 1;
            }
        }
    }

    /// <summary>Makes sure that a record was as long as is told.</summary>
    private void EndRecord()
    {
        try
        {
            _regions.Coding.CheckLength(_facts, _position);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw CodingRegions.At(wrong, _file, _headerLine, _name);
        }

        _facts = default;
    }

    private void Pass(int count)
    {
        _at += count;
        _isLineStart = _buffer[_at - 1] == (byte)'\n';
        _line += _isLineStart ? 1 : 0;
    }

    /// <summary>Reads more behind what is there; false at the end of the text.</summary>
    private bool Fill()
    {
        const int LongestHeader = 1 << 28;
        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        if (_end == _buffer.Length)
        {
            if (_end >= LongestHeader)
            {
                throw new InputException(
                    InputErrorKind.Record, $"a header of more than {LongestHeader >> 20} MiB", "This is not FASTA.", _file, _line);
            }

            Array.Resize(ref _buffer, 2 * _end);
        }

        int read = _text.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
