using System.Globalization;
using System.Text;
using SeedScan.Rnas;

namespace SeedScan.Tests.TargetScan;

/// <summary>Makes inputs of a context table at random, with sites at both ends, 3' pairing at all shifts, and gaps in every file.</summary>
internal sealed class RandomContextCase(int seed)
{
    private static readonly int[] Species = [9606, 10090, 9031, 7227];
    private static readonly string[] Labels = ["8mer-1a", "7mer-m8", "7mer-1a", "6mer"];

    private readonly Random _random = new(seed);
    private readonly List<(string Gene, int Species, string Letters)> _utrs = [];

    public ContextCase Make()
    {
        RnaFamily[] families = [.. Enumerable.Range(0, 4).Select(i => new RnaFamily($"fam{i}", Letters(7, "ACGU"), i == 0 ? [9606] : Species))];
        string[] matures = [.. families.SelectMany(family => family.Species.Where(_ => Chance(0.9)).SelectMany(species => Matures(family, species)))];
        string utrs = Utrs([.. matures.Select(line => line.Split('\t')[3])]);
        ContextCase whole = new() { Utrs = utrs, Families = families, Matures = string.Concat(matures.Select(line => line + "\n")) };
        return whole with
        {
            Airs = Chance(0.9) ? Airs() : null,
            OrfLengths = Chance(0.9) ? "none\t1\t1\n" + Rows(0.8, utr => $"{utr.Gene}\t{utr.Species}\t{_random.Next(1, 9000)}") : null,
            Orf8mers = Chance(0.9) ? Rows(0.5, utr => $"{utr.Gene}\t{utr.Species}\t{families[_random.Next(4)].Seed}\t{_random.Next(4)}") : null,
            Abundance = Chance(0.9) ? Abundance(families) : null,
            Lunp = Chance(0.9) ? _utrs.Where(_ => Chance(0.8)).DistinctBy(utr => (utr.Gene, utr.Species)).ToDictionary(utr => $"{utr.Gene}.{utr.Species}", Lunp) : null,
            Pct = Chance(0.9) ? Pct(utrs, families) : null,
        };
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string Letters(int length, string alphabet) => new(_random.GetItems<char>(alphabet, length));

    private string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private IEnumerable<string> Matures(RnaFamily family, int species)
    {
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            string rna = Letters(1, "ACGU") + family.Seed + Letters(_random.Next(4) == 0 ? _random.Next(4) : _random.Next(8, 18), "ACGU");
            yield return $"{family.Name}\t{species}\tmir-{_random.Next(100)}{(char)('a' + i)}-{family.Name}\t{(Chance(0.1) ? rna.Replace('U', 't') : rna)}";
        }
    }

    /// <summary>Sites between random letters, some with the partners of nt 9 on before them; the first sites lie just behind the mask.</summary>
    private string Utrs(string[] rnas)
    {
        StringBuilder table = new();
        for (int gene = 0; gene < 5; gene++)
        {
            foreach (int species in Species.Where(_ => Chance(0.85)))
            {
                string alphabet = gene == 4 ? "ACGUNacgut" : gene == 3 ? "AUUUA" : "ACGU";
                StringBuilder letters = new(Letters(_random.Next(2) == 0 ? _random.Next(12, 17) : _random.Next(40), alphabet));
                for (int i = _random.Next(6); i >= 0; i--)
                {
                    string rna = rnas[_random.Next(rnas.Length)].ToUpperInvariant().Replace('T', 'U');
                    string partners = new([.. rna.Reverse().Select(nt => "UGCA"["ACGU".IndexOf(nt, StringComparison.Ordinal)])]);
                    int seed = partners.Length - 8;
                    int from = _random.Next(seed + 1), to = _random.Next(from, seed + 1);
                    letters.Append(partners.AsSpan(from, to - from)).Append(Letters(_random.Next(3) == 0 ? _random.Next(8) : 0, alphabet));
                    letters.Append(Chance(0.6) ? partners[seed] : Letters(1, "ACGU")[0]).Append(partners.AsSpan(seed + 1, 6));
                    letters.Append(Chance(0.5) ? "A" : Chance(0.5) && i == 0 ? "" : Letters(1, "ACGU"));
                    letters.Append(i == 0 && Chance(0.5) ? "" : Letters(_random.Next(40), alphabet));
                }

                string all = letters.ToString();
                _utrs.Add(($"gene{gene}", species, all));
                table.Append($"gene{gene}\t{species}\t").Append(all[..(all.Length / 2)]).Append("---").Append(all[(all.Length / 2)..]).Append('\n');
            }
        }

        return table.ToString();
    }

    private string Rows(double share, Func<(string Gene, int Species, string Letters), string> row) =>
        string.Concat(_utrs.Where(_ => Chance(share)).Select(utr => row(utr) + "\n"));

    // Ends that coincide, stretches that leave gaps, shares of 0, and ends before and beyond the UTR's.
    private string Airs()
    {
        StringBuilder table = new("none\t1\t5\t100\n");
        for (int gene = 0; gene < 4; gene++)
        {
            int start = 1;
            double percent = 100;
            for (int i = _random.Next(1, 7); i > 0; i--)
            {
                int end = start + _random.Next(_random.Next(2) == 0 ? 3 : 80);
                table.Append(CultureInfo.InvariantCulture, $"gene{gene}\t{start}\t{end}\t{Number(percent, "0.###")}\n");
                start = end + (Chance(0.2) ? _random.Next(20) : 1);
                percent *= Chance(0.2) ? 0.001 : _random.NextDouble();
            }
        }

        return table.ToString();
    }

    private string Abundance(RnaFamily[] families)
    {
        string Cell(double value) => Chance(0.1) ? "NA" : Number(value, "0.000");
        return "Seed region\tSPS (8mer and 7mer-m8)\tSPS (7mer-1a and 6mer)\tTA\nAAAAAAA\t-0.590\t0.340\t4.371\n"
            + string.Concat(families.DistinctBy(family => family.Seed).Where(family => family.Seed != "AAAAAAA" && Chance(0.8))
                .Select(family => $"{family.Seed}\t{Cell(-12 * _random.NextDouble())}\t{Cell(-9 * _random.NextDouble())}\t{Cell(3 + _random.NextDouble())}\n"));
    }

    private string Lunp((string Gene, int Species, string Letters) utr)
    {
        StringBuilder text = new("#unpaired probabilities\n #i$\tl=1\t2\n");
        int rows = Math.Max(1, utr.Letters.Length - (Chance(0.2) ? _random.Next(9) : 0));
        for (int row = 1; row <= rows; row++)
        {
            string Cell(int length) => length > row || Chance(0.03) ? "NA" : Chance(0.03) ? "0" : Number(Math.Pow(10, -6 * _random.NextDouble()), "G7");
            text.Append(CultureInfo.InvariantCulture, $"{row}\t{string.Join('\t', Enumerable.Range(1, 20).Select(Cell))}\t\n");
        }

        return text.ToString();
    }

    private string Pct(string utrs, RnaFamily[] families)
    {
        StringBuilder table = new(
            "Gene_ID\tmiRNA_family_ID\tspecies_ID\tMSA_start\tMSA_end\tUTR_start\tUTR_end\tGroup_num\tSite_type\tmiRNA in this species\tGroup_type\tBranch length score\tPct\tConserved\n"
            + "none\tnone\t1\t1\t1\t1\t6\t1\t6mer\tx\t6mer\t0\t0.0\t\n");
        foreach (string[] cells in TargetScanOracle.Of(utrs, families).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split('\t')))
        {
            if (Chance(0.9) && Labels.Contains(cells[8]))
            {
                string pct = Chance(0.2) ? "NA" : Chance(0.2) ? "0.0" : Chance(0.1) ? "-0.0000" : Number(_random.NextDouble(), "0.0000");
                table.Append(string.Join('\t', cells[..11])).Append($"\t0\t{pct}\t\n");
            }
        }

        return table.ToString();
    }
}
