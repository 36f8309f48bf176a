using SeedScan.Rnas;

namespace SeedScan.Cli;

/// <summary>The site types that <c>--types</c> or <c>--min-type</c> asks for.</summary>
internal static class SiteTypeChoice
{
    /// <summary>The set; the default one where neither option is given.</summary>
    /// <exception cref="UsageException">A word is no type, or both options are given.</exception>
    public static SiteTypes Of(string? types, string? minimum)
    {
        if (types is not null && minimum is not null)
        {
            throw new UsageException("--types and --min-type both choose the site types; give one of them");
        }

        try
        {
            return types is not null ? SiteTypeLabels.Parse(types)
                : minimum is not null ? SiteTypeLabels.ParseMinimum(minimum)
                : SiteTypes.Default;
        }
        catch (FormatException failure)
        {
            throw new UsageException($"--{(types is not null ? "types" : "min-type")}: {failure.Message.TrimEnd('.')}");
        }
    }
}
