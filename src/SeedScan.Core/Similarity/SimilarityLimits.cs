namespace SeedScan.Similarity;

/// <summary>What a near match of an oligo may deviate from a perfect one.</summary>
/// <param name="Mismatches">Mismatches at most; a G:U beyond <paramref name="Wobbles"/> counts as one.</param>
/// <param name="Bulges">Bulges at most, of target and of oligo bases together; each is one base.</param>
/// <param name="Wobbles">G:U pairs that are allowed beside the mismatches.</param>
public readonly record struct SimilarityLimits(int Mismatches, int Bulges, int Wobbles);
