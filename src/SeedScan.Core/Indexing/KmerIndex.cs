using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>An index of targets, built by <c>IndexPipeline</c>, mapped into memory and read in place.</summary>
/// <remarks>
/// Opening reads a few hundred bytes whatever the size; a search reads the pages that it needs. Any number of threads,
/// and of processes, may use one file at once. Its structure is checked as it is used, so that a damaged file gives an
/// <see cref="InputException"/>, or wrong sites that <see cref="Verify"/> tells of, but never reads beyond the file.
/// The file must not be shortened while it is open.
/// </remarks>
public sealed unsafe class KmerIndex : IDisposable
{
    private readonly FileStream _file;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly byte* _bytes;
    private readonly IndexTrailer _trailer;
    private readonly IndexSection _entries;
    private IndexProvenance? _provenance;

    private KmerIndex(string path, FileStream file)
    {
        Path = path;
        _file = file;
        IndexFile.CheckPreamble(path, file);
        _trailer = IndexFile.ReadTrailer(path, file);
        _entries = Section(IndexFormat.Entries);
        if (_entries.Length == 0 || _entries.Length % IndexFormat.EntryLength != 0 || _entries.Length / IndexFormat.EntryLength > int.MaxValue)
        {
            throw Damaged("its table of blocks has a wrong length");
        }

        _map = MemoryMappedFile.CreateFromFile(file, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        try
        {
            _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            _map.Dispose();
            throw new InputException(
                InputErrorKind.Index,
                $"cannot be mapped into memory ({failure.Message.TrimEnd('.')})",
                "Allow more address space (ulimit -v), or scan the FASTA.",
                path,
                inner: failure);
        }

        _handle = _view.SafeMemoryMappedViewHandle;
        byte* bytes = null;
        _handle.AcquirePointer(ref bytes);
        _bytes = bytes + _view.PointerOffset;
    }

    /// <summary>How the name of an index ends, by custom; what a file is, its content tells.</summary>
    public const string FileExtension = ".ssi";

    /// <summary>The file's name, as it was given.</summary>
    public string Path { get; }

    /// <summary>The version of the file's format.</summary>
    public int FormatVersion { get; } = (int)IndexFormat.Version;

    /// <summary>The size of the file in bytes.</summary>
    public long FileLength => _trailer.FileLength;

    /// <summary>The number of targets.</summary>
    public long Targets => _trailer.Records;

    /// <summary>The letters of all targets, ambiguous ones included.</summary>
    public long Bases => _trailer.Bases;

    /// <summary>The letters that are not A, C, G, T or U.</summary>
    public long AmbiguousBases => _trailer.Ambiguous;

    /// <summary>The number of targets whose name an earlier one has.</summary>
    public long DuplicateNames => _trailer.Warnings.DuplicateNames;

    /// <summary>True if there were more names than could be compared, so that <see cref="DuplicateNames"/> may be too low.</summary>
    public bool NamesNotCompared => _trailer.Warnings.NamesNotCompared;

    /// <summary>The number of targets without letters.</summary>
    public long EmptyTargets => _trailer.Warnings.EmptyRecords;

    /// <summary>The number of blocks, which can be searched each on its own.</summary>
    public int Blocks => (int)(_entries.Length / IndexFormat.EntryLength);

    /// <summary>What it was built from.</summary>
    /// <exception cref="InputException">The file is damaged there.</exception>
    public IndexProvenance Provenance => _provenance ??= ReadProvenance();

    /// <summary>Opens an index.</summary>
    /// <param name="path">A file; not standard input, since it is mapped.</param>
    /// <exception cref="InputException">It cannot be read, is no index, is of another version, or is cut short or damaged.</exception>
    public static KmerIndex Open(string path)
    {
        FileStream file = IndexFile.Open(path);
        try
        {
            return new KmerIndex(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>True if a file begins as an index does. What else it holds is not looked at.</summary>
    /// <param name="path">Any path; standard input and what is no file that can be read are no index.</param>
    public static bool IsIndex(string path)
    {
        if (path == TargetInput.StandardInput || !File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return false;
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            Span<byte> start = stackalloc byte[FormatSniffer.IndexMagic.Length];
            return file.CanSeek && file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start.SequenceEqual(FormatSniffer.IndexMagic);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;                                       // whoever opens it will tell
        }
    }

    /// <summary>Compares a file with what the index was built from: by size and SHA-256, and by its path.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The file cannot be read, or the index is damaged.</exception>
    public SourceState CompareSource(string path, CancellationToken cancellation = default)
        => SourceComparison.Compare(Provenance, Path, path, cancellation);

    /// <summary>A target by its number, in the order of the input.</summary>
    /// <param name="number">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InputException">The file is damaged there.</exception>
    public IndexedTarget TargetAt(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Targets);
        IndexBlock last = BlockAt(LastBlockOf(number));
        BlockPiece end = PieceOf(last, number);
        int at = LastBlockOf(number);
        while (PieceOf(BlockAt(at), number) is { IsContinued: true } && at > 0)
        {
            at--;
        }

        IndexBlock first = BlockAt(at);
        BlockPiece start = PieceOf(first, number);
        return new IndexedTarget(
            number,
            System.Text.Encoding.UTF8.GetString(first.NameOf(start)),
            System.Text.Encoding.UTF8.GetString(first.DescriptionOf(start)),
            end.Offset + end.Length);
    }

    /// <summary>What all targets hold of every seed. It comes from sums that the file has: no block is read.</summary>
    /// <exception cref="InputException">The file is damaged there.</exception>
    public SeedLandscape Landscape() => new(Totals(), Targets, Bases, AmbiguousBases);

    /// <summary>Checks every byte.</summary>
    /// <param name="progress">Is told how many bytes are checked, or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A checksum is wrong; it says where.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Verify(Action<long>? progress = null, CancellationToken cancellation = default)
        => IndexFile.Verify(this, progress, cancellation);

    /// <summary>Unmaps and closes the file. No search may be under way.</summary>
    public void Dispose()
    {
        if (!_handle.IsClosed)
        {
            _handle.ReleasePointer();
        }

        _view.Dispose();
        _map.Dispose();
        _file.Dispose();
    }

    /// <summary>The sums over all targets.</summary>
    /// <exception cref="InputException">The file is damaged there.</exception>
    internal SeedTotals Totals()
    {
        ReadOnlySpan<byte> totals = CheckedSection(IndexFormat.Totals);
        return totals.Length == SeedTotals.Length ? SeedTotals.Read(totals) : throw Damaged("its totals have a wrong length");
    }

    /// <summary>How often each core comes.</summary>
    /// <exception cref="InputException">The file is damaged there.</exception>
    internal float[] CoreCounts()
    {
        ReadOnlySpan<ulong> windows = Totals().Windows;
        int besides = windows.Length / WindowSort.Cores;
        float[] counts = new float[WindowSort.Cores];
        for (int i = 0; i < windows.Length; i++)
        {
            counts[i / besides] += windows[i];
        }

        return counts;
    }

    /// <summary>A block.</summary>
    /// <exception cref="InputException">The file is damaged there.</exception>
    internal IndexBlock BlockAt(int number)
    {
        BlockEntry entry = EntryAt(number);
        if (entry.Offset < IndexFormat.PreambleLength || entry.Offset % IndexFormat.Alignment != 0 || entry.Length < BlockLayout.HeadLength
            || entry.Length > Math.Min(FileLength, int.MaxValue) || entry.Offset > FileLength - entry.Length || entry.Pieces <= 0)
        {
            throw Damaged($"block {number} lies beyond the file");
        }

        return new IndexBlock(this, number, entry, _bytes + entry.Offset);
    }

    /// <summary>The bases (no ambiguous letters) of a block's first record that lie before its first piece.</summary>
    internal long BasesBefore(int block)
    {
        IndexBlock own = BlockAt(block);
        BlockPiece piece = own.Piece(0);
        if (!piece.IsContinued)
        {
            return 0;
        }

        long bases = 0;
        for (int i = block - 1; i >= 0 && EntryAt(i) is { } entry && entry.FirstRecord == own.Entry.FirstRecord; i--)
        {
            bases += entry.Bases - entry.Ambiguous;
        }

        // The pieces before reach into this one.
        PackedSequence shared = new();
        own.Load(in piece, 0, FastaReader.Overlap, shared);
        return bases - (FastaReader.Overlap - shared.AmbiguousCount);
    }

    /// <summary>What the table of blocks tells of one.</summary>
    internal BlockEntry EntryAt(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Blocks, nameof(number));
        return BlockEntry.Read(Bytes(_entries.Offset + ((long)number * IndexFormat.EntryLength), IndexFormat.EntryLength));
    }

    /// <summary>The parts of the file.</summary>
    internal IReadOnlyList<IndexSection> Sections => _trailer.Sections;

    /// <summary>Bytes of the file; they must lie in it.</summary>
    internal ReadOnlySpan<byte> Bytes(long offset, long length)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return offset >= 0 && length >= 0 && length <= int.MaxValue && offset <= FileLength - length
            ? new ReadOnlySpan<byte>(_bytes + offset, (int)length)
            : throw Damaged("it leads beyond its end");
    }

    /// <summary>The error for a file that is not as it was written.</summary>
    internal InputException Damaged(string how) => IndexFile.Damaged(Path, how);

    private IndexSection Section(uint kind)
    {
        foreach (IndexSection section in _trailer.Sections)
        {
            if (section.Kind == kind)
            {
                return section;
            }
        }

        throw Damaged("a section is missing");
    }

    /// <summary>A section that is read as a whole: beside that its checksum costs nothing, and wrong numbers would look like any others.</summary>
    private ReadOnlySpan<byte> CheckedSection(uint kind)
    {
        IndexSection section = Section(kind);
        ReadOnlySpan<byte> bytes = Bytes(section.Offset, section.Length);
        return IndexFormat.Checksum(bytes) == section.Checksum
            ? bytes
            : throw Damaged($"its {(kind == IndexFormat.Totals ? "totals are not as they were written" : "provenance is not as it was written")}");
    }

    private IndexProvenance ReadProvenance()
    {
        try
        {
            return IndexProvenance.FromJson(CheckedSection(IndexFormat.Provenance).ToArray());
        }
        catch (JsonException)
        {
            throw Damaged("what it says of its inputs is garbled");
        }
    }

    /// <summary>The last block that holds a piece of a record.</summary>
    private int LastBlockOf(long record)
    {
        int low = 0, high = Blocks;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            (low, high) = EntryAt(middle).FirstRecord <= record ? (middle, high) : (low, middle);
        }

        return low;
    }

    private BlockPiece PieceOf(in IndexBlock block, long record)
    {
        long piece = record - block.Entry.FirstRecord;
        return piece >= 0 && piece < block.PieceCount ? block.Piece((int)piece) : throw Damaged("its table of blocks is out of order");
    }
}

/// <summary>A target of an index.</summary>
/// <param name="Number">Its place in the input, from 0.</param>
/// <param name="Name">Its name: the header's first word.</param>
/// <param name="Description">What follows the name in the header.</param>
/// <param name="Length">Its letters, ambiguous ones included.</param>
public sealed record IndexedTarget(long Number, string Name, string Description, long Length);
