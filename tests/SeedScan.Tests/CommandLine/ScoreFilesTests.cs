using System.Globalization;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>The files that scores are computed from: each fills its columns and no other, and what is not in it is named.</summary>
public sealed class ScoreFilesTests : IDisposable
{
    // miR-1's 8mer ACAUUCCA, twice in the 3'UTR of a and once in that of b; once in the reading frame of a.
    private const string Orf = "AUGCACAUUCCAGCGUAA", UtrOfA = "GGCGUACAUUCCAGGCCUUAGGCACAUUCCAGGAUCG", UtrOfB = "CCGGUACAUUCCAGGCAUG";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reading_frames_come_from_the_mRNAs_that_targets_are_cut_from_or_from_others()
    {
        string mrna = _folder.Write("mrna.fa", $">a cds=4-21\nGGG{Orf}{UtrOfA}\n>b x cds=1-6\nAUGUAA{UtrOfB}\n"), utr = Utrs();
        string index = _folder.File("utr.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", utr, "-o", index).ExitCode);
        string[][] without = Rows(utr);
        foreach (string[] arguments in (string[][])[[mrna, "--region", "3utr"], [utr, "--orfs", mrna], [index, "--orfs", mrna]])
        {
            string[][] rows = Rows(arguments);
            Assert.Equal(3, rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.Equal("PCT,SA", Cell(rows[i], "missing"));
                Assert.Equal("PCT,SA,Len_ORF,ORF8m", Cell(without[i], "missing"));
                Assert.Equal(Math.Log10(rows[i][0] == "a" ? Orf.Length : 6), Number(rows[i], "Len_ORF"), 3);
                Assert.Equal(rows[i][0] == "a" ? "1" : "0", Cell(rows[i], "ORF8m"));
                AssertSameBut(["score", "missing", "Len_ORF", "ORF8m"], without[i], rows[i]);
                Assert.NotEqual(Cell(without[i], "score"), Cell(rows[i], "score"));
            }
        }
    }

    [Theory]
    [InlineData("a\t200\n")]
    [InlineData("a\t9606\t200\n")]
    public void A_length_alone_leaves_the_8mers_unknown(string table)
    {
        string[][] without = Rows(Utrs()), rows = Rows(Utrs(), "--orf-lengths", _folder.Write("lengths", table));
        Assert.Equal(["PCT,SA,ORF8m", "PCT,SA,ORF8m", "PCT,SA,Len_ORF,ORF8m"], rows.Select(row => Cell(row, "missing")));
        Assert.Equal(Math.Log10(200), Number(rows[0], "Len_ORF"), 3);
        AssertSameBut(["score", "missing", "Len_ORF"], without[0], rows[0]);
        Assert.Equal(without[2], rows[2]);
    }

    [Fact]
    public void A_target_without_isoforms_in_the_table_has_no_length()
    {
        string airs = _folder.Write("airs", $"a\t1\t20\t100\na\t21\t{UtrOfA.Length}\t25\n");
        string[][] without = Rows(Utrs()), rows = Rows(Utrs(), "--airs", airs);

        // The first site ends at 13: three quarters of the molecules end at 20, a quarter at 37; it starts at 5.
        Assert.Equal(Math.Log10((0.75 * 20) + (0.25 * UtrOfA.Length)), Number(rows[0], "Len_3UTR"), 3);
        Assert.Equal(Math.Log10(UtrOfA.Length), Number(rows[1], "Len_3UTR"), 3);
        Assert.Equal("PCT,SA,Len_ORF,ORF8m", Cell(rows[0], "missing"));
        Assert.Equal("Min_dist,PCT,SA,Len_3UTR,Len_ORF,ORF8m", Cell(rows[2], "missing"));
        AssertSameBut(["score", "missing", "Min_dist", "Len_3UTR"], without[2], rows[2]);
    }

    [Fact]
    public void Accessibilities_are_those_of_the_fourteen_bases_around_the_one_opposite_nt_8()
    {
        // Column 14 of row p is p / 100; row 12 says NA.
        string rows = string.Concat(Enumerable.Range(1, UtrOfA.Length).Select(
            p => $"{p}\t{string.Join('\t', Enumerable.Range(1, 20).Select(u => u == 14 ? p == 12 ? "NA" : (p / 100.0).ToString(CultureInfo.InvariantCulture) : "0.5"))}\n"));
        _folder.Write("a_lunp", "#unpaired probabilities\n #i$\tl=1\n" + rows);
        string[][] scored = Rows(Utrs(), "--accessibility", _folder.Path);

        // The 8mers start at 5 and 23; the 14 bases end 8 behind that place, in rows 13 and 31.
        Assert.Equal(Math.Log10(0.13), Number(scored[0], "SA"), 3);
        Assert.Equal(Math.Log10(0.31), Number(scored[1], "SA"), 3);
        Assert.Equal(["PCT,Len_ORF,ORF8m", "PCT,Len_ORF,ORF8m", "PCT,SA,Len_ORF,ORF8m"], scored.Select(row => Cell(row, "missing")));
    }

    [Fact]
    public void Abundances_come_from_the_table_for_the_seeds_that_it_has()
    {
        string table = _folder.Write("ta", "Seed region\tSPS 8\tSPS 7\tTA\nGGAAUGU\t-7.5\t-5\t3.5\n");
        RunResult result = SeedScanProcess.Run(
            "scan", Utrs(), "--rna", "UGGAAUGUAAAGAAGUAUGUAU", "--rna", "UCGUACGCCAAAA", "--score", "context++", "--abundance", table, "--manifest");
        Assert.Equal($"seedscan: warning: TA_3UTR is missing for 1 of 2 RNAs: {table} has no number for their seeds.\n", result.Errors);
        Assert.Contains($"#ta: {table}", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("#input-1: " + table, StringComparison.Ordinal));
        string[][] rows = [.. result.Lines.Where(line => line[0] is 'a' or 'b').Select(line => line.Split('\t'))];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal("3.500", Cell(row, "TA_3UTR")));
    }

    [Theory]
    [InlineData("--orfs t.fa", "--orfs is a file that scores are computed from; add --score context++")]
    [InlineData("--score context++ --pct t", "--pct is a file for TargetScan's table of scores")]
    [InlineData("--score context++ --region cds", "--score is of 3'UTRs; give --region 3utr")]
    [InlineData("--score context++ --accessibility here -o here/a_lunp", "--output 'here/a_lunp' would overwrite an input; give it another name")]
    [InlineData("--score context++ --region all", "--score is of 3'UTRs; give --region 3utr")]
    public void What_makes_no_sense_is_wrong_usage(string options, string expected)
    {
        RunResult result = SeedScanProcess.Run(["scan", Utrs(), "--rna", "hsa-miR-1-3p", .. options.Split(' ')]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--airs", "a\t1\t20\t50\na\t21\t37\t60\n", "airs: record a: more molecules hold the bases up to 37 than those up to 20. ")]
    [InlineData("--airs", "a\t1\t20\t100\na\t1\t20\t50\n", "airs: record a: two isoforms end at 20. ")]
    [InlineData("--accessibility", "1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0.1\n", ": record a: its file of accessibilities has 1 positions, and the target has 37 letters. ")]
    [InlineData("--abundance", "GGAAUGU\t-7\t-5\t1e300\n", "'1e300' is no number")]
    [InlineData("--score", "name\tx\nLocal_AU\tmax\t1\t1\t1\t1\n", "the term Local_AU has no coefficient for a site type, or its min and max are the same. ")]
    [InlineData("--score", "name\tx\nLocal_AU\tcoefficient\t1\t1\t1\t1\nLocal_AU\tmin\t1\t1\t1\t1\nLocal_AU\tmax\t1\t1\t1\t1\n", "the term Local_AU has no coefficient")]
    [InlineData("--score", "name\tx\nLocal_AU\tcoefficient\t1e308\t1\t1\t1\n", "is no line of a model")]
    public void Files_that_do_not_fit_are_told(string option, string content, string expected)
    {
        string file = _folder.Write(option == "--accessibility" ? "a_lunp" : option[2..], content);
        string[] score = option == "--score" ? [] : ["--score", "context++"];
        RunResult result = SeedScanProcess.Run(
            ["scan", Utrs(), "--rna", "hsa-miR-1-3p", "--quiet", option, option == "--accessibility" ? _folder.Path : file, .. score]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Isoforms_that_end_beyond_the_target_are_taken_to_end_with_it_and_told()
    {
        string beyond = _folder.Write("beyond", "a\t1\t20\t100\na\t21\t38\t60\na\t39\t99\t50\nb\t1\t9\t100\n"), within = _folder.Write("within", "a\t1\t20\t100\na\t21\t37\t60\nb\t1\t9\t100\n");
        string[] scan = ["scan", Utrs(), "--rna", "UGGAAUGUAAAGAAGUAUGUAU", "--score", "context++", "--airs"];
        RunResult clipped = SeedScanProcess.Run([.. scan, beyond]), whole = SeedScanProcess.Run([.. scan, within]);
        Assert.Equal(whole.Text, clipped.Text);
        Assert.Contains($"1 target has isoforms in {beyond} that end beyond it, the first by name a; they are taken to end with the target.", clipped.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("beyond it", whole.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_for_features_that_the_model_lacks_are_not_read_and_told()
    {
        string[] scan = ["scan", Utrs(), "--rna", "hsa-miR-1-3p", "--score", "context-2007", "--manifest"];
        RunResult without = SeedScanProcess.Run(scan);
        RunResult with = SeedScanProcess.Run([.. scan[..^1], "--orf-lengths", _folder.Write("lengths", "a\t600\n"), "--accessibility", _folder.Path]);
        Assert.Equal("", without.Errors);
        Assert.DoesNotContain(without.Lines, line => line.StartsWith("#ta", StringComparison.Ordinal));
        Assert.Equal(
            "seedscan: warning: --orf-lengths is not used: the model context-2007 has no Len_ORF,ORF8m.\n"
            + "seedscan: warning: --accessibility is not used: the model context-2007 has no SA.\n",
            with.Errors);
        Assert.Equal(without.Lines.Where(line => line[0] != '#'), with.Lines);
    }

    [Fact]
    public void Whole_mRNAs_that_are_scored_as_UTRs_are_told()
    {
        string mrnas = _folder.Write("mrna.fa", $">a cds=1-6\nAUGUAA{UtrOfA}\n>b cds=61-1032\n{UtrOfA}\n");
        RunResult result = SeedScanProcess.Run("scan", mrnas, "--rna", "hsa-miR-1-3p", "--score", "context++");
        Assert.Contains(
            "1 target tells in its header a coding region that lies within it: a; a score is of a 3'UTR, and if these are whole mRNAs, give --region 3utr.",
            result.Errors, StringComparison.Ordinal);
        string index = _folder.File("mrna.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", mrnas, "-o", index).ExitCode);
        Assert.Equal(result.Errors, SeedScanProcess.Run("scan", index, "--rna", "hsa-miR-1-3p", "--score", "context++").Errors);
        Assert.DoesNotContain("if these are whole mRNAs", SeedScanProcess.Run("scan", mrnas, "--rna", "hsa-miR-1-3p", "--score", "context++", "--region", "3utr").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_are_not_known_are_told()
    {
        string utr = Utrs(), twice = _folder.Write("twice.fa", $">a cds=1-6\nAUGUAA{UtrOfA}\n>a cds=1-9\nAUGCCCUAA{UtrOfA}\n");
        RunResult result = SeedScanProcess.Run("scan", utr, "--rna", "hsa-miR-1-3p", "--score", "context++", "--orfs", twice);
        Assert.Contains("Len_ORF and ORF8m are missing for 1 name that comes with several reading frames", result.Errors, StringComparison.Ordinal);
        RunResult none = SeedScanProcess.Run("scan", utr, "--rna", "hsa-miR-1-3p", "--score", "context++", "--orfs", utr);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("utr.fa", none.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--orfs", ">x cds=1-3\nAUG\n", "none of the 2 targets with sites is in FILE, whose first name is x; one of theirs is a.")]
    [InlineData("--orfs", ">x cds=1-3\nAUG\n>b cds=1-3\nAUG\n", "1 of the 2 targets with sites is not in FILE: a.")]
    [InlineData("--orfs", ">b cds=1-3\nAUG\n>a cds=1-3\nAUG\n>c\nA\n", null)]
    [InlineData("--orf-lengths", "x\t9606\t20\ny\t9606\t3\n", "none of the 2 targets with sites is in FILE, whose first name is x; one of theirs is a.")]
    [InlineData("--orf-lengths", "a\t10090\t20\nb\t9606\t3\n", "1 of the 2 targets with sites is not in FILE: a.")]
    [InlineData("--orf-lengths", "a\t20\nb\t3\n", null)]
    [InlineData("--airs", "x\t1\t20\t100\n", "none of the 2 targets with sites is in FILE, whose first name is x; one of theirs is a.")]
    [InlineData("--airs", "a\t1\t20\t100\n", "1 of the 2 targets with sites is not in FILE: b.")]
    [InlineData("--airs", "a\t1\t20\t100\nb\t1\t9\t100\n", null)]
    [InlineData("--accessibility", "", "none of the 2 targets with sites is in FILE, whose first name is x_lunp; one of theirs is a.")]
    public void Targets_that_a_file_does_not_have_are_told_once(string option, string content, string? expected)
    {
        string targets = _folder.Write("t.fa", $">n\nACGU\n>b\n{UtrOfB}\n>a\n{UtrOfA}\n"), index = _folder.File("t.ssi"), file = _folder.Write("x_lunp", content);
        Assert.Equal(0, SeedScanProcess.Run("index", targets, "-o", index).ExitCode);
        file = option == "--accessibility" ? _folder.Path : file;
        foreach (string[] run in (string[][])[[targets, "--threads", "1"], [targets, "--threads", "4"], [index]])
        {
            RunResult result = SeedScanProcess.Run(["scan", .. run, "--rna", "hsa-miR-1-3p", "--score", "context++", option, file]);
            Assert.Equal(0, result.ExitCode);
            string[] told = [.. result.Errors.Split('\n').Where(line => line.Contains("with sites", StringComparison.Ordinal))];
            Assert.Equal(expected is null ? [] : ["seedscan: warning: " + expected.Replace("FILE", file, StringComparison.Ordinal)], told);
        }
    }

    [Fact]
    public void A_single_target_that_a_file_does_not_have_is_told_as_such()
    {
        string utr = _folder.Write("one.fa", $">b\n{UtrOfB}\n"), airs = _folder.Write("airs", "a\t1\t20\t100\n");
        RunResult result = SeedScanProcess.Run("scan", utr, "--rna", "hsa-miR-1-3p", "--score", "context++", "--airs", airs);
        Assert.EndsWith($"seedscan: warning: b, the only target with sites, is not in {airs}, whose first name is a.\n", result.Errors, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Reading_frames_may_come_through_a_pipe_and_not_from_an_empty_file_or_an_index()
    {
        string utr = Utrs(), empty = _folder.Write("empty.fa", ""), index = _folder.File("i.ssi");
        _folder.Write("mrna.fa", $">a cds=1-18\n{Orf}{UtrOfA}\n>b cds=1-6\nAUGUAA{UtrOfB}\n");
        Assert.Equal(0, SeedScanProcess.Run("index", utr, "-o", index).ExitCode);
        const string Scan = "$SEEDSCAN scan $DIR/utr.fa --rna hsa-miR-1-3p --min-type 8mer --score context++ --orfs";
        RunResult piped = SeedScanProcess.RunShell($"{Scan} <(cat $DIR/mrna.fa)", _folder.Path), plain = SeedScanProcess.RunShell($"{Scan} $DIR/mrna.fa", _folder.Path);
        Assert.Equal(4, plain.Lines.Length);
        Assert.Equal(plain.Text, piped.Text);
        Assert.DoesNotContain("ORF", piped.Errors, StringComparison.Ordinal);
        string[] scan = ["scan", utr, "--rna", "hsa-miR-1-3p", "--score", "context++", "--orfs"];
        Assert.Equal($"seedscan: {empty}: holds no sequence. Is it the right file? It is empty or blank.\n", SeedScanProcess.Run([.. scan, empty]).Errors);
        Assert.Equal($"seedscan: {index}: is an index, not FASTA. Give FASTA here.\n", SeedScanProcess.Run([.. scan, index]).Errors);
    }

    private static readonly string[] s_columns =
        "target start end rna site_type score partial missing 3P_score Off6m Local_AU Min_dist Site8 PCT SA Len_3UTR Len_ORF ORF8m SPS TA_3UTR sRNA1 sRNA8".Split(' ');

    private static string Cell(string[] row, string column) => row[Array.IndexOf(s_columns, column)];

    private static double Number(string[] row, string column) => double.Parse(Cell(row, column), CultureInfo.InvariantCulture);

    private static void AssertSameBut(string[] columns, string[] one, string[] other)
    {
        Assert.All(s_columns.Except(columns), column => Assert.Equal(Cell(one, column), Cell(other, column)));
    }

    private static string[][] Rows(params string[] arguments)
    {
        RunResult result = SeedScanProcess.Run(["scan", .. arguments, "--rna", "hsa-miR-1-3p", "--min-type", "8mer", "--score", "context++"]);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(string.Join('\t', s_columns), result.Lines[0]);
        return [.. result.Lines[1..].Select(line => line.Split('\t'))];
    }

    private string Utrs() => _folder.Write("utr.fa", $">a\n{UtrOfA}\n>b\n{UtrOfB}\n");
}
