using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Tests.Similarity;

/// <summary>An oligo, a target in which it may bind often, and limits.</summary>
internal sealed record NearMatchCase(string Oligo, string Target, SimilarityLimits Limits)
{
    /// <summary>A case of its own for each seed: random, AU-rich and repetitive texts, with sites, N and either case.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="length">The most letters of the target, as it is before sites are planted.</param>
    /// <param name="limits">The limits, or null for any that the oracle can do.</param>
    public static NearMatchCase Of(int seed, int length, SimilarityLimits? limits = null)
    {
        Random random = new(seed);
        int bases = 8 + random.Next(18);
        string target = Text(random, random.Next(length));
        string oligo = NearMatchOracle.Sought(Text(random, bases, plain: true));
        string sought = NearMatchOracle.Sought(oligo);
        for (int sites = random.Next(4); sites > 0; sites--)
        {
            target = target.Insert(random.Next(target.Length + 1), Edited(random, sought));
        }

        if (random.Next(3) == 0)
        {
            target = new([.. target.Select(letter => random.Next(12) switch { 0 => 'N', 1 => 'n', 2 => char.ToLowerInvariant(letter), _ => letter })]);
        }

        int bulges = random.Next(3);
        return new(oligo, target, limits ?? new SimilarityLimits(random.Next(5 - bulges), bulges, random.Next(4) switch { 0 => 1, 1 => 4, _ => 0 }));
    }

    public override string ToString() => $"oligo {Oligo} target {Target} {Limits}";

    /// <summary>What the oracle says of each hit.</summary>
    public List<string> Expected()
    {
        string sought = NearMatchOracle.Sought(Oligo);
        return [.. NearMatchOracle.Hits(sought, Target, Limits.Mismatches, Limits.Bulges, Limits.Wobbles).Select(hit => hit.Row(sought, Target))];
    }

    /// <summary>The same of a match, from its drawing and its numbers.</summary>
    public string Row(SimilaritySearch search, in NearMatch match)
    {
        NearMatchDrawing drawing = NearMatchDrawing.Of(search, in match);
        List<string> bulges = [];
        string columns = "";
        int before = 0;
        for (int i = 0; i < drawing.Bars.Length; i++)
        {
            (char oligo, char bar, char bound) = (drawing.Oligo[i], drawing.Bars[i], drawing.Target[i]);
            if (oligo == '-' || bound == '-')
            {
                bulges.Add($"{(oligo == '-' ? 'T' : 'O')}{before}");
            }
            else
            {
                columns += $"{"UGCA"["ACGU".IndexOf(oligo, StringComparison.Ordinal)]}{bound}{(bar == ' ' ? 'x' : bar)}";
            }

            before += oligo == '-' ? 0 : 1;
        }

        return $"{match.Start}-{match.End} {match.Mismatches} counted {match.RealMismatches} real {match.Wobbles} G:U, bulges {string.Join(' ', bulges)} columns {columns}";
    }

    private static string Edited(Random random, string site)
    {
        for (int edits = random.Next(4); edits > 0; edits--)
        {
            int at = random.Next(site.Length);
            string letter = "ACGU"[random.Next(4)].ToString();
            site = random.Next(3) switch { 0 => site.Remove(at, 1), 1 => site.Insert(at, letter), _ => site.Remove(at, 1).Insert(at, letter) };
        }

        return site;
    }

    private static string Text(Random random, int length, bool plain = false)
    {
        string letters = random.Next(4) switch { 0 => "AU", 1 => "AAUUAUAUG", 2 => "AAAAAAAC", _ => "ACGU" };
        string text = new(random.GetItems<char>(letters, length));
        if (random.Next(3) == 0 && length > 0)
        {
            string unit = new(random.GetItems<char>(letters, 1 + random.Next(4)));
            text = string.Concat(Enumerable.Repeat(unit, length / unit.Length + 1))[..length];
            int at = random.Next(length);
            text = random.Next(2) == 0 ? text : text.Remove(at, 1).Insert(at, "ACGU"[random.Next(4)].ToString());
        }

        return plain ? text : random.Next(2) == 0 ? text.Replace('U', 'T') : text;
    }
}
