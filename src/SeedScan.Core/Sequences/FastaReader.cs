using System.Buffers;
using System.IO.Pipelines;

namespace SeedScan.Sequences;

/// <summary>Cuts FASTA text into chunks of whole records; a record longer than a chunk is cut with an overlap.</summary>
/// <remarks>
/// <code>
///   text      >a  ACGU.. >b  ACG.. >c  ACGU........................................ >d  AC..
///   chunks   |-- whole records ---|-- piece of c ------|
///                                              |-- last piece of c ---------------|-- ...
///                                               overlap
/// </code>
/// Where the cuts fall depends on the text and <see cref="ChunkSize"/> alone, never on how the bytes arrive.
/// Calls of <see cref="Read"/> must not overlap; the chunks may be worked on by any thread.
/// </remarks>
public sealed class FastaReader : IDisposable
{
    /// <summary>The bases that two neighbouring pieces of a record share.</summary>
    /// <remarks>A site is found in one piece only if it and what its rule reads lie within; all of that spans less than 64 bases.</remarks>
    public const int Overlap = 128;

    /// <summary>A header or a run of line ends as long as this is no FASTA.</summary>
    private const int LargestChunk = 1 << 28;

    private static readonly SearchValues<byte> s_bases = SearchValues.Create("ACGTUacgtu"u8);

    private static ReadOnlySpan<byte> Blanks => "\n\r \t"u8;

    private readonly PipeReader _input;
    private long _line;
    private long _offset;
    private int _basesBefore;
    private byte[] _name = [];
    private byte[] _description = [];
    private TargetInput? _owned;

    /// <summary>Reads from a pipe.</summary>
    /// <param name="input">Decompressed text that starts with '&gt;'; see <see cref="TargetInput"/> for files.</param>
    /// <param name="file">The name to give in errors.</param>
    /// <param name="firstLine">The 1-based line that the text starts on.</param>
    public FastaReader(PipeReader input, string file, long firstLine = 1)
    {
        ArgumentNullException.ThrowIfNull(input);
        _input = input;
        File = file;
        _line = firstLine;
    }

    /// <summary>The name to give in errors.</summary>
    public string File { get; }

    /// <summary>The text that a chunk takes in, in bytes; a record that is longer comes in pieces.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 2^28.</exception>
    public int ChunkSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestChunk);
            field = value;
        }
    } = 1 << 20;

    /// <summary>The text of a record that is not cut though it is longer than a chunk, in bytes; the chunk grows. 0 to cut every such record.</summary>
    public int LongestWhole { get; set; }

    /// <summary>How many bases (A, C, G, T, U) at the start of a record its later pieces are to know of; see <see cref="FastaRecord.BasesBefore"/>.</summary>
    public int CountedBases { get; init; }

    /// <summary>Opens a FASTA file: plain, gzip (also multi-member and BGZF), or <c>-</c> for standard input.</summary>
    /// <exception cref="InputException">No such file, not FASTA, or damaged.</exception>
    public static FastaReader Open(string path) => Open(path, regions: null);

    /// <summary>The same with each record cut to a region of it.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="regions">What is kept of each record; null, or all regions, to cut nothing. Records without a known coding region are passed over.</param>
    /// <exception cref="InputException">
    /// No such file, not FASTA, damaged, or no record in it has a known coding region. What is told of a later record may be
    /// wrong, too, which <see cref="Read"/> then throws.
    /// </exception>
    public static FastaReader Open(string path, TargetRegions? regions)
    {
        TargetInput input = TargetInput.Open(path);
        if (input.Format == TargetFormat.Fasta)
        {
            try
            {
                RegionCutter? cutter = regions is { Cuts: true } ? RegionCutter.Over(input, regions) : null;
                return new FastaReader(cutter?.Pipe ?? input.Pipe, input.Path, cutter?.FirstLine ?? input.FirstLine) { _owned = input };
            }
            catch
            {
                input.Dispose();
                throw;
            }
        }

        input.Dispose();
        string what = input.Format == TargetFormat.Index ? "an index" : "a TargetScan UTR table";
        throw new InputException(InputErrorKind.UnknownFormat, $"is {what}, not FASTA", "Give FASTA here.", path);
    }

    /// <summary>Fills a chunk with the next records.</summary>
    /// <param name="chunk">Takes the text; what it held before is gone.</param>
    /// <returns>False at the end of the text; the chunk is then empty.</returns>
    /// <exception cref="InputException">The text before the first record, or the compressed stream, is damaged.</exception>
    public bool Read(FastaChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        for (long size = ChunkSize; ; size = size < LongestWhole ? Math.Min(2 * size, LongestWhole) : 2 * size)
        {
            // One byte more than is taken: it tells a text that ends here from one that goes on, however it arrives.
            ReadResult result = Fill((int)size + 1);
            bool atEnd = result.Buffer.Length <= size;
            ReadOnlySequence<byte> text = atEnd ? result.Buffer : result.Buffer.Slice(0, size);
            text.CopyTo(chunk.Take((int)text.Length));
            if (TryCut(chunk, atEnd, mayCutRecord: size >= LongestWhole, out int consumed))
            {
                _input.AdvanceTo(text.GetPosition(consumed));
                return !chunk.Text.IsEmpty;
            }

            _input.AdvanceTo(result.Buffer.Start);
            if (size >= LargestChunk)
            {
                throw new InputException(
                    InputErrorKind.Record, $"a header of more than {LargestChunk >> 20} MiB", "This is not FASTA.", File, _line);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Complete();
        _owned?.Dispose();
    }

    /// <summary>Decides how much of the chunk's text it keeps, and how much of the input is done with.</summary>
    /// <returns>False where more text is needed.</returns>
    private bool TryCut(FastaChunk chunk, bool atEnd, bool mayCutRecord, out int consumed)
    {
        ReadOnlySpan<byte> text = chunk.Text;
        consumed = text.Length;
        chunk.File = File;
        chunk.FirstLine = _line;
        chunk.Offset = _offset;
        chunk.BasesBefore = _basesBefore;
        chunk.Continues = false;
        chunk.ContinuedName = _offset > 0 ? _name : default;
        chunk.ContinuedDescription = _offset > 0 ? _description : [];

        long offset = 0;
        int basesBefore = 0;
        if (!atEnd)
        {
            int lastRecord = text.LastIndexOf("\n>"u8) + 1;
            if (lastRecord > 0)
            {
                consumed = lastRecord;
                chunk.Trim(consumed);
            }
            else if (mayCutRecord && TryCutRecord(chunk, out consumed))
            {
                ReadOnlySpan<byte> letters = text[LetterStart(text)..consumed];
                offset = _offset + CountLetters(letters);
                basesBefore = _basesBefore + CountBases(letters, CountedBases - _basesBefore);
                chunk.Continues = true;
            }
            else
            {
                return false;
            }
        }

        _offset = offset;
        _basesBefore = basesBefore;
        _line += text[..consumed].Count((byte)'\n');
        return true;
    }

    /// <summary>Where the next piece of the one record in a chunk starts: <see cref="Overlap"/> letters before the end.</summary>
    private bool TryCutRecord(FastaChunk chunk, out int start)
    {
        ReadOnlySpan<byte> text = chunk.Text;
        int first = LetterStart(text);
        start = text.Length;
        if (first < 0)
        {
            CheckHeaderSoFar(text);
            return false;
        }

        for (int letters = 0; letters < Overlap; letters += IsBlank(text[start]) ? 0 : 1)
        {
            if (--start <= first)
            {
                return false;
            }
        }

        if (text[first..start].IndexOfAnyExcept(Blanks) < 0)        // all letters so far are the overlap: no piece yet
        {
            return false;
        }

        if (_offset == 0)
        {
            FastaHeader header = FastaHeader.Read(text, 0, chunk);
            _name = header.Name.ToArray();
            _description = header.Description.ToArray();
        }

        return true;
    }

    /// <summary>With old Macintosh line ends the whole file is one header: this is told before all of it is in memory.</summary>
    private void CheckHeaderSoFar(ReadOnlySpan<byte> text)
    {
        if (text[..^1].Contains((byte)'\r'))
        {
            throw FastaHeader.MacintoshLineEnds(File, _line);
        }
    }

    /// <summary>Where the letters of the text's only record start; -1 where its header does not end.</summary>
    private int LetterStart(ReadOnlySpan<byte> text)
    {
        if (_offset > 0)
        {
            return 0;
        }

        int end = text.IndexOf((byte)'\n');
        return end < 0 ? -1 : end + 1;
    }

    private static bool IsBlank(byte letter) => Blanks.Contains(letter);

    private static long CountLetters(ReadOnlySpan<byte> text)
        => text.Length - text.Count((byte)'\n') - text.Count((byte)'\r') - text.Count((byte)' ') - text.Count((byte)'\t');

    /// <summary>The bases of a text, but at most <paramref name="most"/>.</summary>
    private static int CountBases(ReadOnlySpan<byte> text, int most)
    {
        int count = 0;
        while (count < most && text.IndexOfAny(s_bases) is int next and >= 0)
        {
            text = text[(next + 1)..];
            count++;
        }

        return count;
    }

    private ReadResult Fill(int size)
    {
        // The streams behind the pipe read at once, so that this waits for the input and for no other thread.
        ValueTask<ReadResult> reading = _input.ReadAtLeastAsync(size);
        return reading.IsCompletedSuccessfully ? reading.Result : reading.AsTask().GetAwaiter().GetResult();
    }
}
