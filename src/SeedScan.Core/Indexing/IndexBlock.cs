using System.Runtime.CompilerServices;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>A block of an open index, read where it lies. Whatever its bytes are, nothing beyond them is read.</summary>
internal readonly unsafe struct IndexBlock
{
    private readonly KmerIndex _index;
    private readonly int _number;
    private readonly byte* _block;
    private readonly BlockLayout _layout;

    /// <param name="index">The index, which must stay open.</param>
    /// <param name="number">The block's place.</param>
    /// <param name="entry">What the table of blocks tells of it.</param>
    /// <param name="block">Its bytes.</param>
    /// <exception cref="InputException">Its parts do not add up to its length.</exception>
    public IndexBlock(KmerIndex index, int number, BlockEntry entry, byte* block)
    {
        _index = index;
        _number = number;
        _block = block;
        Entry = entry;
        _layout = BlockLayout.Read(new ReadOnlySpan<byte>(block, BlockLayout.HeadLength));
        if (_layout.Positions >= BlockLayout.MostPositions || (_layout.Positions & (BlockLayout.PieceAlignment - 1)) != 0
            || _layout.Postings > _layout.Positions || _layout.Runs > _layout.Positions || _layout.Length != entry.Length
            || _layout.Pieces != entry.Pieces)
        {
            throw Damaged("the numbers at its head do not fit its length");
        }
    }

    /// <summary>What the table of blocks tells.</summary>
    public BlockEntry Entry { get; }

    /// <summary>Records, and pieces of records.</summary>
    public int PieceCount => (int)_layout.Pieces;

    /// <summary>Positions, those between pieces included.</summary>
    public int Positions => (int)_layout.Positions;

    /// <summary>The bits of a posting.</summary>
    public int PostingBits => _layout.PostingBits;

    /// <summary>The first positions of the pieces, and the block's end.</summary>
    public ReadOnlySpan<uint> Starts => new(_block + _layout.StartsAt, PieceCount + 1);

    /// <summary>For every 4,096 positions, the last piece that starts at or before the first of them; in a damaged file, any number.</summary>
    public ReadOnlySpan<uint> Places => new(_block + BlockLayout.PlacesAt, (int)_layout.Places);

    /// <summary>The packed bases, four to a byte; <see cref="WindowSort.Slack"/> bytes more are readable.</summary>
    public byte* Bases => _block + _layout.BasesAt;

    /// <summary>The runs of letters that are no base: of each the first position, and the one after the last. In a damaged file, any numbers.</summary>
    public ReadOnlySpan<uint> Runs => new(_block + _layout.RunsAt, 2 * (int)_layout.Runs);

    /// <summary>The postings; what <see cref="Lists"/> gives lies within them.</summary>
    public byte* Postings => _block + _layout.PostingsAt;

    /// <summary>The postings of a core: from <c>First</c> on those with a base on both sides, from <c>Second</c> on those without, up to <c>End</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (uint First, uint Second, uint End) Lists(int core)
    {
        uint* directory = (uint*)(_block + _layout.DirectoryAt) + (2 * core);
        (uint first, uint second, uint end) = (directory[0], directory[1], directory[2]);
        if (first > second || second > end || end > _layout.Postings)
        {
            throw Damaged("its directory leads beyond its postings");
        }

        return (first, second, end);
    }

    /// <summary>A piece.</summary>
    /// <exception cref="InputException">It lies beyond the block.</exception>
    public BlockPiece Piece(int number)
    {
        ReadOnlySpan<byte> pieces = new(_block + _layout.PiecesAt, PieceCount * BlockLayout.PieceLength);
        BlockPiece piece = BlockPiece.Read(Starts[number], pieces.Slice(number * BlockLayout.PieceLength, BlockLayout.PieceLength));
        bool isShared = piece.Flags != PieceFlags.None;

        // Neither letters nor names of two pieces overlap: no file makes more work than its own length.
        long nextStart = Starts[number + 1] - (piece.Length > 0 ? 1L : 0);
        long nextName = number + 1 == PieceCount
            ? _layout.NameBytes
            : BlockPiece.Read(0, pieces.Slice((number + 1) * BlockLayout.PieceLength, BlockLayout.PieceLength)).NameAt;
        if ((piece.Start & (BlockLayout.PieceAlignment - 1)) != 0 || piece.Length < 0 || piece.Start + (long)piece.Length > nextStart || nextStart > _layout.Positions
            || piece.Offset < 0 || piece.Offset > long.MaxValue / 2 || (isShared && piece.Length < FastaReader.Overlap)
            || piece.NameAt < 0 || piece.NameLength < 0 || piece.DescriptionLength < 0
            || (long)piece.NameAt + piece.NameLength + piece.DescriptionLength > nextName || nextName > _layout.NameBytes)
        {
            throw Damaged($"piece {number} lies beyond it, or over the next one");
        }

        return piece;
    }

    /// <summary>A piece's name, in UTF-8.</summary>
    public ReadOnlySpan<byte> NameOf(scoped in BlockPiece piece) => new(_block + _layout.NamesAt + piece.NameAt, piece.NameLength);

    /// <summary>What follows the name in the header, in UTF-8.</summary>
    public ReadOnlySpan<byte> DescriptionOf(scoped in BlockPiece piece)
        => new(_block + _layout.NamesAt + piece.NameAt + piece.NameLength, piece.DescriptionLength);

    /// <summary>Cuts the block into slices of about one length: whole pieces, or a part of one that is longer.</summary>
    /// <param name="after">The slice before; the default for the first one.</param>
    /// <param name="length">Letters that a slice should have.</param>
    /// <param name="wholePieces">True to cut no piece.</param>
    /// <returns>The next slice; empty at the end of the block.</returns>
    public BlockSlice Next(BlockSlice after, int length, bool wholePieces = false)
    {
        if (after.To > 0 && after.To < Piece(after.First).Length)
        {
            return PartOf(after.First, after.To, length);
        }

        int first = after.End, end = first;
        for (long letters = 0; end < PieceCount && letters < length; end++)
        {
            int ofPiece = Piece(end).Length;
            if (ofPiece > length && !wholePieces)
            {
                return end > first ? new BlockSlice(first, end, 0, 0) : PartOf(first, 0, length);
            }

            letters += ofPiece;
        }

        return new BlockSlice(first, end, 0, 0);
    }

    /// <summary>The letters of a piece before a place that are bases.</summary>
    public long BasesBefore(in BlockPiece piece, int to)
    {
        uint* runs = (uint*)(_block + _layout.RunsAt);
        uint end = piece.Start + (uint)to;
        long bases = to;
        for (int run = FirstRunBehind(runs, piece.Start); run < _layout.Runs && runs[2 * run] < end; run++)
        {
            CheckOrder(runs, run);
            bases -= Math.Max(0L, Math.Min(runs[(2 * run) + 1], end) - (long)Math.Max(runs[2 * run], piece.Start));
        }

        return bases;
    }

    /// <summary>Takes letters of a piece out of the block.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="from">The first one, a multiple of 32.</param>
    /// <param name="to">The one after the last, at most the piece's length.</param>
    /// <param name="packed">Takes them.</param>
    public void Load(in BlockPiece piece, int from, int to, PackedSequence packed)
    {
        uint first = piece.Start + (uint)from, end = piece.Start + (uint)to;
        packed.Load(new ReadOnlySpan<ulong>(_block + _layout.BasesAt + (first / 4), (int)(end - first + 31) / 32), to - from);
        uint* runs = (uint*)(_block + _layout.RunsAt);
        for (int run = FirstRunBehind(runs, first); run < _layout.Runs && runs[2 * run] < end; run++)
        {
            CheckOrder(runs, run);
            uint runStart = Math.Max(runs[2 * run], first), runEnd = Math.Min(runs[(2 * run) + 1], end);
            if (runStart < runEnd)
            {
                packed.SetAmbiguous((int)(runStart - first), (int)(runEnd - first));
            }
        }
    }

    /// <summary>The first run that ends behind a position.</summary>
    private int FirstRunBehind(uint* runs, uint position)
    {
        int low = 0, high = (int)_layout.Runs;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = runs[(2 * middle) + 1] > position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>A run ends before the next one starts.</summary>
    private void CheckOrder(uint* runs, int run)
    {
        if (runs[2 * run] >= runs[(2 * run) + 1] || (run + 1 < _layout.Runs && runs[(2 * run) + 1] >= runs[(2 * run) + 2]))
        {
            throw Damaged("its runs of ambiguous letters are out of order");
        }
    }

    private BlockSlice PartOf(int piece, int from, int length)
        => new(piece, piece + 1, from, (int)Math.Min(Piece(piece).Length, from + (long)length));

    private InputException Damaged(string how) => _index.Damaged($"block {_number} is damaged: {how}");
}

/// <summary>Neighbouring pieces of a block, or a part of one piece.</summary>
/// <param name="First">The first piece.</param>
/// <param name="End">The piece after the last one.</param>
/// <param name="From">Of a part, the first letter at which its sites start.</param>
/// <param name="To">Of a part, the letter after the last one; 0 for whole pieces.</param>
internal readonly record struct BlockSlice(int First, int End, int From, int To)
{
    /// <summary>True for a part of a piece.</summary>
    public bool IsPart => To > 0;

    /// <summary>True if there is nothing in it.</summary>
    public bool IsEmpty => First == End;
}
