using System.Globalization;
using SeedScan.Thermodynamics;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>Energies from strings: a step is the text <c>AC/UG</c>, and the numbers stand here once more.</summary>
internal static class EnergyOracle
{
    private const double Body = 310.15;

    private static readonly Dictionary<string, Term> s_rnaRna = Steps(
        isEither: true,
        "AA/UU -6.82 -19.0 -0.93; AU/UA -9.38 -26.7 -1.10; UA/AU -7.69 -20.5 -1.33; CU/GA -10.48 -27.1 -2.08; CA/GU -10.44 -26.9 -2.11;"
        + "GU/CA -11.40 -29.5 -2.24; GA/CU -12.44 -32.5 -2.35; CG/GC -10.64 -26.7 -2.36; GG/CC -13.39 -32.7 -3.26; GC/CG -14.88 -36.9 -3.42;"
        + "AG/UU -3.96 -11.6; AU/UG -7.39 -21.0; CG/GU -5.56 -13.9; CU/GG -9.44 -24.7; GG/CU -7.03 -16.8; GU/CG -11.09 -28.8; UG/AU -0.96 -1.8;"
        + "UU/AG -10.38 -31.8; GG/UU -17.82 -56.7; GU/UG -13.83 -46.9; UG/GU -12.64 -38.9");

    private static readonly Dictionary<string, Term> s_dnaRna = Steps(
        isEither: false,
        "AA/UU -11.5 -36.4; AC/UG -7.8 -21.6; AG/UC -7.0 -19.7; AU/UA -8.3 -23.9; CA/GU -10.4 -28.4; CC/GG -12.8 -31.9; CG/GC -16.3 -47.1; CU/GA -9.1 -23.5;"
        + "GA/CU -8.6 -22.9; GC/CG -8.0 -17.1; GG/CC -9.3 -23.2; GU/CA -5.9 -12.3; UA/AU -7.8 -23.2; UC/AG -5.5 -13.5; UG/AC -9.0 -26.1; UU/AA -7.8 -21.9");

    private static readonly Dictionary<string, Term> s_dnaDna = Steps(
        isEither: true,
        "AA/UU -7.9 -22.2 -1.00; AU/UA -7.2 -20.4 -0.88; UA/AU -7.2 -21.3 -0.58; CA/GU -8.5 -22.7 -1.45; GU/CA -8.4 -22.4 -1.44; CU/GA -7.8 -21.0 -1.28;"
        + "GA/CU -8.2 -22.2 -1.30; CG/GC -10.6 -27.2 -2.17; GC/CG -9.8 -24.4 -2.24; GG/CC -8.0 -19.9 -1.84");

    private static readonly Dictionary<string, Term> s_methylRna = Steps(
        isEither: false,
        "AA/UU -7.48 -22.3; AC/UG -6.32 -15.2; AG/UC -13.94 -39.1; AU/UA -6.33 -17.7; CA/GU -5.21 -10.7; CC/GG -8.88 -19.7; CG/GC -9.47 -23.0; CU/GA -9.59 -23.89;"
        + "GA/CU -5.77 -11.9; GC/CG -11.90 -26.3; GG/CC -9.66 -22.1; GU/CA -6.62 -14.3; UA/AU -6.47 -17.0; UC/AG -9.65 -25.0; UG/AC -12.14 -32.9; UU/AA -5.43 -14.5");

    private static readonly Dictionary<string, Term> s_dnaDnaMismatches = FromResource("dna-dna-mismatches", isEither: true);
    private static readonly Dictionary<string, Term> s_dnaRnaMismatches = FromResource("dna-rna-mismatches", isEither: false);
    private static readonly Dictionary<string, Term> s_rnaMismatches = RnaMismatches();

    /// <summary>The lowest energy of all ways to leave helices at the ends out.</summary>
    /// <param name="oligo">Letters of ACGU, and - for a gap.</param>
    /// <param name="target">What lies opposite.</param>
    /// <param name="model">rna-rna, dna-rna, dna-dna, methyl-rna or rna-dna.</param>
    /// <returns>All of them, lowest free energy first; none if nothing pairs.</returns>
    public static List<Term> Energies(string oligo, string target, string model)
    {
        List<(int Start, int End)> helices = [];
        for (int i = 0; i < oligo.Length; i++)
        {
            if (IsPair(oligo[i], target[i]))
            {
                int start = i;
                while (i < oligo.Length && IsPair(oligo[i], target[i]))
                {
                    i++;
                }

                helices.Add((start, i));
            }
        }

        List<Term> energies = [];
        for (int first = 0; first < helices.Count; first++)
        {
            for (int last = first; last < helices.Count; last++)
            {
                energies.Add(Energy(oligo, target, model, helices[first..(last + 1)]));
            }
        }

        return [.. energies.OrderBy(energy => energy.Free)];
    }

    private static Term Energy(string oligo, string target, string model, List<(int Start, int End)> helices)
    {
        (int start, int end) = (helices[0].Start, helices[^1].End);
        Term sum = End(oligo[start], target[start], model) + End(oligo[end - 1], target[end - 1], model);
        for (int h = 0; h < helices.Count; h++)
        {
            for (int i = helices[h].Start + 1; i < helices[h].End; i++)
            {
                sum += Stack($"{oligo[i - 1]}{oligo[i]}/{target[i - 1]}{target[i]}", model);
                bool isMotif = model != "dna-dna" && i > 1 && i + 2 <= oligo.Length
                    && oligo.Substring(i - 2, 4) == "GGUC" && target.Substring(i - 2, 4) == "CUGG";
                sum += isMotif ? new Term(-30.80 + 13.83 + 7.03 + 7.03, -86 + 46.9 + 16.8 + 16.8) : default;
            }

            if (h > 0)
            {
                sum += Open(oligo, target, helices[h - 1].End - 1, helices[h].Start, model);
            }
        }

        string strand = oligo.Replace("-", "", StringComparison.Ordinal);
        string other = new([.. target.Replace("-", "", StringComparison.Ordinal).Reverse()]);
        return model is "rna-rna" or "dna-dna" && strand == other ? sum + new Term(0, -1.4, 0.43) : sum;
    }

    private static Term Open(string oligo, string target, int before, int behind, string model)
    {
        string top = oligo[(before + 1)..behind].Replace("-", "", StringComparison.Ordinal), bottom = target[(before + 1)..behind].Replace("-", "", StringComparison.Ordinal);
        string pairs = $"{oligo[before]}{oligo[behind]}/{target[before]}{target[behind]}";
        if (top.Length == 1 && bottom.Length == 1 && !IsPair(top[0], bottom[0]))
        {
            string one = $"{oligo[before]}{top}/{target[before]}{bottom}", two = $"{top}{oligo[behind]}/{bottom}{target[behind]}";
            Dictionary<string, Term> table = model == "dna-dna" ? s_dnaDnaMismatches : s_dnaRnaMismatches;
            (one, two) = model == "rna-dna" ? (Turned(one), Turned(two)) : (one, two);
            return model is "dna-dna" or "dna-rna" or "rna-dna" && table.TryGetValue(one, out Term first) && table.TryGetValue(two, out Term second)
                ? first + second
                : s_rnaMismatches[$"{oligo[before]}{top}{oligo[behind]}/{target[before]}{bottom}{target[behind]}"];
        }

        int size = top.Length + bottom.Length, weak = (IsWeak(oligo[before], target[before]) ? 1 : 0) + (IsWeak(oligo[behind], target[behind]) ? 1 : 0);
        if (size == 1)
        {
            return Stack(pairs, model) + Term.OfFree(10.6, 3.8);
        }

        double grown = size > 6 ? 1.75 * 0.0019872 * Body * Math.Log(size / 6.0) : 0;
        if (top.Length == 0 || bottom.Length == 0)
        {
            return Term.OfFree(7.1 + (3.72 * weak), new[] { 0, 0, 2.8, 3.2, 3.6, 4.0, 4.4 }[Math.Min(size, 6)] + grown + (0.45 * weak));
        }

        int asymmetry = Math.Abs(top.Length - bottom.Length);
        double free = new[] { 0, 0, 0.5, 1.7, 1.1, 2.0, 2.0 }[Math.Min(size, 6)] + grown + (0.6 * asymmetry) + (0.7 * weak);
        return Term.OfFree(new[] { 0, 0, -10.5, 0.3, -7.2, -6.8, -1.3 }[Math.Min(size, 6)] + (3.2 * asymmetry) + (5.0 * weak), free);
    }

    private static Term End(char top, char bottom, string model) => (model, $"{top}{bottom}") switch
    {
        ("rna-rna", "AU" or "UA") => new(1.805 + 3.72, -0.75 + 10.5, 2.045 + 0.45),
        ("rna-rna", _) => new(1.805, -0.75, 2.045),
        ("methyl-rna", "AU" or "UA") => new(-6.4 + 3.14, -26 + 9.1),
        ("methyl-rna", _) => new(-6.4, -26),
        ("dna-dna", "GC" or "CG") => new(0.1, -2.8, 0.98),
        ("dna-dna", _) => new(2.3, 4.1, 1.03),
        _ => new(0.95, -1.95),
    };

    private static Term Stack(string step, string model)
    {
        Dictionary<string, Term>[] tables = model switch
        {
            "rna-rna" => [s_rnaRna],
            "dna-rna" => [s_dnaRna, s_rnaRna],
            "methyl-rna" => [s_methylRna, s_rnaRna],
            "dna-dna" => [s_dnaDna, s_dnaDnaMismatches, s_rnaRna],
            _ => [s_dnaRna, s_rnaRna],
        };
        string key = model == "rna-dna" && s_dnaRna.ContainsKey(Turned(step)) ? Turned(step) : step;
        return tables.First(table => table.ContainsKey(key))[key];
    }

    private static bool IsPair(char top, char bottom) => $"{top}{bottom}" is "AU" or "UA" or "CG" or "GC" or "GU" or "UG";

    private static bool IsWeak(char top, char bottom) => IsPair(top, bottom) && (top == 'U' || bottom == 'U');

    private static string Turned(string step) => new([.. step.Reverse()]);

    private static Dictionary<string, Term> Steps(bool isEither, string text)
    {
        Dictionary<string, Term> steps = [];
        foreach (string[] field in text.Split(';').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            Term term = field.Length > 3 && field[3] != "." ? new Term(Number(field[1]), Number(field[2]), Number(field[3])) : new Term(Number(field[1]), Number(field[2]));
            steps[field[0]] = term;
            if (isEither)
            {
                steps[Turned(field[0])] = term;
            }
        }

        return steps;
    }

    // Tables too long to stand here twice: their lines are read with code of the tests.
    private static Dictionary<string, Term> FromResource(string name, bool isEither) =>
        Steps(isEither, string.Join(';', Lines(name).Skip(1)).Replace('T', 'U').Replace('\t', ' '));

    private static Dictionary<string, Term> RnaMismatches()
    {
        Dictionary<string, Term> loops = [];
        string[][] lines = [.. Lines("rna-loops").Select(line => line.Split('\t'))];
        for (int i = 1; i < lines.Length; i += 2)
        {
            for (int k = 2; k < lines[0].Length; k++)
            {
                char[] loop = lines[i][0].ToCharArray();
                (loop[1], loop[5]) = (lines[0][k][0], lines[0][k][1]);
                loops[new string(loop)] = Term.OfFree(Number(lines[i + 1][k]), Number(lines[i][k]));
            }
        }

        return loops;
    }

    private static IEnumerable<string> Lines(string name)
    {
        using StreamReader text = new(typeof(Duplex).Assembly.GetManifestResourceStream($"SeedScan.Thermodynamics.Tables.{name}.tsv")!);
        return [.. text.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>kcal/mol, cal/(mol K), kcal/mol.</summary>
    internal readonly record struct Term(double Enthalpy, double Entropy, double Free)
    {
        public Term(double enthalpy, double entropy)
            : this(enthalpy, entropy, enthalpy - (Body * entropy / 1000))
        {
        }

        public static Term OfFree(double enthalpy, double free) => new(enthalpy, (enthalpy - free) * 1000 / Body, free);

        public static Term operator +(Term a, Term b) => new(a.Enthalpy + b.Enthalpy, a.Entropy + b.Entropy, a.Free + b.Free);
    }
}
