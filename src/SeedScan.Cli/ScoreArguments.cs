using SeedScan.Scoring;

namespace SeedScan.Cli;

/// <summary>The files that scores are computed from, beside the targets: some for TargetScan's table alone, one for all but it.</summary>
internal static class ScoreArguments
{
    /// <summary>The files that are given, with their options. The folder of RNAplfold's files is none of them.</summary>
    public static IEnumerable<(string Option, string Path)> FilesOf(ScanOptions options)
    {
        (string Option, string? Path)[] all =
        [
            ("matures", options.Matures), ("airs", options.Airs), ("orfs", options.Orfs), ("orf-lengths", options.OrfLengths), ("orf-8mers", options.Orf8mers),
            ("pct", options.Pct), ("abundance", options.Abundance),
        ];
        foreach ((string option, string? path) in all)
        {
            if (path is not null)
            {
                yield return (option, path);
            }
        }
    }

    /// <summary>True for the one model that TargetScan's table of scores is of.</summary>
    public static bool IsContextPlusPlus(string score) => string.Equals(score, ContextModel.ContextPlusPlus.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The options of all files and folders that are given.</summary>
    private static IEnumerable<string> OptionsOf(ScanOptions options)
    {
        IEnumerable<string> files = FilesOf(options).Select(file => file.Option);
        return options.Accessibility is null ? files : files.Append("accessibility");
    }

    /// <summary>Checks them against each other.</summary>
    /// <exception cref="UsageException">They make no sense, or not together.</exception>
    public static void Check(ScanPlan plan)
    {
        foreach (string option in OptionsOf(plan.Options))
        {
            bool isForTable = option is "matures" or "orf-8mers" or "pct", isForOthers = option == "orfs";
            string? problem =
                isForTable && !plan.IsContextTable ? "is a file for TargetScan's table of scores; add --targetscan-compatible --score context++" :
                isForOthers && plan.IsContextTable ? "is no file of TargetScan's table of scores, which takes --orf-lengths and --orf-8mers" :
                plan.Options.Score is null ? "is a file that scores are computed from; add --score context++" :
                null;
            if (problem is not null)
            {
                throw new UsageException($"--{option} {problem}");
            }
        }

        string?[] inputs = [.. plan.Targets, plan.Options.RnaFile, .. FilesOf(plan.Options).Select(file => file.Path)];
        if (inputs.Count(input => input == "-") > 1)
        {
            throw new UsageException("standard input can be one of the inputs, not several");
        }
    }
}
