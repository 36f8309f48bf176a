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
    /// <exception cref="InputException">The file is bad; thrown while the targets are gone through.</exception>
    public static IEnumerable<TargetFacts> Read(string path, int? species = null)
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
                }
            }
        }
    }

    /// <summary>The pieces of a chunk or a block, each with the letters that no piece before it has.</summary>
    private sealed class CatalogBatch : ChunkBatch
    {
        private readonly PackedSequence _packed = new();

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
                    Add(record.Name, record.Description, record.IsContinued, record.Continues);
                }

                return;
            }

            IndexBlock block = Index.BlockAt(Block);
            for (int i = 0; i < block.PieceCount; i++)
            {
                BlockPiece piece = block.Piece(i);
                block.Load(in piece, 0, piece.Length, _packed);
                Add(block.NameOf(in piece), block.DescriptionOf(in piece), piece.IsContinued, piece.Continues);
            }
        }

        private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> description, bool isContinued, bool continues)
        {
            int first = isContinued ? FastaReader.Overlap : 0, ambiguous = _packed.AmbiguousCount;
            for (int i = 0; i < first; i++)
            {
                ambiguous -= _packed.CodeAt(i) == Nucleotide.None ? 1 : 0;
            }

            TargetFacts facts = new(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(description), _packed.Length - first, ambiguous);
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
