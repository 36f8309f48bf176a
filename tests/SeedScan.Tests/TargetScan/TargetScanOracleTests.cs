using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using Xunit;

namespace SeedScan.Tests.TargetScan;

public sealed class TargetScanOracleTests
{
    private static readonly int[] AllSpecies = [1, 10, 9, 96, 9606, 960, 10090, 10116, 2147483647];

    [Theory]
    [InlineData("ACGU", 0)]
    [InlineData("AAAAAAAAAC", 1)]
    [InlineData("AAAAAACG", 2)]
    [InlineData("AAAAcauuTNtnr", 3)]
    [InlineData("A", 4)]
    public void The_table_is_the_oracle_s_on_random_alignments_for_any_number_of_threads(string alphabet, int seed)
    {
        Random random = new(seed);
        int sites = 0;
        for (int round = 0; round < 25; round++)
        {
            string table = RandomTable(random, alphabet);
            RnaFamily[] families = [new("z", "UUUUUUU", AllSpecies), new("b", "UUUUUUG", AllSpecies[..6]), new("a", "GGAAUGU", AllSpecies[1..])];
            string expected = TargetScanOracle.Of(table, families);
            sites += expected.Count('\n') - 1;

            Assert.Equal(expected, TargetScanRun.Of(table, families));
            Assert.Equal(expected, TargetScanRun.Of(table, families, threads: 2 + (round % 3)));
        }

        Assert.True(sites > 300, $"Only {sites} sites were compared.");
    }

    [Fact]
    public void Batches_and_pieces_do_not_show_in_a_long_table()
    {
        // Several batches of half a megabyte, genes of several pieces, and one gene longer than a batch.
        Random random = new(11);
        StringBuilder table = new();
        for (int gene = 0; gene < 40; gene++)
        {
            string common = RandomLetters(random, gene == 20 ? 300_000 : 12_000, "ACGU");
            for (int species = 1; species <= 5; species++)
            {
                table.Append($"g{gene}\t{species}\t").Append(common).Append('\n');
            }
        }

        RnaFamily[] families = [.. Enumerable.Range(0, 64).Select(i => new RnaFamily($"f{i}", $"{"ACGU"[i % 4]}{"ACGU"[i / 4 % 4]}{"ACGU"[i / 16]}CAUG", [1, 2, 3, 4, 5]))];
        string one = TargetScanRun.Of(table.ToString(), families);

        Assert.Equal(one, TargetScanRun.Of(table.ToString(), families, threads: 3));
        int[] groups = [.. one.Split('\n')[1..^1].Select(line => int.Parse(line.Split('\t')[7]))];
        Assert.True(groups.Length > 50_000, $"Only {groups.Length} rows were compared.");
        Assert.Equal(1, groups[0]);
        // Every site is there in all five species, so each group has at least five rows; and no number is left out.
        for (int i = 1; i < groups.Length; i++)
        {
            Assert.InRange(groups[i], groups[i - 1], groups[i - 1] + 1);
            Assert.True(i < 5 || groups[i] <= groups[i - 5] + 1);
        }
    }

    [Fact]
    public void Groups_are_the_oracle_s_on_random_spans()
    {
        Random random = new(5);
        AlignedSiteGroups product = new();
        for (int round = 0; round < 3000; round++)
        {
            TargetScanOracle.Site[] expected = RandomSpans(random);
            AlignedSite[] sites = [.. expected.Select(site => new AlignedSite { Species = site.Species, MsaStart = site.Start, MsaEnd = site.End, Type = SiteType.Mer6 })];
            TargetScanOracle.Site[] ordered = [.. expected.OrderBy(site => site.Key, StringComparer.Ordinal)];
            int last = TargetScanOracle.Group(ordered, 7);

            Assert.Equal(last - 7, product.Form(sites, 7));
            Assert.Equal(
                ordered.OrderBy(site => site.Group).Select(site => (site.Group, site.Key)),
                sites.Select(site => (site.Group, $"{site.Species}::{site.MsaStart}::{site.MsaEnd}")));
        }
    }

    [Fact]
    public void The_drawn_example_of_the_groups_holds()
    {
        AlignedSite[] sites =
        [
            At(10090, 1, 7), At(10116, 10, 16), At(9606, 1, 7), At(9606, 10, 16), At(9615, 6, 11), At(9615, 19, 24),
        ];

        Assert.Equal(3, new AlignedSiteGroups().Form(sites, 0));
        Assert.Equal(
            ["1 10090 1", "1 9606 1", "1 9615 6", "2 10116 10", "2 9606 10", "3 9615 19"],
            sites.Select(site => $"{site.Group} {site.Species} {site.MsaStart}"));
    }

    [Fact]
    public void Numbers_order_as_the_strings_that_they_are()
    {
        int[] numbers = [0, 1, 9, 10, 11, 19, 71, 99, 100, 116, 716, 1162, 7160, 9606, 10090, 999_999_999, 1_000_000_000, int.MaxValue];
        foreach (int a in numbers)
        {
            foreach (int b in numbers)
            {
                Assert.Equal(Math.Sign(string.CompareOrdinal($"{a}::", $"{b}::")), TextOrder.BeforeColon(a).CompareTo(TextOrder.BeforeColon(b)));
                Assert.Equal(Math.Sign(string.CompareOrdinal($"{a}", $"{b}")), TextOrder.AtEnd(a).CompareTo(TextOrder.AtEnd(b)));
            }
        }
    }

    private static AlignedSite At(int species, int start, int end) =>
        new() { Species = species, MsaStart = start, MsaEnd = end, Type = SiteType.Mer6 };

    private static string RandomLetters(Random random, int length, string alphabet) => new(random.GetItems<char>(alphabet, length));

    /// <summary>Genes of related rows: letters of a common ancestor, each row with its own changes and gaps, some long.</summary>
    private static string RandomTable(Random random, string alphabet)
    {
        StringBuilder table = new();
        for (int gene = 0; gene < 4; gene++)
        {
            string ancestor = TargetScanRun.Masked + string.Concat(Enumerable.Range(0, random.Next(2, 8)).Select(
                _ => RandomLetters(random, random.Next(12), alphabet) + (random.Next(2) == 0 ? "ACAUUCCA" : "GAAAAAAAG")));
            int[] species = [.. AllSpecies];
            random.Shuffle(species);
            foreach (int one in species[..random.Next(1, species.Length + 1)])
            {
                table.Append($"{(gene == 3 ? 1 : gene)}\t{one}\t");
                int gap = 0;
                foreach (char letter in ancestor)
                {
                    gap = gap > 0 ? gap - 1 : random.Next(25) == 0 ? random.Next(1, 14) : 0;
                    table.Append(gap > 0 ? '-' : random.Next(20) == 0 ? alphabet[random.Next(alphabet.Length)] : letter);
                }

                table.Append('\n');
            }
        }

        return table.ToString();
    }

    /// <summary>Spans of 6 columns and more, species in string order, starts and ends rising within a species.</summary>
    private static TargetScanOracle.Site[] RandomSpans(Random random)
    {
        List<TargetScanOracle.Site> sites = [];
        foreach (int species in AllSpecies.OrderBy(number => $"{number}::", StringComparer.Ordinal).Where(_ => random.Next(2) == 0))
        {
            int start = random.Next(1, 12), end = 0;
            for (int i = random.Next(5); i > 0; i--)
            {
                end = Math.Max(start + 5, end) + (random.Next(4) == 0 ? random.Next(30) : random.Next(3));
                sites.Add(new TargetScanOracle.Site { Species = species, Start = start, End = end });
                start += random.Next(3) == 0 ? random.Next(1, 25) : random.Next(1, 6);
            }
        }

        return [.. sites];
    }
}
