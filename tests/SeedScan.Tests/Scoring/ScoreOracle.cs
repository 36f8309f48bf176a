using SeedScan.Tests.Scanning;

namespace SeedScan.Tests.Scoring;

/// <summary>What is known of a target beside its letters; null and empty for nothing.</summary>
internal sealed record OracleFacts
{
    public double? Abundance { get; init; }

    public string? Orf { get; init; }

    public double? OrfLength { get; init; }

    public double? Unpaired { get; init; }

    public double? Conservation { get; init; }

    public IReadOnlyList<(long End, double Share)>? Isoforms { get; init; }
}

/// <summary>A site's score by the oracle.</summary>
internal sealed record OracleScore(double Score, IReadOnlyDictionary<string, double?> Values, IReadOnlyList<string> Missing);

/// <summary>
/// Scores sites the slow and plain way, with letters, loops and the published tables. Shares nothing with SeedScan.Core, which
/// is judged by it.
/// </summary>
internal static class ScoreOracle
{
    private static readonly string[] s_types = ["8mer", "7mer-m8", "7mer-A1", "6mer"];

    /// <summary>The parameters of context++ (Agarwal 2015): coefficients, then least and greatest values, each by type.</summary>
    private static readonly Dictionary<string, (double[] Coefficient, double[]? Min, double[]? Max)> s_agarwal = new()
    {
        ["3P_score"] = ([-0.040, -0.055, -0.060, -0.024], [1, 1, 1, 1], [3.5, 3.5, 3.5, 3.5]),
        ["Len_3UTR"] = ([0.310, 0.154, 0.129, 0.045], [2.392, 2.409, 2.413, 2.405], [3.637, 3.615, 3.630, 3.620]),
        ["Len_ORF"] = ([0.205, 0.100, 0.063, 0.029], [2.788, 2.773, 2.773, 2.775], [3.753, 3.729, 3.730, 3.731]),
        ["Local_AU"] = ([-0.254, -0.177, -0.075, -0.040], [0.308, 0.277, 0.342, 0.295], [0.814, 0.782, 0.801, 0.772]),
        ["Min_dist"] = ([0.118, 0.056, 0.045, 0.036], [1.415, 1.491, 1.431, 1.477], [3.113, 3.096, 3.117, 3.106]),
        ["Off6m"] = ([-0.020, -0.011, -0.020, -0.010], null, null),
        ["ORF8m"] = ([-0.118, -0.044, -0.058, -0.060], null, null),
        ["PCT"] = ([-0.103, -0.048, -0.048, 0.005], [0, 0, 0, 0], [0.816, 0.364, 0.449, 0.193]),
        ["SA"] = ([-0.115, -0.134, -0.077, -0.028], [-4.356, -5.218, -4.230, -5.082], [-0.661, -0.725, -0.588, -0.666]),
        ["SPS"] = ([0.210, 0.135, 0.095, 0.035], [-11.13, -11.13, -8.41, -8.57], [-5.52, -5.49, -3.33, -3.33]),
        ["TA_3UTR"] = ([0.222, 0.139, 0.117, 0.058], [3.113, 3.067, 3.145, 3.113], [3.865, 3.887, 3.887, 3.887]),
    };

    private static readonly Dictionary<string, double[]> s_letters = new()
    {
        ["sRNA1A"] = [-0.018, 0.010, -0.025, -0.002],
        ["sRNA1C"] = [-0.021, 0.014, -0.021, 0.004],
        ["sRNA1G"] = [0.060, 0.062, 0.030, 0.018],
        ["sRNA8A"] = [0.022, 0.004, -0.049, -0.015],
        ["sRNA8C"] = [0.012, -0.031, 0.033, 0.016],
        ["sRNA8G"] = [0.015, -0.008, -0.017, 0.006],
        ["Site8A"] = [0, 0, 0, -0.002],
        ["Site8C"] = [0, 0, 0.036, 0.015],
        ["Site8G"] = [0, 0, 0.015, 0.012],
    };

    /// <summary>Grimson 2007: mean, then slope and intercept of AU, distance to the end, 3' pairing.</summary>
    private static readonly Dictionary<string, double[]> s_grimson = new()
    {
        ["8mer"] = [-0.31, -0.64, 0.055, 0.000172, -0.38, -0.0041, -0.299],
        ["7mer-m8"] = [-0.161, -0.50, 0.108, 0.000091, -0.198, -0.031, -0.094],
        ["7mer-A1"] = [-0.099, -0.42, 0.137, 0.000072, -0.131, -0.0211, -0.053],
        ["6mer"] = [-0.015, -0.241, 0.115, 0.000049, -0.033, -0.00278, -0.0091],
    };

    /// <summary>Xia 1998: a step and its partner are one stack.</summary>
    private static readonly Dictionary<string, double> s_stacks = new()
    {
        ["AA"] = -0.93,
        ["UU"] = -0.93,
        ["AU"] = -1.10,
        ["UA"] = -1.33,
        ["CU"] = -2.08,
        ["AG"] = -2.08,
        ["CA"] = -2.11,
        ["UG"] = -2.11,
        ["GU"] = -2.24,
        ["AC"] = -2.24,
        ["GA"] = -2.35,
        ["UC"] = -2.35,
        ["CG"] = -2.36,
        ["GG"] = -3.26,
        ["CC"] = -3.26,
        ["GC"] = -3.42,
    };

    /// <summary>context++ of a site.</summary>
    public static OracleScore Agarwal(string target, string rna, OracleSite site, OracleFacts facts)
    {
        int type = Array.IndexOf(s_types, site.Type);
        Dictionary<string, double?> values = Values(target, rna, site, facts);
        List<string> missing = [];
        double sum = new[] { -0.589, -0.224, -0.195, -0.079 }[type];
        foreach ((string feature, (double[] coefficient, double[]? min, double[]? max)) in s_agarwal)
        {
            if (values[feature] is { } value)
            {
                double scaled = min is null || max is null ? value : (value - min[type]) / (max[type] - min[type]);
                sum += Round3(coefficient[type] * scaled);
            }
            else
            {
                missing.Add(feature);
            }
        }

        foreach ((string feature, char letter) in Letters(target, rna, site))
        {
            if (letter == 'N')
            {
                if (feature != "Site8" || type >= 2)
                {
                    missing.Add(feature);
                }
            }
            else if (letter != 'U')
            {
                sum += s_letters[$"{feature}{letter}"][type];
            }
        }

        return new OracleScore(Math.Min(Round3(sum), new[] { -0.03, -0.02, -0.01, 0 }[type]), values, missing);
    }

    /// <summary>The context score of 2007.</summary>
    public static OracleScore Grimson(string target, string rna, OracleSite site, OracleFacts facts)
    {
        Dictionary<string, double?> values = Values(target, rna, site, facts);
        double[] numbers = s_grimson[site.Type];
        double mean = numbers[0], score = mean;
        List<string> missing = [];
        foreach ((string feature, int at) in new[] { ("Local_AU", 1), ("End_dist", 3), ("3P_score", 5) })
        {
            if (values[feature] is { } value)
            {
                score += (numbers[at] * value) + numbers[at + 1] - mean;
            }
            else
            {
                missing.Add(feature);
            }
        }

        return new OracleScore(score, values, missing);
    }

    private static Dictionary<string, double?> Values(string target, string rna, OracleSite site, OracleFacts facts)
    {
        target = SiteOracle.Letters(target);
        int start = (int)site.Start, end = (int)site.End;
        bool full = site.Type is "8mer" or "7mer-m8";
        (double? length, double? distance) = Lengths(target, start, end, facts);
        string eight = SiteOracle.ReverseComplement(rna[1..8]) + "A";
        return new Dictionary<string, double?>
        {
            ["3P_score"] = ThreePrime(target, rna, Place(site)),
            ["Local_AU"] = LocalAu(target, start, end, full ? 1 : 2, site.Type is "7mer-m8" or "6mer" ? 1 : 2),
            ["Min_dist"] = distance is null ? null : distance == 0 ? 0 : Math.Log10(distance.Value),
            ["End_dist"] = distance is null ? null : Math.Min(1500, distance.Value),
            ["Len_3UTR"] = length is null ? null : Math.Log10(length.Value),
            ["Off6m"] = SiteOracle.Find(target, [rna], new OracleOptions { Types = ["6mer-m8"] }).Count,
            ["Len_ORF"] = (facts.OrfLength ?? facts.Orf?.Length) is { } orf ? Math.Log10(orf) : null,
            ["ORF8m"] = facts.Orf is null ? null : Enumerable.Range(0, facts.Orf.Length).Count(i => string.CompareOrdinal(facts.Orf, i, eight, 0, 8) == 0),
            ["SPS"] = Stability(rna.Substring(1, full ? 7 : 6)),
            ["TA_3UTR"] = facts.Abundance,
            ["SA"] = facts.Unpaired is null ? null : Math.Log10(facts.Unpaired.Value),
            ["PCT"] = facts.Conservation,
        };
    }

    private static IEnumerable<(string Feature, char Letter)> Letters(string target, string rna, OracleSite site)
    {
        int opposite8 = Place(site) - 7;
        yield return ("sRNA1", SiteOracle.Letters(rna)[0]);
        yield return ("sRNA8", SiteOracle.Letters(rna)[7]);
        yield return ("Site8", opposite8 < 0 ? 'N' : SiteOracle.Letters(target)[opposite8]);
    }

    /// <summary>The position opposite nt 1.</summary>
    private static int Place(OracleSite site) => (int)site.End - (site.Type is "8mer" or "7mer-A1" ? 1 : 0);

    private static double? ThreePrime(string target, string rna, int place) =>
        new OracleRegister(target, target, SiteOracle.Letters(rna), 2, place).ThreePrimeScore();

    private static double? LocalAu(string target, int start, int end, int before, int behind)
    {
        double sum = 0, most = 0;
        for (int i = 0; i < 30; i++)
        {
            foreach ((int at, int nearest) in new[] { (start - 1 - i, before), (end + i, behind) })
            {
                if (at >= 0 && at < target.Length)
                {
                    most += 1.0 / (i + nearest);
                    sum += target[at] is 'A' or 'U' ? 1.0 / (i + nearest) : 0;
                }
            }
        }

        return most == 0 ? null : sum / most;
    }

    private static (double? Length, double? Distance) Lengths(string target, int start, int end, OracleFacts facts)
    {
        if (facts.Isoforms is null)
        {
            return (target.Length, Math.Min(start, target.Length - end));
        }

        double share = 0, length = 0, distance = 0;
        for (int i = 0; i < facts.Isoforms.Count; i++)
        {
            (long last, double all) = facts.Isoforms[i];
            double own = i + 1 < facts.Isoforms.Count ? all - facts.Isoforms[i + 1].Share : all;
            if (end <= last)
            {
                (share, length, distance) = (share + own, length + (own * last), distance + (own * Math.Min(start, last - end)));
            }
        }

        return share == 0 ? (null, null) : (length / share, distance / share);
    }

    private static double Stability(string seed)
    {
        double energy = 4.09 + (seed[0] is 'A' or 'U' ? 0.45 : 0) + (seed[^1] is 'A' or 'U' ? 0.45 : 0);
        energy += SiteOracle.ReverseComplement(seed) == seed ? 0.43 : 0;
        for (int i = 1; i < seed.Length; i++)
        {
            energy += s_stacks[seed.Substring(i - 1, 2)];
        }

        return Math.Round(energy, 2);
    }

    private static double Round3(double number) => Math.Round(number * 1000) / 1000;
}
