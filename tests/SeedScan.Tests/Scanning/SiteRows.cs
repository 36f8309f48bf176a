using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>Sites of the oracle and of the scanner as lines of text, so that they can be compared and a difference can be read.</summary>
internal static class SiteRows
{
    /// <summary>What the oracle finds.</summary>
    public static List<string> OfOracle(string target, IReadOnlyList<string> rnas, OracleOptions options) =>
        [.. SiteOracle.Find(target, rnas, options).Select(Row)];

    /// <summary>What the scanner finds, in its order.</summary>
    public static List<string> OfScanner(string target, IReadOnlyList<string> rnas, OracleOptions options) =>
        Scan(Scanner(rnas, options), Packed(target, options.MaskStart));

    /// <summary>What a prepared scanner finds, in its order.</summary>
    public static List<string> Scan(SeedScanner scanner, PackedSequence target) => [.. scanner.Scan(target).Select(Row)];

    /// <summary>The scanner that looks for what the oracle would look for.</summary>
    public static SeedScanner Scanner(IReadOnlyList<string> rnas, OracleOptions options) =>
        new([.. rnas.Select((rna, i) => new SmallRna($"rna{i}", rna))], ScanOptions(options));

    /// <summary>The target as the scanner takes it.</summary>
    public static PackedSequence Packed(string target, int maskStart = 0)
    {
        var packed = new PackedSequence();
        packed.Pack(Encoding.ASCII.GetBytes(target));
        if (maskStart > 0)
        {
            packed.MaskStart(maskStart);
        }

        return packed;
    }

    /// <summary>Fails where scanner and oracle differ in a row or in the order, and says in which.</summary>
    /// <returns>The number of sites that were compared.</returns>
    public static int AssertScannerIsOracle(string target, IReadOnlyList<string> rnas, OracleOptions options)
    {
        List<string> expected = OfOracle(target, rnas, options);
        AssertSame(expected, OfScanner(target, rnas, options), $"target {target}\nRNAs {string.Join(' ', rnas)}\n{Described(options)}");
        return expected.Count;
    }

    /// <summary>Fails where two lists differ in a row or in the order, and says in which.</summary>
    public static void AssertSame(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what)
    {
        if (expected.SequenceEqual(actual))
        {
            return;
        }

        List<string> missing = Without(expected, actual), surplus = Without(actual, expected);
        string difference = missing.Count + surplus.Count == 0
            ? "same rows in another order: " + string.Join("; ", expected.Zip(actual).Where(p => p.First != p.Second).Take(4))
            : $"missing: {string.Join("; ", missing.Take(8))}\nsurplus: {string.Join("; ", surplus.Take(8))}";
        Assert.Fail($"{expected.Count} sites expected, {actual.Count} found\n{difference}\n{what}");
    }

    /// <summary>The options in words.</summary>
    public static string Described(OracleOptions o) =>
        $"types {string.Join(',', o.Types)}; strands {o.Strands}; seed start {o.SeedStart}; any bulge {o.AnyBulgeBase}; "
        + $"attributes {o.Attributes}; mask {o.MaskStart}";

    /// <summary>One site of the oracle.</summary>
    public static string Row(OracleSite s) =>
        $"{s.Start}-{s.End}{s.Strand} rna{s.Rna} {s.Type} [{s.Note}]{(s.Watson1 ? " watson1" : "")}{(s.Supplementary ? " supplementary" : "")}";

    /// <summary>One site of the scanner.</summary>
    public static string Row(SeedSite s) => Row(new OracleSite(
        s.Start,
        s.End,
        s.Rna,
        SiteOracle.Labels[(int)s.Type],
        s.Strand == Strand.Forward ? '+' : '-',
        s.Note.ToString(),
        s.Attributes.HasFlag(SiteAttributes.Watson1),
        s.Attributes.HasFlag(SiteAttributes.Supplementary)));

    private static SeedScanOptions ScanOptions(OracleOptions options)
    {
        var types = SiteTypes.None;
        for (int i = 0; i < SiteOracle.Labels.Count; i++)
        {
            if (options.Types.Contains(SiteOracle.Labels[i]))
            {
                types |= (SiteTypes)(1 << i);
            }
        }

        return new SeedScanOptions
        {
            Types = types,
            Strands = options.Strands switch { "+" => Strands.Forward, "-" => Strands.Reverse, _ => Strands.Both },
            SeedStart = options.SeedStart,
            AnyBulgeBase = options.AnyBulgeBase,
            Attributes = options.Attributes,
        };
    }

    /// <summary>The rows that are left of the first list when each row of the second takes one equal row away.</summary>
    private static List<string> Without(IEnumerable<string> rows, IEnumerable<string> taken)
    {
        var counts = taken.GroupBy(row => row).ToDictionary(g => g.Key, g => g.Count());
        var left = new List<string>();
        foreach (string row in rows)
        {
            if (counts.TryGetValue(row, out int count) && count > 0)
            {
                counts[row] = count - 1;
            }
            else
            {
                left.Add(row);
            }
        }

        return left;
    }
}
