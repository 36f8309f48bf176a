using SeedScan.Kernels;
using SeedScan.Scanning;

namespace SeedScan.Indexing;

/// <summary>A sequence of bases, and what a place that resembles it may deviate.</summary>
internal sealed class NearPattern
{
    private readonly byte[] _codes;
    private readonly Strand _strand;

    /// <param name="codes">The 2-bit codes of its bases, as they stand on the forward strand.</param>
    /// <param name="mismatches">Mismatches at most.</param>
    /// <param name="bulges">Single bases of either side that have no partner, at most.</param>
    /// <param name="wobbles">G:U pairs that are no mismatches, at most.</param>
    /// <param name="strand">The strand that pairs: on the forward one U for a C, or G for an A, is a G:U; on the reverse one A for a G, or C for a U.</param>
    public NearPattern(ReadOnlySpan<byte> codes, int mismatches, int bulges, int wobbles, Strand strand = Strand.Forward)
    {
        (_codes, _strand) = (codes.ToArray(), strand);
        (Mismatches, Bulges, Wobbles) = (mismatches, bulges, wobbles);
        Compared = PlaceComparison.Prepare(codes, mismatches, wobbles, strand == Strand.Forward);
    }

    /// <summary>The codes of its bases.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>The number of its bases.</summary>
    public int Length => _codes.Length;

    /// <summary>Mismatches at most.</summary>
    public int Mismatches { get; }

    /// <summary>Bulges at most.</summary>
    public int Bulges { get; }

    /// <summary>G:U pairs that are no mismatches, at most.</summary>
    public int Wobbles { get; }

    /// <summary>The pattern as it is compared with bases; of a long one, its beginning.</summary>
    public ComparedBases Compared { get; }

    /// <summary>True if a base of the text makes a G:U pair where the pattern has another one.</summary>
    public bool IsWobble(int pattern, int text) => (pattern ^ text) == 3 && pattern < 2 == (_strand == Strand.Forward);
}
