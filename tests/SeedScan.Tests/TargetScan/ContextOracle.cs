using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace SeedScan.Tests.TargetScan;

/// <summary>The rules of TargetScan's context table, written with strings and loops and nothing of the product's code.</summary>
internal static class ContextOracle
{
    // Agarwal 2015 (eLife 4:e05005): coefficient, least, greatest for 8mer, 7mer-m8, 7mer-A1, 6mer.
    private const string Model = """
        Intercept -0.589 -0.224 -0.195 -0.079
        3P_score -0.04 -0.055 -0.06 -0.024 1 1 1 1 3.5 3.5 3.5 3.5
        Local_AU -0.254 -0.177 -0.075 -0.04 0.308 0.277 0.342 0.295 0.814 0.782 0.801 0.772
        Min_dist 0.118 0.056 0.045 0.036 1.415 1.491 1.431 1.477 3.113 3.096 3.117 3.106
        sRNA1A -0.018 0.01 -0.025 -0.002
        sRNA1C -0.021 0.014 -0.021 0.004
        sRNA1G 0.06 0.062 0.03 0.018
        sRNA8A 0.022 0.004 -0.049 -0.015
        sRNA8C 0.012 -0.031 0.033 0.016
        sRNA8G 0.015 -0.008 -0.017 0.006
        Site8A 0 0 0 -0.002
        Site8C 0 0 0.036 0.015
        Site8G 0 0 0.015 0.012
        Len_3UTR 0.31 0.154 0.129 0.045 2.392 2.409 2.413 2.405 3.637 3.615 3.63 3.62
        SA -0.115 -0.134 -0.077 -0.028 -4.356 -5.218 -4.23 -5.082 -0.661 -0.725 -0.588 -0.666
        Len_ORF 0.205 0.1 0.063 0.029 2.788 2.773 2.773 2.775 3.753 3.729 3.73 3.731
        ORF8m -0.118 -0.044 -0.058 -0.06
        Off6m -0.02 -0.011 -0.02 -0.01
        TA_3UTR 0.222 0.139 0.117 0.058 3.113 3.067 3.145 3.113 3.865 3.887 3.887 3.887
        SPS 0.21 0.135 0.095 0.035 -11.13 -11.13 -8.41 -8.57 -5.52 -5.49 -3.33 -3.33
        PCT -0.103 -0.048 -0.048 0.005 0 0 0 0 0.816 0.364 0.449 0.193
        """;

    private static readonly string[] Types = ["8mer-1a", "7mer-m8", "7mer-1a", "6mer"];
    private static readonly string[] Caps = ["-0.03", "-0.02", "-0.01", "0"];
    private static readonly string[] Scored = ["10090", "10116", "13616", "8364", "9031", "9544", "9598", "9606", "9615", "9913"];
    private static readonly Dictionary<string, double[]> Numbers = Model.Split('\n').Select(line => line.Split(' '))
        .ToDictionary(cells => cells[0], cells => cells[1..].Select(Parse).ToArray());

    /// <summary>The whole table.</summary>
    public static string Of(ContextCase input)
    {
        List<string[]> rows = [];
        string[][] utrs = Table(input.Utrs);
        ILookup<(string, string), (string Name, string Sequence)> matures = Table(input.Matures).ToLookup(cells => (cells[0], cells[1]), cells => (cells[2], cells[3]));
        foreach (string[] site in Table(TargetScanOracle.Of(input.Utrs, input.Families))[1..])
        {
            (string gene, string family, string species) = (site[0], site[1], site[2]);
            if (!Scored.Contains(species))
            {
                continue;
            }

            string Letters(string one) => utrs.Where(row => row[0] == gene && row[1] == one).Select(row => row[2].Replace("-", "", StringComparison.Ordinal)).FirstOrDefault("");
            string seed = input.Families.First(candidate => candidate.Name == family).Seed;
            Site about = new(
                Letters(species).ToUpperInvariant().Replace('T', 'U'), Array.IndexOf(Types, site[8]), int.Parse(site[5]), int.Parse(site[6]));
            List<(double Start, double End, double Percent)> airs = Airs(input, gene, species, Letters("9606").Length, about.Utr.Length);
            foreach ((string name, string sequence) in matures[(family, species)].OrderBy(rna => rna.Name, StringComparer.Ordinal))
            {
                string rna = sequence.ToUpperInvariant().Replace('T', 'U');
                List<string> cells = Contributions(input, about, airs, (gene, family, species, seed), rna, out string[] drawing);
                double sum = cells.Where(cell => cell != "NA").Aggregate(0.0, (total, cell) => total + Parse(cell));
                string score = sum > Parse(Caps[about.Type]) ? Caps[about.Type] : Fixed(sum, 3);
                double air = Air(airs, about.End);
                string weighted = Fixed(Math.Log2(1 + (Math.Pow(2, Parse(score)) - 1) * air), 4);
                rows.Add(
                [
                    gene, species, name, site[8], site[5], site[6], .. cells, score, "?",
                    air.ToString("G15", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal), weighted, "?", .. drawing, family, site[7],
                ]);
            }
        }

        foreach (IGrouping<(string, string), string[]> series in rows.GroupBy(row => (row[2], row[1])))
        {
            Rank([.. series]);
        }

        return Header + string.Concat(rows.Select(row => string.Join('\t', row) + "\n"));
    }

    private const string Header =
        "Gene ID\tSpecies ID\tMirbase ID\tSite Type\tUTR start\tUTR end\tSite type contribution\t3' pairing contribution\tlocal AU contribution\t"
        + "Min_dist contribution\tsRNA1A contribution\tsRNA1C contribution\tsRNA1G contribution\tsRNA8A contribution\tsRNA8C contribution\t"
        + "sRNA8G contribution\tsite8A contribution\tsite8C contribution\tsite8G contribution\t3'UTR length contribution\tSA contribution\t"
        + "ORF length contribution\tORF 8mer contribution\tOffset 6mer contribution\tTA contribution\tSPS contribution\tPCT contribution\t"
        + "context++ score\tcontext++ score percentile\tAIR\tweighted context++ score\tweighted context++ score percentile\tUTR region\t"
        + "UTR-miRNA pairing\tmature miRNA sequence\tmiRNA family\tGroup #\n";

    private static List<string> Contributions(
        ContextCase input, Site site, List<(double Start, double End, double Percent)> airs, (string Gene, string Family, string Species, string Seed) of, string rna, out string[] drawing)
    {
        int type = site.Type;
        List<string> cells = [];
        double raw = 0;
        void Add(string feature, double value)
        {
            double[] n = Numbers[feature];
            raw = n.Length == 4 ? n[type] * value : n[type] * ((value - n[4 + type]) / (n[8 + type] - n[4 + type]));
            cells.Add(Fixed(raw, 3));
        }

        void AddLetter(string feature, char letter, bool applies)
        {
            foreach (char one in "ACG")
            {
                if (letter == 'U' || !applies)
                {
                    cells.Add("0");
                }
                else
                {
                    Add(feature + one, letter == one ? 1 : 0);
                }
            }
        }

        string region = site.Region(out string drawn);
        (double pairing, drawing) = Pair(site, rna, drawn);
        List<(double End, double Percent)> ends = [.. airs.GroupBy(row => row.End).Select(group => (group.Key, group.Last().Percent)).Where(row => row.Key >= site.End)];
        double weights = ends.Sum(row => row.Percent);
        double Mean(Func<double, double> of) => weights > 0 ? Math.Round(ends.Sum(row => of(row.End) * row.Percent) / weights, MidpointRounding.ToEven) : 0;
        Add("Intercept", 1);
        Add("3P_score", pairing);
        Add("Local_AU", Parse(Fixed(site.Au(), 3)));
        Add("Min_dist", Log(Mean(end => Math.Min(site.Start - 1, end - site.End))));
        AddLetter("sRNA1", rna[0], applies: true);
        AddLetter("sRNA8", rna[7], applies: true);
        AddLetter("Site8", region[14], applies: type >= 2);
        Add("Len_3UTR", Log(Mean(end => end)));
        if (Unpaired(input, of.Gene, of.Species, site) is { } unpaired)
        {
            Add("SA", Math.Log10(unpaired));
        }
        else
        {
            cells.Add("0");
        }

        Add("Len_ORF", Log(Find(input.OrfLengths, [of.Gene, of.Species]) is { } length ? Parse(length[2]) : 0));
        Add("ORF8m", Find(input.Orf8mers, [of.Gene, of.Species, of.Seed]) is { } count ? Parse(count[3]) : 0);
        Add("Off6m", ends.Count > 0 ? 1 : 0);
        string[] abundance = Find(input.Abundance, [of.Seed]) ?? ["", "NA", "NA", "NA"];
        foreach ((string feature, string value) in ((string, string)[])[("TA_3UTR", abundance[3]), ("SPS", abundance[type < 2 ? 1 : 2])])
        {
            if (value == "NA")
            {
                cells.Add("NA");
            }
            else
            {
                Add(feature, Parse(value));
            }
        }

        string pct = Table(input.Pct ?? "").Where(row => (row[0], row[1], row[2], row[5], row[6], row[8]) == (of.Gene, of.Family, of.Species, $"{site.Start}", $"{site.End}", Types[type]))
            .Select(row => row[12]).FirstOrDefault("NA");
        if (pct == "NA")
        {
            cells.Add("0");
        }
        else
        {
            Add("PCT", Parse(pct));
        }

        return cells;
    }

    private static List<(double Start, double End, double Percent)> Airs(ContextCase input, string gene, string species, int human, int length)
    {
        double stretch = species == "9606" || human == 0 ? 1 : (double)length / human;
        double Stretched(string place) => Math.Round(Parse(place) * stretch, MidpointRounding.ToEven);
        return [.. Table(input.Airs ?? "").Where(row => row[0] == gene).Select(row => (row[1] == "1" ? 1 : Stretched(row[1]), Stretched(row[2]), Parse(row[3])))];
    }

    private static double Air(List<(double Start, double End, double Percent)> airs, int end)
    {
        if (airs.Count == 0)
        {
            return 1;
        }

        int within = airs.FindIndex(row => row.Start <= end && end <= row.End);
        return within >= 0
            ? airs[within].Percent / 100
            : Math.Max(0.0001, airs.MinBy(row => Math.Min(Math.Abs(row.Start - end), Math.Abs(row.End - end))).Percent / 100);
    }

    private static double? Unpaired(ContextCase input, string gene, string species, Site site)
    {
        if (input.Lunp?.GetValueOrDefault($"{gene}.{species}") is not { } text)
        {
            return null;
        }

        string[][] rows = [.. Table(text).Where(cells => !cells[0].Contains('#', StringComparison.Ordinal))];
        int row = (site.Type < 2 ? site.Start : site.Start - 1) + (site.Type == 3 ? 8 : 7);
        string cell = rows[Math.Min(Math.Min(row, site.Utr.Length), rows.Length) - 1][14];
        return cell == "NA" || Parse(cell) == 0 ? null : Parse(cell);
    }

    /// <summary>The 3' pairing score, and the three lines of the drawing.</summary>
    private static (double Score, string[] Drawing) Pair(Site site, string rna, string region)
    {
        int first = site.Type == 2 ? 8 : 9, opposite = (site.Type < 2 ? site.Start : site.Start - 1) - (first - 8);
        string threePrime = rna[(first - 1)..];
        string upstream = new([.. site.Utr[..Math.Max(0, opposite)].Reverse().Take(site.Type == 3 ? 14 : 15)]);
        double best = 0;
        (int Shift, bool InTarget) way = (0, false);
        List<(int From, int Length)> drawn = [];
        for (int shift = 0; shift < Math.Max(threePrime.Length, upstream.Length); shift++)
        {
            foreach (bool inTarget in shift == 0 ? [false] : (bool[])[false, true])
            {
                string one = inTarget ? threePrime[Math.Min(shift, threePrime.Length)..] : threePrime;
                string two = inTarget ? upstream : upstream[Math.Min(shift, upstream.Length)..];
                string pairs = new([.. one.Zip(two, (a, b) => "AU UA CG GC".Split(' ').Contains($"{a}{b}") ? '1' : '0')]);
                foreach (Match run in Regex.Matches(pairs, "11+"))
                {
                    double points = Enumerable.Range(run.Index, run.Length).Sum(i => first + i + (inTarget ? shift : 0) is >= 13 and <= 16 ? 1 : 0.5) - Math.Max(0, (shift - 2) / 2.0);
                    if (points > best)
                    {
                        (best, way, drawn) = (points, (shift, inTarget), [(run.Index, run.Length)]);
                    }
                    else if (points == best && drawn.Count > 0 && way == (shift, inTarget))
                    {
                        drawn.Add((run.Index, run.Length));
                    }
                }
            }
        }

        return (best, Draw(site, rna, region, best, way, drawn));
    }

    private static string[] Draw(Site site, string rna, string region, double score, (int Shift, bool InTarget) way, List<(int From, int Length)> runs)
    {
        string back = new([.. rna.Reverse()]);
        int seed = site.Type == 2 ? 7 : 8;
        string gap = new('-', way.Shift), left = region[..^8] + (way.InTarget ? gap : ""), right = back[..^seed] + (way.InTarget ? "" : gap);
        int width = Math.Max(left.Length, right.Length);
        string line = new string(' ', width) + (site.Type switch { 2 => "||||||  ", 3 => " |||||| ", _ => "||||||| " });
        char[] bars = line.ToCharArray();
        foreach ((int from, int length) in runs)
        {
            for (int i = from; i < from + length; i++)
            {
                bars[width - 1 - way.Shift - i + (site.Type == 3 ? 1 : 0)] = '|';
            }
        }

        line = new string(bars);
        if (score < 3)
        {
            (left, right) = (left.Replace("-", "", StringComparison.Ordinal), right.Replace("-", "", StringComparison.Ordinal));
            for (int i = 0; i < 2; i++)
            {
                line = Regex.Replace(line, @"^( *)(\|+)( +\|.*)$", match => match.Groups[1].Value + new string(' ', match.Groups[2].Length) + match.Groups[3].Value);
            }
        }

        return [left.PadLeft(width) + region[^8..], line, right.PadLeft(width) + back[^seed..] + (seed == 7 ? " " : "")];
    }

    private static void Rank(string[][] rows)
    {
        string[] scores = [.. rows.Select(row => row[27]).OrderByDescending(Parse)], weighted = [.. rows.Select(row => row[30]).OrderByDescending(Parse)];
        Dictionary<string, string> percentile = [];
        int counter = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (string[] list in (string[][])[scores, weighted])
            {
                string before = list[i == 0 ? rows.Length - 1 : i - 1];
                counter = before != "0" && Parse(before) != Parse(list[i]) ? i : counter;
                percentile[list[i]] = $"{100 * counter / rows.Length}";
            }
        }

        foreach (string[] row in rows)
        {
            (row[28], row[31]) = (percentile[row[27]], percentile[row[30]]);
        }
    }

    /// <summary>C's <c>%.3f</c>: the double's exact value as a fraction of whole numbers, ties to even.</summary>
    internal static string Fixed(double value, int decimals)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int exponent = (int)(bits >> 52);
        BigInteger numerator = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52), denominator = 1;
        exponent = Math.Max(exponent, 1) - 1075;
        (numerator, denominator) = exponent >= 0 ? (numerator << exponent, denominator) : (numerator, denominator << -exponent);
        BigInteger whole = BigInteger.DivRem(numerator * BigInteger.Pow(10, decimals), denominator, out BigInteger rest);
        whole += rest * 2 > denominator || (rest * 2 == denominator && !whole.IsEven) ? 1 : 0;
        string digits = whole.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (double.IsNegative(value) ? "-" : "") + digits[..^decimals] + "." + digits[^decimals..];
    }

    private static double Log(double value) => value > 0 ? Math.Log10(value) : 0;

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[]? Find(string? table, string[] key) => Table(table ?? "").FirstOrDefault(row => row.Take(key.Length).SequenceEqual(key));

    private static string[][] Table(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];

    /// <summary>A site; places from 1, inclusive. Types are 8mer, 7mer-m8, 7mer-A1, 6mer.</summary>
    private sealed record Site(string Utr, int Type, int Start, int End)
    {
        /// <summary>The region in which the base opposite nt 8 is looked up, and the one that is drawn.</summary>
        public string Region(out string drawn)
        {
            StringBuilder region = new();
            for (int place = Math.Max(1, Start - 15); place <= Math.Min(Utr.Length, Type == 0 ? End : End + 1); place++)
            {
                region.Append(Utr[place - 1]);
            }

            if (region.Length < 23)
            {
                region.Insert(0, new string('N', 24 - region.Length));
            }

            drawn = region.ToString();
            if (Type != 0 && End == Utr.Length)
            {
                drawn += "N";
                drawn = drawn.StartsWith("NN", StringComparison.Ordinal) ? drawn[2..] : drawn;
            }

            return region.ToString();
        }

        public double Au()
        {
            double upstream = Type < 2 ? 1 : 2, downstream = Type is 0 or 2 ? 2 : 1, au = 0, all = 0;
            for (int i = 0; i < 30; i++)
            {
                foreach ((int place, double weight) in ((int, double)[])[(Start - 1 - i, 1 / (i + upstream)), (End + 1 + i, 1 / (i + downstream))])
                {
                    if (place >= 1 && place <= Utr.Length)
                    {
                        all += weight;
                        au += Utr[place - 1] is 'A' or 'U' ? weight : 0;
                    }
                }
            }

            return au / all;
        }
    }
}
