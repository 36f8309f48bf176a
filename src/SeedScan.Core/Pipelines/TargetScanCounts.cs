namespace SeedScan.Pipelines;

/// <summary>What <see cref="TargetScanTable"/> read and wrote.</summary>
/// <param name="Rows">Rows of the UTR table.</param>
/// <param name="SearchedRows">Those of a species that some family lists; 0 says that table and families do not fit together.</param>
/// <param name="Sites">Sites, which are rows of the site table.</param>
/// <param name="Groups">Groups of sites.</param>
public readonly record struct TargetScanCounts(long Rows, long SearchedRows, long Sites, long Groups);
