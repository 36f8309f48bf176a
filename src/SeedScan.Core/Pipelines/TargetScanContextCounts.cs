namespace SeedScan.Pipelines;

/// <summary>What <see cref="TargetScanContextTable"/> read and wrote.</summary>
/// <param name="Rows">Rows of the UTR table.</param>
/// <param name="SearchedRows">Those of a species that some family lists; 0 says that table and families do not fit together.</param>
/// <param name="Sites">Sites that were found, scored or not.</param>
/// <param name="Scores">Rows of the context table: one for each site and mature RNA.</param>
public readonly record struct TargetScanContextCounts(long Rows, long SearchedRows, long Sites, long Scores);
