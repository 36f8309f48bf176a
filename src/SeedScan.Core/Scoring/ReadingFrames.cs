using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The open reading frames of mRNAs by name, packed: 2 bits a base, and a bit for what is no base.</summary>
public sealed class ReadingFrames
{
    // The longest reading frame known, of titin, has some 108,000 nt.
    private const int LongestFrame = 1 << 24;

    /// <summary>The file that they come from, for warnings of names that it does not have; null for no such warning.</summary>
    public string? Source { get; init; }

    // Null for a name that comes with two different frames.
    private readonly Dictionary<string, PackedSequence?> _byName = new(StringComparer.Ordinal);

    /// <summary>The names with a reading frame.</summary>
    public int Count => _byName.Count - Ambiguous;

    /// <summary>The names that come more than once with different reading frames; these are not known.</summary>
    public int Ambiguous { get; private set; }

    /// <summary>Adds the coding regions of the mRNAs of a FASTA.</summary>
    /// <param name="path">The FASTA, plain or gzip.</param>
    /// <param name="coding">Where the coding regions are told; mRNAs without one are passed over.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The file is bad, or tells no coding region.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Add(string path, CodingRegions coding, CancellationToken cancellation = default)
    {
        using FastaReader reader = FastaReader.Open(path, new TargetRegions(TranscriptRegions.Cds) { Coding = coding });
        reader.LongestWhole = LongestFrame;
        FastaChunk chunk = new();
        while (reader.Read(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (FastaRecord record in chunk)
            {
                Add(record);
            }
        }
    }

    /// <summary>The first name, or null.</summary>
    internal string? First { get; private set; }

    /// <summary>True for the names that came, those that are not known included.</summary>
    internal bool Names(string name) => _byName.ContainsKey(name);

    /// <summary>The reading frame of an mRNA.</summary>
    /// <returns>Null if it is not known.</returns>
    public PackedSequence? Find(string name) => _byName.GetValueOrDefault(name);

    private void Add(FastaRecord record)
    {
        if (record.IsContinued || record.Continues)
        {
            throw new InputException(
                InputErrorKind.Record,
                $"has a coding region of more than {LongestFrame >> 20} million letters",
                "Is its coding region right?",
                record.File,
                record.Line,
                record.NameText);
        }

        First ??= record.NameText;
        PackedSequence frame = new();
        frame.Pack(record);
        if (!_byName.TryAdd(record.NameText, frame) && _byName[record.NameText] is { } other && !IsSame(frame, other))
        {
            _byName[record.NameText] = null;
            Ambiguous++;
        }
    }

    private static bool IsSame(PackedSequence one, PackedSequence other) =>
        one.Length == other.Length && one.BaseWords.SequenceEqual(other.BaseWords) && one.AmbiguousWords.SequenceEqual(other.AmbiguousWords);
}
