namespace SeedScan.Cli;

/// <summary>Slips in how small RNAs are given on the command line, found before anything is looked up.</summary>
internal static class RnaQueries
{
    private static readonly string[] s_beginnings = ["hsa-", "miR-", "let-", "MIMAT"];

    /// <summary>Checks a value of --rna.</summary>
    /// <exception cref="UsageException">It is meant for --rnas, or is a list.</exception>
    public static void Check(string query)
    {
        if (query == "-")
        {
            throw new UsageException("--rna takes a name, an accession or a sequence; a file from standard input is --rnas -");
        }

        string[] parts = query.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (query.Contains(',', StringComparison.Ordinal))
        {
            string list = string.Join(" ", Array.ConvertAll(parts, part => $"--rna {part}"));
            throw new UsageException($"--rna takes one small RNA, and '{query}' has a comma; write{(list.Length > 0 ? " " + list : " names without it")}");
        }
    }

    /// <summary>Checks a target: in <c>--rna miR-1-3p miR-21-5p</c> the second is one.</summary>
    /// <exception cref="UsageException">There is no such file, and the word looks like a small RNA.</exception>
    public static void CheckIsTarget(string target)
    {
        if (LooksLikeRna(target) && !Path.Exists(target))
        {
            throw new UsageException($"there is no file '{target}'; if this is a small RNA, give it as --rna {target}");
        }
    }

    private static bool LooksLikeRna(string word) =>
        (Array.Exists(s_beginnings, start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            && word.AsSpan().IndexOfAny('.', '/', '\\') < 0)
        || (word.Length >= 8 && word.All(letter => "ACGUTacgut".Contains(letter, StringComparison.Ordinal)));
}
