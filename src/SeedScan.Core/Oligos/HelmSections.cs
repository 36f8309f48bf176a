namespace SeedScan.Oligos;

/// <summary>What stands behind the polymers of HELM: connections, groups, annotations and the version.</summary>
internal static class HelmSections
{
    /// <summary>Reads them from the first <c>$</c> on.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">The index of the first <c>$</c>.</param>
    /// <param name="isDouble">True if there are two strands.</param>
    /// <returns>True if the annotations say that the second strand is the antisense one, which acts.</returns>
    public static bool Read(NotationText text, int at, bool isDouble)
    {
        if (text[at] != '$')
        {
            throw at >= text.End
                ? NotationText.Wrong("the polymers are not followed by '$$$$'", "End the text with $$$$V2.0.")
                : NotationText.Wrong(text[at].ToString(), at, "stands where '$' was to follow the polymers", "End the text with $$$$V2.0.");
        }

        string[] sections = text.Between(at + 1, text.End).Split('$');
        CheckVersion(text, sections);
        bool isTurned = false;
        int start = at + 1;
        for (int i = 0; i < sections.Length - 1; i++)
        {
            if (i == 2)
            {
                isTurned = Annotations(sections[i], start, isDouble);
            }
            else
            {
                CheckPairs(sections[i], start);
            }

            start += sections[i].Length + 1;
        }

        return isTurned;
    }

    // XNAString ends a text with $$$V2.0.
    private static void CheckVersion(NotationText text, string[] sections)
    {
        string version = sections[^1];
        if (version is not ("" or "V2.0"))
        {
            throw NotationText.Wrong(version, text.End - version.Length, "is no version of HELM that is read here", "End the text with $$$$ or $$$$V2.0.");
        }

        if (sections.Length != 4 && !(sections.Length == 3 && version.Length > 0))
        {
            throw NotationText.Wrong($"there are {sections.Length} '$' behind the polymers instead of 4", "End the text with $$$$V2.0.");
        }
    }

    private static void CheckPairs(string section, int start)
    {
        foreach (string connection in EntriesOf(section, start))
        {
            if (!connection.EndsWith(":pair", StringComparison.Ordinal) || !connection.Contains(":pair-", StringComparison.Ordinal))
            {
                throw NotationText.Wrong(
                    connection, start + section.IndexOf(connection, StringComparison.Ordinal), "is a connection other than a pair of bases", "A design is of strands alone; leave conjugates and their connections out.");
            }
        }
    }

    /// <summary>What a section joins by bars; a bar that joins nothing is told.</summary>
    private static string[] EntriesOf(string section, int start)
    {
        string[] entries = section.Length == 0 ? [] : section.Split('|');
        int at = start;
        foreach (string entry in entries)
        {
            if (entry.Length == 0)
            {
                throw NotationText.Wrong("|", at == start ? at : at - 1, "joins nothing", "Leave it out.");
            }

            at += entry.Length + 1;
        }

        return entries;
    }

    private static bool Annotations(string section, int start, bool isDouble)
    {
        bool?[] isAntisense = [null, null];
        foreach (string annotation in EntriesOf(section, start))
        {
            int strand = annotation.StartsWith("RNA1{", StringComparison.Ordinal) ? 0
                : isDouble && annotation.StartsWith("RNA2{", StringComparison.Ordinal) ? 1
                : -1;
            string kind = annotation.Replace("StrandType:", "", StringComparison.Ordinal);
            if (strand < 0 || kind[5..] is not ("ss}" or "as}"))
            {
                throw NotationText.Wrong(
                    annotation, start + section.IndexOf(annotation, StringComparison.Ordinal), "is an annotation that is not kept", "RNA1{as}|RNA2{ss} tells which strand acts; leave the others out.");
            }

            isAntisense[strand] = kind[5..] == "as}";
        }

        return isAntisense[0] is null || isAntisense[0] != isAntisense[1]
            ? isDouble && (isAntisense[0] == false || isAntisense[1] == true)
            : throw NotationText.Wrong(section, start, "gives both strands the same sense", "One of them is ss and the other, which acts, as.");
    }
}
