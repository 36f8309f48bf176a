using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What tables and files tell of targets, for <see cref="SiteScoring"/>. What a table does not hold is not known: the feature is named as missing.</summary>
public sealed class TargetTables : IKnownTargets
{
    private const int InFrames = 0, InLengths = 1, InIsoforms = 2, InAccessibility = 3, IsClipped = 4;

    private readonly NamesNotFound _notFound = new(IsClipped + 1);

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
        int lacking = Frames is { Source: not null } frames && !frames.Names(text) ? 1 << InFrames : 0;
        Known known = new(AccessibilityOf(text, length, ref lacking))
        {
            Orf = frame,
            OrfLength = frame?.Length ?? LengthOf(text, ref lacking),
            Isoforms = Isoforms is null ? null : IsoformsOf(text, length, ref lacking),
        };
        _notFound.Count(text, lacking);
        return known;
    }

    /// <inheritdoc/>
    public void TellNotFound(Action<string>? warn)
    {
        Tell(InFrames, Frames?.Source, () => Frames!.First);
        Tell(InLengths, OrfLengths?.LengthPath, () => OrfLengths!.First);
        Tell(InIsoforms, Isoforms?.Path, () => Isoforms!.First);
        Tell(InAccessibility, Accessibility?.Folder, () => Accessibility!.First);
        if (_notFound.Of(IsClipped) is { Count: > 0 } clipped)
        {
            warn?.Invoke(
                $"{clipped.Count} target{(clipped.Count == 1 ? " has isoforms" : "s have isoforms")} in {Isoforms!.Path} that end beyond {(clipped.Count == 1 ? "it" : "them")}, "
                + $"the first by name {clipped.First}; they are taken to end with the target.");
        }

        _notFound.Clear();

        void Tell(int file, string? path, Func<string?> first)
        {
            if (path is not null && warn is not null)
            {
                _notFound.Tell(file, path, first, warn);
            }
        }
    }

    private int? LengthOf(string name, ref int lacking)
    {
        if (OrfLengths is null)
        {
            return null;
        }

        bool isThere = OrfLengths.TryGetLength(name, Species, out int length);
        lacking |= isThere ? 0 : 1 << InLengths;
        return isThere ? length : null;
    }

    private AccessibilityProfile? AccessibilityOf(string name, int length, ref int lacking)
    {
        if (Accessibility is null)
        {
            return null;
        }

        bool isThere = Accessibility.TryGet(name, species: null, out AccessibilityProfile profile);
        lacking |= isThere ? 0 : 1 << InAccessibility;
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

    private UtrIsoform[] IsoformsOf(string name, int length, ref int lacking)
    {
        bool isThere = Isoforms!.TryGet(name, out IReadOnlyList<IsoformRange> ranges);
        lacking |= isThere ? 0 : 1 << InIsoforms;
        if (!isThere)
        {
            return [];
        }

        // Tables of isoforms and of sequences are not always made from the same annotation. Of those that end with the target the first counts: it has the share of all.
        UtrIsoform[] told = [.. ranges.OrderBy(range => range.End).Select(range => new UtrIsoform(range.End, range.Percent / 100))];
        int within = told.Count(isoform => isoform.End < length);
        UtrIsoform[] isoforms = within == told.Length || told[^1].End <= length ? told : [.. told[..within], told[within] with { End = length }];
        lacking |= told.Length > 0 && told[^1].End > length ? 1 << IsClipped : 0;
        for (int i = 0; i < isoforms.Length; i++)
        {
            string? problem =
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
