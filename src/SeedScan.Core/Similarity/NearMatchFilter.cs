using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Finds the starts from which an allowed alignment may go: all of those, and few others.</summary>
/// <remarks>
/// Counted mismatches are at most M if and only if the real ones are, and the real ones and the G:U together are at most M + G. Each of
/// the two is one pass of <see cref="EditFilter"/>; where no G:U are allowed beside the mismatches, they are one. With bulges two different alignments might meet the
/// two conditions, and at the end of a target an alignment may not fit: <see cref="NearMatchAligner"/> decides.
/// </remarks>
internal sealed class NearMatchFilter
{
    private readonly byte[] _codes;
    private readonly SimilarityLimits _limits;

    /// <summary>For each code of S the codes of the target, as bits, that make a pair, and those that make a pair or a G:U.</summary>
    private readonly byte[] _pairing = [1, 2, 4, 8], _pairingOrWobbling = [1, 2, 4, 8];

    public NearMatchFilter(byte[] codes, SimilarityLimits limits, Strand strand)
    {
        (_codes, _limits) = (codes, limits);
        for (int code = 0; code < 4; code++)
        {
            int opposite = NearMatchAligner.WobbleOf(code, strand);
            _pairingOrWobbling[code] |= (byte)(opposite == Nucleotide.None ? 0 : 1 << opposite);
        }
    }

    /// <summary>Sets bit p of <paramref name="found"/> where an alignment may start at <paramref name="block"/> + p, and clears the others.</summary>
    public void Find<TLanes>(PackedSequence target, int block, Span<ulong> found, LetterPlanes planes)
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        planes.Take(target.BaseWords, target.AmbiguousWords, block / 64);
        planes.Make<TLanes>(_limits.Wobbles == 0 ? _pairing : _pairingOrWobbling);
        EditFilter.Find<TLanes>(planes, _codes, (_limits.Mismatches, _limits.Bulges), found);
        int either = _limits.Mismatches + _limits.Wobbles;
        if (_limits.Wobbles == 0 || either > EditFilter.MaxMismatches || !found.ContainsAnyExcept(0UL))
        {
            return;
        }

        Span<ulong> also = stackalloc ulong[LetterPlanes.BlockWords];
        planes.Make<TLanes>(_pairing);
        EditFilter.Find<TLanes>(planes, _codes, (either, _limits.Bulges), also[..found.Length]);
        for (int i = 0; i < found.Length; i++)
        {
            found[i] &= also[i];
        }
    }
}
