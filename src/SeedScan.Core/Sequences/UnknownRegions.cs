namespace SeedScan.Sequences;

/// <summary>Counts the targets whose coding region is not known.</summary>
internal sealed class UnknownRegions
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>The name of the first, or null.</summary>
    public string? First { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(string name)
    {
        First ??= name;
        Count++;
    }

    /// <summary>Counts those of a later part of the input.</summary>
    public void Add(UnknownRegions others)
    {
        First ??= others.First;
        Count += others.Count;
    }

    /// <summary>Forgets them.</summary>
    public void Clear() => (Count, First) = (0, null);

    /// <summary>The error where it is known of none.</summary>
    /// <param name="file">The targets; null for several.</param>
    /// <param name="coding">Where it was looked up.</param>
    public InputException All(string? file, CodingRegions coding) => new(
        InputErrorKind.Record,
        $"the coding region of no record is known, the first of them {First}",
        coding.File.Length == 0
            ? "Write cds=START-END into the headers, or give a GTF or a table with --cds."
            : $"{coding.File} has other names, or no coding regions of these: give the GTF of these transcripts, or a table of their names and regions.",
        file);

    /// <summary>Says that rows were to tell regions, and no target has one.</summary>
    /// <param name="targets">The files.</param>
    /// <param name="records">The targets in them.</param>
    /// <param name="coding">Where regions were looked up; null where they are not told.</param>
    /// <exception cref="InputException">No target has a coding region.</exception>
    public void CheckAny(IReadOnlyList<string> targets, long records, CodingRegions? coding)
    {
        if (coding is not null && Count > 0 && Count == records)
        {
            throw All(targets is [var one] && one != TargetInput.StandardInput ? one : null, coding);
        }
    }

    /// <summary>Warns of them.</summary>
    /// <param name="warn">Is told.</param>
    /// <param name="consequence">What becomes of them: the end of a sentence on several of them.</param>
    public void Tell(Action<string>? warn, string consequence)
    {
        if (Count > 0)
        {
            warn?.Invoke($"the coding region of {Count} record{(Count == 1 ? "" : "s")} is not known, the first of them {First}; {consequence}.");
        }
    }
}
