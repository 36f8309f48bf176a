using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace SeedScan.Sequences;

/// <summary>What an input holds, as told by its first bytes.</summary>
public enum TargetFormat
{
    /// <summary>FASTA records.</summary>
    Fasta,

    /// <summary>A TargetScan UTR table: gene, species, aligned sequence.</summary>
    UtrTable,

    /// <summary>An index that <c>seedscan index</c> built; it is opened, not read as text.</summary>
    Index,
}

/// <summary>Opens a file or standard input, inflates it where it is compressed, and tells what it holds. The name decides nothing.</summary>
public sealed class TargetInput : IDisposable
{
    private const int Peek = 1 << 16;

    private readonly Stream _raw;
    private readonly SynchronousReads _reads;
    private readonly IncrementalHash? _hash;

    private TargetInput(string path, Stream raw, bool withHash)
    {
        Path = path;
        _raw = raw;
        _hash = withHash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        _reads = new SynchronousReads(raw, _hash);
    }

    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The decompressed text, from its first byte that is no blank.</summary>
    public PipeReader Pipe { get; private set; } = null!;

    /// <summary>What the text holds.</summary>
    public TargetFormat Format { get; private set; }

    /// <summary>The 1-based line that the text starts on: more than 1 where blank lines come first.</summary>
    public long FirstLine { get; private set; } = 1;

    /// <summary>The file's size in bytes as it lies on disk, or 0 where it is not known.</summary>
    public long Size { get; private init; }

    /// <summary>The bytes of it that were read so far.</summary>
    public long Position => Size > 0 ? _raw.Position : 0;

    /// <summary>Opens an input.</summary>
    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <exception cref="InputException">It cannot be read, is empty, or is of no format that is read here.</exception>
    public static TargetInput Open(string path) => Open(path, withHash: false);

    /// <summary>The same; with a hash, <see cref="Sha256"/> is there at the end.</summary>
    internal static TargetInput Open(string path, bool withHash)
    {
        Stream raw = path == StandardInput ? Console.OpenStandardInput() : OpenFile(path);
        TargetInput input = new(path == StandardInput ? "standard input" : path, raw, withHash)
        {
            Size = raw.CanSeek ? raw.Length : 0,
        };
        try
        {
            input.Start();
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>The bytes that are hashed: all that were read.</summary>
    internal long BytesHashed => _reads.BytesRead;

    /// <summary>The SHA-256 of the file's bytes, in hexadecimal, once its text has ended.</summary>
    internal string Sha256 => Convert.ToHexStringLower(_hash!.GetCurrentHash());

    /// <summary>Makes sure that all of the file was read, once its text has ended.</summary>
    /// <exception cref="InputException">It ended before the size that it had when it was opened.</exception>
    internal void CheckEnd()
    {
        if (Position < Size)
        {
            throw new InputException(
                InputErrorKind.Unreadable,
                $"ended after {Position} of the {Size} bytes that it had when it was opened",
                "Something changed it meanwhile; run again when it is complete.",
                Path);
        }
    }

    /// <summary>Stops reading and closes the file.</summary>
    public void Dispose()
    {
        Pipe?.Complete();
        _hash?.Dispose();
        _raw.Dispose();
    }

    internal static FileStream OpenFile(string path, FileOptions options = FileOptions.SequentialScan)
    {
        try
        {
            return Directory.Exists(path)
                ? throw new InputException(InputErrorKind.Unreadable, "is a directory", "Name the files in it.", path)
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                InputErrorKind.Unreadable, "there is no such file", "Check the name and the folder.", path, inner: missing);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new InputException(
                InputErrorKind.Unreadable, $"cannot be read ({refused.Message.TrimEnd('.')})", "Check its permissions.", path, inner: refused);
        }
    }

    private void Start()
    {
        PipeReader raw = PipeReader.Create(
            _reads, new StreamPipeReaderOptions(bufferSize: 1 << 18, minimumReadSize: 1 << 16, leaveOpen: true));
        Pipe = GzipInput.Plain(raw, Path);

        byte[] start = PeekAt(Pipe, Peek);
        int blanks = SkipBlank(start);
        while (blanks == start.Length && blanks > 0)            // nothing but blanks so far
        {
            Skip(Pipe, blanks);
            start = PeekAt(Pipe, Peek);
            blanks = SkipBlank(start);
        }

        Format = FormatSniffer.Tell(start.AsSpan(blanks), Path, FirstLine);
        Skip(Pipe, blanks);
    }

    /// <summary>The first bytes of a pipe, none of them consumed; fewer than asked for only at its end.</summary>
    private static byte[] PeekAt(PipeReader pipe, int count)
    {
        ReadOnlySequence<byte> bytes = pipe.ReadAtLeastAsync(count).AsTask().GetAwaiter().GetResult().Buffer;
        byte[] start = bytes.Slice(0, Math.Min(bytes.Length, count)).ToArray();
        pipe.AdvanceTo(bytes.Start);
        return start;
    }

    private static void Skip(PipeReader pipe, int count)
    {
        ReadOnlySequence<byte> bytes = pipe.ReadAtLeastAsync(count).AsTask().GetAwaiter().GetResult().Buffer;
        pipe.AdvanceTo(bytes.GetPosition(count));
    }

    /// <summary>The length of a byte order mark and of blank lines at the start.</summary>
    private int SkipBlank(ReadOnlySpan<byte> start)
    {
        int at = FirstLine == 1 && start.StartsWith("\uFEFF"u8) ? 3 : 0;
        int blanks = start[at..].IndexOfAnyExcept(" \t\r\n"u8);
        int end = blanks < 0 ? start.Length : at + blanks;
        FirstLine += start[at..end].Count((byte)'\n');
        return end;
    }
}
