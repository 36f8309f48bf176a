using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary><c>seedscan offtarget</c>.</summary>
public sealed class OffTargetTests : IDisposable
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";

    private static readonly string[] s_oligos = ["--oligo", "CCCTTTAGGTAGTA", "--oligo", "GCAUUAGC"];

    private static readonly string[] s_search = ["offtarget", Targets, .. s_oligos, "--mismatches", "1", "--bulges", "1", "--wobble", "1", "--strand", "both"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hoxc-offtarget.tsv", "")]
    [InlineData("hoxc-offtarget.jsonl", "--format jsonl --max-hits-per-tier 3 --quiet")]
    [InlineData("hoxc-offtarget.txt", "--format text --max-hits-per-tier 3 --quiet")]
    [InlineData("hoxc-offtarget.summary.tsv", "--summary -")]
    public void The_output_is_as_committed(string file, string options)
    {
        RunResult result = SeedScanProcess.Run([.. s_search, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal(GoldenFile.Read(file), result.Text);
    }

    [Fact]
    public void JSON_Lines_say_what_TSV_says()
    {
        string[] rows = GoldenFile.Read("hoxc-offtarget.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows[1..], GoldenFile.RowsOf(SeedScanProcess.Run([.. s_search, "--format", "jsonl"]).Lines, rows[0]));
    }

    [Fact]
    public void FASTA_standard_input_index_and_any_threads_give_the_same_bytes()
    {
        byte[] expected = SeedScanProcess.Run(s_search).Output;
        string text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, Targets));
        Assert.Equal(expected, SeedScanProcess.RunWithInput(text, [s_search[0], "-", .. s_search[2..], "--threads", "1"]).Output);
        Assert.Equal(0, SeedScanProcess.Run("index", Targets, "-o", _folder.File("h.ssi")).ExitCode);
        Assert.Equal(expected, SeedScanProcess.Run([s_search[0], _folder.File("h.ssi"), .. s_search[2..], "--threads", "4"]).Output);
    }

    [Fact]
    public void Oligos_of_a_file_have_their_names()
    {
        string oligos = _folder.Write("o.fa", ">tail one\nccctttagg\ntagta\n>seed\nGCAUUAGC\n");
        RunResult result = SeedScanProcess.Run("offtarget", Targets, "--oligo", "GCAUUAGC", "--oligo", "GCAUUAGC", "--oligos", oligos, "--mismatches", "0");
        Assert.Equal(
            (0, "seedscan: warning: GCAUUAGC and seed have the same sequence; each gives its own rows.\nseedscan: warning: 1 oligo was given again and is used once.\n"),
            (result.ExitCode, result.Errors));
        Assert.Contains("ENST00000040584.5\t863\t876\ttail\t+\t0\t0\t0\t0\t0\t14\t-16.40\t.\t.\tAUGAUGGAUUUCCC\t||||||||||||||\tUACUACCUAAAGGG", result.Lines);
        RunResult equal = SeedScanProcess.RunWithInput(">a\nACGTACGT\n>b\nACGUACGU\n", "offtarget", Targets, "--oligos", "-");
        Assert.Equal("seedscan: warning: a and b have the same sequence; each gives its own rows.\n", equal.Errors);
    }

    [Fact]
    public void A_notation_gives_what_its_bases_give_and_a_passenger_is_looked_for_too()
    {
        string[] search = ["offtarget", Targets, "--mismatches", "2"];
        string plain = WithoutEnergies(SeedScanProcess.Run([.. search, "--oligo", "CCCTTTAGGTAGTA", "--oligo", "GCAUUAGC"]));
        Assert.True(plain.Split('\n').Length > 3);
        foreach (string notation in (string[])["+C*+C*+C*TTTAGGTAG*+T*+A", "CCCTTTAGGTAGTA LLLDDDDDDDDDLL XXXOOOOOOOOOX", "CCCTTTAGGTAGTA"])
        {
            Assert.Equal(plain, WithoutEnergies(SeedScanProcess.Run([.. search, "--oligo", notation, "--oligo", "rGrCrArUrUrArGrC"])));
        }

        string caseLna = WithoutEnergies(SeedScanProcess.Run([.. search, "--notation", "case-lna", "--oligo", "CCCtttaggtagTA", "--oligo", "GCATTAGC"]));
        Assert.Equal(plain, caseLna.Replace("CCCtttaggtagTA", "CCCTTTAGGTAGTA", StringComparison.Ordinal).Replace("GCATTAGC", "GCAUUAGC", StringComparison.Ordinal));
        string table = _folder.Write("designs.csv", "sequence,name,partner,role\nCCCTTTAGGTAGTA,guide,GCAUUAGC,mimic\n");
        Assert.Equal(
            plain.Replace("\tCCCTTTAGGTAGTA\t", "\tguide\t", StringComparison.Ordinal).Replace("\tGCAUUAGC\t", "\tguide:passenger\t", StringComparison.Ordinal),
            WithoutEnergies(SeedScanProcess.Run([.. search, "--oligos", table])));
    }

    [Fact]
    public void Energies_are_of_the_sugars_and_unknown_beside_an_N()
    {
        string fasta = _folder.Write("t.fa", ">a\nGTACGTACGT\n>n\nGTACNTACGT\n");
        string Energy(string oligo, int row) => SeedScanProcess.Run("offtarget", fasta, "--oligo", oligo, "--mismatches", "1").Lines[1 + row].Split('\t')[11];
        string[] energies = [Energy("ACGTACGTAC", 0), Energy("rArCrGrUrArCrGrUrArC", 0), Energy("+A+C+G+T+A+C+G+T+A+C", 0), Energy("mAmCmGmUmAmCmGmUmAmC", 0)];
        Assert.Equal(4, energies.Distinct().Count());
        Assert.All(energies, energy => Assert.Matches("^-[0-9]{1,2}\\.[0-9]{2}$", energy));
        Assert.Equal("LnaOnRna", SeedScanProcess.Run("offtarget", fasta, "--oligo", "+A+C+G+T+A+C+G+T+A+C").Lines[1].Split('\t')[12]);
        Assert.Equal(energies[0], Energy("A C G T A C G T A C", 0));
        Assert.Equal(energies[1], Energy("ACGUACGUAC", 0));
        Assert.Equal(".", Energy("ACGTACGTAC", 1));
        Assert.Contains(",\"dg\":null,\"dg_notes\":[\"Unknown\"],", SeedScanProcess.Run("offtarget", fasta, "--oligo", "ACGTACGTAC", "--format", "jsonl").Lines[1], StringComparison.Ordinal);
        Assert.Contains(", longest run 5, dG unknown", SeedScanProcess.Run("offtarget", fasta, "--oligo", "ACGTACGTAC", "--format", "text").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drug_of_which_the_bases_alone_are_known_has_no_energy_nor_have_its_truncations()
    {
        string cobomarsen = SeedScanProcess.Run("rnas", "--drug", "cobomarsen").Text;
        Assert.Contains("CACGATTAGCATTA", cobomarsen, StringComparison.Ordinal);
        string fasta = _folder.Write("t.fa", ">a\nGGTAATGCTAATCGTGAA\n");
        RunResult result = SeedScanProcess.Run("offtarget", fasta, "--drug", "cobomarsen", "--metabolites", "--mismatches", "0");
        Assert.Equal(("", 7), (result.Errors, result.Lines.Length));
        Assert.All(result.Lines[1..], line => Assert.Equal(".\tChemistryUnknown", string.Join('\t', line.Split('\t')[11..13])));
    }

    [Fact]
    public void Sequences_that_come_again_are_told_in_one_line()
    {
        string fasta = _folder.Write("t.fa", ">a\nGGTACGTACGTAA\n");
        RunResult result = SeedScanProcess.RunWithInput(">x\nACGTACGT\n>y\nACGUACGU\n>z\nACGTACGT\n", "offtarget", fasta, "--oligos", "-", "--mismatches", "0");
        Assert.Equal("seedscan: warning: 2 oligos have the sequence of an earlier one, the first of them y that of x; each gives its own rows.\n", result.Errors);
        Assert.Equal(1 + 3, result.Lines.Length);
    }

    /// <summary>Rows tell energies, so that the LNA and the DNA of one sequence are two oligos.</summary>
    [Fact]
    public void One_sequence_of_two_chemistries_needs_two_names()
    {
        string fasta = _folder.Write("t.fa", ">a\nGGTACGTACGTAA\n");
        RunResult result = SeedScanProcess.Run("offtarget", fasta, "--oligo", "+A+C+G+T+A+C+G+T", "--oligo", "ACGTACGT");
        Assert.Equal((1, ""), (result.ExitCode, result.Text));
        Assert.Contains("the name ACGTACGT stands for two oligos of different bases, sugars or linkages", result.Errors, StringComparison.Ordinal);
        Assert.Equal(result.ExitCode, SeedScanProcess.Run("offtarget", "--mirnome", "--oligo", "+A+C+G+T+A+C+G+T", "--oligo", "ACGTACGT").ExitCode);
    }

    [Fact]
    public void Metabolites_lack_one_or_two_bases()
    {
        string fasta = _folder.Write("t.fa", ">a\nGTACCTAC\n");
        RunResult result = SeedScanProcess.Run("offtarget", fasta, "--oligo", "GTAGGTAC", "--oligo", "GGTACC", "--mismatches", "0", "--metabolites");
        Assert.Equal("seedscan: warning: 5 truncations have fewer than 6 bases, the first of them GGTACC:5p-1; not searched.\n", result.Errors);
        Assert.Equal(
            [
                "1 6 GTAGGTAC:5p-2 GUACCU", "1 7 GTAGGTAC:5p-1 GUACCUA", "1 8 GTAGGTAC GUACCUAC", "2 7 GTAGGTAC:5p-1:3p-1 UACCUA",
                "2 8 GTAGGTAC:3p-1 UACCUAC", "3 8 GTAGGTAC:3p-2 ACCUAC",
            ],
            result.Lines[1..].Select(line => line.Split('\t')).Select(cells => $"{cells[1]} {cells[2]} {cells[3]} {cells[^1]}"));
        RunResult taken = SeedScanProcess.RunWithInput(">x\nGTAGGTAC\n>x:3p-1\nGTAGGTA\n", "offtarget", fasta, "--oligos", "-", "--metabolites");
        Assert.Equal(1, taken.ExitCode);
        Assert.Contains("an oligo and a truncation of x have the name x:3p-1", taken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_names_version_options_and_hashes_and_no_thread_count()
    {
        string oligos = _folder.Write("o.fa", ">seed\nGCAUUAGC\n");
        string[] search = [.. s_search, "--oligos", oligos, "--manifest"];
        RunResult result = SeedScanProcess.Run([.. search, "--threads", "2", "--quiet"]);
        string[] manifest = [.. result.Lines.TakeWhile(line => line.StartsWith('#'))];
        string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SeedScanProcess.Root, path))));
        Assert.StartsWith("#seedscan: 0.", manifest[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "#oligo-1: CCCTTTAGGTAGTA", "#oligo-2: GCAUUAGC", "#notation: auto", "#metabolites: no", "#mismatches: 1", "#bulges: 1", "#wobble: 1", "#strand: both",
                "#max-hits-per-tier: all", $"#input-1: {oligos} sha256={Hash(oligos)}", $"#input-2: {Targets} sha256={Hash(Targets)}",
            ],
            manifest[1..]);
        Assert.StartsWith("target\tstart\t", result.Lines[manifest.Length], StringComparison.Ordinal);
        Assert.Equal(result.Text, SeedScanProcess.Run([.. search, "--threads", "1", "--quiet"]).Text);
        using JsonDocument json = JsonDocument.Parse(SeedScanProcess.Run([.. search, "--format", "jsonl", "--quiet"]).Lines[0]);
        Assert.Equal("both", json.RootElement.GetProperty("manifest").GetProperty("strand").GetString());
        Assert.Equal(2, SeedScanProcess.Run([.. s_search, "--manifest", "--summary", "-"]).ExitCode);
    }

    [Fact]
    public void Regions_are_cut_as_in_a_scan()
    {
        string[] search = ["--oligo", "CCCTTTAGGTAGTA", "--bulges", "1"];
        string expected = SeedScanProcess.Run(["offtarget", Targets, .. search]).Text;
        RunResult cut = SeedScanProcess.Run(["offtarget", "data/utr-fixtures/hoxc-mrna.fa", "--region", "3utr", "--cds", "data/utr-fixtures/hoxc.gtf", .. search]);
        Assert.Equal(("", 0), (cut.Errors, cut.ExitCode));
        Assert.Equal(expected, cut.Text);
    }

    /// <summary>Against the coding region that the header tells; a record without one, and one of several chunks.</summary>
    [Fact]
    public void With_all_regions_each_hit_tells_its_own()
    {
        string spacer = new('C', 40), site = "ACGTTGCAAG", filler = new('A', 600_000);
        string mRna = $"{site}{spacer}{site}{spacer}{site}{spacer}{site}";
        string fasta = _folder.Write("m.fa", $">a cds=6-110\n{mRna}\n>b\n{mRna}\n>long cds=600051-600110\n{filler}{mRna}\n"), index = _folder.File("m.ssi");
        Assert.Equal(0, SeedScanProcess.Run("index", fasta, "-o", index).ExitCode);
        string[] search = ["--oligo", "CTTGCAACGT", "--region", "all", "--mismatches", "0", "--bulges", "1"];
        RunResult result = SeedScanProcess.Run(["offtarget", fasta, .. search]);
        Assert.Equal((0, "seedscan: warning: the coding region of 1 record is not known, the first of them b; the region of their hits is '.'.\n"), (result.ExitCode, result.Errors));
        Assert.Equal("region", result.Lines[0].Split('\t')[11]);
        Assert.Equal(
            ["a 1 5utr/cds", "a 51 cds", "a 101 cds", "a 151 3utr", "b 1 .", "b 51 .", "b 101 .", "b 151 .", "long 600001 5utr", "long 600051 cds", "long 600101 cds", "long 600151 3utr"],
            result.Lines[1..].Select(line => line.Split('\t')).Select(row => $"{row[0]} {row[1]} {row[11]}"));
        Assert.Equal(result.Text, SeedScanProcess.Run(["offtarget", index, .. search]).Text);
        Assert.Contains("\"longest_run\":10,\"region\":null,\"dg\":", SeedScanProcess.Run(["offtarget", fasta, .. search, "--format", "jsonl"]).Text, StringComparison.Ordinal);
        Assert.Contains("longest run 10, region 5utr/cds, dG ", SeedScanProcess.Run(["offtarget", fasta, .. search, "--format", "text"]).Text, StringComparison.Ordinal);
        string[] plain = [.. SeedScanProcess.Run("offtarget", fasta, "--oligo", "CTTGCAACGT", "--mismatches", "0", "--bulges", "1").Lines];
        Assert.Equal(plain, result.Lines.Select(line => string.Join('\t', line.Split('\t').Where((_, i) => i != 11))));
    }

    [Fact]
    public void Files_appear_when_they_are_complete_and_are_compressed_if_their_names_say_so()
    {
        string[] outputs = ["-o", _folder.File("o.tsv.gz"), "--summary", _folder.File("s.tsv")];
        RunResult result = SeedScanProcess.Run([.. s_search, .. outputs, "--progress", "on"]);
        Assert.Equal((0, 0), (result.ExitCode, result.Output.Length));
        Assert.Matches("seedscan: 11 records, 10,388 bases, [0-9]+ hits in [0-9.]+ s\n$", result.Errors);
        using (GZipStream text = new(File.OpenRead(_folder.File("o.tsv.gz")), CompressionMode.Decompress))
        {
            using StreamReader reader = new(text, Encoding.UTF8);
            Assert.Equal(GoldenFile.Read("hoxc-offtarget.tsv"), reader.ReadToEnd());
        }

        Assert.StartsWith("oligo\tlength\tedits\thits\twritten\tleft_out\t", File.ReadAllText(_folder.File("s.tsv")), StringComparison.Ordinal);
        Assert.Equal(1, SeedScanProcess.Run(["offtarget", "data/utr-fixtures/broken/protein.fa", .. s_oligos, "-o", _folder.File("p.tsv")]).ExitCode);
        Assert.Equal(["o.tsv.gz", "s.tsv"], _folder.Names);
    }

    [Fact]
    public void Records_that_are_odd_are_warned_of()
    {
        string fasta = _folder.Write("t.fa", ">a\nACGGTACC\n>b\n>a\nACGGTACC\n");
        RunResult result = SeedScanProcess.Run("offtarget", fasta, "--oligo", "GGTACCGT");
        Assert.Contains("1 record has the name of an earlier one, the first of them a", result.Errors, StringComparison.Ordinal);
        Assert.Contains("1 record has no sequence, the first of them b", result.Errors, StringComparison.Ordinal);
        Assert.Equal(3, result.Lines.Length);
    }

    [Fact]
    public void A_cap_is_told_in_the_output_and_in_a_warning()
    {
        RunResult result = SeedScanProcess.Run("offtarget", Targets, "--oligo", "GCAUUAGC", "--mismatches", "1", "--max-hits-per-tier", "2");
        Assert.Equal("#left out: 1 of 3 hits of GCAUUAGC with 1 edit", result.Lines[^1]);
        Assert.Equal("seedscan: warning: 1 of 3 hits are left out: there are more than 2 of an oligo with the same number of edits.\n", result.Errors);
        Assert.Equal(4, result.Lines.Length);
    }

    [LinuxFact]
    public void A_reader_that_has_had_enough_is_no_error()
    {
        RunResult result = SeedScanProcess.RunShell("set -o pipefail; $SEEDSCAN offtarget " + Targets + " --oligo GCATTAGC --mismatches 4 | head -n 1", _folder.Path);
        Assert.Equal((0, "", 1), (result.ExitCode, result.Errors, result.Lines.Length));
    }

    [Theory]
    [InlineData("ACGNTACC", "record ACGNTACC: 'N' at position 4 is the IUPAC code for any base, and each place of a design has one base (read as plain)")]
    [InlineData("ACGTA", "record ACGTA: the oligo has 5 bases. Give an oligo of 6 to 64 bases.")]
    [InlineData("A", "record A: the oligo has 1 base. Give")]
    [InlineData("miR-21", "record miR-21: 'm' at position 1")]
    public void An_oligo_that_is_none_is_an_error(string oligo, string expected)
    {
        RunResult result = SeedScanProcess.Run("offtarget", Targets, "--oligo", oligo);
        Assert.Equal((1, 0), (result.ExitCode, result.Output.Length));
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">a\nACGTACGT\n>b\nACGT\nNACGT\n", "standard input:3: record b: 'N' at position 6 is the IUPAC code")]
    [InlineData(">a\nACGTACGT\n>a\nACGTACGA\n", "standard input:3: record a: line 1 has an oligo of this name already. Give each a name of its own.")]
    [InlineData(">a\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", "standard input: record a: the oligo has 65 bases. Give an oligo of 6 to 64 bases; targets are given without --oligos.")]
    [InlineData("ACGTACGT\n", "standard input:1: is no FASTA, and its first line names no column name")]
    public void A_file_of_oligos_that_cannot_be_used_is_an_error(string fasta, string expected)
    {
        RunResult result = SeedScanProcess.RunWithInput(fasta, "offtarget", Targets, "--oligos", "-");
        Assert.Equal((1, 0), (result.ExitCode, result.Output.Length));
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    private static string WithoutEnergies(RunResult result) => string.Join('\n', result.Lines.Select(line =>
    {
        string[] cells = line.Split('\t');
        return string.Join('\t', [.. cells[..11], .. cells[13..]]);
    }));
}
