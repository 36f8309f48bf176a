using System.IO.Pipelines;
using System.Security.Cryptography;

namespace SeedScan.Sequences;

/// <summary>The lines of a text file, plain or gzip, one after the other.</summary>
internal sealed class TextLines : IDisposable
{
    private readonly Stream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SynchronousReads _reads;
    private readonly PipeReader _pipe;
    private readonly Stream _text;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 17);
    private int _start, _end;

    /// <summary>Opens a file, or standard input, which is <c>-</c>.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public TextLines(string path)
    {
        Path = path == TargetInput.StandardInput ? "standard input" : path;
        _file = path == TargetInput.StandardInput ? Console.OpenStandardInput() : TargetInput.OpenFile(path);
        _reads = new SynchronousReads(_file, _hash);
        _pipe = GzipInput.Plain(PipeReader.Create(_reads, new StreamPipeReaderOptions(bufferSize: 1 << 17, leaveOpen: true)), Path);
        _text = _pipe.AsStream(leaveOpen: true);
    }

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The bytes that were read, as they lie on disk: all of them at the end of the text.</summary>
    public long Size => _reads.BytesRead;

    /// <summary>The SHA-256 of these bytes, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The 1-based number of the line that was read last.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InputException">The compressed stream is damaged, or a line is longer than 1 GB.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            bool found = length >= 0;
            length = found ? searched + length : _end - _start;
            searched = length;
            if (found || !Fill())
            {
                line = _buffer.AsSpan(_start, length);
                _start += found ? length + 1 : length;
                Number++;
                line = line.EndsWith((byte)'\r') ? line[..^1] : line;
                line = Number == 1 && line.StartsWith("\uFEFF"u8) ? line["\uFEFF"u8.Length..] : line;
                return found || length > 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe.Complete();
        _hash.Dispose();
        _file.Dispose();
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            if (_end >= 1 << 30)
            {
                throw new InputException(InputErrorKind.UnknownFormat, "has a line of more than 1 GB", "Is it the right file?", Path);
            }

            Array.Resize(ref _buffer, 2 * _end);
        }

        int read = _text.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
