using Microsoft.Win32.SafeHandles;

namespace SeedScan.Cli;

/// <summary>An output could not be written, or its path not be followed. The message names it as the user did and says what to do.</summary>
internal sealed class OutputException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>The reader of our output has gone, as <c>head</c> does when it has enough. Not an error.</summary>
internal sealed class ClosedPipeException(Exception inner) : IOException("The reader of the output has gone.", inner);

/// <summary>Writes on, and turns a failure to write into one that the user understands.</summary>
/// <param name="target">Where the bytes go; closed with this stream.</param>
/// <param name="name">The output as the user named it.</param>
internal sealed class OutputStream(Stream target, string name) : Stream
{
    // The framework passes the errno of write(2) through HResult; on Windows these are ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private const int BrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    private bool _readerIsGone;

    /// <summary>The process's standard output, unbuffered.</summary>
    /// <remarks>
    /// Two ways to the same descriptor, for each has a flaw. The console's stream hides that the reader has gone, so
    /// that a scan would go on for nobody. A <see cref="FileStream"/> reports it, but in a seekable file it writes at
    /// its own offset and leaves the descriptor's where it was, so that the next program of a shell group,
    /// <c>(seedscan a; seedscan b) > file</c>, would overwrite what we wrote.
    /// </remarks>
    /// <exception cref="OutputException">The process was started without one.</exception>
    public static OutputStream OpenStandardOutput()
    {
        if (StandardDescriptor.IsClosed(StandardDescriptor.Output))
        {
            throw new OutputException("standard output is closed. Send it to a file or a pipe, or to /dev/null.");
        }

        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return new OutputStream(Console.OpenStandardOutput(), "standard output");
        }

        FileStream descriptor = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        Stream target = descriptor.CanSeek ? Console.OpenStandardOutput() : descriptor;
        return new OutputStream(target, "standard output");
    }

    /// <summary>True to drop what comes once the reader has gone, since other outputs are still to be completed; false to end the work.</summary>
    public bool OutlivesReader { get; set; }

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
        try
        {
            target.Write(_readerIsGone ? default : buffer);
        }
        catch (IOException failure)
        {
            IOException explained = Explain(failure);
            _readerIsGone = OutlivesReader && explained is ClosedPipeException;
            if (!_readerIsGone)
            {
                throw explained;
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        try
        {
            target.Flush();
        }
        catch (IOException failure)
        {
            throw Explain(failure);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            target.Dispose();
        }

        base.Dispose(disposing);
    }

    private IOException Explain(IOException failure) => failure.HResult switch
    {
        BrokenPipe or WindowsBrokenPipe or WindowsNoData => new ClosedPipeException(failure),
        _ => OutputFile.Explain(failure, name),
    };
}
