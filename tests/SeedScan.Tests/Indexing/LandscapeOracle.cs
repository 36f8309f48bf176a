namespace SeedScan.Tests.Indexing;

/// <summary>What the oracle counts for one seed: sites by type in the order of the labels, targets, and what follows from base composition.</summary>
internal sealed record OracleCounts(long[] Sites, long Targets, double Expected, int Rank)
{
    public long WholeSeed => Sites[0] + Sites[1];
}

/// <summary>
/// The landscape the plain way: every seed, every target, every register, the rule as it is written, on strings. Shares
/// nothing with SeedScan.Core, which is judged by it.
/// </summary>
internal sealed class LandscapeOracle
{
    private const string Alphabet = "ACGU";

    private readonly string[] _targets;
    private readonly Dictionary<string, long> _wholeSeed = new(StringComparer.Ordinal);
    private long _windows;

    public LandscapeOracle(IEnumerable<string> targets)
    {
        _targets = [.. targets.Select(target => target.ToUpperInvariant().Replace('T', 'U'))];
        foreach (string target in _targets)
        {
            for (int i = 0; i + 7 <= target.Length; i++)
            {
                string window = target.Substring(i, 7);
                if (window.All(Alphabet.Contains))
                {
                    _windows++;
                    string seed = string.Concat(window.Reverse().Select(Partner));
                    _wholeSeed[seed] = _wholeSeed.GetValueOrDefault(seed) + 1;
                }
            }
        }
    }

    public long Windows => _windows;

    public long Letters => _targets.Sum(target => target.Length);

    public long Ambiguous => _targets.Sum(target => target.Count(letter => !Alphabet.Contains(letter, StringComparison.Ordinal)));

    /// <summary>All seeds in the order of the alphabet.</summary>
    public static IEnumerable<string> AllSeeds() =>
        Enumerable.Range(0, 16384).Select(n => string.Concat(Enumerable.Range(0, 7).Select(i => Alphabet[(n >> (12 - (2 * i))) & 3])));

    /// <summary>The sites of 8mer and 7mer-m8 together.</summary>
    public long WholeSeed(string seed) => _wholeSeed.GetValueOrDefault(seed);

    public OracleCounts Count(string seed)
    {
        long[] sites = new long[6];
        long targets = 0;
        foreach (string target in _targets)
        {
            long before = sites[0] + sites[1];
            for (int opposite1 = 0; opposite1 < target.Length + 8; opposite1++)
            {
                int type = TypeAt(target, opposite1, seed);
                if (type >= 0)
                {
                    sites[type]++;
                }
            }

            targets += sites[0] + sites[1] > before ? 1 : 0;
        }

        // A seed that has no site at all is not in the list of those that have.
        long own = sites[0] + sites[1];
        int fewer = _wholeSeed.Values.Count(count => count < own) + (own > 0 ? 16384 - _wholeSeed.Count : 0);
        return new OracleCounts(sites, targets, Expected(seed), fewer + 1);
    }

    private double Expected(string seed)
    {
        if (_windows == 0)
        {
            return 0;
        }

        string all = string.Concat(_targets);
        double bases = all.Count(Alphabet.Contains);
        return seed.Aggregate((double)_windows, (product, letter) => product * all.Count(c => c == Partner(letter)) / bases);
    }

    /// <summary>The type of the site in the register in which nt 1 is opposite a place; -1 for none.</summary>
    private static int TypeAt(string target, int opposite1, string seed)
    {
        bool a = At(target, opposite1) == 'A';
        bool[] pairs = new bool[9];
        for (int nt = 2; nt <= 8; nt++)
        {
            pairs[nt] = At(target, opposite1 - (nt - 1)) == Partner(seed[nt - 2]);
        }

        bool All(int from, int to) => pairs[from..(to + 1)].All(pair => pair);
        return All(2, 8) ? (a ? 0 : 1)
            : All(2, 7) ? (a ? 2 : 3)
            : All(3, 8) ? 4
            : All(2, 6) && a ? 5
            : -1;
    }

    private static char At(string target, int place) => place >= 0 && place < target.Length ? target[place] : '.';

    private static char Partner(char letter) => letter switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', _ => 'A' };
}
