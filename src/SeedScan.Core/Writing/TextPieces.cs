using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Writing;

/// <summary>Short texts that rows are put together from, told by number. Written once, then read by every thread.</summary>
/// <remarks>
/// A piece is copied as a whole register of <see cref="Slack"/> bytes whatever its length, since a copy of known
/// length is one or two instructions; what it writes too much is overwritten by the piece after it.
/// <code>
/// text:  \thsa-miR-1-3p\t|\thsa-miR-196a-5p\t|…         the pieces back to back, Slack bytes behind the last
/// copied:      [ 32 bytes             ]                 the second piece and some of the third
/// </code>
/// </remarks>
internal sealed class TextPieces
{
    /// <summary>The number of bytes that a copy may write beyond the end of its piece.</summary>
    public const int Slack = 32;

    private readonly byte[] _text;
    private readonly Piece[] _pieces;

    /// <summary>Makes the pieces.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="append">Appends the piece of a number to the buffer.</param>
    public TextPieces(int count, Action<ArrayBufferWriter<byte>, int> append)
    {
        var text = new ArrayBufferWriter<byte>();
        _pieces = new Piece[count];
        for (int i = 0; i < count; i++)
        {
            int start = text.WrittenCount;
            append(text, i);
            _pieces[i] = new Piece(start, text.WrittenCount - start);
            MaxLength = Math.Max(MaxLength, _pieces[i].Length);
        }

        _text = new byte[text.WrittenCount + Slack];
        text.WrittenSpan.CopyTo(_text);
    }

    /// <summary>The number of pieces.</summary>
    public int Count => _pieces.Length;

    /// <summary>The length of the longest piece, in bytes.</summary>
    public int MaxLength { get; }

    /// <summary>The first byte of a piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte FirstOf(int index) => _text[_pieces[index].Start];

    /// <summary>Copies a piece.</summary>
    /// <param name="destination">The first of at least the piece's length and <see cref="Slack"/> bytes.</param>
    /// <param name="index">The piece's number.</param>
    /// <returns>The piece's length.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such piece.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CopyTo(ref byte destination, int index)
    {
        Piece piece = _pieces[index];
        ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_text), piece.Start);
        Copy(ref destination, ref source, piece.Length);
        return piece.Length;
    }

    /// <summary>Copies <paramref name="length"/> bytes, reading and writing up to <see cref="Slack"/> bytes beyond them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte destination, ref byte source, int length)
    {
        Unsafe.CopyBlockUnaligned(ref destination, ref source, Slack);
        if (length > Slack)
        {
            CopyRest(ref destination, ref source, length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyRest(ref byte destination, ref byte source, int length)
    {
        for (int i = Slack; i < length; i += Slack)
        {
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref destination, i), ref Unsafe.Add(ref source, i), Slack);
        }
    }

    private readonly record struct Piece(int Start, int Length);
}
