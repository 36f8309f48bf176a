using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>scan --drawings</c>: one for each row, from FASTA and index, and what is refused.</summary>
public sealed class DrawingsTests : IDisposable
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";

    private static readonly string[] s_scan = ["scan", Targets, "--rna", "hsa-miR-196a-5p", "--rna", "hsa-let-7a-5p", "--score", "context++", "--quiet"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_row_has_its_drawing_whose_letters_are_the_targets_and_the_RNAs()
    {
        RunResult drawings = SeedScanProcess.Run([.. s_scan, "--drawings", "-"]);
        Assert.Equal("", drawings.Errors);
        string[][] rows = [.. SeedScanProcess.Run(s_scan).Lines[1..].Select(line => line.Split('\t'))];
        string[] blocks = drawings.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(rows.Length > 5);
        Assert.Equal(rows.Length, blocks.Length);
        Dictionary<string, string> sequences = [];
        foreach (string record in File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets)).Split('>', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = record.Split('\n');
            sequences[lines[0].Split(' ')[0]] = string.Concat(lines[1..]).ToUpperInvariant().Replace('T', 'U');
        }

        foreach ((string[] row, string block) in rows.Zip(blocks))
        {
            string[] lines = block.Split('\n');
            Assert.StartsWith($">{row[0]} {row[1]}-{row[2]} {row[3]} {row[4]} score {row[5]} without {row[7]} 3P_score {row[8]}", lines[0], StringComparison.Ordinal);
            string target = lines[1][3..^3], rna = lines[3][3..^3], bars = lines[2][3..].PadRight(target.Length);
            Assert.Equal(target.Length, rna.Length);
            Assert.Equal(target.Length, bars.Length);
            Assert.Contains(target.Replace("-", "").Trim(), sequences[row[0]], StringComparison.Ordinal);
            Assert.Equal(row[3] == "hsa-miR-196a-5p" ? "GGGUUGUUGUACUUUGAUGGAU" : "UUGAUAUGUUGGAUGAUGGAGU", rna.Replace("-", ""));
            int seed = row[4] switch { "8mer" => 8, "6mer" => 6, _ => 7 };
            Assert.True(bars.Count(bar => bar == '|') >= seed - 1, block);
            for (int i = 0; i < bars.Length; i++)
            {
                Assert.True(bars[i] == ' ' || $"{target[i]}{rna[i]}" is "AU" or "UA" or "CG" or "GC", block);
            }
        }
    }

    [Fact]
    public void An_index_and_any_number_of_threads_give_the_same()
    {
        string expected = SeedScanProcess.Run([.. s_scan, "--threads", "1", "--drawings", "-"]).Text;
        string index = _folder.File("h.ssi"), beside = _folder.File("d.txt");
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", index).ExitCode);
        RunResult rows = SeedScanProcess.Run(["scan", index, .. s_scan[2..], "--threads", "3", "--drawings", beside]);
        Assert.Equal(SeedScanProcess.Run(s_scan).Text, rows.Text);
        Assert.Equal(expected, File.ReadAllText(beside));
    }

    [Fact]
    public void A_site_without_score_is_told_and_not_drawn()
    {
        RunResult drawings = SeedScanProcess.Run([.. s_scan, "--types", "8mer,6mer-m8", "--drawings", "-"]);
        Assert.Equal("", drawings.Errors);
        string[] blocks = drawings.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(blocks, block => block.EndsWith(" 6mer-m8 no score, no drawing", StringComparison.Ordinal));
        Assert.Contains(blocks, block => block.Contains(" 8mer score ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "--drawings", "-" }, "--drawings draws sites in the register of their scores; add --score context++")]
    [InlineData(new[] { "--score", "context++", "--drawings", "-", "-o", "-" }, "--output and --drawings are both '-'; give them two files")]
    public void What_makes_no_sense_is_refused(string[] options, string message)
    {
        RunResult run = SeedScanProcess.Run(["scan", Targets, "--rna", "hsa-miR-196a-5p", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }
}
