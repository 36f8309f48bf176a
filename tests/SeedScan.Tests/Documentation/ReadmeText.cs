using System.Text;

namespace SeedScan.Tests.Documentation;

/// <summary>A command of a console block, and what the block shows that it prints.</summary>
/// <param name="Block">The block's number, from 0. Commands of a block share a folder.</param>
/// <param name="Line">The 1-based line of README.md.</param>
/// <param name="Text">The command, without the prompt.</param>
/// <param name="Output">The lines that follow it.</param>
internal sealed record ReadmeCommand(int Block, int Line, string Text, IReadOnlyList<string> Output);

/// <summary>What README.md promises, taken from its fenced blocks.</summary>
internal static class ReadmeText
{
    private const string Fence = "```";
    private const string Prompt = "$ ";
    private const string Elision = "...";

    /// <summary>The commands of the blocks marked <c>console</c>, in order.</summary>
    public static IReadOnlyList<ReadmeCommand> Commands(string markdown)
    {
        List<ReadmeCommand> commands = [];
        int block = 0;
        foreach ((int first, string[] lines) in Blocks(markdown, "console"))
        {
            for (int i = 0; i < lines.Length;)
            {
                if (!lines[i].StartsWith(Prompt, StringComparison.Ordinal))
                {
                    throw new FormatException($"README.md:{first + i}: a console block starts with a line '$ command'.");
                }

                int next = Array.FindIndex(lines, i + 1, line => line.StartsWith(Prompt, StringComparison.Ordinal));
                next = next < 0 ? lines.Length : next;
                commands.Add(new ReadmeCommand(block, first + i, lines[i][Prompt.Length..], lines[(i + 1)..next]));
                i = next;
            }

            block++;
        }

        return commands;
    }

    /// <summary>The text of each block of a language, without its fences; every line ends with LF.</summary>
    public static IReadOnlyList<string> BlocksOf(string markdown, string language) =>
        [.. Blocks(markdown, language).Select(block => string.Concat(block.Lines.Select(line => line + "\n")))];

    /// <summary>True if an output is what is shown. A line <c>...</c> of what is shown stands for any number of lines.</summary>
    public static bool IsShown(ReadOnlySpan<string> shown, ReadOnlySpan<string> output)
    {
        if (shown.IsEmpty || shown[0] != Elision)
        {
            return shown.IsEmpty ? output.IsEmpty : !output.IsEmpty && shown[0] == output[0] && IsShown(shown[1..], output[1..]);
        }

        for (int elided = 0; elided <= output.Length; elided++)
        {
            if (IsShown(shown[1..], output[elided..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text as README.md shows it within a method: each line that is not empty is indented.</summary>
    public static string Indent(string text, int spaces)
    {
        StringBuilder indented = new();
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            _ = indented.Append(line.Length > 0 ? new string(' ', spaces) : "").Append(line).Append('\n');
        }

        return indented.ToString();
    }

    private static IEnumerable<(int FirstLine, string[] Lines)> Blocks(string markdown, string language)
    {
        string[] lines = markdown.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.IndexOf(lines, Fence, i + 1);
            if (end < 0)
            {
                throw new FormatException($"README.md:{i + 1}: the block does not end.");
            }

            if (lines[i] == Fence + language)
            {
                yield return (i + 2, lines[(i + 1)..end]);
            }

            i = end;
        }
    }
}
