using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Kernels;

namespace SeedScan.Sequences;

/// <summary>A run of whole FASTA records, or one piece of a long record: what one call of <see cref="FastaReader.Read"/> gives.</summary>
/// <remarks>
/// The caller owns it and hands it in again; its buffer is reused. Several chunks let several threads work on one file.
/// <code>
/// using FastaReader reader = FastaReader.Open("utrs.fa.gz");
/// FastaChunk chunk = new();
/// while (reader.Read(chunk))
/// {
///     foreach (FastaRecord record in chunk) { packed.Pack(record); ... }
/// }
/// </code>
/// </remarks>
public sealed class FastaChunk
{
    private byte[] _buffer = [];
    private byte[] _name = [];
    private int _nameLength;
    private int _length;

    /// <summary>The file's name, as the user gave it.</summary>
    public string File { get; internal set; } = "";

    /// <summary>The 1-based line that the chunk's text starts on.</summary>
    public long FirstLine { get; internal set; } = 1;

    /// <summary>The position, in its record, of the first base of a piece; 0 where the chunk starts with a header.</summary>
    internal long Offset { get; set; }

    /// <summary>The bases of the record before a piece, as far as the reader counts them.</summary>
    internal int BasesBefore { get; set; }

    /// <summary>True where the last record goes on in the next chunk.</summary>
    internal bool Continues { get; set; }

    /// <summary>The text.</summary>
    internal ReadOnlySpan<byte> Text => _buffer.AsSpan(0, _length);

    /// <summary>The name of the record that a piece belongs to.</summary>
    internal ReadOnlySpan<byte> ContinuedName
    {
        get => _name.AsSpan(0, _nameLength);
        set
        {
            if (_name.Length < value.Length)
            {
                _name = new byte[value.Length];
            }

            value.CopyTo(_name);
            _nameLength = value.Length;
        }
    }

    /// <summary>What follows that name in the header. It is not changed while the chunk is in use.</summary>
    internal byte[] ContinuedDescription { get; set; } = [];

    /// <summary>Where in the text a part of it stands.</summary>
    internal int PlaceOf(ReadOnlySpan<byte> part)
        => (int)Unsafe.ByteOffset(ref _buffer[0], ref MemoryMarshal.GetReference(part));

    /// <summary>Goes through the records.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Room for a text of this length and for a kernel's reading past it.</summary>
    internal Span<byte> Take(int length)
    {
        if (_buffer.Length < length + LetterPacking.Step)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(length + LetterPacking.Step);
        }

        _length = length;
        return _buffer.AsSpan(0, length);
    }

    /// <summary>Empties the chunk for records that are put together by <see cref="Extend"/>.</summary>
    internal void Begin(string file)
    {
        File = file;
        FirstLine = 1;
        Offset = 0;
        BasesBefore = 0;
        Continues = false;
        _length = 0;
    }

    /// <summary>Room for more bytes behind the text; <see cref="Trim"/> gives back what is not used.</summary>
    internal Span<byte> Extend(int length)
    {
        long needed = (long)_length + length + LetterPacking.Step;
        if (_buffer.Length < needed)
        {
            Array.Resize(ref _buffer, (int)Math.Max(needed, Math.Min(2L * _buffer.Length, Array.MaxLength)));
        }

        _length += length;
        return _buffer.AsSpan(_length - length, length);
    }

    /// <summary>Keeps the first <paramref name="length"/> bytes of the text.</summary>
    internal void Trim(int length) => _length = length;

    /// <summary>Goes through the records of a chunk.</summary>
    public ref struct Enumerator
    {
        private readonly FastaChunk _chunk;
        private readonly ReadOnlySpan<byte> _text;
        private int _at;

        internal Enumerator(FastaChunk chunk)
        {
            _chunk = chunk;
            _text = chunk.Text;
            Current = default;
        }

        /// <summary>The record that was found last.</summary>
        public FastaRecord Current { get; private set; }

        /// <summary>Goes to the next record.</summary>
        /// <exception cref="InputException">A header without a name, or with old Macintosh line ends.</exception>
        public bool MoveNext()
        {
            if (_at >= _text.Length)
            {
                return false;
            }

            bool continued = _at == 0 && _chunk.Offset > 0;
            FastaHeader header = continued
                ? new FastaHeader { Name = _chunk.ContinuedName }
                : FastaHeader.Read(_text, _at, _chunk);
            int start = _at + header.Length;
            int length = RecordLength(_text[start..], mayBeEmpty: !continued);
            Current = new FastaRecord(_chunk, _at)
            {
                Name = header.Name,
                Description = header.Description,
                HeaderDescription = continued ? _chunk.ContinuedDescription : header.Description,
                Letters = _text.Slice(start, length),
                Offset = continued ? _chunk.Offset : 0,
                BasesBefore = continued ? _chunk.BasesBefore : 0,
                Continues = _chunk.Continues && start + length == _text.Length,
            };
            _at = start + length;
            return true;
        }

        /// <summary>The bytes up to the next header, or all.</summary>
        /// <param name="text">What follows a header, or a piece.</param>
        /// <param name="mayBeEmpty">False for a piece: a '>' that it starts with stood within a line, and is a wrong letter.</param>
        private static int RecordLength(ReadOnlySpan<byte> text, bool mayBeEmpty)
        {
            for (int i = mayBeEmpty ? 0 : 1; i < text.Length; i++)
            {
                int next = text[i..].IndexOf((byte)'>');
                if (next < 0)
                {
                    return text.Length;
                }

                i += next;
                if (i == 0 || text[i - 1] == (byte)'\n')
                {
                    return i;
                }
            }

            return text.Length;
        }
    }
}
