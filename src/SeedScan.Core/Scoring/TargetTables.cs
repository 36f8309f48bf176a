using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What tables and files tell of targets, for <see cref="SiteScoring"/>. What a table does not hold is not known: the feature is named as missing.</summary>
public sealed class TargetTables : IKnownTargets
{
    private readonly NamesNotFound _inFrames = new(), _inLengths = new(), _inIsoforms = new(), _inAccessibility = new();

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
    /// <exception cref="InputException">Isoforms or accessibilities are of another sequence, or a file of RNAplfold is bad.</exception>
    public KnownTarget? Find(ReadOnlySpan<byte> name, int length)
    {
        string text = Encoding.UTF8.GetString(name);
        PackedSequence? frame = Frames?.Find(text);
        if (Frames?.Source is not null)
        {
            _inFrames.Count(text, Frames.Names(text));
        }

        return new Known(AccessibilityOf(text, length))
        {
            Orf = frame,
            OrfLength = frame?.Length ?? LengthOf(text),
            Isoforms = Isoforms is null ? null : IsoformsOf(text, length),
        };
    }

    /// <inheritdoc/>
    public void TellNotFound(Action<string>? warn)
    {
        _inFrames.Tell(warn, Frames?.Source, Frames?.First);
        _inLengths.Tell(warn, OrfLengths?.LengthPath, OrfLengths?.First);
        _inIsoforms.Tell(warn, Isoforms?.Path, Isoforms?.First);
        _inAccessibility.Tell(warn, Accessibility?.Folder, Accessibility?.First);
    }

    private int? LengthOf(string name)
    {
        if (OrfLengths is null)
        {
            return null;
        }

        bool isThere = OrfLengths.TryGetLength(name, Species, out int length);
        _inLengths.Count(name, isThere);
        return isThere ? length : null;
    }

    private AccessibilityProfile? AccessibilityOf(string name, int length)
    {
        if (Accessibility is null)
        {
            return null;
        }

        bool isThere = Accessibility.TryGet(name, species: null, out AccessibilityProfile profile);
        _inAccessibility.Count(name, isThere);
        return !isThere
            ? null
            : profile.Length == length
            ? profile
            : throw new InputException(
                InputErrorKind.Record,
                $"its file of accessibilities has {profile.Length} positions, and the target has {length} letters",
                "Is the file complete, and of this sequence?",
                Accessibility.Folder,
                record: name);
    }

    private UtrIsoform[] IsoformsOf(string name, int length)
    {
        bool isThere = Isoforms!.TryGet(name, out IReadOnlyList<IsoformRange> ranges);
        _inIsoforms.Count(name, isThere);
        if (!isThere)
        {
            return [];
        }

        UtrIsoform[] isoforms = [.. ranges.OrderBy(range => range.End).Select(range => new UtrIsoform(range.End, range.Percent / 100))];
        for (int i = 0; i < isoforms.Length; i++)
        {
            string? problem =
                isoforms[i].End > length ? $"an isoform ends at {isoforms[i].End}, and the target has {length} letters" :
                i > 0 && isoforms[i].End == isoforms[i - 1].End ? $"two isoforms end at {isoforms[i].End}" :
                i > 0 && isoforms[i].Share > isoforms[i - 1].Share ? $"more molecules hold the bases up to {isoforms[i].End} than those up to {isoforms[i - 1].End}" :
                null;
            if (problem is not null)
            {
                throw new InputException(
                    InputErrorKind.Record, problem, "The percentage is that of the molecules that hold these bases and all before them.", Isoforms.Path, record: name);
            }
        }

        return isoforms;
    }

    private sealed class Known(AccessibilityProfile? accessibility) : KnownTarget
    {
        // The 14 bases end 8 behind the one opposite nt 8. A probability of 0 has no logarithm.
        public override double? Unpaired(long nt8) =>
            accessibility is not null && nt8 < accessibility.Length && accessibility.TryGetUnpaired((int)nt8 + 8, out double probability) && probability > 0
                ? probability
                : null;
    }
}
