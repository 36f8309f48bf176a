using FsCheck;
using FsCheck.Fluent;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>What holds of a scan whatever the target and the RNAs; FsCheck makes a failing case small.</summary>
public sealed class ScannerPropertyTests
{
    /// <summary>No rule reads further than this from its site's span.</summary>
    private const int Context = 32;

    private static readonly OracleOptions Everything = new() { Strands = "both", AnyBulgeBase = true, Attributes = true };

    [Fact]
    public void The_scanner_is_the_oracle() => ForAll(300, (c, pick) =>
    {
        OracleOptions options = Everything with
        {
            Types = [.. SiteOracle.Labels.Where((_, i) => (pick >> i & 1) == 1 || i == pick % SiteOracle.Labels.Count)],
            Strands = new[] { "+", "-", "both" }[pick % 3],
            MaskStart = new[] { 0, 0, 5, 14 }[pick / 3 % 4],
            AnyBulgeBase = pick % 2 == 0,
        };
        SiteRows.AssertScannerIsOracle(c.Target, c.Rnas, options);
    });

    [Fact]
    public void The_reverse_strand_is_the_forward_strand_of_the_reverse_complement() => ForAll(100, (c, _) =>
    {
        int length = c.Target.Length;
        SeedSite Mirrored(SeedSite s) => s with { Start = length - s.End, End = length - s.Start, Strand = Strand.Reverse };
        string[] expected = [.. Sites(SiteOracle.ReverseComplement(c.Target), c.Rnas, Everything with { Strands = "+" }).Select(Mirrored).Select(SiteRows.Row)];
        string[] actual = [.. Sites(c.Target, c.Rnas, Everything with { Strands = "-" }).Select(SiteRows.Row)];
        SiteRows.AssertSame([.. expected.Order(StringComparer.Ordinal)], [.. actual.Order(StringComparer.Ordinal)], c.ToString());
    });

    [Fact]
    public void The_reverse_complement_twice_is_the_sequence() => ForAll(100, (c, _) =>
    {
        PackedSequence once = SiteRows.Packed(SiteOracle.ReverseComplement(c.Target)), target = SiteRows.Packed(c.Target);
        for (int i = 0; i < c.Target.Length; i++)
        {
            Assert.Equal(target.CodeAt(i), Nucleotide.ComplementOf(once.CodeAt(c.Target.Length - 1 - i)));
            Assert.Equal(target.CodeAt(i), Nucleotide.ComplementOf(Nucleotide.ComplementOf(target.CodeAt(i))));
        }
    });

    [Fact]
    public void Case_and_T_for_U_carry_no_meaning() => ForAll(100, (c, pick) =>
    {
        List<string> expected = SiteRows.OfScanner(c.Target, c.Rnas, Everything);
        SiteRows.AssertSame(expected, SiteRows.OfScanner(new PlantedTargets(pick).Respelled(c.Target), c.Rnas, Everything), c.ToString());
        string[] respelled = [.. c.Rnas.Select(rna => new PlantedTargets(pick).Respelled(rna))];
        SiteRows.AssertSame(expected, SiteRows.OfScanner(c.Target, respelled, Everything), c.ToString());
    });

    [Fact]
    public void N_and_every_other_code_match_nothing() => ForAll(100, (c, pick) =>
    {
        var random = new Random(pick);
        bool[] hidden = [.. c.Target.Select(_ => random.Next(12) == 0)];
        string withN = new([.. c.Target.Select((letter, i) => hidden[i] ? 'N' : letter)]);
        string withCodes = new([.. c.Target.Select((letter, i) => hidden[i] ? "RYSWKMBDHVryswkmbdhvn"[random.Next(21)] : letter)]);
        IReadOnlyList<SeedSite> sites = Sites(withN, c.Rnas, Everything);
        Assert.DoesNotContain(sites, s => s.Type <= SiteType.Bulge7A1 && withN[(int)s.Start..(int)s.End].Contains('N', StringComparison.Ordinal));
        SiteRows.AssertSame([.. sites.Select(SiteRows.Row)], SiteRows.OfScanner(withCodes, c.Rnas, Everything), withCodes);
    });

    [Fact]
    public void Cutting_a_target_with_overlap_gives_the_same_sites() => ForAll(100, (c, pick) =>
    {
        int step = 1 + (pick % 97), length = c.Target.Length;
        var found = new List<string>();
        for (int from = 0; from == 0 || from < length; from += step)
        {
            int to = Math.Min(length, from + step), first = Math.Max(0, from - Context - 16), last = Math.Min(length, to + Context + 16);
            foreach (SeedSite s in Sites(c.Target[first..last], c.Rnas, Everything))
            {
                if (s.Start + first >= from && s.Start + first < to)
                {
                    found.Add(SiteRows.Row(s with { Start = s.Start + first, End = s.End + first }));
                }
            }
        }

        List<string> expected = SiteRows.OfScanner(c.Target, c.Rnas, Everything);
        SiteRows.AssertSame([.. expected.Order(StringComparer.Ordinal)], [.. found.Order(StringComparer.Ordinal)], $"{c}, step {step}");
    });

    [Fact]
    public void Many_RNAs_in_one_pass_are_each_scanned_alone() => ForAll(100, (c, _) =>
    {
        var alone = new List<string>();
        for (int i = 0; i < c.Rnas.Count; i++)
        {
            alone.AddRange(Sites(c.Target, [c.Rnas[i]], Everything).Select(s => SiteRows.Row(s with { Rna = i })));
        }

        SiteRows.AssertSame(
            [.. alone.Order(StringComparer.Ordinal)],
            [.. SiteRows.OfScanner(c.Target, c.Rnas, Everything).Order(StringComparer.Ordinal)],
            c.ToString());
    });

    [Fact]
    public void Types_asked_for_together_are_each_asked_for_alone() => ForAll(50, (c, _) =>
    {
        var alone = new List<string>();
        foreach (string type in SiteOracle.Labels)
        {
            alone.AddRange(SiteRows.OfScanner(c.Target, c.Rnas, Everything with { Types = [type] }));
        }

        SiteRows.AssertSame(
            [.. alone.Order(StringComparer.Ordinal)],
            [.. SiteRows.OfScanner(c.Target, c.Rnas, Everything).Order(StringComparer.Ordinal)],
            c.ToString());
    });

    [Fact]
    public void Sites_come_by_start_end_strand_RNA_and_type() => ForAll(100, (c, _) =>
    {
        IReadOnlyList<SeedSite> sites = Sites(c.Target, c.Rnas, Everything);
        for (int i = 1; i < sites.Count; i++)
        {
            SeedSite a = sites[i - 1], b = sites[i];
            int order = (a.Start, a.End, (int)a.Strand, a.Rna, (int)a.Type).CompareTo((b.Start, b.End, (int)b.Strand, b.Rna, (int)b.Type));

            // Only two registers of a centered site can have one span, and then they differ in the run.
            Assert.True(order < 0 || (order == 0 && a.Type == SiteType.Centered && a.Note != b.Note), $"{a} before {b}");
        }
    });

    [Fact]
    public void An_RNA_known_by_its_seed_has_the_sites_that_the_seed_tells() => ForAll(50, (c, _) =>
    {
        var options = new SeedScanOptions { Types = SiteTypes.All & ~(SiteTypes.Centered | SiteTypes.ThreePrimeCompensatory), Strands = Strands.Both };
        SmallRna[] whole = [.. c.Rnas.Select(rna => new SmallRna("whole", rna))];
        SmallRna[] seeds = [.. whole.Select(rna => SmallRna.FromSeed("seed", rna.Seed))];
        PackedSequence target = SiteRows.Packed(c.Target);
        SiteRows.AssertSame(
            SiteRows.Scan(new SeedScanner(whole, options), target), SiteRows.Scan(new SeedScanner(seeds, options), target), c.ToString());
    });

    private static IReadOnlyList<SeedSite> Sites(string target, IReadOnlyList<string> rnas, OracleOptions options) =>
        SiteRows.Scanner(rnas, options).Scan(SiteRows.Packed(target));

    private static void ForAll(int cases, Action<ScanCase, int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(ScanCase.Arbitrary, Arb.From(Gen.Choose(0, int.MaxValue)), holds));
}
