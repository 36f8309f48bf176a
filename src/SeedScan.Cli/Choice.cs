namespace SeedScan.Cli;

/// <summary>Options with a few words to choose from.</summary>
internal static class Choice
{
    /// <summary>What the word means; the first choice where the option is not given. Case carries no meaning.</summary>
    /// <exception cref="UsageException">None of the words.</exception>
    public static T Of<T>(string option, string? word, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        if (word is null)
        {
            return choices[0].Meaning;
        }

        foreach ((string known, T meaning) in choices)
        {
            if (string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        string words = choices[0].Word;
        for (int i = 1; i < choices.Length; i++)
        {
            words += (i + 1 < choices.Length ? ", " : " or ") + choices[i].Word;
        }

        throw new UsageException($"--{option} is {words}, not '{word}'");
    }
}
