using System.Numerics;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Builds one block after another from chunks of FASTA. For one thread at a time; its buffers are reused.</summary>
/// <remarks>
/// A block knows all that is asked of its targets: names, bases, and where every core of six bases is. It needs no other
/// block, so that any number of threads can build and search them. A record that is longer than a chunk comes in
/// pieces that share <see cref="FastaReader.Overlap"/> letters, and lies in the blocks likewise.
/// </remarks>
internal sealed unsafe class BlockBuilder : IDisposable
{
    private readonly PackedSequence _packed = new();
    private readonly List<BlockPiece> _pieces = [];
    private readonly NativeArray<byte> _names = new();
    private readonly NativeArray<ulong> _bases = new();
    private readonly NativeArray<ulong> _ambiguous = new();
    private readonly NativeArray<uint> _counters = new();
    private readonly NativeArray<uint> _directory = new();
    private readonly NativeArray<uint> _places = new();
    private readonly NativeArray<uint> _postings = new();
    private readonly NativeArray<byte> _block = new();
    private readonly List<(uint From, uint To)> _runs = [];
    private readonly TotalsCounter _counter = new();
    private int _nameBytes;
    private uint _positions;

    /// <summary>The sums over all blocks that this builder has built; those of records in several blocks lack in <see cref="SeedTotals.Targets"/>.</summary>
    public SeedTotals Totals => _counter.Totals;

    /// <summary>The block, until the next one is built.</summary>
    public ReadOnlySpan<byte> Block => _block.Span(_blockLength);

    private int _blockLength;

    /// <summary>What the table of blocks is to tell; offset and first record are the writer's to fill in.</summary>
    public BlockEntry Entry { get; private set; }

    /// <summary>1 for each window of seven bases that a piece which is no whole record holds; empty where there is none. It is the first piece.</summary>
    public ReadOnlySpan<byte> HeldByPiece => _counter.HeldByPiece;

    /// <summary>The pieces.</summary>
    public IReadOnlyList<BlockPiece> Pieces => _pieces;

    /// <summary>The name of a piece.</summary>
    public ReadOnlySpan<byte> NameOf(BlockPiece piece) => new(_names.Pointer + piece.NameAt, piece.NameLength);

    /// <summary>Builds the block of a chunk.</summary>
    /// <param name="chunk">Records, or a piece of one.</param>
    /// <param name="withPostings">False to count only.</param>
    /// <exception cref="InputException">A letter that is no nucleotide code, a header without a name, or a record that is too long.</exception>
    public void Build(FastaChunk chunk, bool withPostings = true)
    {
        Begin();
        foreach (FastaRecord record in chunk)
        {
            Append(record);
        }

        End();
        PackedText text = new((byte*)_bases.Pointer, (byte*)_ambiguous.Pointer, (int)_positions);
        uint* counters = _counters.Reserve(WindowSort.Counters);
        _counters.Span(WindowSort.Counters).Clear();
        WindowSort.Count(text, counters);
        BlockLayout layout = Sort(text, counters);
        _counter.Add(text, counters, _directory.Pointer, _postings.Pointer, _pieces);
        _blockLength = 0;
        ulong checksum = 0;
        if (withPostings)
        {
            Write(layout);
            checksum = IndexFormat.Checksum(Block);
        }

        Entry = new BlockEntry(0, _blockLength, checksum, 0, OwnBases(), OwnAmbiguous(), _pieces.Count, Records());
    }

    public void Dispose()
    {
        _names.Dispose();
        _bases.Dispose();
        _ambiguous.Dispose();
        _counters.Dispose();
        _directory.Dispose();
        _places.Dispose();
        _postings.Dispose();
        _block.Dispose();
        _counter.Dispose();
    }

    private void Begin()
    {
        _pieces.Clear();
        _runs.Clear();
        _nameBytes = 0;
        _positions = 0;
        Extend(BlockLayout.PieceAlignment);                     // no base lies before the first piece
    }

    private void Append(FastaRecord record)
    {
        _packed.Pack(record);
        if (_positions + (long)_packed.Length + (2 * BlockLayout.PieceAlignment) > BlockLayout.MostPositions)
        {
            throw new InputException(
                InputErrorKind.Record,
                $"a row, or a header and what follows it, that takes more than {BlockLayout.MostPositions >> 20} million positions of a block",
                "Give sequences as FASTA, with short headers.",
                record.File,
                record.Line,
                record.NameText);
        }

        _pieces.Add(new BlockPiece(
            _positions,
            record.Offset,
            _packed.Length,
            _packed.AmbiguousCount,
            _nameBytes,
            record.Name.Length,
            record.Description.Length,
            (record.IsContinued ? PieceFlags.IsContinued : 0) | (record.Continues ? PieceFlags.Continues : 0)));
        AppendName(record.Name);
        AppendName(record.Description);
        if (_packed.Length > 0)
        {
            AppendBases();
        }
    }

    private void AppendName(ReadOnlySpan<byte> name)
    {
        _ = _names.Reserve(_nameBytes + name.Length);
        name.CopyTo(new Span<byte>(_names.Pointer + _nameBytes, name.Length));
        _nameBytes += name.Length;
    }

    private void AppendBases()
    {
        uint start = _positions;
        Extend((uint)_packed.Length + 1);
        _packed.BaseWords.CopyTo(new Span<ulong>(_bases.Pointer + (start / 32), _packed.BaseWords.Length));
        _packed.AmbiguousWords.CopyTo(new Span<ulong>(_ambiguous.Pointer + (start / 64), _packed.AmbiguousWords.Length));
        if (_packed.AmbiguousCount > 0)
        {
            AddRuns(start, start + (uint)_packed.Length);
        }
    }

    /// <summary>Adds positions that hold no base, up to the next place where a piece may start.</summary>
    private void Extend(uint positions)
    {
        uint end = (_positions + positions + BlockLayout.PieceAlignment - 1) & ~(uint)(BlockLayout.PieceAlignment - 1);
        _bases.Reserve((end / 32) + 4);
        _ambiguous.Reserve((end / 64) + 4);
        new Span<ulong>(_bases.Pointer + (_positions / 32), (int)(end - _positions) / 32).Clear();
        new Span<ulong>(_ambiguous.Pointer + (_positions / 64), (int)(end - _positions) / 64).Fill(ulong.MaxValue);
        _positions = end;
    }

    private void End()
    {
        new Span<ulong>(_bases.Pointer + (_positions / 32), 4).Clear();
        new Span<ulong>(_ambiguous.Pointer + (_positions / 64), 4).Fill(ulong.MaxValue);
    }

    private void AddRuns(uint from, uint to)
    {
        for (uint at = NextWhere(from, to, ambiguous: true); at < to;)
        {
            uint end = NextWhere(at, to, ambiguous: false);
            _runs.Add((at, end));
            at = NextWhere(end, to, ambiguous: true);
        }
    }

    /// <summary>The first position from <paramref name="from"/> on that is ambiguous, or that is not; <paramref name="to"/> if there is none.</summary>
    private uint NextWhere(uint from, uint to, bool ambiguous)
    {
        for (uint at = from; at < to; at = (at | 63) + 1)
        {
            ulong word = _ambiguous.Pointer[at / 64];
            word = (ambiguous ? word : ~word) >> (int)(at & 63);
            if (word != 0)
            {
                return Math.Min(to, at + (uint)BitOperations.TrailingZeroCount(word));
            }
        }

        return to;
    }

    /// <summary>Sorts the postings of all cores.</summary>
    private BlockLayout Sort(PackedText text, uint* counters)
    {
        uint* places = _places.Reserve(WindowSort.Lists);
        uint count = WindowSort.Place(counters, _directory.Reserve(WindowSort.Lists + 1), places);
        uint* postings = _postings.Reserve(count + 4L);
        WindowSort.Sort(text, places, postings);
        new Span<uint>(postings + count, 4).Clear();            // numbers are packed four at a time
        return new BlockLayout((uint)_pieces.Count, _positions, count, (uint)_runs.Count, (uint)_nameBytes);
    }

    /// <summary>Puts the parts together.</summary>
    private void Write(BlockLayout layout)
    {
        byte* block = _block.Reserve(layout.Length + NumberPacking.Slack);
        _blockLength = (int)layout.Length;
        new Span<byte>(block, (int)layout.DirectoryAt).Clear();
        new Span<byte>(block + layout.PostingsAt - sizeof(ulong), sizeof(ulong)).Clear();
        new Span<byte>(block + _blockLength - NumberPacking.Slack - sizeof(ulong), NumberPacking.Slack + sizeof(ulong)).Clear();
        layout.Write(new Span<byte>(block, BlockLayout.HeadLength));
        _directory.Span(WindowSort.Lists + 1).CopyTo(new Span<uint>(block + layout.DirectoryAt, WindowSort.Lists + 1));
        NumberPacking.Pack(_postings.Pointer, (int)layout.Postings, layout.PostingBits, block + layout.PostingsAt);
        WriteParts(layout, block);
    }

    private void WriteParts(BlockLayout layout, byte* block)
    {
        uint* starts = (uint*)(block + layout.StartsAt);
        for (int i = 0; i < _pieces.Count; i++)
        {
            starts[i] = _pieces[i].Start;
            _pieces[i].Write(new Span<byte>(block + layout.PiecesAt + (i * BlockLayout.PieceLength), BlockLayout.PieceLength));
        }

        starts[_pieces.Count] = _positions;
        uint* places = (uint*)(block + BlockLayout.PlacesAt);
        for (int place = 0, piece = 0; place < layout.Places; place++)
        {
            while (piece + 1 < _pieces.Count && _pieces[piece + 1].Start <= (uint)place << BlockLayout.PlaceBits)
            {
                piece++;
            }

            places[place] = (uint)piece;
        }

        _names.Span(_nameBytes).CopyTo(new Span<byte>(block + layout.NamesAt, _nameBytes));
        uint* runs = (uint*)(block + layout.RunsAt);
        foreach ((uint from, uint to) in _runs)
        {
            *runs++ = from;
            *runs++ = to;
        }

        new Span<ulong>(_bases.Pointer, (int)_positions / 32).CopyTo(new Span<ulong>(block + layout.BasesAt, (int)_positions / 32));
    }

    private long OwnBases()
    {
        long bases = 0;
        foreach (BlockPiece piece in _pieces)
        {
            bases += piece.Length - (piece.IsContinued ? FastaReader.Overlap : 0);
        }

        return bases;
    }

    private long OwnAmbiguous()
    {
        long count = 0;
        foreach (BlockPiece piece in _pieces)
        {
            count += piece.Ambiguous;
            for (uint i = 0; piece.IsContinued && i < FastaReader.Overlap; i++)
            {
                uint at = piece.Start + i;
                count -= (long)(_ambiguous.Pointer[at / 64] >> (int)(at & 63) & 1);
            }
        }

        return count;
    }

    private int Records()
    {
        int count = 0;
        foreach (BlockPiece piece in _pieces)
        {
            count += piece.IsContinued ? 0 : 1;
        }

        return count;
    }
}
