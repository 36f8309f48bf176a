using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Gives the chunks of all inputs, one after the other, to whichever thread asks.</summary>
internal sealed class TargetQueue : IDisposable
{
    private readonly ScanJob _job;
    private readonly int _chunkSize;
    private readonly Lock _lock = new();
    private long _next;
    private int _file = -1;
    private long _bytesOfFilesDone;
    private TargetInput? _input;
    private FastaReader? _fasta;
    private UtrTableChunks? _table;
    private bool _ended;

    /// <exception cref="InputException">The first input cannot be read.</exception>
    public TargetQueue(ScanJob job, int chunkSize)
    {
        _job = job;
        _chunkSize = chunkSize;
        _ = OpenNext();                 // an input that cannot be read is told before anything is written
        if (job.Progress is not null)
        {
            job.Progress.BytesTotal = TotalSize(job.Targets);
        }
    }

    /// <summary>True once a FASTA input was read, for which a species means nothing.</summary>
    public bool SawFasta { get; private set; }

    /// <summary>Fills a batch with the next chunk and gives it its number. What goes wrong while reading is the batch's failure.</summary>
    /// <returns>False when there is no more.</returns>
    public bool TryRead(ScanBatch batch)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return false;
            }

            try
            {
                while (!ReadFromFile(batch.Chunk))
                {
                    if (!OpenNext())
                    {
                        _ended = true;
                        return false;
                    }
                }
            }
            catch (Exception failure)
            {
                _ended = true;
                batch.Failure = failure;
            }

            batch.Number = _next++;
            return true;
        }
    }

    public void Dispose() => CloseFile();

    private bool ReadFromFile(FastaChunk chunk)
    {
        bool any = _fasta?.Read(chunk) ?? _table?.Read(chunk) ?? false;
        if (_job.Progress is not null && _input is not null)
        {
            _job.Progress.BytesRead = _bytesOfFilesDone + _input.Position;
        }

        return any;
    }

    private bool OpenNext()
    {
        _input?.CheckEnd();
        _bytesOfFilesDone += _input?.Size ?? 0;
        CloseFile();
        if (++_file >= _job.Targets.Count)
        {
            return false;
        }

        _input = TargetInput.Open(_job.Targets[_file]);
        if (_input.Format == TargetFormat.Fasta)
        {
            SawFasta = true;
            _fasta = new FastaReader(_input.Pipe, _input.Path, _input.FirstLine) { ChunkSize = _chunkSize, CountedBases = _job.MaskStart };
        }
        else
        {
            _table = new UtrTableChunks(_input, _job.Species, _chunkSize);
        }

        return true;
    }

    private void CloseFile()
    {
        _input?.Dispose();
        _input = null;
        _fasta = null;
        _table = null;
    }

    private static long TotalSize(IReadOnlyList<string> paths)
    {
        long total = 0;
        foreach (string path in paths)
        {
            FileInfo file = new(path);
            if (path == TargetInput.StandardInput || !file.Exists)
            {
                return 0;
            }

            total += file.Length;
        }

        return total;
    }
}
