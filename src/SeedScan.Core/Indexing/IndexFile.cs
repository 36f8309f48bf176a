using System.Buffers.Binary;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Opens and checks the file of an index.</summary>
internal static class IndexFile
{
    private const string TransferredAsText = "its first bytes are wrong, as after a transfer that takes it for text and changes line ends";

    private const string BuildAgain = "Build it again with seedscan index.";

    /// <summary>Opens a file for mapping.</summary>
    /// <exception cref="InputException">There is none, or it cannot be mapped.</exception>
    public static FileStream Open(string path)
    {
        if (path == TargetInput.StandardInput)
        {
            throw new InputException(
                InputErrorKind.Index, "an index is mapped into memory, which standard input cannot be", "Give the index as a file.", "standard input");
        }

        FileStream file = TargetInput.OpenFile(path, FileOptions.RandomAccess);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw Pipe(path);
        }

        return file;
    }

    /// <summary>Checks what the file begins with.</summary>
    /// <exception cref="InputException">It is no index, or one of another version or machine.</exception>
    public static void CheckPreamble(string path, FileStream file)
    {
        Span<byte> preamble = stackalloc byte[IndexFormat.PreambleLength];
        preamble = preamble[..RandomAccess.Read(file.SafeFileHandle, preamble, 0)];
        if (!preamble.StartsWith(FormatSniffer.IndexMagic))
        {
            throw NoIndex(path, preamble, file);
        }

        if (preamble.Length < IndexFormat.PreambleLength)
        {
            throw CutShort(path, preamble.Length);
        }

        CheckVersion(path, preamble);
        if (!preamble.SequenceEqual(IndexFormat.Preamble()))
        {
            throw Damaged(path, "its first 64 bytes are not as they were written");
        }
    }

    /// <summary>Reads the end of the file.</summary>
    /// <exception cref="InputException">The file is cut short, or its end is damaged.</exception>
    public static IndexTrailer ReadTrailer(string path, FileStream file)
    {
        long length = file.Length;
        byte[] bytes = new byte[IndexFormat.TrailerLength];
        long at = length - bytes.Length;
        if (at < IndexFormat.PreambleLength || RandomAccess.Read(file.SafeFileHandle, bytes, at) != bytes.Length
            || !bytes.AsSpan().StartsWith(IndexFormat.TrailerMagic))
        {
            throw CutShort(path, length);
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(IndexFormat.TrailerChecksum)) != IndexTrailer.ChecksumOf(bytes))
        {
            throw Damaged(path, "its last 512 bytes are not as they were written");
        }

        IndexTrailer trailer = IndexTrailer.Read(bytes);
        if (trailer.FileLength != length)
        {
            throw Damaged(path, $"it has {length} bytes, and had {trailer.FileLength} when it was written");
        }

        foreach (IndexSection section in trailer.Sections)
        {
            if (section.Offset < IndexFormat.PreambleLength || section.Length < 0 || section.Length > at || section.Offset > at - section.Length)
            {
                throw Damaged(path, "a section lies beyond its end");
            }
        }

        return trailer;
    }

    /// <summary>Checks every byte of an open index.</summary>
    public static void Verify(KmerIndex index, Action<long>? progress, CancellationToken cancellation)
    {
        long next = IndexFormat.PreambleLength, records = 0, bases = 0, ambiguous = 0;
        for (int i = 0; i < index.Blocks; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            BlockEntry entry = index.EntryAt(i);
            CheckZeros(index, next, entry.Offset);
            if (IndexFormat.Checksum(index.Bytes(entry.Offset, entry.Length)) != entry.Checksum)
            {
                throw index.Damaged($"block {i} of {index.Blocks}, at byte {entry.Offset}, is not as it was written");
            }

            next = entry.Offset + entry.Length;
            (records, bases, ambiguous) = (records + entry.Records, bases + entry.Bases, ambiguous + entry.Ambiguous);
            progress?.Invoke(next);
        }

        if ((records, bases, ambiguous) != (index.Targets, index.Bases, index.AmbiguousBases))
        {
            throw index.Damaged("its blocks do not add up to what its end tells");
        }

        foreach (IndexSection section in index.Sections)
        {
            if (section.Kind == IndexFormat.Blocks)
            {
                continue;                                       // its blocks have checksums of their own
            }

            CheckZeros(index, next, section.Offset);
            if (IndexFormat.Checksum(index.Bytes(section.Offset, section.Length)) != section.Checksum)
            {
                throw index.Damaged($"its section at byte {section.Offset} is not as it was written");
            }

            next = section.Offset + section.Length;
        }

        CheckZeros(index, next, index.FileLength - IndexFormat.TrailerLength);
        progress?.Invoke(index.FileLength);
    }

    /// <summary>The error for an index that comes through a pipe.</summary>
    public static InputException Pipe(string path)
        => new(InputErrorKind.Index, "is a pipe, and an index is mapped into memory", "Give the index as a file.", path);

    /// <summary>The error for a file that is not as it was written.</summary>
    public static InputException Damaged(string path, string how)
        => new(InputErrorKind.Index, how, $"The index is damaged. {BuildAgain}", path);

    private static InputException NoIndex(string path, ReadOnlySpan<byte> start, FileStream file)
    {
        ReadOnlySpan<byte> magic = FormatSniffer.IndexMagic;
        if (start.IsEmpty)
        {
            return new InputException(InputErrorKind.Empty, "is empty, not an index", BuildAgain, path);
        }

        if (start.StartsWith(magic[..4]))
        {
            return start.Length < magic.Length ? CutShort(path, start.Length) : Damaged(path, TransferredAsText);
        }

        if (start is [0x1F, 0x8B, ..])
        {
            return new InputException(
                InputErrorKind.UnknownFormat, "is compressed, and an index is mapped as it is", "Decompress it first.", path);
        }

        return EndsAsIndex(file)
            ? Damaged(path, "it does not begin as an index does, though it ends as one")
            : new InputException(
                InputErrorKind.UnknownFormat, "is not an index of seedscan", "Build one from FASTA with seedscan index.", path);
    }

    private static bool EndsAsIndex(FileStream file)
    {
        Span<byte> end = stackalloc byte[IndexFormat.TrailerMagic.Length];
        return file.Length >= IndexFormat.TrailerLength && RandomAccess.Read(file.SafeFileHandle, end, file.Length - IndexFormat.TrailerLength) == end.Length
            && end.SequenceEqual(IndexFormat.TrailerMagic);
    }

    private static void CheckVersion(string path, ReadOnlySpan<byte> preamble)
    {
        uint order = BinaryPrimitives.ReadUInt32LittleEndian(preamble[8..]), version = BinaryPrimitives.ReadUInt32LittleEndian(preamble[12..]);
        if (order == BinaryPrimitives.ReverseEndianness(IndexFormat.ByteOrder))
        {
            throw new InputException(
                InputErrorKind.Index, "was written with the bytes of its numbers the other way round (big-endian)", BuildAgain, path);
        }

        if (order == IndexFormat.ByteOrder && version != IndexFormat.Version)
        {
            throw version > 0
                ? new InputException(
                    InputErrorKind.Index,
                    $"has format version {version}, and this program reads version {IndexFormat.Version}",
                    version > IndexFormat.Version ? "Use the seedscan that built it, or a newer one; or build it again with this one." : BuildAgain,
                    path)
                : Damaged(path, $"its format version is {version}, which there never was");
        }

        if (!BitConverter.IsLittleEndian)
        {
            throw new InputException(InputErrorKind.Index, "indexes are read on little-endian machines only", "Scan the FASTA instead.", path);
        }
    }

    private static InputException CutShort(string path, long length) => new(
        InputErrorKind.Index,
        $"is cut short, or overwritten at its end (it has {length} bytes)",
        "A copy may have been interrupted: copy it again, or build it again with seedscan index.",
        path);

    /// <summary>Between the parts there is nothing.</summary>
    private static void CheckZeros(KmerIndex index, long from, long to)
    {
        if (from > to || to - from >= IndexFormat.Alignment || index.Bytes(from, to - from).ContainsAnyExcept((byte)0))
        {
            throw index.Damaged($"the bytes from {from} to {to} are not as they were written");
        }
    }
}
