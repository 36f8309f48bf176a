namespace SeedScan.Cli;

/// <summary>Options with a few words to choose from.</summary>
internal static class Choice
{
    /// <summary>The place of a word among those of its option; 0, the default's, where the option is not given. Case carries no meaning.</summary>
    /// <remarks>Words and a place, not pairs of word and meaning: generic code over such pairs is compiled anew at every start.</remarks>
    /// <exception cref="UsageException">None of the words.</exception>
    public static int Of(string option, string? word, params string[] words)
    {
        if (word is null)
        {
            return 0;
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (string.Equals(words[i], word, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        string list = string.Join(", ", words, 0, words.Length - 1);
        throw new UsageException($"--{option} is {list} or {words[^1]}, not '{word}'{Suggestion.For(word, words)}");
    }
}
