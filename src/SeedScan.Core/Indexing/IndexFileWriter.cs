using System.Buffers.Binary;

namespace SeedScan.Indexing;

/// <summary>Writes the file of an index from front to back: blocks in their order, then what is known only at the end.</summary>
internal sealed class IndexFileWriter : IDisposable
{
    private readonly Stream _file;
    private readonly MemoryStream _entries = new();
    private readonly byte[] _entry = new byte[IndexFormat.EntryLength];
    private readonly TargetCounter _targets = new();
    private readonly byte[] _padding = new byte[IndexFormat.Alignment];

    /// <summary>Begins the file.</summary>
    public IndexFileWriter(Stream file)
    {
        _file = file;
        Put(IndexFormat.Preamble());
    }

    /// <summary>The records that were written.</summary>
    public long Records { get; private set; }

    /// <summary>Their letters.</summary>
    public long Bases { get; private set; }

    /// <summary>Those of the letters that are no base.</summary>
    public long AmbiguousBases { get; private set; }

    /// <summary>The bytes that were written.</summary>
    public long Length { get; private set; }

    /// <summary>The sums over all blocks, but for what the builders counted.</summary>
    public SeedTotals Totals { get; } = new();

    /// <summary>Writes the next block.</summary>
    public void Write(BlockBuilder block)
    {
        BlockEntry entry = block.Entry with { Offset = Length, FirstRecord = Records - (block.Pieces[0].IsContinued ? 1 : 0) };
        Put(block.Block);
        entry.Write(_entry);
        _entries.Write(_entry);
        _targets.Add(block, Totals);
        Records += entry.Records;
        Bases += entry.Bases;
        AmbiguousBases += entry.Ambiguous;
    }

    /// <summary>Writes the rest of the file.</summary>
    public void Complete(IndexProvenance provenance, IndexWarnings warnings)
    {
        List<IndexSection> sections = [new(IndexFormat.Blocks, IndexFormat.PreambleLength, Length - IndexFormat.PreambleLength, 0)];
        PutSection(sections, IndexFormat.Entries, _entries.GetBuffer().AsSpan(0, (int)_entries.Length));
        PutSection(sections, IndexFormat.Totals, Totals.Bytes);
        PutSection(sections, IndexFormat.Provenance, provenance.ToJson());

        IndexTrailer trailer = new(Length + IndexFormat.TrailerLength, Records, Bases, AmbiguousBases, warnings, sections);
        Put(trailer.ToBytes());
    }

    public void Dispose() => _entries.Dispose();

    private void PutSection(List<IndexSection> sections, uint kind, ReadOnlySpan<byte> bytes)
    {
        sections.Add(new IndexSection(kind, Length, bytes.Length, IndexFormat.Checksum(bytes)));
        Put(bytes);
    }

    /// <summary>Writes bytes, and zeros up to the next place where something may start.</summary>
    private void Put(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        int padding = (int)(IndexFormat.Aligned(bytes.Length) - bytes.Length);
        if (padding > 0)
        {
            _file.Write(_padding.AsSpan(0, padding));
        }

        Length += bytes.Length + padding;
    }
}

/// <summary>What a scan warns of, counted when the index was built.</summary>
/// <param name="DuplicateNames">The records whose name an earlier one has.</param>
/// <param name="EmptyRecords">The records without letters.</param>
/// <param name="NamesNotCompared">True if there were more names than could be compared.</param>
internal readonly record struct IndexWarnings(long DuplicateNames, long EmptyRecords, bool NamesNotCompared);

/// <summary>The end of the file, from which it is read.</summary>
internal sealed record IndexTrailer(
    long FileLength, long Records, long Bases, long Ambiguous, IndexWarnings Warnings, IReadOnlyList<IndexSection> Sections)
{
    /// <summary>As it is written.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[IndexFormat.TrailerLength];
        Span<byte> trailer = bytes;
        IndexFormat.TrailerMagic.CopyTo(trailer);
        ReadOnlySpan<long> numbers = [FileLength, Records, Bases, Ambiguous, Warnings.DuplicateNames, Warnings.EmptyRecords];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(trailer[(8 + (8 * i))..], numbers[i]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(trailer[56..], Warnings.NamesNotCompared ? 1u : 0);
        BinaryPrimitives.WriteInt32LittleEndian(trailer[60..], Sections.Count);
        for (int i = 0; i < Sections.Count; i++)
        {
            Span<byte> section = trailer.Slice(IndexFormat.SectionTable + (i * IndexFormat.SectionLength), IndexFormat.SectionLength);
            BinaryPrimitives.WriteUInt32LittleEndian(section, Sections[i].Kind);
            BinaryPrimitives.WriteInt64LittleEndian(section[8..], Sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(section[16..], Sections[i].Length);
            BinaryPrimitives.WriteUInt64LittleEndian(section[24..], Sections[i].Checksum);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(trailer[IndexFormat.TrailerChecksum..], ChecksumOf(trailer));
        return bytes;
    }

    /// <summary>The checksum over the preamble, which has no choice, and the trailer.</summary>
    public static ulong ChecksumOf(ReadOnlySpan<byte> trailer)
        => IndexFormat.Checksum([.. IndexFormat.Preamble(), .. trailer[..IndexFormat.TrailerChecksum]]);

    /// <summary>Reads a trailer whose checksum is right.</summary>
    public static IndexTrailer Read(ReadOnlySpan<byte> trailer)
    {
        int count = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(trailer[60..]), 0, IndexFormat.MostSections);
        IndexSection[] sections = new IndexSection[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> section = trailer.Slice(IndexFormat.SectionTable + (i * IndexFormat.SectionLength), IndexFormat.SectionLength);
            sections[i] = new IndexSection(
                BinaryPrimitives.ReadUInt32LittleEndian(section),
                BinaryPrimitives.ReadInt64LittleEndian(section[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(section[16..]),
                BinaryPrimitives.ReadUInt64LittleEndian(section[24..]));
        }

        IndexWarnings warnings = new(
            Number(trailer, 40), Number(trailer, 48), (BinaryPrimitives.ReadUInt32LittleEndian(trailer[56..]) & 1) != 0);
        return new IndexTrailer(Number(trailer, 8), Number(trailer, 16), Number(trailer, 24), Number(trailer, 32), warnings, sections);
    }

    private static long Number(ReadOnlySpan<byte> trailer, int at) => BinaryPrimitives.ReadInt64LittleEndian(trailer[at..]);
}
