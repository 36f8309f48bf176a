using System.Globalization;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>How probable it is that 14 bases of a target are unpaired together, by the place where they end.</summary>
public sealed class AccessibilityProfile
{
    /// <summary>The number of bases that are asked to be unpaired together.</summary>
    public const int Bases = 14;

    private const string Form = "RNAplfold -u 20 writes lines of a position and 20 probabilities, separated by tabs.";

    private readonly List<double> _unpaired = [];

    private AccessibilityProfile()
    {
    }

    /// <summary>The number of positions.</summary>
    public int Length => _unpaired.Count;

    /// <summary>What nothing is known of.</summary>
    internal static AccessibilityProfile None { get; } = new();

    /// <summary>Reads a file <c>NAME_lunp</c>, plain or compressed with gzip.</summary>
    /// <exception cref="InputException">It cannot be read, holds no row, or a row is not well formed.</exception>
    public static AccessibilityProfile Read(string path)
    {
        using TableLines lines = new(path, Form);
        AccessibilityProfile profile = new();
        while (lines.TryRead(out string[] cells))
        {
            if (cells[0].AsSpan().TrimStart().StartsWith('#'))
            {
                continue;
            }

            if (cells.Length <= Bases)
            {
                throw lines.Wrong($"there is no column of {Bases} unpaired bases", "", $"Run RNAplfold with -u {Bases} or more. {Form}");
            }

            if (lines.Whole(cells[0].Trim(), "position", "") != profile.Length + 1)
            {
                throw lines.Wrong(
                    string.Create(CultureInfo.InvariantCulture, $"position {cells[0].Trim()} stands where {profile.Length + 1} is due"), "", "Is the file complete? " + Form);
            }

            string cell = cells[Bases].Trim();
            profile._unpaired.Add(cell == "NA" ? double.NaN : lines.Number(cell, "probability", "", 0, 1));
        }

        return profile.Length > 0 ? profile : throw lines.Empty();
    }

    /// <summary>The probability that the 14 bases before <paramref name="end"/> are unpaired together.</summary>
    /// <param name="end">The end of the 14 bases, 0-based and exclusive.</param>
    /// <param name="probability">The probability.</param>
    /// <returns>False beyond the target's ends, within its first 13 bases, and where the file says NA.</returns>
    public bool TryGetUnpaired(int end, out double probability)
    {
        probability = end >= 1 && end <= Length ? _unpaired[end - 1] : double.NaN;
        return !double.IsNaN(probability);
    }
}
