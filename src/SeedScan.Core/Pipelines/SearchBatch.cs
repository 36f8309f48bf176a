using System.Text;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>A batch in whose records, or block of an index, something is searched; and what is told of these whatever is looked for.</summary>
/// <param name="namesMatter">True if the names of an index are to be compared with those of other inputs.</param>
internal abstract class SearchBatch(bool namesMatter) : ChunkBatch
{
    private IndexBlock _held;

    /// <summary>True if the names are to be compared with those of other inputs; those of an index alone were compared when it was built.</summary>
    public bool HasNames => Index is null || namesMatter;

    /// <summary>True if the batch begins an index.</summary>
    public bool BeginsIndex => Index is not null && Block == 0 && Slice is { First: 0, From: 0 };

    /// <summary>The block of an index, once <see cref="Hold"/> was called.</summary>
    protected ref readonly IndexBlock Held => ref _held;

    /// <inheritdoc/>
    public override string NameText(FastaName name) => Encoding.UTF8.GetString(
        Index is null ? Chunk.Text.Slice(name.Place, name.Length) : _held.NameOf(_held.Piece(name.Place)));

    /// <summary>Holds the batch's block of an index.</summary>
    protected void Hold(KmerIndex index) => _held = index.BlockAt(Block);

    /// <summary>Counts a record, or a piece of one.</summary>
    protected void Count(FastaRecord record, PackedSequence packed)
    {
        Bases += packed.Length - (record.IsContinued ? FastaReader.Overlap : 0);
        AmbiguousBases += packed.AmbiguousCount - (record.IsContinued ? packed.AmbiguousBefore(FastaReader.Overlap) : 0);
        if (!record.IsContinued)
        {
            Records++;
            Names.Add(new FastaName(DuplicateNames.HashOf(record.Name), Chunk.PlaceOf(record.Name), record.Name.Length));
        }

        if (packed.Length == 0)
        {
            FirstEmpty ??= record.NameText;
            EmptyRecords++;
        }
    }

    /// <summary>Takes over what is told of the block, and its names.</summary>
    protected void CountBlock()
    {
        (Records, Bases, AmbiguousBases) = (_held.Entry.Records, _held.Entry.Bases, _held.Entry.Ambiguous);
        for (int i = 0; HasNames && i < _held.PieceCount; i++)
        {
            BlockPiece piece = _held.Piece(i);
            if (!piece.IsContinued)
            {
                Names.Add(new FastaName(DuplicateNames.HashOf(_held.NameOf(in piece)), i, piece.NameLength));
            }
        }
    }
}
