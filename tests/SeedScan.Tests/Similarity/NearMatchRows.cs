using System.Globalization;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Similarity;
using SeedScan.Thermodynamics;

namespace SeedScan.Tests.Similarity;

/// <summary>Rows of near matches as the documentation tells them, from the oracle's alignments: strings and loops.</summary>
internal static class NearMatchRows
{
    internal sealed record Record(string Name, string Letters);

    /// <summary>A near match with all its columns, in the order of the output.</summary>
    internal sealed record Row(int Target, int Oligo, int Edits, string Text);

    /// <summary>All rows of TSV.</summary>
    public static List<Row> Of(IReadOnlyList<Record> targets, IReadOnlyList<(string Name, string Bases)> oligos, SimilarityLimits limits, string strands)
    {
        List<Row> all = [];
        for (int target = 0; target < targets.Count; target++)
        {
            List<((int, int, bool, int) Order, Row Row)> rows = [];
            for (int oligo = 0; oligo < oligos.Count; oligo++)
            {
                foreach (char strand in strands)
                {
                    // The - strand read from its 3' end on: every letter is the partner of the one given.
                    string letters = strand == '+' ? targets[target].Letters : Partners(targets[target].Letters);
                    string sought = strand == '+' ? NearMatchOracle.Sought(oligos[oligo].Bases) : Partners(oligos[oligo].Bases);
                    foreach (NearMatchOracle.Alignment hit in NearMatchOracle.Hits(sought, letters, limits.Mismatches, limits.Bulges, limits.Wobbles))
                    {
                        string text = $"{targets[target].Name}\t{hit.Start + 1}\t{hit.End}\t{oligos[oligo].Name}\t{strand}\t{Columns(hit, sought, letters, strand)}";
                        rows.Add(((hit.Start, hit.End, strand == '-', oligo), new Row(target, oligo, hit.Edits, text)));
                    }
                }
            }

            all.AddRange(rows.OrderBy(row => row.Order).Select(row => row.Row));
        }

        return all;
    }

    private static string Columns(NearMatchOracle.Alignment hit, string sought, string letters, char strand)
    {
        StringBuilder oligo = new(), pairs = new(), target = new();
        List<(int Position, char Kind)> edits = [];
        for (int k = 0; k < hit.Columns.Count; k++)
        {
            (int i, int j) = hit.Columns[k];
            if (k > 0 && j - hit.Columns[k - 1].Target == 2)
            {
                oligo.Append('-');
                pairs.Append('.');
                target.Append(Letter(letters[j - 1]));
                edits.Add((Math.Min(PositionOf(i - 1), PositionOf(i)), 't'));
            }

            if (k > 0 && i - hit.Columns[k - 1].S == 2)
            {
                oligo.Append(Partners(sought[i - 1].ToString()));
                pairs.Append('.');
                target.Append('-');
                edits.Add((PositionOf(i - 1), 'o'));
            }

            char kind = (sought[i], Letter(letters[j])) switch
            {
                ('C', 'U') or ('A', 'G') => ':',
                (char s, char t) when s == t => '|',
                _ => '.',
            };
            oligo.Append(Partners(sought[i].ToString()));
            pairs.Append(kind);
            target.Append(Letter(letters[j]));
            if (kind != '|')
            {
                edits.Add((PositionOf(i), kind == ':' ? 'w' : 'm'));
            }
        }

        string positions = edits.Count == 0 ? "." : string.Join(',', edits.OrderBy(edit => edit.Position).ThenBy(edit => edit.Kind == 't').Select(edit => $"{edit.Kind}{edit.Position}"));
        int run = pairs.ToString().Split('.', ':').Max(pairs => pairs.Length);
        return $"{hit.Edits}\t{hit.Counted}\t{hit.Wobbles}\t{hit.Bulges.Count(b => b.Kind == 0)}\t{hit.Bulges.Count(b => b.Kind == 1)}\t{run}\t{Energy()}\t{positions}\t{oligo}\t{pairs}\t{target}";

        // Of an oligo of DNA, read from its 5' end.
        string Energy()
        {
            (string top, string bottom) = strand == '+' ? (Turned(oligo), Turned(target)) : (oligo.ToString(), target.ToString());
            Sugar[] sugars = [.. sought.Select(_ => Sugar.Dna)];
            DuplexEnergy energy = Duplex.OfAligned(top, bottom, sugars, StrandKind.Rna);
            string number = energy.IsKnown ? Math.Round((decimal)energy.FreeEnergy37, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture) : ".";
            EnergyNotes[] notes = [.. Enum.GetValues<EnergyNotes>().Where(note => note != 0 && energy.Notes.HasFlag(note)).Order()];
            return $"{number}\t{(notes.Length == 0 ? "." : string.Join(',', notes))}";
        }

        static string Turned(StringBuilder text) => new([.. text.ToString().Reverse()]);

        int PositionOf(int s) => strand == '+' ? sought.Length - s : s + 1;
    }

    private static char Letter(char letter) => char.ToUpperInvariant(letter) switch { 'T' => 'U', 'A' or 'C' or 'G' or 'U' => char.ToUpperInvariant(letter), _ => 'N' };

    private static string Partners(string letters) => new([.. letters.Select(letter => Letter(letter) switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', 'U' => 'A', _ => 'N' })]);
}
