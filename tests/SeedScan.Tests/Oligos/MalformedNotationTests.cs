using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Oligos;

/// <summary>Designs as they go wrong in mails and spreadsheets, each with the whole message that a chemist gets.</summary>
public sealed class MalformedNotationTests
{
    private static readonly string s_table = Path.Combine(SeedScanProcess.Root, "tests", "SeedScan.Tests", "Oligos", "malformed.tsv");

    /// <summary>Lines of notation asked for, text, message.</summary>
    private static readonly string[][] s_specimens = [.. File.ReadAllLines(s_table).Skip(1).Select(line => line.Split('\t'))];

    [Fact]
    public void Each_message_is_as_committed()
    {
        Assert.True(s_specimens.Length >= 100);
        Assert.Equal(s_specimens.Length, s_specimens.DistinctBy(specimen => (specimen[0], specimen[1])).Count());
        List<string> wrong = [];
        foreach (string[] specimen in s_specimens)
        {
            string message = Message(specimen[1], specimen[0]);
            if (message != specimen[2])
            {
                wrong.Add($"{specimen[0]}\t{specimen[1]}\t{message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What every message has: the design, a token with its position where one is to blame, the dialect, and a sentence on what to do.</summary>
    [Fact]
    public void Each_message_names_token_position_dialects_and_a_remedy()
    {
        foreach (string[] specimen in s_specimens.Where(specimen => specimen[1].Trim().Length > 0 && specimen[1] != "5'-3'"))
        {
            string message = specimen[2];
            Assert.StartsWith("record x: ", message, StringComparison.Ordinal);
            Assert.Matches(@"\(read as [a-z-]+\)\. [A-Z1].*\.$", message);
            Assert.Equal(specimen[0] == "auto", message.Contains(" Tried besides: ", StringComparison.Ordinal));
            if (System.Text.RegularExpressions.Regex.Match(message, @"^record x: '(.+?)(\.\.\.)?' at position (\d+) ") is { Success: true } told)
            {
                int at = int.Parse(told.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
                Assert.Equal(told.Groups[1].Value, specimen[1].Substring(at, told.Groups[1].Length));
            }
            else
            {
                Assert.Matches("^record x: (there (is|are) |the polymer)", message);
            }
        }
    }

    private static string Message(string text, string dialect)
    {
        try
        {
            return "read as " + StrandCase.Describe(OligoNotation.Parse(text, "x", (OligoDialect)OligoNotation.Words.ToList().IndexOf(dialect)).Strand);
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }
}
