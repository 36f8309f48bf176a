using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan rnas --drugs</c> and <c>--drug</c>.</summary>
public sealed class DrugTests
{
    [Fact]
    public void All_are_listed_with_the_status_of_their_sequence()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--drugs");
        Assert.Equal("name\taliases\trole\ttarget\tsequence\tpassenger\tstatus\tsource", result.Lines[0]);
        Assert.Equal("Cobomarsen\tMRG-106\tantimir\thsa-miR-155-5p\tCACGATTAGCATTA\t.\tpublic\tNCATS GSRS, UNII 27193E2Y44", Assert.Single(result.Lines, line => line.StartsWith("Cobo", StringComparison.Ordinal)));
        Assert.All(result.Lines, line => Assert.All(line.Split('\t'), cell => Assert.NotEqual("", cell)));
        Assert.All(result.Lines, line => Assert.Equal(8, line.Split('\t').Length));
    }

    [Fact]
    public void One_is_shown_in_every_notation_with_its_liabilities()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--drug", "tiny-lna-LET-7a-5p");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("relation\treverse complement of nt 2-9", result.Lines);
        Assert.Contains("idt\t+A*+C*+T*+A*+C*+C*+T*+C", result.Lines);
        Assert.Contains("three-strings\tACTACCTC LLLLLLLL XXXXXXX", result.Lines);
        Assert.Contains("case-lna\tA*C*T*A*C*C*T*C", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("helm\tRNA1{[LR](A)[sP].", StringComparison.Ordinal));
        Assert.Contains("plain\t. (plain text has no marks for its sugars, linkages or modified bases)", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("tiny-LNA-let-7a-5p\tlna_fraction\t1.00\t.\t", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_oligo_is_shown_likewise()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--oligo", "+A*C*+G");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal("name\tACG", result.Lines[0]);
        Assert.Contains("three-strings\tACG LDL XX", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("ACG\tlna_fraction\t0.67\t.\t", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("ACG\ttm_rna\t", StringComparison.Ordinal));
        Assert.Equal(1, SeedScanProcess.Run("rnas", "--oligo", "ACGX").ExitCode);
    }

    [Fact]
    public void What_is_not_known_of_one_is_not_shown()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--drug", "mrg-106");
        Assert.Contains("plain\tCACGATTAGCATTA", result.Lines);
        Assert.Contains("idt\t. (idt tells sugars and linkages, and of this design only the bases are known)", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("Cobomarsen\tdna_run\t.\t.\t", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_strands_of_a_mimic_are_shown()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--drug", "INT-1B3");
        Assert.Contains("plain\tAACUGGCCUACAAAGUCCCAGU", result.Lines);
        Assert.Contains("plain, passenger\tUGGGACUUUGUAGGCCAGUUUU", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("INT-1B3:passenger\tlength\t22\t", StringComparison.Ordinal));
    }

    [Fact]
    public void An_alias_of_several_shows_them_all() =>
        Assert.Equal(
            ["name\tLNA-miR-361-5p", "name\tLNA-miR-361-3p"], SeedScanProcess.Run("rnas", "--drug", "LNA-miR-361").Lines.Where(line => line.StartsWith("name\t", StringComparison.Ordinal)));

    [Fact]
    public void A_miss_suggests_names_and_exits_with_1()
    {
        RunResult result = SeedScanProcess.Run("rnas", "--drug", "miravirsin");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("seedscan: record miravirsin: the catalogue has no therapeutic of this name. The nearest names are Miravirsen.", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rnas --drugs --all")]
    [InlineData("rnas --drugs miR-21")]
    [InlineData("rnas --drug cobomarsen --drugs")]
    public void One_thing_is_asked_for(string line)
    {
        RunResult result = SeedScanProcess.Run(line.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("give one of them", result.Errors, StringComparison.Ordinal);
    }
}
