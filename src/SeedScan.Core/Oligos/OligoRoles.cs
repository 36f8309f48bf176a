namespace SeedScan.Oligos;

/// <summary>The words for roles.</summary>
public static class OligoRoles
{
    private static readonly string[] s_words = [".", "mimic", "sirna", "antimir", "gapmer", "steric"];

    /// <summary>The words, in the order of <see cref="OligoRole"/>; <c>.</c> is a role that is not told.</summary>
    public static IReadOnlyList<string> Words => s_words;

    /// <summary>The word for a role.</summary>
    public static string WordOf(OligoRole role) => s_words[(int)role];

    /// <summary>The role of a word, in any case; null where it is none.</summary>
    public static OligoRole? Of(string word)
    {
        int role = Array.FindIndex(s_words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        return role < 0 ? null : (OligoRole)role;
    }
}
