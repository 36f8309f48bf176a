using System.Globalization;

namespace SeedScan.Cli;

/// <summary>A size of memory as a user types it: <c>2G</c>, <c>500M</c>, <c>2GB</c>, <c>1.5G</c>, or bytes.</summary>
internal static class MemorySize
{
    private const string Units = "KMGT";

    /// <summary>The bytes.</summary>
    /// <exception cref="UsageException">It is no size, or too little.</exception>
    public static long Parse(string text, long least)
    {
        string number = text.Trim().ToUpperInvariant();
        number = number.EndsWith("IB", StringComparison.Ordinal) ? number[..^2] : number.EndsWith('B') ? number[..^1] : number;
        int unit = number.Length > 0 ? Units.IndexOf(number[^1], StringComparison.Ordinal) + 1 : 0;
        if (!double.TryParse(unit > 0 ? number[..^1] : number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            || value * Math.Pow(1024, unit) >= long.MaxValue)
        {
            throw new UsageException($"--memory takes a size such as 500M or 2G, not '{text}'");
        }

        long bytes = (long)(value * Math.Pow(1024, unit));
        return bytes >= least ? bytes : throw new UsageException($"--memory must be at least {least >> 20}M, not '{text}'");
    }
}
