using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Formatted rows on their way to a stream: as they are, or compressed by the thread that made them.</summary>
internal sealed class OutputBlocks(OutputBuffer rows, bool compress) : IDisposable
{
    private readonly OutputBuffer? _compressed = compress ? new OutputBuffer() : null;

    /// <summary>Compresses the rows, if they are to be.</summary>
    public void Finish()
    {
        if (_compressed is not null)
        {
            _compressed.Clear();
            Bgzf.Compress(rows.WrittenSpan, _compressed);
        }
    }

    /// <summary>Writes what <see cref="Finish"/> made ready, and empties the buffers.</summary>
    public void WriteTo(Stream? stream)
    {
        OutputBuffer ready = _compressed ?? rows;
        if (ready.WrittenCount > 0)
        {
            stream?.Write(ready.WrittenSpan);
        }

        rows.Clear();
        _compressed?.Clear();
    }

    public void Dispose() => _compressed?.Dispose();
}
