using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan offtarget --mirnome</c>, and <c>--drug</c>, <c>--role</c> and <c>--intended</c>.</summary>
public sealed class MirnomeTests : IDisposable
{
    private static readonly string[] s_search = ["offtarget", "--mirnome", "--drug", "RGLS4326", "--drug", "int-1b3"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mirnome.tsv", "")]
    [InlineData("mirnome.jsonl", "--format jsonl")]
    [InlineData("mirnome.txt", "--format text")]
    [InlineData("mirnome.summary.tsv", "--summary -")]
    public void The_output_is_as_committed(string file, string options)
    {
        RunResult result = SeedScanProcess.Run([.. s_search, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal(GoldenFile.Read(file), result.Text);
    }

    [Fact]
    public void JSON_Lines_say_what_TSV_says()
    {
        string[] rows = GoldenFile.Read("mirnome.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows[1..], GoldenFile.RowsOf(GoldenFile.Read("mirnome.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries), rows[0]));
    }

    [Fact]
    public void A_panel_gives_the_same_bytes_for_any_threads_and_what_its_designs_give_alone()
    {
        Random random = new(5);
        string table = "name\tsequence\trole\tintended target\nRGLS4326\tAGCACTTTG\tantimir\tmiR-17-5p\n";
        table += string.Concat(Enumerable.Range(0, 60).Select(i => $"o{i}\t{new string(random.GetItems<char>("ACGT", 12 + (i % 10)))}\t{(i % 4 == 0 ? "sirna" : ".")}\t.\n"));
        byte[] expected = SeedScanProcess.RunWithInput(table, "offtarget", "--mirnome", "--oligos", "-", "--threads", "1").Output;
        Assert.Equal(expected, SeedScanProcess.RunWithInput(table, "offtarget", "--mirnome", "--oligos", "-", "--threads", "3").Output);
        string text = System.Text.Encoding.UTF8.GetString(expected);
        string[] alone = [.. GoldenFile.Read("mirnome.tsv").Split('\n').Where(line => line.StartsWith("RGLS4326\t", StringComparison.Ordinal))];
        Assert.Equal(alone.Select(line => line.Replace("ChemistryUnknown,", "", StringComparison.Ordinal).Replace("ChemistryUnknown", ".", StringComparison.Ordinal)), text.Split('\n')[1..(alone.Length + 1)]);
        Assert.True(text.Split('\n').Length > 300);
    }

    [Fact]
    public void Files_of_miRNAs_take_the_place_of_the_bundled_ones()
    {
        string fasta = _folder.Write("m.fa", ">one x\nUUAAUGCUAAUCGUGAUAGGGGUU\n>two\nCUAAUGCUCCUCGUGAUAGG\n");
        string more = _folder.Write("n.fa", ">three\nGGGGGGGGGGGGGGGGGGGG\n>two\nCUAAUGCUCCUCGUGAUAGG\n");
        RunResult result = SeedScanProcess.Run("offtarget", "--mirnome", fasta, more, "--oligo", "CACGATTAGCATTA", "--intended", "ONE", "--role", "antimir");
        Assert.Equal((0, $"seedscan: warning: {more}: 1 miRNA is there again and used once.\n"), (result.ExitCode, result.Errors));
        Assert.Equal(["one\tintended\t2-8\t2\t15\t0", "two\tfamily\t2-8\t2\t15\t2"], result.Lines[1..].Select(line => string.Join('\t', line.Split('\t')[1..7])));
        RunResult seeds = SeedScanProcess.RunWithInput("a\tGAGGUAG\t9606\n", "offtarget", "--mirnome", "-", "--oligo", "CACGATTAGCATTA");
        Assert.Equal(1, seeds.ExitCode);
        Assert.Contains("record a: of this miRNA only the seed is known", seeds.Errors, StringComparison.Ordinal);
        RunResult other = SeedScanProcess.Run("offtarget", "--mirnome", fasta, _folder.Write("o.fa", ">two\nGGGGGGGGGGGGGG\n"), "--oligo", "CACGATTAGCATTA");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("record two: an earlier file has another sequence of this name", other.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("miR-155", "the intended target miR-155 may mean several miRNAs, and all of them count as intended.", 2)]
    [InlineData("KRAS", "the intended target KRAS is no miRNA that was searched.", 0)]
    [InlineData("mir-155-5P", null, 1)]
    [InlineData("miR-155-5p; hsa-miR-21-5p", null, 2)]
    [InlineData("miR-155-5p,KRAS", "the intended target KRAS is no miRNA that was searched.", 1)]
    public void An_intended_target_is_a_name_as_people_write_it(string name, string? warning, int intended)
    {
        RunResult result = SeedScanProcess.Run("offtarget", "--mirnome", "--oligo", "CACGATTAGCATTA", "--intended", name);
        Assert.Equal((0, warning is null ? "" : $"seedscan: warning: {warning}\n"), (result.ExitCode, result.Errors));
        Assert.Equal(intended, result.Lines.Count(line => line.Split('\t')[2] == "intended"));
    }

    [Fact]
    public void Two_strands_without_a_role_are_warned_of()
    {
        string[] search = ["offtarget", "--mirnome", "--oligo", "RNA1{r(A)p.r(A)p.r(C)p.r(U)p.r(G)p.r(G)p.r(C)p.r(C)}|RNA2{r(G)p.r(G)p.r(C)p.r(C)p.r(A)p.r(G)p.r(U)p.r(U)}$$$$V2.0"];
        Assert.Contains("AACUGGCC has two strands and no role, and both are aligned as antisense", SeedScanProcess.Run(search).Errors, StringComparison.Ordinal);
        Assert.Empty(SeedScanProcess.Run([.. search, "--role", "mimic"]).Errors);
    }

    [Fact]
    public void An_index_of_targets_is_no_list_of_miRNAs()
    {
        string fasta = _folder.Write("t.fa", ">a\nGGTACGTACGTAA\n"), index = _folder.File("t.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", fasta, "-o", index).ExitCode);
        RunResult result = SeedScanProcess.Run("offtarget", index, "--mirnome", "--oligo", "CACGATTAGCATTA");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("it is an index of targets, and --mirnome looks at miRNAs", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>Margins of energy are of known chemistry: the summary has no room for a note.</summary>
    [Fact]
    public void The_summary_tells_no_energy_of_unknown_chemistry()
    {
        string[] drug = SeedScanProcess.Run("offtarget", "--mirnome", "--drug", "cobomarsen", "--summary", "-").Lines[1].Split('\t');
        string[] typed = SeedScanProcess.Run("offtarget", "--mirnome", "--oligo", "CACGATTAGCATTA", "--intended", "miR-155-5p", "--summary", "-").Lines[1].Split('\t');
        Assert.Equal(("4", ".", "."), (drug[15], drug[16], drug[17]));
        Assert.Equal(("4", "hsa-miR-4643", "7.38"), (typed[15], typed[16], typed[17]));
    }

    [Fact]
    public void The_role_decides_what_is_looked_at()
    {
        string[] search = ["offtarget", "--mirnome", "--oligo", "AACUGGCCUACAAAGUCCCAGU"];
        string[] mimic = SeedScanProcess.Run([.. search, "--role", "mimic"]).Lines;
        Assert.Equal(["hsa-miR-193a-3p\titself", "hsa-miR-193b-3p\tshared-seed"], mimic[1..3].Select(line => string.Join('\t', line.Split('\t')[1..3])));
        string[] untold = SeedScanProcess.Run(search).Lines;
        Assert.Equal(untold, SeedScanProcess.Run([.. search, "--role", "Antimir"]).Lines);
        Assert.DoesNotContain(untold, line => line.Contains("\thsa-miR-193b-3p\t", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_in_a_panel_leaves_no_file()
    {
        string[] outputs = ["-o", _folder.File("r.tsv.gz"), "--summary", _folder.File("s.tsv")];
        RunResult wrong = SeedScanProcess.RunWithInput("name,sequence,role\na,ACGTACGTACGT,gapmer\nb,ACGNACGTACGT,gapmer\n", ["offtarget", "--mirnome", "--oligos", "-", .. outputs]);
        Assert.Equal((1, 0), (wrong.ExitCode, _folder.Names.Length));
        Assert.Contains("standard input:3: record b: 'N' at position 4", wrong.Errors, StringComparison.Ordinal);
        RunResult tooShort = SeedScanProcess.RunWithInput(">g\nACGUACG\n", "offtarget", "--mirnome", "--oligos", "-", "--role", "sirna");
        Assert.Contains("record g: the strand of a mimic or siRNA has 7 bases. Give 8 to 64 bases.", tooShort.Errors, StringComparison.Ordinal);
        RunResult right = SeedScanProcess.RunWithInput("name,sequence,role\na,ACGTACGTACGT,gapmer\n", ["offtarget", "--mirnome", "--oligos", "-", .. outputs, "--progress", "on"]);
        Assert.Matches("^seedscan: 1 design, 2,656 miRNAs, [0-9]+ rows in [0-9.]+ s\n$", right.Errors);
        Assert.Equal(["r.tsv.gz", "s.tsv"], _folder.Names);
    }

    [Theory]
    [InlineData("--drug nonsense", "record nonsense: the catalogue has no therapeutic of this name")]
    [InlineData("--oligo ACGNACGT", "record ACGNACGT: 'N' at position 4")]
    [InlineData("--oligo ACGTA", "record ACGTA: the oligo has 5 bases. Give 6 to 64 bases.")]
    [InlineData("--oligo RNA1{r(A)p.r(C)p.r(G)p.r(U)p.r(A)p.r(C)}|RNA2{r(G)p.r(U)p.r(A)p.r(C)p.r(G)p.r(U)}$$$$V2.0 --role antimir", "the role antimir has one strand, and two are given")]
    [InlineData("--oligo ACGTACGT --drug cobomarsen data/utr-fixtures/hoxc-3utr.fa", "has more than 200 nt, too many for a small RNA")]
    public void What_cannot_be_used_is_told_before_anything_is_written(string options, string expected)
    {
        RunResult result = SeedScanProcess.Run(["offtarget", "--mirnome", .. options.Split(' ')]);
        Assert.Equal((1, 0), (result.ExitCode, result.Output.Length));
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_matches_take_therapeutics_by_name_too()
    {
        const string Targets = "data/utr-fixtures/hoxc-3utr.fa";
        string[] search = ["offtarget", Targets, "--mismatches", "4", "--bulges", "1"];
        RunResult byName = SeedScanProcess.Run([.. search, "--drug", "mrg-106"]);
        RunResult byBases = SeedScanProcess.Run([.. search, "--oligo", "CACGATTAGCATTA", "--role", "gapmer"]);
        Assert.Equal(WithoutEnergies(byBases).Replace("\tCACGATTAGCATTA\t", "\tCobomarsen\t", StringComparison.Ordinal), WithoutEnergies(byName));
        Assert.True(byName.Lines.Length > 2);
        string mimic = SeedScanProcess.Run(["offtarget", Targets, "--mismatches", "8", "--drug", "INT-1B3"]).Text;
        Assert.Contains("\tINT-1B3:passenger\t", mimic, StringComparison.Ordinal);
        RunResult unknown = SeedScanProcess.Run([.. search, "--drug", "cobomarsan"]);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("The nearest names are Cobomarsen", unknown.Errors, StringComparison.Ordinal);
    }

    // Of the therapeutic the bases alone are known.
    private static string WithoutEnergies(RunResult result)
        => string.Join('\n', result.Lines.Select(line => line.Split('\t')).Select(cells => string.Join('\t', [.. cells[..11], .. cells[13..]])));
}
