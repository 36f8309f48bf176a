using System.Buffers;

namespace SeedScan.Writing;

/// <summary>Compresses what is written to it as BGZF, a megabyte at a time, on the thread that writes.</summary>
/// <remarks><see cref="Complete"/> ends the file; without it, as after a failure, it stays without its end and shows to be cut.</remarks>
/// <param name="output">Takes the blocks; it is neither flushed nor closed.</param>
public sealed class BgzfStream(Stream output) : Stream
{
    /// <summary>Whole blocks, so that the bytes do not depend on how the text arrives.</summary>
    private const int TextSize = 16 * Bgzf.MaxBlockText;

    private readonly byte[] _text = new byte[TextSize];
    private readonly ArrayBufferWriter<byte> _blocks = new(TextSize / 4);
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
        Bgzf.Compress(_text.AsSpan(0, _length), _blocks);
        output.Write(_blocks.WrittenSpan);
        _blocks.ResetWrittenCount();
        _length = 0;
    }
}
