using SeedScan.Scoring;

namespace SeedScan.Cli;

/// <summary>The files that TargetScan's table of scores is computed from.</summary>
internal static class ScoreArguments
{
    /// <summary>The files that are given, with their options. The folder of RNAplfold's files is none of them.</summary>
    public static IEnumerable<(string Option, string Path)> FilesOf(ScanOptions options)
    {
        (string Option, string? Path)[] all =
        [
            ("matures", options.Matures), ("airs", options.Airs), ("orf-lengths", options.OrfLengths), ("orf-8mers", options.Orf8mers),
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

    /// <summary>Checks them against each other.</summary>
    /// <exception cref="UsageException">They make no sense, or not together.</exception>
    public static void Check(ScanPlan plan)
    {
        string? option = FilesOf(plan.Options).Select(file => file.Option).FirstOrDefault() ?? (plan.Options.Accessibility is null ? null : "accessibility");
        if (option is not null && !plan.IsContextTable)
        {
            throw new UsageException($"--{option} is a file for TargetScan's table of scores; add --targetscan-compatible --score context++");
        }

        string?[] inputs = [.. plan.Targets, plan.Options.RnaFile, .. FilesOf(plan.Options).Select(file => file.Path)];
        if (inputs.Count(input => input == "-") > 1)
        {
            throw new UsageException("standard input can be one of the inputs, not several");
        }
    }
}
