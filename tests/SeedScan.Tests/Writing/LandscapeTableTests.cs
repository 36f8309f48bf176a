using System.Text;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

/// <summary>How the landscape is written; rows worked out by hand.</summary>
public sealed class LandscapeTableTests : IDisposable
{
    private const string Counts = "8mer\t7mer-m8\t7mer-A1\t6mer\t6mer-m8\t6mer-A1\ttargets\texpected\tratio\trank\tpercentile\tta";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_RNAs_are_in_their_order()
    {
        // GGGACAUUCCAGGG: A 3, C 3, G 6, U 2 of 14 bases, eight windows. The partner of GGAAUGU has A 2, C 3, U 2:
        // 8 · (3/14)^5 · (2/14)^2 = 0.0000738, and one over that is 14^7 / 7,776. Eight seeds have one site, the other 16,376 none.
        LandscapeTable table = LandscapeTable.OfRnas(Of("GGGACATTCCAGGG"), [new SmallRna("b", "UGGAAUGUAAAG"), new SmallRna("a", "AAAAAAAAA")]);
        Assert.Equal(
            $"rna\tseed\t{Counts}\n"
            + "b\tGGAAUGU\t1\t0\t0\t0\t0\t0\t1\t0.000\t13556.263\t16377\t99.95\t0.000\n"
            + "a\tAAAAAAA\t0\t0\t0\t0\t0\t0\t0\t0.000\t0.000\t1\t0.00\t.\n",
            Text(table));
    }

    [Fact]
    public void Rows_of_seeds_name_the_RNAs_that_have_them()
    {
        SmallRna[] known = [new("z", "UGGAAUGUAAAG"), new("y", "CGGAAUGUAAAG"), new("x", "AUUUUUUUU")];
        string[] lines = Text(LandscapeTable.OfSeeds(Of("GGGACATTCCAGGG"), known)).TrimEnd('\n').Split('\n');
        Assert.Equal(16385, lines.Length);
        Assert.Equal($"seed\t{Counts}\trnas", lines[0]);
        Assert.Equal("GGAAUGU\t1\t0\t0\t0\t0\t0\t1\t0.000\t13556.263\t16377\t99.95\t0.000\tz,y", lines.Single(line => line.StartsWith("GGAAUGU", StringComparison.Ordinal)));
        Assert.EndsWith("\tx", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("\t.", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(14, line.Split('\t').Length));
    }

    [Theory]
    [InlineData("NNNNNNNNNN")]
    [InlineData("ACGUAC")]
    [InlineData("")]
    public void Without_a_window_nothing_is_expected_and_the_ratio_is_not_known(string letters) =>
        Assert.EndsWith("\nb\tGGAAUGU\t0\t0\t0\t0\t0\t0\t0\t0.000\t.\t1\t0.00\t.\n", Text(LandscapeTable.OfRnas(Of(letters), [new SmallRna("b", "UGGAAUGUAAAG")])), StringComparison.Ordinal);

    [Fact]
    public void Of_bases_that_are_not_there_the_ratio_is_not_known()
    {
        string row = Text(LandscapeTable.OfRnas(Of("AAAAAAAAAA"), [new SmallRna("b", "UGGAAUGUAAAG"), new SmallRna("u", "UUUUUUUU")]));
        Assert.Contains("\nb\tGGAAUGU\t0\t0\t0\t0\t0\t0\t0\t0.000\t.\t1\t0.00\t.\n", row, StringComparison.Ordinal);
        Assert.EndsWith("\nu\tUUUUUUU\t3\t1\t1\t0\t1\t1\t1\t4.000\t1.000\t16384\t99.99\t0.699\n", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_would_break_a_row_is_refused()
    {
        // No small RNA has such a name, so that no table is made of one.
        Assert.Throws<InputException>(() => new SmallRna("a\tb", "UGGAAUGUAAAG"));
        Assert.Throws<InputException>(() => new SmallRna("a\nb", "UGGAAUGUAAAG"));
    }

    [Fact]
    public void No_number_of_sites_is_so_near_to_a_turn_of_the_third_decimal_that_the_last_bits_of_its_logarithm_matter()
    {
        // A decimal turns at 10^((i + 1/2) / 1000); only the whole numbers on its two sides can come near.
        // Numbers up to 9 have a last bit of 2e-15, by which a mathematical library may be off.
        for (int i = 0; i < 9000; i++)
        {
            double turn = (i + 0.5) / 1000, below = Math.Floor(Math.Pow(10, turn));
            Assert.True(turn - Math.Log10(below) > 1e-14 && Math.Log10(below + 1) - turn > 1e-14, $"{below}");
        }
    }

    private static string Text(LandscapeTable table)
    {
        using OutputBuffer text = new();
        table.WriteHeader(text);
        for (int row = 0; row < table.RowCount; row++)
        {
            table.WriteRow(text, row);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private SeedLandscape Of(string letters) => LandscapePipeline.Run(new LandscapeJob { Targets = [_folder.Write("t.fa", $">t\n{letters}\n")] });
}
