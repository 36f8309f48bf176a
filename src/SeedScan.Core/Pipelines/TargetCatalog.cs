using System.Text;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Lists what a file of targets holds: the same from FASTA, from a UTR table, and from their index.</summary>
public static class TargetCatalog
{
    private const int ChunkSize = 1 << 20;

    /// <summary>Reads the targets of a file, one after the other, in their order.</summary>
    /// <param name="path">FASTA, a UTR table or an index; <c>-</c> is standard input.</param>
    /// <param name="species">The species whose rows of a UTR table are taken (NCBI taxonomy number); null where the table has one only.</param>
    /// <param name="warn">Is told at the end if a species was of no use; or null.</param>
    /// <exception cref="InputException">The file is bad; thrown while the targets are gone through.</exception>
    public static IEnumerable<TargetFacts> Read(string path, int? species = null, Action<string>? warn = null)
    {
        using TargetQueue queue = new([path], ChunkSize) { Species = species };
        queue.Start();
        CatalogBatch batch = new();
        TargetFacts? open = null;
        while (queue.TryRead(batch))
        {
            batch.Process();
            if (batch.Failure is { } failure)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }

            foreach ((TargetFacts facts, bool isContinued, bool continues) in batch.Pieces)
            {
                open = isContinued && open is not null
                    ? open with { Length = open.Length + facts.Length, Ambiguous = open.Ambiguous + facts.Ambiguous }
                    : facts;
                if (!continues)
                {
                    yield return open;
                    open = null;
                }
            }
        }

        queue.TellUnusedSpecies(warn);
        if (open is not null)
        {
            throw new InputException(
                InputErrorKind.Index, $"its last target, {open.Name}, has no end", "The index is damaged. Build it again with seedscan index.", path);
        }
    }

    /// <summary>The pieces of a chunk or a block, each with the letters that no piece before it has.</summary>
    private sealed class CatalogBatch : ChunkBatch
    {
        private readonly PackedSequence _packed = new();
        private int _length;

        public List<(TargetFacts Facts, bool IsContinued, bool Continues)> Pieces { get; } = [];

        public override string NameText(FastaName name) => throw new NotSupportedException();

        protected override void Clear() => Pieces.Clear();

        protected override void ProcessRecords()
        {
            if (Index is null)
            {
                foreach (FastaRecord record in Chunk)
                {
                    _packed.Pack(record);
                    _length = _packed.Length;
                    Add(record.Name, record.Description, _packed.AmbiguousCount, record.IsContinued, record.Continues);
                }

                return;
            }

            IndexBlock block = Index.BlockAt(Block);
            for (int i = 0; i < block.PieceCount; i++)
            {
                BlockPiece piece = block.Piece(i);
                block.Load(in piece, 0, piece.IsContinued ? FastaReader.Overlap : 0, _packed);
                _length = piece.Length;
                Add(block.NameOf(in piece), block.DescriptionOf(in piece), piece.Ambiguous, piece.IsContinued, piece.Continues);
            }
        }

        // What the piece before has, too, is counted there.
        private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> description, int ambiguous, bool isContinued, bool continues)
        {
            int shared = isContinued ? FastaReader.Overlap : 0;
            TargetFacts facts = new(
                Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(description), _length - shared, ambiguous - _packed.AmbiguousBefore(shared));
            Pieces.Add((facts, isContinued, continues));
        }
    }
}

/// <summary>What is known of a target without a search.</summary>
/// <param name="Name">Its name: the header's first word.</param>
/// <param name="Description">What follows the name in the header; empty where there is nothing.</param>
/// <param name="Length">Its letters, ambiguous ones included.</param>
/// <param name="Ambiguous">Those of them that are not A, C, G, T or U.</param>
public sealed record TargetFacts(string Name, string Description, long Length, long Ambiguous);
