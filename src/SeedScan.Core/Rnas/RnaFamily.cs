namespace SeedScan.Rnas;

/// <summary>A seed family as a TargetScan family table gives it: small RNAs with the same nt 2-8.</summary>
/// <param name="Name">Its name, as it is printed.</param>
/// <param name="Seed">Nt 2-8, 5'→3', seven letters of ACGU.</param>
/// <param name="Species">The species that have the family, as NCBI taxonomy numbers.</param>
public sealed record RnaFamily(string Name, string Seed, IReadOnlyList<int> Species);
