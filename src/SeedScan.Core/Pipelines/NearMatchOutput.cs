using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Writes the rows of batches in the order of the input up to the cap, and adds up what they found.</summary>
/// <remarks>A batch that has more rows than its buffer holds waits for its turn and writes as it goes.</remarks>
internal sealed class NearMatchOutput : IDisposable
{
    private readonly NearMatchJob _job;
    private readonly List<NearMatchBatch> _all = [];
    private readonly RecordWarnings _warnings = new();
    private readonly UnknownRegions _unknownRegions = new();
    private readonly BgzfStream? _compressedHits, _compressedSummary;
    private readonly NearMatchTally _tally;
    private readonly LongRecordMatches _long;
    private readonly long _most;
    private long _records, _bases, _ambiguousBases, _hits;

    public NearMatchOutput(NearMatchJob job, NearMatchSearches searches, int softLimit, int batches, CancellationToken cancellation)
    {
        _job = job;
        _most = job.MaxHitsPerTier ?? long.MaxValue;
        _tally = new NearMatchTally(job.Oligos.Count, job.Limits) { HasRows = job.Hits is not null };
        Table = job.Hits is null ? null : new NearMatchTable(job.Format, job.Oligos, job.Regions is { Cuts: false });
        _long = new LongRecordMatches(job, searches, this, softLimit);
        int threads = ScanPipeline.ThreadsOf(job.Threads);
        _compressedHits = job is { CompressHits: true, Hits: not null } ? new BgzfStream(job.Hits, threads) : null;
        _compressedSummary = job is { CompressSummary: true, Summary: not null } ? new BgzfStream(job.Summary, threads) : null;
        for (int i = 0; i < batches; i++)
        {
            _all.Add(new NearMatchBatch(job, searches, this, softLimit));
        }

        Batches = new OrderedBatches<NearMatchBatch>(_all, Write, cancellation);
    }

    /// <summary>The batches, and their order.</summary>
    public OrderedBatches<NearMatchBatch> Batches { get; }

    /// <summary>How rows look; null where none are wanted.</summary>
    public NearMatchTable? Table { get; }

    private Stream? Hits => _compressedHits ?? _job.Hits;

    /// <summary>Writes what stands before the first row.</summary>
    public void WriteHeader()
    {
        using OutputBuffer header = new();
        Table?.WriteHeader(header, _job.Manifest);
        Hits?.Write(header.WrittenSpan);
    }

    /// <summary>False if a row would surely be left out: the batch has made as many as are written at most, or they are written. For any thread.</summary>
    /// <param name="key">The oligo and tier.</param>
    /// <param name="made">The rows that the batch has made of these.</param>
    public bool MayWrite(int key, long made) => made < _most && Volatile.Read(ref _tally.Written.All[key]) < _most;

    /// <summary>Waits until all batches before this one are written, and writes what it has so far.</summary>
    public void HandOnEarly(NearMatchBatch batch)
    {
        Batches.WaitForTurn(batch);
        WriteMade(batch);
    }

    /// <summary>Writes what stands behind the last row, and the summary.</summary>
    /// <exception cref="InputException">Regions were to be told, and no target has a coding region.</exception>
    public NearMatchTotals Finish()
    {
        _unknownRegions.CheckAny(_job.Targets, _records, _job.Regions?.Coding);
        _unknownRegions.Tell(_job.Warn, "the region of their hits is '.'");
        long written = WriteLeftOut();
        if (_job.Summary is not null)
        {
            using OutputBuffer rows = new();
            NearMatchSummary.Write(rows, _job.Oligos, _job.Limits, _tally);
            (_compressedSummary ?? _job.Summary).Write(rows.WrittenSpan);
        }

        _compressedHits?.Complete();
        _compressedSummary?.Complete();
        _warnings.Tell(_job.Warn);
        if (Table is not null && written < _hits)
        {
            _job.Warn?.Invoke($"{_hits - written} of {_hits} hits are left out: there are more than {_most} of an oligo with the same number of edits.");
        }

        return new NearMatchTotals(_records, _bases, _ambiguousBases, _hits, _tally);
    }

    public void Dispose()
    {
        foreach (NearMatchBatch batch in _all)
        {
            batch.Dispose();
        }

        _long.Dispose();

        _compressedHits?.Dispose();
        _compressedSummary?.Dispose();
    }

    /// <summary>Tells what a cap left out, behind the last row.</summary>
    /// <returns>The rows that were written.</returns>
    private long WriteLeftOut()
    {
        using OutputBuffer lines = new();
        long written = 0;
        for (int oligo = 0; oligo < _tally.Found.Oligos; oligo++)
        {
            for (int edits = 0; edits < _tally.Found.Tiers; edits++)
            {
                long found = _tally.Found[oligo, edits], here = _tally.Written[oligo, edits];
                written += here;
                if (here < found)
                {
                    Table?.WriteLeftOut(lines, oligo, edits, found, found - here);
                }
            }
        }

        Hits?.Write(lines.WrittenSpan);
        return written;
    }

    private void Write(NearMatchBatch batch)
    {
        WriteMade(batch);
        _tally.Add(batch.Tally);
        foreach (long found in batch.Tally.Found.All)
        {
            _hits += found;
        }

        _records += batch.Records;
        _bases += batch.Bases;
        _ambiguousBases += batch.AmbiguousBases;
        _unknownRegions.Add(batch.Regions.Unknown);
        _warnings.Add(batch);
        if (_job.Progress is not null)
        {
            _job.Progress.Records = _records;
            _job.Progress.Sites = _hits;
        }
    }

    /// <summary>Writes the rows of a batch whose turn it is, those of the piece that it begins with first.</summary>
    private void WriteMade(NearMatchBatch batch)
    {
        if (batch.Piece.IsPending)
        {
            _long.Decide(batch);
        }

        WriteRows(batch.Rows);
    }

    /// <summary>Writes the rows that the cap allows, those that follow each other in one go, and empties their buffer. For the thread whose turn it is.</summary>
    public void WriteRows(NearMatchRowBuffer buffer)
    {
        ReadOnlySpan<byte> rows = buffer.Rows.WrittenSpan;
        int from = 0, end = 0;
        foreach ((int key, int rowEnd) in buffer.RowEnds)
        {
            ref long written = ref _tally.Written.All[key];
            if (written < _most)
            {
                Volatile.Write(ref written, written + 1);
            }
            else
            {
                WriteSome(rows[from..end]);
                from = rowEnd;
            }

            end = rowEnd;
        }

        WriteSome(rows[from..]);
        buffer.Empty();
    }

    private void WriteSome(ReadOnlySpan<byte> rows)
    {
        if (!rows.IsEmpty)
        {
            Hits?.Write(rows);
        }
    }
}
