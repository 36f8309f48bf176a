using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>Counts in the order of the input the records that come in several blocks, each once for every seven bases that any of its pieces holds.</summary>
internal sealed class TargetCounter
{
    private readonly byte[] _held = new byte[WindowSort.Sevens];

    /// <summary>Adds the piece of such a record, if the next block has one; with the last piece the record is counted.</summary>
    public void Add(BlockBuilder block, SeedTotals totals)
    {
        ReadOnlySpan<byte> held = block.HeldByPiece;
        for (int i = 0; i < held.Length; i++)
        {
            _held[i] |= held[i];
        }

        if (!held.IsEmpty && !block.Pieces[0].Continues)
        {
            totals.AddTarget(_held);
            _held.AsSpan().Clear();
        }
    }
}
