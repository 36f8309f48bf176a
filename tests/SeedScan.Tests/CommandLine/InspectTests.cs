using Xunit;

namespace SeedScan.Tests.CommandLine;

/// <summary>The verb inspect, and indexes given together with files.</summary>
public sealed class InspectTests : IDisposable
{
    private const string Facts = "targets\t3\nbases\t17\nambiguous_bases\t2\nempty_targets\t1\nshortest_target\t0\nlongest_target\t10\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _fasta;
    private readonly string _index;

    public InspectTests()
    {
        _fasta = _folder.Write("t.fa", ">a first one\nGGGACATUCC\n>b\n>c\tlast\nACNGTNA\n");
        _index = Build(_fasta, "t.ssi");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Targets_and_their_index_hold_the_same()
    {
        Assert.Equal($"file\t{_fasta}\n{Facts}", Inspect(_fasta).Text);
        string text = Inspect(_index).Text;
        Assert.StartsWith($"file\t{_index}\n{Facts}duplicate_names\t0\nindex_version\t2\nindex_blocks\t1\n", text, StringComparison.Ordinal);
        Assert.Contains($"\nbuilt_from\t{_fasta}\t{new FileInfo(_fasta).Length}\tsha256=", text, StringComparison.Ordinal);
        const string Rows = "target\tlength\tambiguous\tdescription\na\t10\t0\tfirst one\nb\t0\t0\t.\nc\t7\t2\tlast\n";
        Assert.Equal(Rows, Inspect(_fasta, "--targets").Text);
        Assert.Equal(Rows, Inspect(_index, "--targets").Text);
    }

    [Fact]
    public void A_long_record_in_many_blocks_is_one_target()
    {
        string letters = string.Concat(Enumerable.Repeat("ACGUNNACGUAAAA", 200_000));
        string fasta = _folder.Write("long.fa", $">long\n{letters}\n>short\nACGU\n");
        string rows = $"target\tlength\tambiguous\tdescription\nlong\t{letters.Length}\t400000\t.\nshort\t4\t0\t.\n";
        Assert.Equal(rows, Inspect(fasta, "--targets").Text);
        string index = Build(fasta, "long.ssi");
        Assert.Equal(rows, Inspect(index, "--targets").Text);
        Assert.Contains("\nindex_blocks\t6\n", Inspect(index).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_checks_every_index_and_tells_the_damaged_ones()
    {
        Assert.EndsWith("verified\tevery byte is as it was written\n", Inspect(_index, "--verify").Text, StringComparison.Ordinal);
        byte[] bytes = File.ReadAllBytes(_index);
        bytes[bytes.Length / 2] ^= 1;
        string damaged = _folder.File("d.ssi");
        File.WriteAllBytes(damaged, bytes);
        RunResult told = Inspect(damaged, "--verify");
        Assert.Equal((1, ""), (told.ExitCode, told.Text));
        Assert.Matches($"^seedscan: {damaged}: .* is not as it was written. The index is damaged. Build it again with seedscan index.\n$", told.Errors);

        told = Inspect(damaged, _index, _fasta, "--verify");
        Assert.Equal(1, told.ExitCode);
        Assert.StartsWith($"seedscan: {damaged}: ", told.Errors, StringComparison.Ordinal);
        Assert.Contains("\nverified\t", told.Text, StringComparison.Ordinal);
        Assert.Contains($"file\t{_fasta}\n", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_needs_an_index_and_lists_nothing()
    {
        AssertUsage("--verify checks an index, and there is none among the targets", "inspect", _fasta, "--verify");
        AssertUsage("--verify checks indexes, and --targets lists what they hold", "inspect", _index, "--verify", "--targets");
    }

    [Fact]
    public void An_index_knows_its_source_by_content_whatever_its_name()
    {
        string copy = _folder.Write("copy.fa", File.ReadAllText(_fasta)), other = _folder.Write("other.fa", ">x\nACGU\n");
        string text = Inspect(_index, _fasta, copy, other).Text;
        Assert.EndsWith(
            $"{_index}\tis the index of\t{_fasta}\n{_index}\tis the index of\t{copy}\n{_index}\tis not the index of\t{other}\n", text, StringComparison.Ordinal);
        foreach (string verb in (string[])["scan", "landscape"])
        {
            AssertUsage($"{_index} is the index of {copy}, so that each target would come twice; give one of the two", verb, _index, copy, "--rna", "miR-1-3p");
            string second = Build(copy, "second.ssi");
            AssertUsage($"{_index} and {second} both hold {copy}, so that each of its targets", verb, _index, second, "--rna", "miR-1-3p");
        }
    }

    [Fact]
    public void A_source_that_has_changed_is_an_error_and_a_namesake_is_none()
    {
        _ = Directory.CreateDirectory(_folder.File("elsewhere"));
        string namesake = _folder.Write("elsewhere/t.fa", ">x\nGGGACAUUCCAGGG\n");
        RunResult both = SeedScanProcess.Run("scan", _index, namesake, "--rna", "miR-1-3p", "--min-type", "8mer");
        Assert.Equal((0, "target\tstart\tend\trna\tsite_type\nx\t4\t11\thsa-miR-1-3p\t8mer\n"), (both.ExitCode, both.Text));

        File.AppendAllText(_fasta, "A\n");
        foreach (string[] arguments in (string[][])[["inspect"], ["scan", "--rna", "miR-1-3p"], ["landscape"]])
        {
            RunResult told = SeedScanProcess.Run([.. arguments, _index, _fasta]);
            Assert.Equal(1, told.ExitCode);
            Assert.Equal($"seedscan: {_index}: was built from {_fasta}, which has changed since. Build the index again, or give only one of the two.\n", told.Errors);
        }
    }

    private static RunResult Inspect(params ReadOnlySpan<string> arguments) => SeedScanProcess.Run(["inspect", .. arguments]);

    private static void AssertUsage(string message, params ReadOnlySpan<string> arguments)
    {
        RunResult told = SeedScanProcess.Run(arguments);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(message, told.Errors, StringComparison.Ordinal);
    }

    private string Build(string fasta, string name)
    {
        string index = _folder.File(name);
        Assert.Equal(0, SeedScanProcess.Run("index", fasta, "-o", index, "--quiet").ExitCode);
        return index;
    }
}
