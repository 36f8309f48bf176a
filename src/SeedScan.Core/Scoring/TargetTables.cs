using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What tables and files tell of targets, for <see cref="SiteScoring"/>. What a table does not hold is not known: the feature is named as missing.</summary>
public sealed class TargetTables : IKnownTargets
{
    /// <summary>The reading frames themselves, or null.</summary>
    public ReadingFrames? Frames { get; init; }

    /// <summary>The lengths of reading frames, used where <see cref="Frames"/> has none; or null.</summary>
    public OrfTable? OrfLengths { get; init; }

    /// <summary>The isoforms of UTRs, or null where each has one.</summary>
    public IsoformTable? Isoforms { get; init; }

    /// <summary>RNAplfold's files, or null.</summary>
    public AccessibilityFiles? Accessibility { get; init; }

    /// <summary>The NCBI taxonomy number of the targets, by which tables of several species are read.</summary>
    public int Species { get; init; } = 9606;

    /// <inheritdoc/>
    /// <exception cref="InputException">A file of RNAplfold is bad.</exception>
    public KnownTarget? Find(ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name);
        return new Known(Accessibility is not null && Accessibility.TryGet(text, species: null, out AccessibilityProfile profile) ? profile : null)
        {
            Orf = Frames?.Find(text),
            OrfLength = Frames?.Find(text)?.Length ?? (OrfLengths is not null && OrfLengths.TryGetLength(text, Species, out int length) ? length : null),
            Isoforms = Isoforms is null ? null : IsoformsOf(text),
        };
    }

    private UtrIsoform[] IsoformsOf(string name) =>
        Isoforms!.TryGet(name, out IReadOnlyList<IsoformRange> ranges)
            ? [.. ranges.OrderBy(range => range.End).Select(range => new UtrIsoform(range.End, range.Percent / 100))]
            : [];

    private sealed class Known(AccessibilityProfile? accessibility) : KnownTarget
    {
        // The 14 bases end 8 behind the one opposite nt 8. A probability of 0 has no logarithm.
        public override double? Unpaired(long nt8) =>
            accessibility is not null && nt8 < accessibility.Length && accessibility.TryGetUnpaired((int)nt8 + 8, out double probability) && probability > 0
                ? probability
                : null;
    }
}
