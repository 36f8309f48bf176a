using System.Text;

namespace SeedScan.Tests.Scanning;

/// <summary>A site as the oracle reports it: 0-based, half-open, in the coordinates of the strand as given.</summary>
public sealed record OracleSite(
    long Start, long End, int Rna, string Type, char Strand, string Note = "", bool Watson1 = false, bool Supplementary = false);

/// <summary>What the oracle looks for.</summary>
public sealed record OracleOptions
{
    /// <summary>The labels of the types asked for.</summary>
    public IReadOnlyList<string> Types { get; init; } = SiteOracle.Labels;

    /// <summary><c>+</c>, <c>-</c> or <c>both</c>.</summary>
    public string Strands { get; init; } = "+";

    /// <summary>The RNA's nucleotide that plays the part of nt 2.</summary>
    public int SeedStart { get; init; } = 2;

    /// <summary>True to take any bulged base, false for G alone.</summary>
    public bool AnyBulgeBase { get; init; }

    /// <summary>True to tell what is beside the seed of a canonical site.</summary>
    public bool Attributes { get; init; }

    /// <summary>How many letters ACGU/T at the start of the target are masked.</summary>
    public int MaskStart { get; init; }
}

/// <summary>
/// Finds seed sites the slow and plain way: every RNA, every register, every type, the rule as it is written.
/// Shares nothing with SeedScan.Core, which is judged by it.
/// </summary>
public static class SiteOracle
{
    /// <summary>The labels of all types, in the order in which they are sorted.</summary>
    public static readonly IReadOnlyList<string> Labels =
    [
        "8mer", "7mer-m8", "7mer-A1", "6mer", "6mer-m8", "6mer-A1",
        "wobble-8mer", "wobble-7mer-m8", "mismatch-8mer", "bulge-8mer", "bulge-7mer-m8", "bulge-7mer-A1",
        "centered", "3p-compensatory",
    ];

    /// <summary>How many of <see cref="Labels"/>, from the first, are canonical.</summary>
    public const int CanonicalCount = 6;

    /// <summary>The longest reach of any rule from its register to either side, with room to spare.</summary>
    private const int Reach = 30;

    private static readonly int[] Offsets = [0, +1, -1, +2, -2];

    /// <summary>Every site, by start, end, strand (+ first), RNA and type; where all these are equal, by note.</summary>
    public static IReadOnlyList<OracleSite> Find(string target, IReadOnlyList<string> rnas, OracleOptions options)
    {
        string unmasked = Letters(target);
        string masked = Mask(unmasked, options.MaskStart);
        var sites = new List<OracleSite>();
        for (int rna = 0; rna < rnas.Count; rna++)
        {
            if (options.Strands is "+" or "both")
            {
                sites.AddRange(OnStrand(masked, unmasked, Letters(rnas[rna]), options).Select(s => s with { Rna = rna, Strand = '+' }));
            }

            if (options.Strands is "-" or "both")
            {
                sites.AddRange(OnStrand(ReverseComplement(masked), ReverseComplement(unmasked), Letters(rnas[rna]), options)
                    .Select(s => s with { Rna = rna, Strand = '-', Start = target.Length - s.End, End = target.Length - s.Start }));
            }
        }

        return [.. sites.OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Strand == '+' ? 0 : 1).ThenBy(s => s.Rna)
            .ThenBy(s => OrderOf(s.Type)).ThenBy(s => s.Note, StringComparer.Ordinal)];
    }

    /// <summary>A sequence in the letters ACGU, with N for all else.</summary>
    public static string Letters(string sequence)
    {
        var letters = new StringBuilder();
        foreach (char letter in sequence)
        {
            letters.Append(letter switch
            {
                'A' or 'a' => 'A',
                'C' or 'c' => 'C',
                'G' or 'g' => 'G',
                'U' or 'u' or 'T' or 't' => 'U',
                _ => 'N',
            });
        }

        return letters.ToString();
    }

    /// <summary>The other strand 5'→3', in the letters ACGUN.</summary>
    public static string ReverseComplement(string sequence)
    {
        var letters = new StringBuilder();
        foreach (char letter in Letters(sequence).Reverse())
        {
            letters.Append(letter switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', 'U' => 'A', _ => 'N' });
        }

        return letters.ToString();
    }

    private static string Mask(string letters, int count)
    {
        var masked = new StringBuilder(letters);
        for (int i = 0; i < masked.Length && count > 0; i++)
        {
            if (masked[i] != 'N')
            {
                masked[i] = 'N';
                count--;
            }
        }

        return masked.ToString();
    }

    private static int OrderOf(string label)
    {
        for (int i = 0; i < Labels.Count; i++)
        {
            if (Labels[i] == label)
            {
                return i;
            }
        }

        throw new ArgumentException($"no such type: {label}", nameof(label));
    }

    private static IEnumerable<OracleSite> OnStrand(string target, string unmasked, string rna, OracleOptions options)
    {
        for (int place = -Reach; place < target.Length + Reach; place++)
        {
            var register = new OracleRegister(target, unmasked, rna, options.SeedStart, place);
            foreach (string type in options.Types)
            {
                OracleSite? site = OrderOf(type) < CanonicalCount
                    ? Canonical(register, type, options)
                    : NonCanonical(register, type, options);
                if (site is not null)
                {
                    yield return site;
                }
            }
        }
    }

    private static OracleSite? Canonical(OracleRegister r, string type, OracleOptions options)
    {
        OracleSite? site = type switch
        {
            "8mer" when r.Pairs(2, 8) && r.HasA => Partners(r, type, 8, 1),
            "7mer-m8" when r.Pairs(2, 8) && !r.HasA => Partners(r, type, 8, 2),
            "7mer-A1" when r.Pairs(2, 7) && r.HasA && !r.Pairs(8) => Partners(r, type, 7, 1),
            "6mer" when r.Pairs(2, 7) && !r.HasA && !r.Pairs(8) => Partners(r, type, 7, 2),
            "6mer-m8" when r.Pairs(3, 8) && !r.Pairs(2) => Partners(r, type, 8, 3),
            "6mer-A1" when r.Pairs(2, 6) && r.HasA && !r.Pairs(7) => Partners(r, type, 6, 1),
            _ => null,
        };
        return site is not null && options.Attributes
            ? site with { Watson1 = r.Pairs(1), Supplementary = r.ThreePrimeScore() >= 3 }
            : site;
    }

    private static OracleSite? NonCanonical(OracleRegister r, string type, OracleOptions options)
    {
        if (r.Pairs(2, 7))
        {
            return null;
        }

        return type switch
        {
            "wobble-8mer" when r.HasA && r.Pairs(8) && OnlyFlaw(r) is int nt && r.Wobbles(nt) => Partners(r, type, 8, 1, $"{nt}"),
            "wobble-7mer-m8" when !r.HasA && r.Pairs(8) && OnlyFlaw(r) is int nt && r.Wobbles(nt) => Partners(r, type, 8, 2, $"{nt}"),
            "mismatch-8mer" when r.HasA && r.Pairs(8) && OnlyFlaw(r) is int nt && r.HasBase(nt) && !r.Wobbles(nt)
                => Partners(r, type, 8, 1, $"{nt}"),
            "bulge-8mer" when IsBulge(r, options) && r.Before.Pairs(8) && r.HasA => Bulge(r, type, 8, 1),
            "bulge-7mer-m8" when IsBulge(r, options) && r.Before.Pairs(8) && !r.HasA => Bulge(r, type, 8, 2),
            "bulge-7mer-A1" when IsBulge(r, options) && !r.Before.Pairs(8) && r.HasA => Bulge(r, type, 7, 1),
            "centered" when r.Pairs(4, 15) => Partners(r, type, 15, 4, "4-15"),
            "centered" when r.Pairs(4, 14) => Partners(r, type, 14, 4, "4-14"),
            "centered" when r.Pairs(5, 15) => Partners(r, type, 15, 5, "5-15"),
            "3p-compensatory" => UnbulgedCompensatory(r, type) ?? BulgedCompensatory(r, type),
            _ => null,
        };
    }

    /// <summary>The one nucleotide of 2-7 that does not pair; null where there is none, or more than one.</summary>
    private static int? OnlyFlaw(OracleRegister r)
    {
        var flaws = Enumerable.Range(2, 6).Where(nt => !r.Pairs(nt)).ToList();
        return flaws.Count == 1 ? flaws[0] : null;
    }

    /// <summary>Nt 2-5 pair in register r and nt 6-7 in the one before, so that the base opposite nt 6 in r is bulged.</summary>
    private static bool IsBulge(OracleRegister r, OracleOptions options) =>
        r.Pairs(2, 5) && r.Before.Pairs(6, 7)
        && !r.Pairs(2, 7) && !r.Before.Pairs(2, 7)
        && (options.AnyBulgeBase ? r.HasBase(6) : r.Opposite(6) == 'G');

    private static OracleSite Bulge(OracleRegister r, string type, int leftNt, int rightNt) =>
        Between(type, r.Before.Position(leftNt), r.Position(rightNt), $"{r.Opposite(6)}");

    private static OracleSite? UnbulgedCompensatory(OracleRegister r, string type) =>
        r.Pairs(8) && OnlyFlaw(r) is int nt && r.HasBase(nt) && ThreePrimeHalf(r) is int offset
            ? Partners(r, type, 8, 2, $"mm{nt},o{Signed(offset)}")
            : null;

    /// <summary>Nt 2-c pair in register r and the rest of nt 2-8 in the one before: the base opposite nt c + 1 in r is bulged.</summary>
    private static OracleSite? BulgedCompensatory(OracleRegister r, string type)
    {
        for (int c = 2; c <= 7; c++)
        {
            if (r.Pairs(2, c) && r.Before.Pairs(c + 1, 8) && r.HasBase(c + 1)
                && !r.Before.Pairs(2, 7) && ThreePrimeHalf(r.Before) is int offset)
            {
                return Between(type, r.Before.Position(8), r.Position(2), $"b{c},o{Signed(offset)}");
            }
        }

        return null;
    }

    /// <summary>
    /// The first offset at which nt 12-15 or nt 13-16 all pair, against the register of nt 8; null where there is none.
    /// </summary>
    private static int? ThreePrimeHalf(OracleRegister registerOfNt8)
    {
        foreach (int offset in Offsets)
        {
            OracleRegister shifted = registerOfNt8.Shifted(offset);
            if (shifted.Pairs(12, 15) || shifted.Pairs(13, 16))
            {
                return offset;
            }
        }

        return null;
    }

    private static string Signed(int offset) => offset > 0 ? $"+{offset}" : $"{offset}";

    private static OracleSite Partners(OracleRegister r, string type, int leftNt, int rightNt, string note = "") =>
        Between(type, r.Position(leftNt), r.Position(rightNt), note);

    private static OracleSite Between(string type, int first, int last, string note) => new(first, last + 1, 0, type, '+', note);
}
