using System.Buffers.Binary;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>Where the parts of a block stand, by the numbers at its head.</summary>
/// <remarks>
/// <code>
///   head       64 bytes: the numbers below, 32 bits each
///   places     for every 4,096 positions, the last piece that starts at or before the first    4 bytes each
///   starts     of each piece, its first position in the block, and the block's positions       4 bytes each
///   pieces     offset in the record, length, name, flags                                       32 bytes each
///   names      names and descriptions, UTF-8
///   runs       of positions that are no base: first, and the one after the last                8 bytes each
///   bases      2 bits a position
///   directory  where in the postings each list begins, and their number                        4 bytes each
///   postings   of each core (<see cref="WindowSort"/>), packed (<see cref="NumberPacking"/>)
/// </code>
/// Each part starts at a multiple of 8 bytes.
/// </remarks>
/// <param name="Pieces">Records and pieces of records.</param>
/// <param name="Positions">Positions, those of no piece included; a multiple of <see cref="PieceAlignment"/>.</param>
/// <param name="Postings">Cores that hold no ambiguous base.</param>
/// <param name="Runs">Runs of ambiguous letters.</param>
/// <param name="NameBytes">Bytes of names and descriptions.</param>
internal readonly record struct BlockLayout(uint Pieces, uint Positions, uint Postings, uint Runs, uint NameBytes)
{
    /// <summary>The first position of a piece is a multiple of this, and at least one position that is no base lies before it.</summary>
    public const int PieceAlignment = 64;

    /// <summary>The most positions that a posting can tell.</summary>
    public const int MostPositions = 1 << (NumberPacking.MostBits - WindowSort.BesideBits);

    public const int HeadLength = 64, PieceLength = 32;

    /// <summary>The bits of a posting.</summary>
    public int PostingBits => NumberPacking.BitsFor(Positions) + WindowSort.BesideBits;

    /// <summary>One place of the table of places stands for this many positions, as a power of two.</summary>
    public const int PlaceBits = 12;

    public const long PlacesAt = HeadLength;

    /// <summary>The entries of the table of places.</summary>
    public uint Places => (Positions >> PlaceBits) + 1;

    public long StartsAt => Next(PlacesAt, 4L * Places);

    public long PiecesAt => Next(StartsAt, 4 * ((long)Pieces + 1));

    public long NamesAt => Next(PiecesAt, (long)PieceLength * Pieces);

    public long RunsAt => Next(NamesAt, NameBytes);

    public long BasesAt => Next(RunsAt, 8L * Runs);

    public long DirectoryAt => Next(BasesAt, (Positions / 4) + WindowSort.Slack);

    public long PostingsAt => Next(DirectoryAt, 4L * (WindowSort.Lists + 1));

    /// <summary>The block's length in bytes.</summary>
    public long Length => Next(PostingsAt, NumberPacking.BytesFor(Postings, PostingBits) + NumberPacking.Slack);

    public void Write(Span<byte> head)
    {
        head[..HeadLength].Clear();
        ReadOnlySpan<uint> numbers = [Pieces, Positions, Postings, Runs, NameBytes];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head[(4 * i)..], numbers[i]);
        }
    }

    public static BlockLayout Read(ReadOnlySpan<byte> head) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(head),
        BinaryPrimitives.ReadUInt32LittleEndian(head[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(head[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(head[12..]),
        BinaryPrimitives.ReadUInt32LittleEndian(head[16..]));

    private static long Next(long at, long length) => (at + length + 7) & ~7L;
}

/// <summary>A record, or a piece of one, in a block.</summary>
/// <param name="Start">Its first position in the block.</param>
/// <param name="Offset">The position in the record of its first base.</param>
/// <param name="Length">Its letters.</param>
/// <param name="Ambiguous">Those of them that are no base.</param>
/// <param name="NameAt">Where its name stands among the block's names; the description follows.</param>
/// <param name="NameLength">The bytes of its name.</param>
/// <param name="DescriptionLength">The bytes of its description.</param>
/// <param name="Flags">Whether it shares letters with the piece before and behind.</param>
internal readonly record struct BlockPiece(
    uint Start, long Offset, int Length, int Ambiguous, int NameAt, int NameLength, int DescriptionLength, PieceFlags Flags)
{
    public bool IsContinued => (Flags & PieceFlags.IsContinued) != 0;

    public bool Continues => (Flags & PieceFlags.Continues) != 0;

    public void Write(Span<byte> entry)
    {
        BinaryPrimitives.WriteInt64LittleEndian(entry, Offset);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(entry[12..], Ambiguous);
        BinaryPrimitives.WriteInt32LittleEndian(entry[16..], NameAt);
        BinaryPrimitives.WriteInt32LittleEndian(entry[20..], NameLength);
        BinaryPrimitives.WriteInt32LittleEndian(entry[24..], DescriptionLength);
        BinaryPrimitives.WriteInt32LittleEndian(entry[28..], (int)Flags);
    }

    public static BlockPiece Read(uint start, ReadOnlySpan<byte> entry) => new(
        start,
        BinaryPrimitives.ReadInt64LittleEndian(entry),
        BinaryPrimitives.ReadInt32LittleEndian(entry[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[12..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[16..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[20..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[24..]),
        (PieceFlags)BinaryPrimitives.ReadInt32LittleEndian(entry[28..]));
}

/// <summary>How a piece hangs together with others of its record.</summary>
[Flags]
internal enum PieceFlags
{
    /// <summary>A whole record.</summary>
    None = 0,

    /// <summary>Its first letters are the last of the piece before.</summary>
    IsContinued = 1,

    /// <summary>Its last letters are the first of the next piece.</summary>
    Continues = 2,
}
