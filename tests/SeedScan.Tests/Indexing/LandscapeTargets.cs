using System.Text;

namespace SeedScan.Tests.Indexing;

/// <summary>Sets of targets in which a count may go wrong: short, empty, repeated, ambiguous, long. The same seed gives the same set.</summary>
internal sealed class LandscapeTargets(int seed)
{
    private static readonly string[] s_alphabets = ["ACGU", "ACGTacgtu", "AU", "GC", "A", "ACGUN", "ACGTRYN", "NNNNA", "AAAC"];

    private readonly Random _random = new(seed);

    /// <summary>Targets of up to some length.</summary>
    public List<string> Some(int count, int longest)
    {
        List<string> targets = ["", "ACGUACG", "ACGUAC", "N", "AAAAAAAAAAAAAAA"];
        while (targets.Count < count)
        {
            targets.Add(_random.Next(6) switch
            {
                0 => targets[_random.Next(targets.Count)],
                1 => Letters(_random.Next(20), "ACGU"),
                _ => Letters(_random.Next(longest + 1), s_alphabets[_random.Next(s_alphabets.Length)]),
            });
        }

        return targets;
    }

    /// <summary>Random letters.</summary>
    public string Letters(int length, string alphabet) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[_random.Next(alphabet.Length)]));

    /// <summary>The targets as FASTA with lines of some width.</summary>
    public string Fasta(IEnumerable<string> targets)
    {
        StringBuilder text = new();
        int number = 0, width = _random.Next(5, 90);
        foreach (string target in targets)
        {
            text.Append($">t{number++} of a test\n");
            for (int i = 0; i < target.Length; i += width)
            {
                text.Append(target, i, Math.Min(width, target.Length - i)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Seeds that the targets hold, and some that they may not.</summary>
    public List<string> Seeds(IReadOnlyList<string> targets, int count)
    {
        List<string> seeds = ["UUUUUUU", "AAAAAAA", "CGUACGU"];
        string[] long7 = [.. targets.Where(target => target.Length >= 7)];
        while (seeds.Count < count)
        {
            string target = long7[_random.Next(long7.Length)].ToUpperInvariant().Replace('T', 'U');
            string window = target.Substring(_random.Next(target.Length - 6), 7);
            string seed = string.Concat(window.Reverse().Select(c => c switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', 'U' => 'A', _ => 'G' }));
            char[] changed = seed.ToCharArray();
            if (_random.Next(3) == 0)
            {
                changed[_random.Next(7)] = "ACGU"[_random.Next(4)];
            }

            seeds.Add(new string(changed));
        }

        return seeds;
    }
}
