namespace SeedScan.Indexing;

/// <summary>A sequence of bases, and what a place that resembles it may deviate.</summary>
/// <param name="Codes">The 2-bit codes of its bases.</param>
/// <param name="Mismatches">Mismatches at most.</param>
/// <param name="Bulges">Single bases of either side that have no partner, at most.</param>
/// <param name="Wobbles">U for a C, or G for an A, that are no mismatches, at most.</param>
internal sealed record NearPattern(byte[] Codes, int Mismatches, int Bulges, int Wobbles)
{
    /// <summary>True if a G:U pair comes from a base of the text where the pattern has another one.</summary>
    public static bool IsWobble(int pattern, int text) => (pattern ^ text) == 3 && pattern < 2;
}
