using System.Text;

namespace SeedScan.Sequences;

/// <summary>Where the coding regions of targets are told: in their FASTA headers, and in a file beside them where there is one.</summary>
/// <remarks>
/// The file is a GTF, or a table of names and regions; which of them is told by content. It and the header may both know a
/// target, if they say the same. A target is looked up by its name; by the name up to the first <c>|</c>, as GENCODE writes
/// it; and, where only one side gives the version of an Ensembl or RefSeq accession, without it: <c>ENST00000641515.2</c>
/// and <c>ENST00000641515</c> are the same transcript, <c>.2</c> and <c>.3</c> are not. May be used by many threads.
/// </remarks>
public sealed class CodingRegions
{
    private const int LongestOnStack = 256;

    private readonly string _file;
    private readonly Dictionary<string, ToldTranscript> _byName;
    private readonly Dictionary<string, ToldTranscript?> _byAccession = [];

    internal CodingRegions(string file, Dictionary<string, ToldTranscript> byName)
    {
        _file = file;
        _byName = byName;
        foreach ((string name, ToldTranscript told) in byName)
        {
            int version = VersionAt(name);
            if (version > 0 && !_byAccession.TryAdd(name[..version], told))
            {
                _byAccession[name[..version]] = null;           // several versions: which is meant cannot be told
            }
        }
    }

    /// <summary>The headers alone.</summary>
    public static CodingRegions OfHeaders { get; } = new("", []);

    /// <summary>The file as it was given; empty where there is none.</summary>
    internal string File => _file;

    /// <summary>The file's size in bytes, as it lies on disk.</summary>
    internal long Size { get; private init; }

    /// <summary>The SHA-256 of these bytes, in hexadecimal; null without a file.</summary>
    internal string? Sha256 { get; private init; }

    /// <summary>The transcripts that the file tells of, those without a coding region included.</summary>
    public int Count => _byName.Count;

    /// <summary>Reads the file beside the targets: a GTF, or a table of names and regions. Plain or gzip.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be read, is neither, or a line of it makes no sense.</exception>
    public static CodingRegions Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using TextLines lines = new(path);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                CheckIsNoGff3(line, path, lines.Number);
                continue;
            }

            int columns = line.Count((byte)'\t') + 1;
            Dictionary<string, ToldTranscript> told = columns switch
            {
                2 or 3 => RegionTable.Read(lines, line),
                9 => GtfRegions.Read(lines, line),
                _ => throw new InputException(
                    InputErrorKind.UnknownFormat,
                    $"a line of {columns} column{(columns == 1 ? "" : "s")} is neither of a GTF nor of a table of coding regions",
                    "A table has a name and START-END, or a name, a start and an end, separated by tabs; a GTF has nine columns.",
                    path,
                    lines.Number),
            };
            return new CodingRegions(path, told) { Size = lines.Size, Sha256 = lines.Sha256 };
        }

        throw new InputException(InputErrorKind.Empty, "tells of no coding region", "Is it the right file? It is empty or has comments alone.", path);
    }

    /// <summary>The coding region of a target.</summary>
    /// <param name="record">The target, or a piece of it.</param>
    /// <returns>Null where no source tells it.</returns>
    /// <exception cref="InputException">What tells it makes no sense, or header and file differ. It carries the file, the line and the record.</exception>
    public CodingRegion? Find(FastaRecord record) => FactsOf(record).Coding;

    /// <summary>The same of a name alone, as the file tells it.</summary>
    /// <returns>Null where the file does not know the name, or a transcript without a coding region.</returns>
    /// <exception cref="InputException">The lines of the file on this transcript make no sense together.</exception>
    public CodingRegion? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return FactsOf(Encoding.UTF8.GetBytes(name), default).Coding;
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy, _file, record: name);
        }
    }

    /// <summary>Packs one region of a whole record: its ORF, or an UTR.</summary>
    /// <param name="record">A record that is not in pieces. To read one region of every record use <see cref="FastaReader.Open(string, TargetRegions)"/>.</param>
    /// <param name="region">One of the three regions.</param>
    /// <param name="packed">Takes the letters, none where the region is empty; its length is the region's.</param>
    /// <returns>False where the coding region is not known; nothing is packed then.</returns>
    /// <exception cref="InputException">As <see cref="Find(FastaRecord)"/>, or the record is shorter than is told, or a letter is no nucleotide code.</exception>
    /// <exception cref="ArgumentException">A piece of a record, or not one region.</exception>
    public bool TryPack(FastaRecord record, TranscriptRegions region, PackedSequence packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (record.IsContinued || record.Continues || region is not (TranscriptRegions.Utr5 or TranscriptRegions.Cds or TranscriptRegions.Utr3))
        {
            throw new ArgumentException("One region of a whole record can be packed.", nameof(region));
        }

        byte[] letters = [.. record.Letters];
        int length = WithoutBlanks(letters);
        if (FactsOf(record, length).Coding is not { } coding)
        {
            return false;
        }

        (long start, long end) = coding.BoundsOf(region);
        try
        {
            packed.Pack(letters.AsSpan(0, length)[(int)start..(int)Math.Min(end, length)]);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw At(wrong, record.File, line: null, record.NameText);
        }

        return true;
    }

    private static void CheckIsNoGff3(ReadOnlySpan<byte> comment, string path, long line)
    {
        ReadOnlySpan<byte> key = "##gff-version"u8;
        if (comment.StartsWith(key) && comment[key.Length..].TrimStart(" \t"u8).StartsWith((byte)'3'))
        {
            throw new InputException(
                InputErrorKind.UnknownFormat, "is GFF3, and coding regions are read from a GTF or a table", "Make a GTF of it, for instance with gffread -T -o FILE.gtf.", path, line);
        }
    }

    /// <summary>Gives an error without a place its place.</summary>
    internal static InputException At(InputException wrong, string file, long? line, string record) =>
        new(wrong.Kind, wrong.Problem, wrong.Remedy, file, line, record);

    /// <summary>What is told of a target.</summary>
    /// <param name="record">The target, or a piece of it.</param>
    /// <param name="length">Its letters, to be compared with what is told; null where they are not known yet.</param>
    internal TranscriptFacts FactsOf(FastaRecord record, long? length = null)
    {
        try
        {
            return FactsOf(record.Name, record.HeaderDescription, length);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw At(wrong, record.File, record.Line, record.NameText);
        }
    }

    /// <summary>The same from the parts of its header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What follows the name in its header.</param>
    /// <param name="length">Its letters, to be compared with what is told; null where they are not known yet.</param>
    /// <exception cref="InputException">What is told makes no sense; without a place.</exception>
    internal TranscriptFacts FactsOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> description, long? length = null)
    {
        TranscriptFacts facts = FactsOf(name, CodingHeader.Read(name, description));
        if (length is { } letters)
        {
            CheckLength(facts, letters);
        }

        return facts;
    }

    private TranscriptFacts FactsOf(ReadOnlySpan<byte> name, TranscriptFacts header)
    {
        if (_byName.Count == 0 || LookUp(name) is not { } told)
        {
            return header;
        }

        TranscriptFacts file = told.Facts(_file);
        if (header.Coding is { } inHeader && file.Coding is { } inFile && inHeader != inFile)
        {
            bool isStop = inHeader.Start == inFile.Start && Math.Abs(inHeader.End - inFile.End) == 3;
            throw RegionText.Wrong(
                $"its header says that the coding region is {inHeader}, and {_file}:{told.Line} says {inFile}",
                isStop ? "They differ by the stop codon, which belongs to the coding region here; correct one of them." : "Correct one of them, or leave one out.");
        }

        return header.Length is { } length && file.Length is { } other && length != other
            ? throw RegionText.Wrong(
                $"its header says that the mRNA has {length} letters, and the exons of {_file}:{told.Line} have {other}",
                "Give a GTF of the release that the sequences are of.")
            : header.Length is null
            ? file with { Coding = header.Coding ?? file.Coding }
            : header with { Coding = header.Coding ?? file.Coding };
    }

    /// <summary>Makes sure that a target is as long as is told.</summary>
    /// <param name="facts">What is told of it.</param>
    /// <param name="length">Its letters.</param>
    /// <exception cref="InputException">It is not; without a place.</exception>
    internal void CheckLength(TranscriptFacts facts, long length)
    {
        const string Remedy = "Give whole mRNAs, spliced and as they are told of; of what is cut already leave the region out.";
        if (facts.Coding is { } coding && coding.End > length)
        {
            throw RegionText.Wrong($"its coding region is {coding}, and it has {length} letter{(length == 1 ? "" : "s")}", Remedy);
        }

        if (facts is { Coding: not null, Length: { } told } && told != length)
        {
            throw facts.ExonLine > 0
                ? RegionText.Wrong(
                    $"its exons in {_file}:{facts.ExonLine} have {told} letters together, and the sequence has {length}",
                    "The GTF must be of the release that the sequences are of. Where mRNAs differ from the genome (RefSeq's have poly(A) tails), "
                    + "cut them from the genome by the GTF (gffread -w), or give a table of coding regions on the mRNAs with --cds.")
                : RegionText.Wrong($"its header tells of {told} letters, to the end of the 3'UTR, and the sequence has {length}", Remedy);
        }
    }

    /// <summary>Where the version of an Ensembl or RefSeq accession starts, at its point; 0 where there is none.</summary>
    /// <remarks>Elsewhere what follows a point may be an isoform: AT1G01010.1 and AT1G01010.2 are two transcripts.</remarks>
    private static int VersionAt(ReadOnlySpan<char> name)
    {
        int point = name.LastIndexOf('.');
        bool isAccession = point > 0 && (name.StartsWith("ENS", StringComparison.Ordinal)
            || (point > 3 && name[2] == '_' && char.IsAsciiLetterUpper(name[0]) && char.IsAsciiLetterUpper(name[1])));
        return isAccession && point + 1 < name.Length && !name[(point + 1)..].ContainsAnyExceptInRange('0', '9') ? point : 0;
    }

    /// <summary>Moves letters together; returns how many there are.</summary>
    private static int WithoutBlanks(Span<byte> letters)
    {
        int count = 0;
        foreach (byte letter in letters)
        {
            letters[count] = letter;
            count += letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? 0 : 1;
        }

        return count;
    }

    private ToldTranscript? LookUp(ReadOnlySpan<byte> name)
    {
        Span<char> letters = name.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[name.Length];
        ReadOnlySpan<char> text = letters[..Encoding.UTF8.GetChars(name, letters)];
        Dictionary<string, ToldTranscript>.AlternateLookup<ReadOnlySpan<char>> byName = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        if (byName.TryGetValue(text, out ToldTranscript? told))
        {
            return told;
        }

        int bar = text.IndexOf('|');
        text = bar < 0 ? text : text[..bar];
        if (bar >= 0 && byName.TryGetValue(text, out told))
        {
            return told;
        }

        int version = VersionAt(text);
        if (version > 0)
        {
            return byName.TryGetValue(text[..version], out told) ? told : null;
        }

        return !_byAccession.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out told)
            ? null
            : told ?? throw RegionText.Wrong($"{_file} tells of several versions of it", "Write the version behind its name.");
    }
}

/// <summary>What a file tells of a transcript.</summary>
/// <param name="Coding">Where its coding region lies; null where it has none.</param>
/// <param name="Length">Its length in nt; null where that is not told.</param>
/// <param name="Line">The 1-based line that tells it.</param>
/// <param name="Problem">What makes no sense, or null. It matters only where the transcript is a target.</param>
internal sealed record ToldTranscript(CodingRegion? Coding, long? Length, long Line, string? Problem = null)
{
    /// <summary>The same, for who needs it.</summary>
    /// <exception cref="InputException">It makes no sense; without a place.</exception>
    public TranscriptFacts Facts(string file) => Problem is null
        ? new TranscriptFacts(Coding, Length, Line)
        : throw RegionText.Wrong($"{file}:{Line}: {Problem}", "Correct the lines of this transcript, or give a table of coding regions instead.");
}
