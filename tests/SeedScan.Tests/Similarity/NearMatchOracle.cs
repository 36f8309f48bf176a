namespace SeedScan.Tests.Similarity;

/// <summary>Near matches by the definition: all allowed alignments one by one, sorted, and taken if no column is taken.</summary>
internal static class NearMatchOracle
{
    /// <summary>An alignment of S with a target.</summary>
    /// <param name="Columns">The bases of S and of the target that are opposite each other, from 0.</param>
    /// <param name="Bulges">For each bulge the bases of S before it, and 0 for a target base or 1 for one of the oligo.</param>
    /// <param name="Real">Mismatches that are no G:U.</param>
    /// <param name="Wobbles">G:U.</param>
    /// <param name="Counted">Mismatches as counted.</param>
    internal sealed record Alignment(
        IReadOnlyList<(int S, int Target)> Columns, IReadOnlyList<(int Before, int Kind)> Bulges, int Real, int Wobbles, int Counted)
    {
        public int Start => Columns[0].Target;

        public int End => Columns[^1].Target + 1;

        public int Edits => Counted + Bulges.Count;

        /// <summary>All that a hit says, in letters.</summary>
        public string Row(string s, string target) =>
            $"{Start}-{End} {Counted} counted {Real} real {Wobbles} G:U, bulges {string.Join(' ', Bulges.Select(b => $"{"TO"[b.Kind]}{b.Before}"))}"
            + $" columns {string.Concat(Columns.Select(c => $"{s[c.S]}{Letter(target[c.Target])}{Kind(s[c.S], target[c.Target])}"))}";
    }

    /// <summary>What a perfect match reads: the reverse complement of the oligo.</summary>
    public static string Sought(string oligo) =>
        new([.. oligo.ToUpperInvariant().Replace('T', 'U').Reverse().Select(base1 => "UGCA"["ACGU".IndexOf(base1, StringComparison.Ordinal)])]);

    /// <summary>The hits in order of start.</summary>
    public static List<Alignment> Hits(string s, string target, int mismatches, int bulges, int wobbles)
    {
        List<Alignment> all = All(s, target, mismatches, bulges, wobbles);
        all.Sort(Compare);
        HashSet<(int, int)> taken = [];
        List<Alignment> hits = [];
        foreach (Alignment alignment in all)
        {
            if (!alignment.Columns.Any(taken.Contains))
            {
                hits.Add(alignment);
                taken.UnionWith(alignment.Columns);
            }
        }

        return [.. hits.OrderBy(hit => hit.Start)];
    }

    /// <summary>Every allowed alignment.</summary>
    public static List<Alignment> All(string s, string target, int mismatches, int bulges, int wobbles)
    {
        List<Alignment> all = [];
        List<(int S, int Target)> columns = [];
        List<(int Before, int Kind)> bulged = [];
        for (int start = 0; start < target.Length; start++)
        {
            Extend(0, start, 0, 0);
        }

        return all;

        void Extend(int i, int j, int real, int gu)
        {
            if (i >= s.Length || j >= target.Length)
            {
                return;
            }

            char kind = Kind(s[i], target[j]);
            real += kind == 'x' ? 1 : 0;
            gu += kind == ':' ? 1 : 0;
            int counted = real + Math.Max(0, gu - wobbles);
            if (counted > mismatches)
            {
                return;
            }

            columns.Add((i, j));
            if (i == s.Length - 1)
            {
                all.Add(new Alignment([.. columns], [.. bulged], real, gu, counted));
            }
            else
            {
                Extend(i + 1, j + 1, real, gu);
                if (bulged.Count < bulges)
                {
                    bulged.Add((i + 1, 0));
                    Extend(i + 1, j + 2, real, gu);
                    bulged[^1] = (i + 1, 1);
                    Extend(i + 2, j + 1, real, gu);
                    bulged.RemoveAt(bulged.Count - 1);
                }
            }

            columns.RemoveAt(columns.Count - 1);
        }
    }

    private static int Compare(Alignment a, Alignment b)
    {
        int order = (a.Edits, a.Bulges.Count, a.Wobbles, a.Start, a.End).CompareTo((b.Edits, b.Bulges.Count, b.Wobbles, b.Start, b.End));
        for (int i = 0; order == 0 && i < a.Bulges.Count; i++)
        {
            order = a.Bulges[i].CompareTo(b.Bulges[i]);
        }

        return order;
    }

    private static char Letter(char letter) => char.ToUpperInvariant(letter) switch
    {
        'A' => 'A',
        'C' => 'C',
        'G' => 'G',
        'U' or 'T' => 'U',
        _ => 'N',
    };

    private static char Kind(char s, char target) => (s, Letter(target)) switch
    {
        ('A', 'A') or ('C', 'C') or ('G', 'G') or ('U', 'U') => '|',
        ('C', 'U') or ('A', 'G') => ':',
        _ => 'x',
    };
}
