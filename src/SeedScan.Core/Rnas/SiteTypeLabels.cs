using System.Numerics;

namespace SeedScan.Rnas;

/// <summary>The site types as text: how they are printed, and how a user asks for them.</summary>
public static class SiteTypeLabels
{
    /// <summary>The number of site types; their values are 0 to <c>Count - 1</c>.</summary>
    public const int Count = (int)SiteType.ThreePrimeCompensatory + 1;

    private static readonly string[] Labels =
    [
        "8mer", "7mer-m8", "7mer-A1", "6mer", "6mer-m8", "6mer-A1", "wobble-8mer", "wobble-7mer-m8", "mismatch-8mer",
        "bulge-8mer", "bulge-7mer-m8", "bulge-7mer-A1", "centered", "3p-compensatory",
    ];

    /// <summary>The label of a type, as every output prints it: <c>8mer</c>, <c>7mer-m8</c>, … <c>3p-compensatory</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no site type.</exception>
    public static string Label(SiteType type)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)type, Count, nameof(type));
        return Labels[(int)type];
    }

    /// <summary>The labels of a set, in type order, joined by commas; what <see cref="Parse"/> reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The set holds a bit that is no site type.</exception>
    public static string Join(SiteTypes types)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((int)(types & ~SiteTypes.All), 0, nameof(types));
        var labels = new List<string>(BitOperations.PopCount((uint)types));
        for (int type = 0; type < Count; type++)
        {
            if (((int)types >> type & 1) != 0)
            {
                labels.Add(Labels[type]);
            }
        }

        return string.Join(',', labels);
    }

    /// <summary>Reads a set of types: labels, <c>7mer</c> (7mer-m8 and 7mer-A1), <c>default</c>, <c>all-canonical</c> and <c>all</c>, separated by commas, in any case.</summary>
    /// <param name="text">What the user asked for, such as <c>8mer,7mer-m8</c>.</param>
    /// <exception cref="FormatException">A word is none of these, or there is none.</exception>
    public static SiteTypes Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        SiteTypes types = SiteTypes.None;
        foreach (string word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            types |= word.ToLowerInvariant() switch
            {
                "" => throw new FormatException(
                    text.Trim().Length == 0 ? "no site type is given." : $"'{text}' has a comma without a site type beside it."),
                "7mer" => SiteTypes.Mer7M8 | SiteTypes.Mer7A1,
                "default" => SiteTypes.Default,
                "all-canonical" => SiteTypes.AllCanonical,
                "all" => SiteTypes.All,
                _ => (SiteTypes)(1 << (int)ParseOne(word, "default, all-canonical, all, 7mer, " + string.Join(", ", Labels))),
            };
        }

        return types;
    }

    /// <summary>Reads the least type that is wanted: <c>8mer</c>, <c>7mer-m8</c>, <c>7mer-A1</c> (also <c>7mer</c>) or <c>6mer</c>, in any case.</summary>
    /// <returns>That type and the better ones, as <see cref="AtLeast"/> gives them.</returns>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static SiteTypes ParseMinimum(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string Choices = "8mer, 7mer-m8, 7mer-A1, 7mer (the same as 7mer-A1), 6mer";
        string word = text.Trim();
        SiteType type = word.Equals("7mer", StringComparison.OrdinalIgnoreCase) ? SiteType.Mer7A1 : ParseOne(word, Choices);
        return type <= SiteType.Mer6 ? AtLeast(type) : throw Unknown(word, Choices);
    }

    /// <summary>A type of the default set with the better ones: 8mer before 7mer-m8 before 7mer-A1 before 6mer (Agarwal 2015).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not of the default set; the others have no place in that order.</exception>
    public static SiteTypes AtLeast(SiteType minimum)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)minimum, (int)SiteType.Mer6, nameof(minimum));
        return (SiteTypes)((1 << ((int)minimum + 1)) - 1);
    }

    private static SiteType ParseOne(string word, string choices)
    {
        int type = Array.FindIndex(Labels, label => label.Equals(word, StringComparison.OrdinalIgnoreCase));
        return type >= 0 ? (SiteType)type : throw Unknown(word, choices);
    }

    private static FormatException Unknown(string word, string choices)
    {
        string? here = word.ToLowerInvariant() switch { "8mer-1a" => "8mer", "7mer-1a" => "7mer-A1", "6mer-1a" => "6mer-A1", _ => null };
        return here is not null
            ? new($"'{word}' is TargetScan's label of what is {here} here.")
            : new($"'{word}' is not a site type that can be asked for here. Choose from: {choices}.");
    }
}
