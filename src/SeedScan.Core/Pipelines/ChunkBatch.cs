using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>The unit of work of a pipeline: a chunk of text, or a block of an index, and what it holds. Reused.</summary>
internal abstract class ChunkBatch
{
    /// <summary>The batch's place in the input.</summary>
    public long Number { get; set; }

    /// <summary>The text, where there is no <see cref="Index"/>.</summary>
    public FastaChunk Chunk { get; } = new();

    /// <summary>The index that the batch is a block of; null where it is text.</summary>
    public KmerIndex? Index { get; set; }

    /// <summary>The block.</summary>
    public int Block { get; set; }

    /// <summary>What of the block is the batch's; empty for all of it.</summary>
    public BlockSlice Slice { get; set; }

    /// <summary>What went wrong, or null. It is thrown when the batch's turn comes, so that the first error in the input is the one reported.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The names of the records that start here.</summary>
    public List<FastaName> Names { get; } = [];

    /// <summary>The records that start here.</summary>
    public long Records { get; protected set; }

    /// <summary>Their letters, as far as they are here and in no batch before.</summary>
    public long Bases { get; protected set; }

    /// <summary>Those of the letters that are no base.</summary>
    public long AmbiguousBases { get; protected set; }

    /// <summary>The records without letters.</summary>
    public long EmptyRecords { get; protected set; }

    /// <summary>The name of the first record without letters.</summary>
    public string? FirstEmpty { get; protected set; }

    /// <summary>A name as text.</summary>
    public abstract string NameText(FastaName name);

    /// <summary>Does the work of the batch. Failures are kept, not thrown.</summary>
    public void Process()
    {
        Records = Bases = AmbiguousBases = EmptyRecords = 0;
        FirstEmpty = null;
        Names.Clear();
        try
        {
            Clear();
            if (Failure is null)
            {
                ProcessRecords();
            }
        }
        catch (Exception failure)
        {
            Failure = failure;
        }
    }

    /// <summary>Forgets what the last work made.</summary>
    protected abstract void Clear();

    /// <summary>Does the work.</summary>
    protected abstract void ProcessRecords();
}

/// <summary>A record's name, without its letters: its hash, and where the batch finds it.</summary>
internal readonly record struct FastaName(ulong Hash, int Place, int Length);
