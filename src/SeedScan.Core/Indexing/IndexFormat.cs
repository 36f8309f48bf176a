using System.Buffers.Binary;
using System.IO.Hashing;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>The numbers of the index's file format; <c>docs/index-format.md</c> tells every byte.</summary>
/// <remarks>
/// <code>
///   preamble | block 0 | block 1 | ... | table of blocks | totals | provenance | trailer
///   64 bytes                                                                    512 bytes
/// </code>
/// Written from front to back in one go, so that any stream can take it; what is known only at the end stands there.
/// </remarks>
internal static class IndexFormat
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const uint Version = 2;

    /// <summary>Reads as another number where the bytes of a number are the other way round.</summary>
    public const uint ByteOrder = 0x0102_0304;

    public const int PreambleLength = 64, TrailerLength = 512, EntryLength = 64, SectionLength = 32;

    /// <summary>Blocks and sections start at multiples of this.</summary>
    public const int Alignment = 64;

    /// <summary>Where the table of sections starts in the trailer.</summary>
    public const int SectionTable = 64;

    /// <summary>Where the checksum of preamble and trailer stands in the trailer.</summary>
    public const int TrailerChecksum = TrailerLength - sizeof(ulong);

    public const int MostSections = (TrailerChecksum - SectionTable) / SectionLength;

    public static ReadOnlySpan<byte> TrailerMagic => "SSI.end\n"u8;

    /// <summary>The kinds of sections, four letters each.</summary>
    public static readonly uint Blocks = Kind("BLKS"u8), Entries = Kind("BTAB"u8), Totals = Kind("TOTL"u8), Provenance = Kind("PROV"u8);

    /// <summary>The checksum of a piece of the file: XXH3 with 64 bits.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes);

    /// <summary>What the file begins with.</summary>
    public static byte[] Preamble()
    {
        byte[] preamble = new byte[PreambleLength];
        FormatSniffer.IndexMagic.CopyTo(preamble);
        BinaryPrimitives.WriteUInt32LittleEndian(preamble.AsSpan(8), ByteOrder);
        BinaryPrimitives.WriteUInt32LittleEndian(preamble.AsSpan(12), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(preamble.AsSpan(16), HexamerSet.HexamerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(preamble.AsSpan(20), FastaReader.Overlap);
        return preamble;
    }

    /// <summary>The next multiple of <see cref="Alignment"/>.</summary>
    public static long Aligned(long offset) => (offset + Alignment - 1) & -Alignment;

    private static uint Kind(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32LittleEndian(letters);
}

/// <summary>A part of the file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Checksum">Of its bytes; 0 for the blocks, each of which has its own.</param>
internal readonly record struct IndexSection(uint Kind, long Offset, long Length, ulong Checksum);

/// <summary>What the table of blocks tells of one.</summary>
/// <param name="Offset">The block's first byte in the file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Checksum">Of its bytes.</param>
/// <param name="FirstRecord">The number, from 0, of the record of its first piece.</param>
/// <param name="Bases">Its letters, each counted in one block only where pieces share some.</param>
/// <param name="Ambiguous">Those of them that are no base.</param>
/// <param name="Pieces">The records, and pieces of records, in it.</param>
/// <param name="Records">Those that start in it.</param>
internal readonly record struct BlockEntry(
    long Offset, long Length, ulong Checksum, long FirstRecord, long Bases, long Ambiguous, int Pieces, int Records)
{
    public void Write(Span<byte> entry)
    {
        entry[..IndexFormat.EntryLength].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(entry, Offset);
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], Length);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[16..], Checksum);
        BinaryPrimitives.WriteInt64LittleEndian(entry[24..], FirstRecord);
        BinaryPrimitives.WriteInt64LittleEndian(entry[32..], Bases);
        BinaryPrimitives.WriteInt64LittleEndian(entry[40..], Ambiguous);
        BinaryPrimitives.WriteInt32LittleEndian(entry[48..], Pieces);
        BinaryPrimitives.WriteInt32LittleEndian(entry[52..], Records);
    }

    public static BlockEntry Read(ReadOnlySpan<byte> entry) => new(
        BinaryPrimitives.ReadInt64LittleEndian(entry),
        BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]),
        BinaryPrimitives.ReadInt64LittleEndian(entry[24..]),
        BinaryPrimitives.ReadInt64LittleEndian(entry[32..]),
        BinaryPrimitives.ReadInt64LittleEndian(entry[40..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[48..]),
        BinaryPrimitives.ReadInt32LittleEndian(entry[52..]));
}
