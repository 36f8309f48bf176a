using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan rnas</c>.</summary>
public sealed class RnasTests
{
    private const string Header = "name\taccession\tsequence\tseed\tfamily";

    [Fact]
    public void An_ambiguous_name_lists_what_it_may_mean()
    {
        RunResult result = SeedScanProcess.Run("rnas", "miR-21");
        Assert.Equal("", result.Errors);
        Assert.Equal(Header, result.Lines[0]);
        Assert.Equal(["hsa-miR-21-3p", "hsa-miR-21-5p"], result.Lines[1..].Select(line => line.Split('\t')[0]));
        string[] cells = result.Lines[2].Split('\t');
        Assert.Equal(["MIMAT0000076", "UAGCUUAUCAGACUGAUGUUGA", "AGCUUAU"], cells[1..4]);
        Assert.Equal(["hsa-miR-21-5p", "hsa-miR-590-5p"], cells[4].Split(',').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("hsa-miR-1-3p")]
    [InlineData("MIMAT0000416")]
    [InlineData("TGGAATGTAAAGAAGTATGTAT")]
    public void A_name_an_accession_and_a_sequence_find_the_same(string query)
    {
        RunResult result = SeedScanProcess.Run("rnas", query);
        Assert.StartsWith("hsa-miR-1-3p\tMIMAT0000416\tUGGAAUGUAAAGAAGUAUGUAU\tGGAAUGU\t", Assert.Single(result.Lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_that_is_not_bundled_shows_its_family()
    {
        string row = Assert.Single(SeedScanProcess.Run("rnas", "AGGAAUGUCC").Lines[1..]);
        Assert.StartsWith("AGGAAUGUCC\t.\tAGGAAUGUCC\tGGAAUGU\t", row, StringComparison.Ordinal);
        Assert.Contains("hsa-miR-1-3p", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_without_a_family_has_no_empty_cell() =>
        Assert.Equal("CGCGCGCGCG\t.\tCGCGCGCGCG\tGCGCGCG\t.", Assert.Single(SeedScanProcess.Run("rnas", "CGCGCGCGCG").Lines[1..]));

    [Fact]
    public void The_beginning_of_every_name_lists_all() => Assert.Equal(2657, SeedScanProcess.Run("rnas", "hsa").Lines.Length);

    [Fact]
    public void All_are_2656()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--all");
        Assert.Equal(2657, result.Lines.Length);
        Assert.All(result.Lines, line => Assert.Equal(5, line.Split('\t').Length));
    }

    [Fact]
    public void Several_names_are_one_table_and_a_bad_one_among_them_prints_none()
    {
        Assert.Equal(3, SeedScanProcess.Run("rnas", "miR-1-3p", "miR-21-5p", "miR-1-3p").Lines.Length);
        RunResult bad = SeedScanProcess.Run("rnas", "miR-1-3p", "miR-99999");
        Assert.Equal(1, bad.ExitCode);
        Assert.Empty(bad.Output);
        Assert.StartsWith("seedscan: record miR-99999: ", bad.Errors, StringComparison.Ordinal);
    }
}
