using System.Diagnostics;
using System.Text.RegularExpressions;
using SeedScan.Rnas;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Documentation;

/// <summary>README.md keeps its word: its commands print what it shows, its sample compiles, its links lead somewhere.</summary>
public sealed class ReadmeTests
{
    private const string MainJob =
        "dotnet run -c Release --project src/SeedScan.Cli -- scan data/utr-fixtures/hoxc-3utr.fa --rna hsa-miR-196a-5p --min-type 7mer";

    /// <summary>What the shell of a command begins with: <c>dotnet run</c> of the project is the program that is built already.</summary>
    private const string Prelude = """
        set -o pipefail
        seedscan() { command dotnet "$SEEDSCAN" "$@"; }
        dotnet() {
          [ "$1 $2 $3 $4 $5 $6" = "run -c Release --project src/SeedScan.Cli --" ] || { echo "not a command of this test: dotnet $*"; return 1; }
          shift 6
          seedscan "$@"
        }

        """;

    private static readonly string s_readme = File.ReadAllText(Path.Combine(SeedScanProcess.Root, "README.md"));

    [LinuxFact]
    public void Every_command_prints_what_is_shown()
    {
        List<string> wrong = [];
        foreach (IGrouping<int, ReadmeCommand> block in ReadmeText.Commands(s_readme).GroupBy(command => command.Block))
        {
            using TemporaryFolder folder = new();
            _ = Directory.CreateSymbolicLink(folder.File("data"), Path.Combine(SeedScanProcess.Root, "data"));
            foreach (ReadmeCommand command in block)
            {
                string[] output = Run(command.Text, folder.Path);
                if (!ReadmeText.IsShown([.. command.Output], output))
                {
                    wrong.Add($"README.md:{command.Line}: {command.Text}\nprints\n{string.Join('\n', output)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public void The_main_job_and_the_tests_are_among_the_commands()
    {
        ReadmeCommand main = ReadmeText.Commands(s_readme)[0];
        Assert.Equal(MainJob, main.Text);
        Assert.Equal(4, main.Output.Count);
        Assert.DoesNotContain("...", main.Output);
        Assert.Contains("./tests/run.sh\n", ReadmeText.BlocksOf(s_readme, "sh"));
        Assert.True(File.Exists(Path.Combine(SeedScanProcess.Root, "tests", "run.sh")));
    }

    [Theory]
    [InlineData(0, nameof(LibrarySample), "")]
    [InlineData(1, nameof(LibraryFileSample), "string[] args")]
    [InlineData(2, nameof(LibraryIndexSample), "string[] args")]
    public void The_samples_are_source_files(int block, string file, string parameters)
    {
        IReadOnlyList<string> samples = ReadmeText.BlocksOf(s_readme, "csharp");
        Assert.Equal(3, samples.Count);
        string source = File.ReadAllText(Path.Combine(SeedScanProcess.Root, "tests", "SeedScan.Tests", "Documentation", $"{file}.cs"));
        string[] parts = samples[block].Split("\n\n", 2);
        Assert.StartsWith(parts[0] + "\n\n", source, StringComparison.Ordinal);
        Assert.Contains(
            $"    private void Statements({parameters})\n    {{\n{ReadmeText.Indent(parts[1], 8)}    }}\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_print_what_is_shown()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<string> shown = ReadmeText.BlocksOf(s_readme, "text");
        Assert.Contains(LibrarySample.Run(), shown);
        string hoxc = Path.Combine(SeedScanProcess.Root, "data", "utr-fixtures", "hoxc-3utr.fa");
        Assert.Contains(LibraryFileSample.Run(hoxc, folder.File("sites.tsv")), shown);
        Assert.Equal(2, File.ReadAllLines(folder.File("sites.tsv")).Length);
        Assert.Contains(LibraryIndexSample.Run(hoxc, folder.File("hoxc.ssi")), shown);
    }

    [Fact]
    public void Every_site_type_has_its_row()
    {
        string[] labels = [.. Enum.GetValues<SiteType>().Select(SiteTypeLabels.Label)];
        string[] rows = [.. s_readme.Split('\n').Where(line => labels.Any(label => line.StartsWith($"| `{label}` |", StringComparison.Ordinal)))];
        Assert.Equal(labels, rows.Select(row => row.Split('`')[1]));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/index-format.md")]
    [InlineData("docs/mirnome.md")]
    [InlineData("docs/offtarget.md")]
    [InlineData("docs/oligos.md")]
    [InlineData("docs/regions.md")]
    [InlineData("docs/scores.md")]
    [InlineData("docs/targetscan-differences.md")]
    public void Links_lead_to_files_that_are_there(string document)
    {
        string text = File.ReadAllText(Path.Combine(SeedScanProcess.Root, document));
        string[] links = [.. Regex.Matches(text, @"\]\((?!https?:|#)([^)#]+)").Select(match => match.Groups[1].Value)];
        string folder = Path.GetDirectoryName(Path.Combine(SeedScanProcess.Root, document))!;
        Assert.DoesNotContain(links, link => !Path.Exists(Path.Combine(folder, link)));
    }

    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a|b", "a|c", false)]
    [InlineData("a|b", "a", false)]
    [InlineData("a", "a|b", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a|...|d", "a|b|c|d", true)]
    [InlineData("a|...|d", "a|d", true)]
    [InlineData("a|...|d", "a|b|c", false)]
    [InlineData("a|...", "b|c", false)]
    [InlineData("...", "b|c", true)]
    public void A_changed_output_is_not_what_is_shown(string shown, string output, bool expected) =>
        Assert.Equal(expected, ReadmeText.IsShown(Lines(shown), Lines(output)));

    private static string[] Lines(string joined) => joined.Length == 0 ? [] : joined.Split('|');

    /// <summary>Runs a command in a shell of its own.</summary>
    /// <returns>The lines of standard output and standard error, as a terminal shows them.</returns>
    private static string[] Run(string command, string folder)
    {
        ProcessStartInfo start = new("timeout") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string argument in (string[])["60", "bash", "-c", $"{Prelude}{{ {command}\n}} 2>&1"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["SEEDSCAN"] = SeedScanProcess.Assembly;
        using Process shell = Process.Start(start)!;
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode != 124, $"{command} did not end within 60 s");
        return output.Length == 0 ? [] : output.TrimEnd('\n').Split('\n');
    }
}
