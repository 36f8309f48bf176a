using SeedScan.Rnas;
using SeedScan.Scoring;

namespace SeedScan.Pipelines;

/// <summary>The mature RNAs of each family and species, each with the number of its series: the rows of one name and species.</summary>
internal sealed class TargetScanSeries
{
    private readonly Dictionary<(int Family, int Species), Member[]> _members = [];

    public TargetScanSeries(SortedFamilies families, TargetScanMatures matures)
    {
        Dictionary<(string Name, int Species), int> numbers = [];
        for (int family = 0; family < families.Families.Length; family++)
        {
            foreach (int species in families.Families[family].Species)
            {
                IReadOnlyList<SmallRna> rnas = matures.Of(families.Families[family], species);
                Member[] members = new Member[rnas.Count];
                for (int i = 0; i < members.Length; i++)
                {
                    if (!numbers.TryGetValue((rnas[i].Name, species), out int number))
                    {
                        numbers.Add((rnas[i].Name, species), number = numbers.Count);
                    }

                    members[i] = new Member(rnas[i], number);
                }

                _members[(family, species)] = members;
            }
        }

        Count = numbers.Count;
    }

    /// <summary>The number of series.</summary>
    public int Count { get; }

    /// <summary>The RNAs of a family in a species, in the order of the table.</summary>
    public ReadOnlySpan<Member> Of(int family, int species) => _members.GetValueOrDefault((family, species), []);

    /// <summary>An RNA and its series.</summary>
    internal readonly record struct Member(SmallRna Rna, int Series);
}
