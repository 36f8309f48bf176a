using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Writes batches in the order of the input, whichever thread ends first, and adds up what they found.</summary>
/// <remarks>
/// <code>
///   thread 1    batch 0 ........ done: writes 0, then 1      batch 3 ...
///   thread 2    batch 1 .... done: left for later   batch 2 ............
/// </code>
/// A batch that is done before its turn is left here, and its thread takes another from the pool. A batch that has
/// more rows than its buffer holds waits for its turn and writes as it goes.
/// </remarks>
internal sealed class ScanOutput : IDisposable
{
    private readonly ScanJob _job;
    private readonly CancellationToken _cancellation;
    private readonly object _lock = new();
    private readonly Dictionary<long, ScanBatch> _done = [];
    private readonly Stack<ScanBatch> _free = new();
    private readonly List<ScanBatch> _all = [];
    private readonly DuplicateNames _names = new();
    private readonly SiteCounts? _pieceCounts;
    private readonly OutputBuffer _pieceRows = new();
    private readonly OutputBlocks _pieceBytes;
    private long _next;
    private bool _isWriting;
    private Exception? _failure;
    private long _records, _bases, _ambiguousBases, _sites, _emptyRecords;
    private string? _firstEmpty;

    public ScanOutput(ScanJob job, int batches, CancellationToken cancellation)
    {
        _job = job;
        _cancellation = cancellation;
        Table = job.Sites is null ? null : new SiteTable(job.Format, job.Scanner.Rnas, job.Scanner.Options);
        SummaryTable = job.Summary is null ? null : new SummaryTable(job.Scanner.Rnas, job.Scanner.Options.Types);
        _pieceCounts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
        _pieceBytes = new OutputBlocks(_pieceRows, job.CompressSummary);
        for (int i = 0; i < batches; i++)
        {
            _all.Add(new ScanBatch(job, this));
            _free.Push(_all[i]);
        }
    }

    /// <summary>How rows of sites look; null where none are wanted.</summary>
    public SiteTable? Table { get; }

    /// <summary>How the summary looks; null where none is wanted.</summary>
    public SummaryTable? SummaryTable { get; }

    /// <summary>Writes what stands before the first row.</summary>
    public void WriteHeaders()
    {
        using OutputBuffer header = new();
        Table?.WriteHeader(header, _job.Manifest);
        WriteHeader(header, _job.Sites, _job.CompressSites);
        SummaryTable?.WriteHeader(header);
        WriteHeader(header, _job.Summary, _job.CompressSummary);
    }

    /// <summary>Waits for a free batch; null when the run has failed.</summary>
    public ScanBatch? Rent()
    {
        lock (_lock)
        {
            while (_failure is null)
            {
                ThrowIfCancelled();
                if (_free.TryPop(out ScanBatch? batch))
                {
                    batch.Failure = null;
                    return batch;
                }

                Wait();
            }

            return null;
        }
    }

    /// <summary>Gives back a batch that was not used.</summary>
    public void Return(ScanBatch batch)
    {
        lock (_lock)
        {
            _free.Push(batch);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Writes a batch, or leaves it to be written when its turn comes.</summary>
    public void Complete(ScanBatch batch)
    {
        lock (_lock)
        {
            _done.Add(batch.Number, batch);
            while (!_isWriting && _failure is null && _done.Remove(_next, out ScanBatch? next))
            {
                _isWriting = true;
                Monitor.Exit(_lock);
                Exception? failure = TryWrite(next);
                Monitor.Enter(_lock);
                _isWriting = false;
                _failure ??= failure;
                _next++;
                _free.Push(next);
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Waits until all batches before this one are written, and writes what it has so far.</summary>
    public void HandOnEarly(ScanBatch batch)
    {
        batch.SiteBytes.Finish();
        batch.SummaryBytes.Finish();
        lock (_lock)
        {
            while (_next != batch.Number && _failure is null)
            {
                ThrowIfCancelled();
                Wait();
            }

            if (_failure is not null)
            {
                throw new OperationCanceledException("The run has failed elsewhere.");
            }
        }

        _cancellation.ThrowIfCancellationRequested();
        EndPiece(batch);
        batch.SiteBytes.WriteTo(_job.Sites);
        batch.SummaryBytes.WriteTo(_job.Summary);
    }

    /// <summary>Ends the run because a thread could not go on.</summary>
    public void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure ??= failure;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Throws what ended the run early, or writes what stands behind the last row.</summary>
    public ScanTotals Finish()
    {
        if (_failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }

        if (_job.CompressSites)
        {
            _job.Sites?.Write(Bgzf.EndOfFile);
        }

        if (_job.CompressSummary)
        {
            _job.Summary?.Write(Bgzf.EndOfFile);
        }

        Warn();
        return new ScanTotals(_records, _bases, _ambiguousBases, _sites);
    }

    public void Dispose()
    {
        foreach (ScanBatch batch in _all)
        {
            batch.Dispose();
        }

        _pieceBytes.Dispose();
        _pieceRows.Dispose();
    }

    private static void WriteHeader(OutputBuffer header, Stream? stream, bool compress)
    {
        using OutputBlocks blocks = new(header, compress);
        blocks.Finish();
        blocks.WriteTo(stream);
    }

    /// <summary>Waits for a change, but not for long: a cancellation makes none.</summary>
    private void Wait() => Monitor.Wait(_lock, TimeSpan.FromMilliseconds(50));

    private void ThrowIfCancelled() => _cancellation.ThrowIfCancellationRequested();

    private Exception? TryWrite(ScanBatch batch)
    {
        try
        {
            if (batch.Failure is not null)
            {
                return batch.Failure;
            }

            EndPiece(batch);
            batch.SiteBytes.WriteTo(_job.Sites);
            batch.SummaryBytes.WriteTo(_job.Summary);
            AddUp(batch);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Adds the counts of a piece, and writes the record's totals once its last piece is there.</summary>
    private void EndPiece(ScanBatch batch)
    {
        if (_pieceCounts is null || batch.PieceCounts is null)
        {
            return;
        }

        _pieceCounts.Add(batch.PieceCounts);
        batch.PieceCounts.Clear();
        if (batch.TakePieceEnd())
        {
            SummaryTable!.Write(_pieceRows, batch.Chunk.ContinuedName, _pieceCounts);
            _pieceCounts.Clear();
            _pieceBytes.Finish();
            _pieceBytes.WriteTo(_job.Summary);
        }
    }

    private void AddUp(ScanBatch batch)
    {
        _records += batch.Records;
        _bases += batch.Bases;
        _ambiguousBases += batch.AmbiguousBases;
        _sites += batch.Sites;
        _emptyRecords += batch.EmptyRecords;
        _firstEmpty ??= batch.FirstEmpty;
        _names.Fetch(batch.Names);
        foreach (FastaName name in batch.Names)
        {
            if (_names.Add(name.Hash))
            {
                _names.Remember(batch.NameText(name));
            }
        }

        if (_job.Progress is not null)
        {
            _job.Progress.Records = _records;
            _job.Progress.Sites = _sites;
        }
    }

    private void Warn()
    {
        if (_names.Duplicates > 0)
        {
            string limit = _names.IsFull ? $" (among the first {DuplicateNames.Capacity} names; later ones were not compared)" : "";
            _job.Warn?.Invoke(
                $"{_names.Duplicates} record{(_names.Duplicates == 1 ? " has" : "s have")} the name of an earlier one, "
                + $"the first of them {_names.First}{limit}; their rows cannot be told apart.");
        }

        if (_emptyRecords > 0)
        {
            _job.Warn?.Invoke(
                $"{_emptyRecords} record{(_emptyRecords == 1 ? " has" : "s have")} no sequence, the first of them {_firstEmpty}.");
        }
    }
}
