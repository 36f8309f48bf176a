using System.Text;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>The unit of work: one chunk of text, and the block that one thread makes of it. Reused.</summary>
/// <param name="withPostings">False to count only.</param>
internal sealed class IndexBatch(bool withPostings) : ChunkBatch, IDisposable
{
    /// <summary>The block.</summary>
    public BlockBuilder Builder { get; } = new();

    /// <inheritdoc/>
    public override string NameText(FastaName name) => Encoding.UTF8.GetString(Builder.NameOf(Builder.Pieces[name.Place]));

    public void Dispose() => Builder.Dispose();

    /// <inheritdoc/>
    protected override void Clear()
    {
    }

    /// <inheritdoc/>
    protected override void ProcessRecords()
    {
        if (Index is not null)
        {
            return;                                             // counted already, when it was built
        }

        Builder.Build(Chunk, withPostings);
        (Records, Bases, AmbiguousBases) = (Builder.Entry.Records, Builder.Entry.Bases, Builder.Entry.Ambiguous);
        for (int i = 0; i < Builder.Pieces.Count; i++)
        {
            BlockPiece piece = Builder.Pieces[i];
            ReadOnlySpan<byte> name = Builder.NameOf(piece);
            if (!piece.IsContinued)
            {
                Names.Add(new FastaName(DuplicateNames.HashOf(name), i, name.Length));
            }

            if (piece.Length == 0)
            {
                FirstEmpty ??= Encoding.UTF8.GetString(name);
                EmptyRecords++;
            }
        }
    }
}
