using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Sequences;
using Xunit;
using static SeedScan.Tests.TargetScan.TargetScanRun;

namespace SeedScan.Tests.TargetScan;

/// <summary>The rules of TargetScan's site table one by one, on tables small enough to check by eye.</summary>
public sealed class TargetScanTableTests
{
    [Fact]
    public void A_site_may_span_gaps_and_keeps_the_places_of_alignment_and_sequence_apart()
    {
        // The drawing of AlignedSearch: the window of the last column ends one column late, on a lower-case g.
        Assert.Equal(
            ["g miR-1 9606 17 26 15 22 1 8mer-1a x 8mer-1a 9606  1"],
            Rows("g\t9606\tgccua--gccuagccuaCAU--UCCAgg\n", Mir1(9606)));
    }

    [Theory]
    [InlineData("GGGGGGGGGGGGGGACAUUCCAG", "15 22 15 22 1 8mer-1a")]
    [InlineData("GGGGGGGGGGGGGGACAUUCCGG", "15 21 15 21 1 7mer-m8")]
    [InlineData("GGGGGGGGGGGGGGACAUUCC", "15 21 15 21 1 7mer-m8")]
    [InlineData("GGGGGGGGGGGGGGGCAUUCCAG", "16 22 16 22 1 7mer-1a")]
    [InlineData("GGGGGGGGGGGGGGGCAUUCCNG", "16 21 16 21 1 6mer")]
    [InlineData("ggggggggggggggacauuccag", "15 22 15 22 1 8mer-1a")]
    [InlineData("GGGGGGGGGGGGGGACATtCCAG", "15 22 15 22 1 8mer-1a")]
    public void The_four_types_are_found_in_either_case_with_T_or_U(string utr, string expected)
    {
        Assert.StartsWith($"g miR-1 1 {expected} x ", Assert.Single(Rows($"g\t1\t{utr}\n", Mir1(1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GGGGGGGGGGGGGACAUUCCAG", "15 21 15 21 1 7mer-1a")]          // the A is masked as the 14th base
    [InlineData("GGGGGGGGGGGGACAUUCCAG", null)]                             // A and C are masked
    [InlineData("NNNGGGGGGGGGGGGGGACAUUCCAG", "18 25 18 25 1 8mer-1a")]     // N is passed over
    [InlineData("NGGGGGGGGGGGGGACAUUCCAG", "16 22 16 22 1 7mer-1a")]        // and not counted
    [InlineData("RnGGGGG-GG-GGGgtTGACAUUCCAG", "19 26 17 24 1 8mer-1a")]    // so are gaps and other codes; case does not matter
    [InlineData("ACAUUCCAACAUUC", null)]
    public void The_first_14_bases_are_masked(string utr, string? expected)
    {
        string[] rows = Rows($"g\t1\t{utr}\n", Mir1(1));

        Assert.Equal(expected is null ? [] : [$"g miR-1 1 {expected} x {expected.Split(' ')[^1]} 1  0"], rows);
    }

    [Theory]
    [InlineData("15 22 8mer-1a", "ACAUUCCAG", "15 21 7mer-m8", "ACAUUCCGG", "7mer-m8+8mer-1a")]     // equal starts
    [InlineData("15 22 8mer-1a", "ACAUUCCAG", "16 22 7mer-1a", "GCAUUCCAG", "7mer-1a+8mer-1a")]     // equal ends
    [InlineData("15 20 6mer", "CAUUCCG", "19 24 6mer", "GGGGCAUUCCG", "6mer")]                      // 2 columns shared
    public void Sites_that_share_columns_are_one_group(string site1, string utr1, string site2, string utr2, string groupType)
    {
        string[] rows = Rows($"g\t1\t{Masked}{utr1}\ng\t2\t{Masked}{utr2}\n", Mir1(1, 2));

        Assert.Equal([(site1, "1", groupType), (site2, "1", groupType)], rows.Select(SiteGroupAndType));
    }

    [Fact]
    public void One_shared_column_makes_no_group()
    {
        string[] rows = Rows($"g\t1\t{Masked}CAUUCCG\ng\t2\t{Masked}GGGGGCAUUCCG\n", Mir1(1, 2));

        Assert.Equal([("15 20 6mer", "1", "6mer"), ("20 25 6mer", "2", "6mer")], rows.Select(SiteGroupAndType));
    }

    [Fact]
    public void Sites_of_one_species_make_no_group_with_each_other_but_may_meet_in_one()
    {
        // nt 2-7 pair with GAAGAA: species 1 has it at columns 16 and 19, species 2 at 17.
        RnaFamily family = new("f", "UUCUUCG", [1, 2]);
        string alone = $"g\t1\t{Masked}UGAAGAAGAAU\n";

        Assert.Equal(["16 1", "19 2"], Rows(alone, family).Select(StartAndGroup));
        Assert.Equal(["16 1", "19 1", "17 1"], Rows($"{alone}g\t2\t{Masked}UUGAAGAAUUU\n", family).Select(StartAndGroup));
    }

    [Fact]
    public void Groups_with_partners_are_numbered_first_and_numbers_run_through_the_file()
    {
        // Column 15: species 10 alone. Column 30: species 9 and 10. Both again for another family, and in another gene.
        string both = $"g\t9\t{Masked}GGGGGGGGGGGGGGGCAUUCCG\ng\t10\t{Masked}CAUUCCGGGGGGGGGCAUUCCG\n";
        RnaFamily again = Mir1(9, 10) with { Name = "miR-206" };

        Assert.Equal(
            [
                "g miR-1 10 30 35 30 35 1 6mer x 6mer 9,10  0",
                "g miR-1 9 30 35 30 35 1 6mer x 6mer 9,10  0",
                "g miR-1 10 15 20 15 20 2 6mer x 6mer 10  0",
                "g miR-206 10 30 35 30 35 3 6mer x 6mer 9,10  0",
                "g miR-206 9 30 35 30 35 3 6mer x 6mer 9,10  0",
                "g miR-206 10 15 20 15 20 4 6mer x 6mer 10  0",
                "h miR-1 9 15 21 15 21 5 7mer-m8 x 7mer-m8 9  0",
                "h miR-206 9 15 21 15 21 6 7mer-m8 x 7mer-m8 9  0",
            ],
            Rows($"{both}h\t9\t{Masked}ACAUUCC\n", again, Mir1(9, 10)));
    }

    [Fact]
    public void Rows_and_lone_groups_stand_in_string_order_and_lists_in_order_of_number()
    {
        string far = new('G', 70);
        string lone = $"g\t5\t{Masked}{far}GCAUUCCGGGGGGGGGGGCAUUCCGG\n";     // columns 86 and 103
        string shared = $"h\t96\t{Masked}CAUUCC\nh\t9606\t{Masked}CAUUCC\nh\t10090\t{Masked}CAUUCC\n";

        Assert.Equal(
            [
                "g miR-1 5 103 108 103 108 1 6mer x 6mer 5  0",
                "g miR-1 5 86 91 86 91 2 6mer x 6mer 5  0",
                "h miR-1 10090 15 20 15 20 3 6mer x 6mer 96,9606,10090  0",
                "h miR-1 9606 15 20 15 20 3 6mer x 6mer 96,9606,10090  0",
                "h miR-1 96 15 20 15 20 3 6mer x 6mer 96,9606,10090  0",
            ],
            Rows(lone + shared, Mir1(10090, 9606, 5, 96)));
    }

    [Fact]
    public void A_mixed_group_tells_its_types_and_who_has_a_type_or_a_longer_one()
    {
        string table = $"g\t1\t{Masked}ACAUUCCA\ng\t2\t{Masked}ACAUUCCG\ng\t3\t{Masked}GCAUUCCA\ng\t4\t{Masked}GCAUUCCG\n";

        Assert.Equal(
            [
                "g miR-1 1 15 22 15 22 1 8mer-1a x 7mer-1a+7mer-m8+8mer-1a+6mer 1,2,3,4 1 0",
                "g miR-1 2 15 21 15 21 1 7mer-m8 x 7mer-1a+7mer-m8+8mer-1a+6mer 1,2,3,4 1,2 0",
                "g miR-1 3 16 22 16 22 1 7mer-1a x 7mer-1a+7mer-m8+8mer-1a+6mer 1,2,3,4 1,3 0",
                "g miR-1 4 16 21 16 21 1 6mer x 7mer-1a+7mer-m8+8mer-1a+6mer 1,2,3,4 1,2,3,4 0",
            ],
            Rows(table, Mir1(1, 2, 3, 4)));
    }

    [Theory]
    [InlineData("gCAUUCCGGGG", 0)]      // the first column of the site is not looked at (here it is before the site)
    [InlineData("GcAUUCCGGGG", 0)]      // nor this one, which is the site's first
    [InlineData("GCaUUCCGGGG", 1)]
    [InlineData("GCAUUCcGGGG", 1)]
    [InlineData("GCAUUCCgGGG", 1)]      // the column after the site is
    [InlineData("GCAUUCCGgGG", 0)]
    [InlineData("GCAUUCCnGGG", 1)]
    [InlineData("GCAUUCCuGGG", 1)]
    [InlineData("GCAUUCCtGGG", 0)]      // t has become U before the look
    [InlineData("GCAttCCGGGG", 0)]
    [InlineData("GCAUUCC-ggg", 0)]
    [InlineData("GCAUUCC", 0)]
    [InlineData("GCAUUCc", 1)]
    public void The_look_for_lower_case_is_one_column_late(string utr, int expected)
    {
        Assert.Equal([$"g miR-1 1 16 21 16 21 1 6mer x 6mer 1  {expected}"], Rows($"g\t1\t{Masked}{utr}\n", Mir1(1)));
    }

    [Fact]
    public void Only_listed_species_are_searched_and_species_without_a_site_have_no_row()
    {
        string utr = $"{Masked}ACAUUCCA";
        string table = $"g\t1\t{utr}\ng\t2\t{utr}\ng\t3\t{Masked}\ng\t4\t---\ng\t6\t\n";

        Assert.Equal(
            ["g a 2 15 22 15 22 1 8mer-1a x 8mer-1a 2  0", "g b 1 15 22 15 22 2 8mer-1a x 8mer-1a 1,2  0", "g b 2 15 22 15 22 2 8mer-1a x 8mer-1a 1,2  0"],
            Rows(table, Mir1(1, 2, 3, 4, 5, 6, 1) with { Name = "b" }, Mir1(2, 3) with { Name = "a" }, Mir1() with { Name = "c" }));
    }

    [Fact]
    public void A_gene_is_a_run_of_equal_names()
    {
        string utr = $"{Masked}ACAUUCCA";

        Assert.Equal(
            ["g 1 1", "g 2 1", "h 2 2", "g 2 3"],
            Rows($"g\t2\t{utr}\ng\t1\t{utr}\nh\t2\t{utr}\ng\t2\t{utr}\n", Mir1(1, 2))
                .Select(row => row.Split(' ')).Select(cells => $"{cells[0]} {cells[2]} {cells[7]}"));
    }

    [Fact]
    public void Families_stand_in_the_order_of_their_bytes()
    {
        string[] names = ["miR-10", "let-7/98", "miR-101", "miR-1/206", "MIR-9", "miR-é", "miR-1"];
        string[] rows = Rows($"g\t1\t{Masked}ACAUUCCA\n", [.. names.Select(name => Mir1(1) with { Name = name })]);

        Assert.Equal(["MIR-9", "let-7/98", "miR-1", "miR-1/206", "miR-10", "miR-101", "miR-é"], rows.Select(row => row.Split(' ')[1]));
    }

    [Fact]
    public void The_seed_of_seven_U_follows_the_rules()
    {
        // Seven A hold a 7mer-1a and a 7mer-m8 of one span; both are rows, in the order of the group type.
        RnaFamily family = new("u", "UUUUUUU", [1, 2]);

        Assert.Equal(
            [
                "g u 1 16 22 16 22 1 7mer-1a x 7mer-1a+7mer-m8 1,2 1,2 0",
                "g u 1 16 22 16 22 1 7mer-m8 x 7mer-1a+7mer-m8 1,2 1,2 0",
                "g u 2 16 22 16 22 1 7mer-1a x 7mer-1a+7mer-m8 1,2 1,2 0",
                "g u 2 16 22 16 22 1 7mer-m8 x 7mer-1a+7mer-m8 1,2 1,2 0",
            ],
            Rows($"g\t1\t{Masked}CAAAAAAAC\ng\t2\t{Masked}CAAAAAAAC\n", family));
    }

    [Fact]
    public void Without_a_site_there_is_the_header()
    {
        Assert.Equal(Header, Of("g\t1\tACGU\n", [Mir1(1)]));
        Assert.Equal(Header, Of($"g\t1\t{Masked}ACAUUCCA\n", []));
    }

    [Fact]
    public void The_counts_tell_what_was_searched()
    {
        using MemoryStream table = new(Encoding.ASCII.GetBytes($"g\t1\t{Masked}ACAUUCCA\ng\t2\t{Masked}ACAUUCCA\ng\t3\tA\n"));

        Assert.Equal(
            new TargetScanCounts(Rows: 3, SearchedRows: 2, Sites: 2, Groups: 1),
            new TargetScanTable([Mir1(1, 2)]).Write(new UtrTableReader(table, "t"), Stream.Null));
    }

    [Theory]
    [InlineData(SiteTypes.AllCanonical)]
    [InlineData(SiteTypes.Mer8)]
    [InlineData(SiteTypes.None)]
    public void Other_types_than_the_default_ones_are_wrong_usage(SiteTypes types)
    {
        Assert.Equal("types", Assert.Throws<ArgumentException>(() => new TargetScanTable([Mir1(1)], types)).ParamName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_species_that_comes_twice_in_a_run_is_an_error_whether_searched_or_not(int species)
    {
        InputException wrong = Assert.Throws<InputException>(() => Of($"g\t{species}\tA\n\ng\t2\tA\ng\t{species}\tA\n", [Mir1(1)]));

        Assert.Equal(
            $"utrs.txt:4: record g: species {species} comes twice for this gene, first on line 1. Give every UTR a name of its own, for example its transcript's.",
            wrong.Message);
    }

    [Fact]
    public void A_wrong_seed_is_an_error_of_its_family()
    {
        Assert.Equal("f", Assert.Throws<InputException>(() => new TargetScanTable([new RnaFamily("f", "GGAAUG", [1])])).Record);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancelling_ends_the_work(int threads)
    {
        using MemoryStream table = new(Encoding.ASCII.GetBytes($"g\t1\t{Masked}ACAUUCCA\nh\t1\t{Masked}ACAUUCCA\n"));
        UtrTableReader reader = new(table, "t");

        Assert.ThrowsAny<OperationCanceledException>(
            () => new TargetScanTable([Mir1(1)]).Write(reader, Stream.Null, threads, new CancellationToken(canceled: true)));
    }

    private static string StartAndGroup(string row) => $"{row.Split(' ')[3]} {row.Split(' ')[7]}";

    private static (string Site, string Group, string GroupType) SiteGroupAndType(string row)
    {
        string[] cells = row.Split(' ');
        return ($"{cells[3]} {cells[4]} {cells[8]}", cells[7], cells[10]);
    }
}
