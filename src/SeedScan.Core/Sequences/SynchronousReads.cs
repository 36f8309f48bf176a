using System.Security.Cryptography;

namespace SeedScan.Sequences;

/// <summary>A stream whose asynchronous reads are done at once, on the thread that asks.</summary>
/// <remarks>
/// A file's ReadAsync goes through the thread pool, which costs a 1 GB scan some tenth of its time. The work here is
/// bound by the processor, and a thread that asks for input has nothing else to do.
/// </remarks>
/// <param name="inner">What is read.</param>
/// <param name="hash">Takes every byte that is read, or null.</param>
internal sealed class SynchronousReads(Stream inner, IncrementalHash? hash = null) : ForwardReads
{
    /// <summary>The bytes that were read.</summary>
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        BytesRead += count;
        hash?.AppendData(buffer[..count]);
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Task.FromResult(Read(buffer.AsSpan(offset, count)));
}
