using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>Help, version, and command lines that make no sense: exit code 2 and one line that names what is wrong.</summary>
public sealed class UsageTests
{
    private const string Targets = "data/utr-fixtures/hoxc-3utr.fa";

    [Theory]
    [InlineData("--help", "Usage: seedscan VERB")]
    [InlineData("-h", "Usage: seedscan VERB")]
    [InlineData("scan --help", "Usage: seedscan scan TARGETS")]
    [InlineData("scan x.fa --nonsense --help", "Usage: seedscan scan TARGETS")]
    [InlineData("rnas --help", "Usage: seedscan rnas QUERY")]
    [InlineData("help", "Usage: seedscan VERB")]
    [InlineData("help scan", "Usage: seedscan scan TARGETS")]
    [InlineData("landscape --help", "Usage: seedscan landscape TARGETS")]
    [InlineData("help landscape", "Usage: seedscan landscape TARGETS")]
    [InlineData("offtarget --help", "Usage: seedscan offtarget TARGETS")]
    [InlineData("help rnas", "Usage: seedscan rnas QUERY")]
    [InlineData("--help scan", "Usage: seedscan scan TARGETS")]
    [InlineData("--version", "seedscan 0.")]
    public void Help_and_version_go_to_standard_output(string line, string expected)
    {
        RunResult result = SeedScanProcess.Run(line.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n", result.Text, StringComparison.Ordinal);
        Assert.Equal("", result.Errors);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("scan --help")]
    [InlineData("landscape --help")]
    [InlineData("offtarget --help")]
    [InlineData("rnas --help")]
    public void The_examples_of_the_help_work_as_typed(string line)
    {
        string[] examples = [.. SeedScanProcess.Run(line.Split(' ')).Lines.Where(text => text.StartsWith("  seedscan ", StringComparison.Ordinal))];
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            RunResult result = SeedScanProcess.Run(example.Trim().Split(' ').AsSpan(1));
            Assert.Equal("", result.Errors);
            Assert.Equal(0, result.ExitCode);
            Assert.True(result.Lines.Length > 1, example);
        }
    }

    [Theory]
    [InlineData("", "no verb is given")]
    [InlineData("look", "'look' is no verb")]
    [InlineData("scan", "no targets are given")]
    [InlineData("scan T", "no small RNA is given")]
    [InlineData("scan T T --all-human", "is given twice")]
    [InlineData("scan T --rna miR-1-3p --nonsense", "unknown option '--nonsense'")]
    [InlineData("scan T --rna miR-1-3p --nonsense=3", "unknown option '--nonsense'")]
    [InlineData("scan T --rna miR-1-3p -x", "unknown option '-x'")]
    [InlineData("scan T --rna", "--rna needs a value")]
    [InlineData("scan T --all-human -o", "--output needs a value")]
    [InlineData("scan T --all-human --threads=", "--threads needs a value")]
    [InlineData("scan T --all-human --threads many", "--threads needs a whole number, not 'many'")]
    [InlineData("scan T --all-human --threads -1", "--threads must be at least 0, not -1")]
    [InlineData("scan T --all-human --threads 99999999999", "--threads needs a whole number")]
    [InlineData("scan T --all-human --threads 2 --threads 3", "--threads is given more than once")]
    [InlineData("scan T --all-human --mask-start -1", "--mask-start must be at least 0, not -1")]
    [InlineData("scan T --all-human --seed-start 0", "--seed-start must be at least 1, not 0")]
    [InlineData("scan T --all-human --species 0", "--species must be at least 1, not 0")]
    [InlineData("scan T --all-human --quiet=yes", "--quiet takes no value")]
    [InlineData("scan T --all-human --strand up", "--strand is +, - or both, not 'up'")]
    [InlineData("scan T --all-human --by gene", "--by is rna or family, not 'gene'")]
    [InlineData("scan T --all-human --by 1", "--by is rna or family, not '1'")]
    [InlineData("scan T --all-human --format xml", "--format is tsv, bed, gff3, jsonl or targetscan, not 'xml'")]
    [InlineData("scan T --all-human --progress yes", "--progress is auto, on or off, not 'yes'")]
    [InlineData("scan T --all-human --bulge-base A", "--bulge-base is G or any, not 'A'")]
    [InlineData("scan T --all-human --types 9mer", "'9mer'")]
    [InlineData("scan T --all-human --types 8mer,", "'8mer,' has a comma without a site type")]
    [InlineData("scan T --all-human --types 7mer-1a", "'7mer-1a' is TargetScan's label of what is 7mer-A1 here")]
    [InlineData("scan T --all-human --min-typ 7mer", "unknown option '--min-typ'; did you mean '--min-type'?")]
    [InlineData("scan T --hepl", "unknown option '--hepl'; did you mean '--help'?")]
    [InlineData("scna T", "'scna' is no verb; the verbs are scan, index, inspect, offtarget, landscape and rnas; did you mean 'scan'?")]
    [InlineData("hepl", "did you mean 'help'?")]
    [InlineData("help scna", "did you mean 'scan'?")]
    [InlineData("--hepl", "did you mean '--help'?")]
    [InlineData("scan T --all-human --format gff", "not 'gff'; did you mean 'gff3'?")]
    [InlineData("scan T --all-human --format json", "not 'json'; did you mean 'jsonl'?")]
    [InlineData("scan T --all-human -o --quiet", "--output needs a value, and '--quiet' is an option")]
    [InlineData("scan T --all-human --summary -o x", "--summary needs a value, and '-o' is an option")]
    [InlineData("scan T --all-human --summary --", "--summary needs a value, and '--' is an option")]
    [InlineData("scan T --all-human --seed-start 2147483647", "--seed-start must be at most 200, not 2147483647")]
    [InlineData("scan T --all-human --manifest --summary -", "--manifest stands at the head of the sites")]
    [InlineData("offtarget T --oligo ACGTACGTAC --intended miR-21-5p", "--intended names a miRNA that an oligo is for")]
    [InlineData("offtarget --mirnome --oligo ACGTACGTAC --species 9606", "--species chooses rows of a TargetScan family table")]
    [InlineData("scan T --all-human --bulge-base any", "--bulge-base says which base bulge types accept")]
    [InlineData("scan T --rna -", "a file from standard input is --rnas -")]
    [InlineData("scan T --rna miR-1-3p,let-7a-5p", "write --rna miR-1-3p --rna let-7a-5p")]
    [InlineData("scan T --rna miR-1-3p let-7a-5p", "there is no file 'let-7a-5p'; if this is a small RNA, give it as --rna let-7a-5p")]
    [InlineData("scan T --rna miR-1-3p UGGAAUGUAA", "give it as --rna UGGAAUGUAA")]
    [InlineData("scan T --all-human --min-type centered", "'centered'")]
    [InlineData("scan T --all-human --types 8mer --min-type 7mer", "--types and --min-type")]
    [InlineData("scan T --all-human --by family --types all", "centered and 3p-compensatory")]
    [InlineData("scan T --all-human --by family --types 8mer,centered", "centered and 3p-compensatory")]
    [InlineData("scan T --all-human --by family --attributes", "--attributes")]
    [InlineData("scan T --all-human --by family --seed-start 3", "--seed-start")]
    [InlineData("scan T --all-human -o T", "would overwrite an input")]
    [InlineData("scan T --all-human --summary ./data/../T", "would overwrite an input")]
    [InlineData("scan T --all-human -o a.tsv --summary ./a.tsv", "--output and --summary are both")]
    [InlineData("scan T --all-human -o - --summary -", "--output and --summary are both")]
    [InlineData("scan - --rnas -", "standard input can be the targets or --rnas")]
    [InlineData("scan T --rnas f.txt --targetscan-compatible --format bed", "--targetscan-compatible")]
    [InlineData("scan T --rnas f.txt --format targetscan --types all-canonical", "8mer, 7mer-m8, 7mer-A1 and 6mer")]
    [InlineData("scan T --rnas f.txt --format targetscan --strand both", "+ strand")]
    [InlineData("scan T --rnas f.txt --format targetscan --seed-start 3", "--seed-start")]
    [InlineData("scan T --rnas f.txt --format targetscan --mask-start 0", "--mask-start")]
    [InlineData("scan T --rnas f.txt --format targetscan --summary s.tsv", "--summary")]
    [InlineData("scan T --rnas f.txt --format targetscan --manifest", "--manifest")]
    [InlineData("scan T --all-human --format targetscan", "--rnas")]
    [InlineData("landscape", "no targets are given")]
    [InlineData("landscape T T", "is given twice")]
    [InlineData("landscape T miR-1-3p", "there is no file 'miR-1-3p'; if this is a small RNA, give it as --rna miR-1-3p")]
    [InlineData("landscape T --rna miR-1-3p,let-7a-5p", "write --rna miR-1-3p --rna let-7a-5p")]
    [InlineData("landscape T --rna -", "a file from standard input is --rnas -")]
    [InlineData("landscape - --rnas -", "standard input can be the targets or --rnas")]
    [InlineData("landscape T -o T", "--output 'data/utr-fixtures/hoxc-3utr.fa' would overwrite an input")]
    [InlineData("landscape T --types 8mer", "unknown option '--types'")]
    [InlineData("landscape T --threads -1", "--threads must be at least 0, not -1")]
    [InlineData("landscape T --species 0", "--species must be at least 1, not 0")]
    [InlineData("landscape T --progress yes", "--progress is auto, on or off, not 'yes'")]
    [InlineData("offtarget", "no targets are given")]
    [InlineData("offtarget T", "no oligo is given; add --oligo SEQUENCE or --oligos FILE")]
    [InlineData("offtarget T --oligo ACGTACGT CCGTACGT", "there is no file 'CCGTACGT'; if this is an oligo, give it as --oligo CCGTACGT")]
    [InlineData("offtarget T --oligo -", "a file from standard input is --oligos -")]
    [InlineData("offtarget T --oligo ACGTACGT,CCGTACGT", "give --oligo again for each further one")]
    [InlineData("offtarget T --oligo T", "is a file; give it as --oligos data/utr-fixtures/hoxc-3utr.fa")]
    [InlineData("offtarget - --oligos -", "standard input can be the targets or --oligos")]
    [InlineData("offtarget T --oligo ACGTACGT --mismatches 9", "--mismatches must be at most 8, not 9")]
    [InlineData("offtarget T --oligo ACGTACGT --bulges -1", "--bulges must be at least 0, not -1")]
    [InlineData("offtarget T --oligo ACGTACGT --wobble 17", "--wobble must be at most 16, not 17")]
    [InlineData("offtarget T --oligo ACGTACGT --max-hits-per-tier 0", "--max-hits-per-tier must be at least 1, not 0")]
    [InlineData("offtarget T --oligo ACGTACGT --max-hits-per-tier 5 --summary -", "--max-hits-per-tier limits rows")]
    [InlineData("offtarget T --oligo ACGTACGT --strand up", "--strand is +, - or both, not 'up'")]
    [InlineData("offtarget T --oligo ACGTACGT --notation smiles", "--notation is auto, plain, three-strings, idt, helm or case-lna, not 'smiles'")]
    [InlineData("offtarget T --oligo ACGTACGT --format bed", "--format is tsv, jsonl or text, not 'bed'")]
    [InlineData("offtarget T --oligo ACGTACGT --region orf", "--region is 5utr, cds, 3utr or all, not 'orf'")]
    [InlineData("offtarget T --oligo ACGTACGT --cds c.gtf", "--cds tells where coding regions are")]
    [InlineData("offtarget T --oligo ACGTACGT -o T", "would overwrite an input")]
    [InlineData("offtarget T --oligo ACGTACGT -o a.tsv --summary ./a.tsv", "--output and --summary are both")]
    [InlineData("offtarget T --oligo ACGTACGT --rna miR-21", "unknown option '--rna'")]
    [InlineData("offtarget --mirnome", "no oligo is given; add --oligo SEQUENCE or --oligos FILE, or --drug NAME")]
    [InlineData("offtarget --mirnome --drug cobomarsen --mismatches 2", "--mismatches is for near matches in transcripts; leave it or --mirnome out")]
    [InlineData("offtarget --mirnome --drug cobomarsen --region 3utr", "--region is for near matches in transcripts")]
    [InlineData("offtarget --mirnome --drug cobomarsen --format bed", "--format is tsv, jsonl or text, not 'bed'")]
    [InlineData("offtarget --mirnome --drug cobomarsen miR-21", "there is no file 'miR-21'; with --mirnome files of miRNAs are given here")]
    [InlineData("offtarget --mirnome --oligo ACGTACGT CCGTACGT", "if this is an oligo, give it as --oligo CCGTACGT")]
    [InlineData("offtarget --mirnome --drug cobomarsen T T", "is given twice")]
    [InlineData("offtarget --mirnome - --oligos -", "standard input can be the targets or --oligos")]
    [InlineData("offtarget --mirnome --oligo ACGTACGT --role decoy", "--role is mimic, sirna, antimir, gapmer or steric, not 'decoy'")]
    [InlineData("offtarget T --oligo ACGTACGT --role decoy", "--role is mimic, sirna, antimir, gapmer or steric, not 'decoy'")]
    [InlineData("offtarget --mirnome --drug cobomarsen -o a.tsv --summary ./a.tsv", "--output and --summary are both")]
    [InlineData("landscpae T", "'landscpae' is no verb; the verbs are scan, index, inspect, offtarget, landscape and rnas; did you mean 'landscape'?")]
    [InlineData("rnas", "no RNA is named")]
    [InlineData("rnas --all miR-21", "--all lists every RNA")]
    public void Wrong_usage_is_one_line_and_exit_code_2(string line, string expected)
    {
        RunResult result = SeedScanProcess.Run(Words(line));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("seedscan: ", result.Errors, StringComparison.Ordinal);
        Assert.EndsWith("--help'.\n", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_empty_argument_is_wrong_usage()
    {
        RunResult result = SeedScanProcess.Run("scan", Targets, "--rna", "");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--rna needs a value", result.Errors, StringComparison.Ordinal);
        Assert.Contains("an argument is empty", SeedScanProcess.Run("scan", "").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--strand -")]
    [InlineData("--strand=-")]
    public void A_lone_minus_is_a_strand(string option)
    {
        // The reverse complement of the 8mer of miR-1: on + there is nothing.
        string[] scan = ["scan", "-", "--rna", "UGGAAUGUAAAGAAGUAUGUAU"];
        const string Fasta = ">a\nCCCTGGAATGTCCC\n";
        Assert.Single(SeedScanProcess.RunWithInput(Fasta, scan).Lines);
        RunResult result = SeedScanProcess.RunWithInput(Fasta, [.. scan, .. option.Split(' ')]);
        Assert.Equal("", result.Errors);
        Assert.Equal("a\t4\t11\tUGGAAUGUAAAGAAGUAUGUAU\t8mer\t-", Assert.Single(result.Lines[1..]));
    }

    [Theory]
    [InlineData("--strand +")]
    [InlineData("--strand=+")]
    [InlineData("--STRAND +")]
    public void A_lone_plus_is_a_strand(string option)
    {
        RunResult result = SeedScanProcess.RunWithInput(">a\nGGGACATTCCAGGG\n", ["scan", "--rna", "UGGAAUGUAAAGAAGUAUGUAU", .. option.Split(' '), "-"]);
        Assert.Equal("", result.Errors);
        Assert.Equal("a\t4\t11\tUGGAAUGUAAAGAAGUAUGUAU\t8mer", Assert.Single(result.Lines[1..]));
    }

    [Fact]
    public void Targets_may_stand_anywhere_among_the_options()
    {
        string expected = SeedScanProcess.Run("scan", Targets, "--rna", "miR-196a-5p", "--rna", "miR-10a-5p").Text;
        Assert.Equal(expected, SeedScanProcess.Run("scan", "--rna", "miR-196a-5p", "--rna=miR-10a-5p", Targets).Text);
        Assert.Equal(expected, SeedScanProcess.Run("scan", "--rna", "miR-196a-5p", Targets, "--rna", "miR-10a-5p", "--quiet").Text);
        Assert.Equal(expected, SeedScanProcess.Run("scan", "--rna", "miR-196a-5p", "--rna", "miR-10a-5p", "--", Targets).Text);
    }

    private static string[] Words(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.EndsWith('T') && (word.Length == 1 || word[^2] == '/') ? word[..^1] + Targets : word)];
}
