using System.Text;

namespace SeedScan.Tests.Similarity;

/// <summary>The best listed alignment of an oligo with a miRNA by the definition: every alignment one by one, in strings.</summary>
internal static class MirnomeOracle
{
    private const int MostBulges = 3;

    /// <summary>The best listed alignment in words, or null where none is listed.</summary>
    public static string? Best(string oligo, string mirna) => Best(oligo, mirna, a => a.IsListed);

    /// <summary>The best of all alignments in words, listed or not.</summary>
    public static string BestOfAll(string oligo, string mirna) => Best(oligo, mirna, a => true)!;

    private static string? Best(string oligo, string mirna, Func<Alignment, bool> isAllowed)
    {
        string s = NearMatchOracle.Sought(oligo);
        Alignment? best = null;
        foreach (Alignment alignment in All(s, mirna))
        {
            if (isAllowed(alignment) && (best is null || alignment.CompareTo(best) < 0))
            {
                best = alignment;
            }
        }

        return best?.Text();
    }

    private static List<Alignment> All(string s, string mirna)
    {
        List<Alignment> all = [];
        List<(int S, int Nt)> columns = [];
        for (int i = 0; i < s.Length; i++)
        {
            Extend(i, 0, 0);
        }

        for (int j = 1; j < mirna.Length; j++)
        {
            Extend(0, j, 0);
        }

        return all;

        void Extend(int i, int j, int bulges)
        {
            if (i >= s.Length || j >= mirna.Length)
            {
                return;
            }

            columns.Add((i, j));
            if (i == s.Length - 1 || j == mirna.Length - 1)
            {
                all.Add(new Alignment(s, mirna, [.. columns]));
            }
            else
            {
                Extend(i + 1, j + 1, bulges);
                if (bulges < MostBulges)
                {
                    Extend(i + 1, j + 2, bulges + 1);
                    Extend(i + 2, j + 1, bulges + 1);
                }
            }

            columns.RemoveAt(columns.Count - 1);
        }
    }

    private sealed class Alignment : IComparable<Alignment>
    {
        private readonly string _s, _mirna;
        private readonly (int S, int Nt)[] _columns;
        private readonly List<(int Before, int Kind)> _bulges = [];
        private readonly int _edits, _real, _pairs, _longestRun, _mirnaBulges;

        public Alignment(string s, string mirna, (int S, int Nt)[] columns)
        {
            (_s, _mirna, _columns) = (s, mirna, columns);
            int run = 0;
            for (int k = 0; k < columns.Length; k++)
            {
                if (k > 0 && columns[k].Nt - columns[k - 1].Nt == 2)
                {
                    _bulges.Add((columns[k].S, 0));
                    _mirnaBulges++;
                    run = 0;
                }
                else if (k > 0 && columns[k].S - columns[k - 1].S == 2)
                {
                    _bulges.Add((columns[k].S - 1, 1));
                    run = 0;
                }

                char kind = Kind(k);
                run = kind == '|' ? run + 1 : 0;
                _longestRun = Math.Max(_longestRun, run);
                _pairs += kind == '|' ? 1 : 0;
                _real += kind == ' ' ? 1 : 0;
                _edits += kind == '|' ? 0 : 1;
            }

            _edits += _bulges.Count;
        }

        public bool IsListed => Seed < 2 || _longestRun >= 8 || (_edits <= 3 && _pairs - _mirnaBulges >= 8);

        private int Seed => Covers(8) ? 0 : Covers(7) ? 1 : 2;

        private int Overhang5 => _columns[0].S;

        private int Overhang3 => _s.Length - 1 - _columns[^1].S;

        public int CompareTo(Alignment? other)
        {
            int order = Key().CompareTo(other!.Key());
            for (int i = 0; order == 0 && i < _bulges.Count; i++)
            {
                order = _bulges[i].CompareTo(other._bulges[i]);
            }

            return order;
        }

        public string Text()
        {
            StringBuilder mirna = new(new string('-', Overhang5)), bars = new(new string(' ', Overhang5)), oligo = new(Partners(_s[..Overhang5]).ToLowerInvariant());
            for (int k = 0; k < _columns.Length; k++)
            {
                (int i, int j) = _columns[k];
                if (k > 0 && j - _columns[k - 1].Nt == 2)
                {
                    mirna.Append(_mirna[j - 1]);
                    bars.Append(' ');
                    oligo.Append('-');
                }
                else if (k > 0 && i - _columns[k - 1].S == 2)
                {
                    mirna.Append('-');
                    bars.Append(' ');
                    oligo.Append(Partners(_s[(i - 1)..i]));
                }

                mirna.Append(_mirna[j]);
                bars.Append(Kind(k));
                oligo.Append(Partners(_s[i..(i + 1)]));
            }

            mirna.Append('-', Overhang3);
            bars.Append(' ', Overhang3);
            oligo.Append(Partners(_s[(_s.Length - Overhang3)..]).ToLowerInvariant());
            string seed = new[] { "2-8", "2-7", "." }[Seed];
            return $"{seed} {_columns[0].Nt}-{_columns[^1].Nt + 1} edits {_edits} run {_longestRun} overhang {Overhang5}+{Overhang3}\n{mirna}\n{bars}\n{oligo}";
        }

        private (int, int, int, int, int, int, int, int) Key() =>
            (Seed, _edits + Overhang5 + Overhang3, _edits, _bulges.Count, _real, _columns[0].Nt, Overhang5, _columns[^1].Nt);

        /// <summary>True if nt 2 to the last one are opposite successive bases and pair.</summary>
        private bool Covers(int last)
        {
            int first = Array.FindIndex(_columns, column => column.Nt == 1);
            for (int nt = 1; nt < last; nt++)
            {
                int k = first + nt - 1;
                if (first < 0 || k >= _columns.Length || _columns[k] != (_columns[first].S + nt - 1, nt) || Kind(k) != '|')
                {
                    return false;
                }
            }

            return true;
        }

        private char Kind(int column) => (_s[_columns[column].S], _mirna[_columns[column].Nt]) switch
        {
            ('A', 'A') or ('C', 'C') or ('G', 'G') or ('U', 'U') => '|',
            ('C', 'U') or ('A', 'G') => ':',
            _ => ' ',
        };

        private static string Partners(string letters) => new([.. letters.Select(letter => "UGCA"["ACGU".IndexOf(letter, StringComparison.Ordinal)])]);
    }
}
