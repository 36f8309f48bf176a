namespace SeedScan.Sequences;

/// <summary>A stream whose asynchronous reads are done at once, on the thread that asks.</summary>
/// <remarks>
/// A file's ReadAsync goes through the thread pool, which costs a 1 GB scan some tenth of its time. The work here is
/// bound by the processor, and a thread that asks for input has nothing else to do.
/// </remarks>
internal sealed class SynchronousReads(Stream inner) : ForwardReads
{
    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => new(inner.Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Task.FromResult(inner.Read(buffer, offset, count));
}
