using System.Buffers;

namespace SeedScan.Writing;

/// <summary>Compresses what is written to it as BGZF, a megabyte at a time.</summary>
/// <remarks>
/// The blocks are cut where the text is, however it arrives, so that the file does not depend on who made which rows.
/// <see cref="Complete"/> ends the file; without it, as after a failure, it stays without its end and shows to be cut.
/// </remarks>
/// <param name="output">Takes the blocks; it is neither flushed nor closed.</param>
/// <param name="threads">How many threads compress while one writes; 1 for the one that writes alone.</param>
public sealed class BgzfStream(Stream output, int threads = 1) : Stream
{
    private const int BlockCount = 16, TextSize = BlockCount * Bgzf.MaxBlockText;

    private readonly byte[] _text = new byte[TextSize];
    private readonly ArrayBufferWriter<byte>[] _blocks = [.. Enumerable.Range(0, BlockCount).Select(_ => new ArrayBufferWriter<byte>())];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private int _length;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int taken = Math.Min(buffer.Length, TextSize - _length);
            buffer[..taken].CopyTo(_text.AsSpan(_length));
            _length += taken;
            buffer = buffer[taken..];
            if (_length == TextSize)
            {
                WriteBlocks();
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <summary>Writes the last text and the block that ends a BGZF file. To be called once, after all is written.</summary>
    /// <exception cref="IOException">The output fails.</exception>
    public void Complete()
    {
        WriteBlocks();
        output.Write(Bgzf.EndOfFile);
    }

    /// <summary>Does nothing: a block that is cut short for it would make the file larger. <see cref="Complete"/> writes the rest.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteBlocks()
    {
        int count = (_length + Bgzf.MaxBlockText - 1) / Bgzf.MaxBlockText;
        _ = Parallel.For(0, count, _parallel, Compress);
        for (int i = 0; i < count; i++)
        {
            output.Write(_blocks[i].WrittenSpan);
            _blocks[i].ResetWrittenCount();
        }

        _length = 0;
    }

    private void Compress(int block)
    {
        int from = block * Bgzf.MaxBlockText;
        Bgzf.Compress(_text.AsSpan(from, Math.Min(Bgzf.MaxBlockText, _length - from)), _blocks[block]);
    }
}
