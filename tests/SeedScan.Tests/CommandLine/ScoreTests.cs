using System.Globalization;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>scan --score</c>: columns, totals, what lacks, and what is refused.</summary>
public sealed class ScoreTests : IDisposable
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
    private const string MiR196 = "hsa-miR-196a-5p";

    private const string FewTargets =
        "seedscan: warning: TA_3UTR is counted in few targets (11), and the numbers of context++ are of a transcriptome: compare the scores of one RNA "
        + "with each other only, or scan all 3'UTRs and pick the rows, or give --abundance FILE.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("context++", "tsv", "hoxc-mir-196a.context++.tsv")]
    [InlineData("CONTEXT++", "jsonl", "hoxc-mir-196a.context++.jsonl")]
    [InlineData("context++", "gff3", "hoxc-mir-196a.context++.gff3")]
    [InlineData("context++", "bed", "hoxc-mir-196a.context++.bed")]
    [InlineData("context-2007", "tsv", "hoxc-mir-196a.context-2007.tsv")]
    public void Every_format_is_as_committed_from_FASTA_and_from_an_index(string model, string format, string golden)
    {
        string index = _folder.File("h.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", index).ExitCode);
        foreach (string path in (string[])[Targets, index])
        {
            RunResult result = SeedScanProcess.Run("scan", path, "--rna", MiR196, "--score", model, "--format", format);
            Assert.Equal(model == "context-2007" ? "" : FewTargets, result.Errors);
            Assert.Equal(GoldenFile.Read(golden), result.Text);
        }
    }

    [Fact]
    public void The_summary_tells_cumulative_scores_and_repression()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", "context++", "--summary", "-");
        Assert.Equal(FewTargets, result.Errors);
        Assert.Equal(GoldenFile.Read("hoxc-mir-196a.context++.summary.tsv"), result.Text);
        RunResult sites = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", "context++");
        double sum = sites.Lines[1..].Where(line => line.StartsWith("ENST00000040584.5\t", StringComparison.Ordinal)).Sum(line => Number(line.Split('\t')[5]));
        string[] total = result.Lines.Single(line => line.StartsWith("ENST00000040584.5\t", StringComparison.Ordinal)).Split('\t');
        string[] header = result.Lines[0].Split('\t');
        Assert.Equal(sum, Number(total[Array.IndexOf(header, "cumulative_score")]), 9);
        Assert.Equal(100 * (1 - Math.Pow(2, sum)), Number(total[Array.IndexOf(header, "repression")]), 1);
    }

    [Fact]
    public void What_comes_through_a_pipe_lacks_the_abundances_and_says_so()
    {
        string text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets));
        RunResult piped = SeedScanProcess.RunWithInput(text, "scan", "-", "--rna", MiR196, "--score", "context++", "--manifest");
        Assert.Equal(0, piped.ExitCode);
        Assert.StartsWith("seedscan: warning: TA_3UTR is missing in all scores", piped.Errors, StringComparison.Ordinal);
        Assert.Contains("#ta: unknown", piped.Lines);
        Assert.All(piped.Lines.Where(line => line.StartsWith("ENST", StringComparison.Ordinal)), line => Assert.EndsWith(",TA_3UTR", line.Split('\t')[7], StringComparison.Ordinal));
        RunResult file = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", "context++", "--manifest");
        Assert.Contains("#ta: counted in these targets", file.Lines);
        Assert.Contains("#score: context++", file.Lines);
        Assert.All(file.Lines.Where(line => line.StartsWith("ENST", StringComparison.Ordinal)), line => Assert.EndsWith(",ORF8m", line.Split('\t')[7], StringComparison.Ordinal));
        Assert.Equal("", SeedScanProcess.RunWithInput(text, "scan", "-", "--rna", MiR196, "--score", "context-2007").Errors);
    }

    [Fact]
    public void All_miRNAs_give_the_same_bytes_for_any_number_of_threads()
    {
        RunResult one = SeedScanProcess.Run("scan", Targets, "--all-human", "--score", "context++", "--threads", "1", "--summary", _folder.File("1"));
        RunResult three = SeedScanProcess.Run("scan", Targets, "--all-human", "--score", "context++", "--threads", "3", "--summary", _folder.File("3"));
        Assert.Equal(one.Output, three.Output);
        Assert.Equal(File.ReadAllText(_folder.File("1")), File.ReadAllText(_folder.File("3")));
        Assert.Equal(11250, one.Lines.Length);
    }

    [Fact]
    public void A_family_lacks_what_its_members_do_not_share()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--by", "family", "--score", "context++", "--quiet");
        Assert.Equal("", result.Errors);
        Assert.All(result.Lines[1..], line => Assert.Equal("3P_score,PCT,SA,Len_ORF,ORF8m,sRNA1", line.Split('\t')[7]));
    }

    [Fact]
    public void A_model_of_ones_own_is_a_file()
    {
        string model = _folder.Write("mine.tsv", "# mine\nname\tmine\nIntercept\tcoefficient\t-0.4\t-0.3\t-0.2\t-0.1\nOff6m\tcoefficient\t-1\t-1\t-1\t-1\n");
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", model);
        Assert.Equal("", result.Errors);
        Assert.Equal("target\tstart\tend\trna\tsite_type\tscore\tpartial\tmissing\tOff6m", result.Lines[0]);
        Assert.All(result.Lines[1..], line => Assert.Equal(["0", "."], line.Split('\t')[6..8]));
        string wrong = _folder.Write("wrong.tsv", "name\tx\nOff6m\tslope\t1\t1\t1\t1\n");
        RunResult refused = SeedScanProcess.Run("scan", Targets, "--rna", MiR196, "--score", wrong);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("wrong.tsv:2:", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--score context+", "'context+'; did you mean 'context++'?")]
    [InlineData("--score context++ --strand both", "leave --strand out")]
    [InlineData("--score context++ --seed-start 3", "leave --seed-start out")]
    [InlineData("--score context++ --types 6mer-m8", "asks for none of them")]
    public void What_makes_no_sense_is_wrong_usage(string options, string expected)
    {
        string[] rna = options.Contains("--rnas", StringComparison.Ordinal) ? [] : ["--rna", MiR196];
        RunResult result = SeedScanProcess.Run(["scan", Targets, .. rna, .. options.Split(' ')]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
