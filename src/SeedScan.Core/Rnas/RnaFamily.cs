namespace SeedScan.Rnas;

/// <summary>A seed family: small RNAs that share nt 2-8, and so their canonical sites.</summary>
/// <param name="Name">Its name, as it is printed: the table's, or its members' names joined by <c>/</c>.</param>
/// <param name="Seed">Nt 2-8, 5'→3', seven letters of ACGU.</param>
/// <param name="Species">
/// The species that have the family, as NCBI taxonomy numbers in the table's order; empty where nothing is said of species.
/// </param>
public sealed record RnaFamily(string Name, string Seed, IReadOnlyList<int> Species)
{
    /// <summary>Its RNAs, as far as they are known; of a table that gives seeds alone, one RNA of which only nt 2-8 are known.</summary>
    public IReadOnlyList<SmallRna> Members { get; init; } = [];

    /// <summary>Puts RNAs of equal nt 2-8 together.</summary>
    /// <returns>The families in the order of their first members; members in the order given. Nothing is said of species.</returns>
    public static IReadOnlyList<RnaFamily> Group(IReadOnlyList<SmallRna> rnas)
    {
        ArgumentNullException.ThrowIfNull(rnas);
        Dictionary<string, List<SmallRna>> bySeed = [];
        List<List<SmallRna>> inOrder = [];
        foreach (SmallRna rna in rnas)
        {
            string seed = rna.Seed;
            if (!bySeed.TryGetValue(seed, out List<SmallRna>? members))
            {
                members = [];
                bySeed.Add(seed, members);
                inOrder.Add(members);
            }

            members.Add(rna);
        }

        return inOrder.ConvertAll(
            members => new RnaFamily(string.Join('/', members.Select(m => m.Name)), members[0].Seed, []) { Members = members });
    }

    /// <summary>One RNA that stands for the family in a search: of its name, and with nothing known but what all members share.</summary>
    /// <exception cref="SeedScan.Sequences.InputException"><see cref="Seed"/> is not seven letters of ACGU.</exception>
    public SmallRna ToSeedRna() => SmallRna.FromSeed(Name, Seed);
}
