using SeedScan.Indexing;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Writes the rows of batches in the order of the input, and adds up what they found.</summary>
/// <remarks>A batch that has more rows than its buffer holds waits for its turn and writes as it goes.</remarks>
internal sealed class ScanOutput : IDisposable
{
    private readonly ScanJob _job;
    private readonly List<ScanBatch> _all = [];
    private readonly Lazy<IndexQuery?> _query;
    private readonly RecordWarnings _warnings = new();
    private readonly SiteCounts? _pieceCounts;
    private readonly OutputBuffer _pieceRows = new();
    private readonly OutputBlocks _pieceBytes;
    private long _records, _bases, _ambiguousBases, _sites;

    public ScanOutput(ScanJob job, int batches, CancellationToken cancellation)
    {
        _job = job;
        Table = job.Sites is null ? null : new SiteTable(job.Format, job.Scanner.Rnas, job.Scanner.Options);
        SummaryTable = job.Summary is null ? null : new SummaryTable(job.Scanner.Rnas, job.Scanner.Options.Types);
        _pieceCounts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
        _pieceBytes = new OutputBlocks(_pieceRows, job.CompressSummary);
        for (int i = 0; i < batches; i++)
        {
            _all.Add(new ScanBatch(job, this));
        }

        Batches = new OrderedBatches<ScanBatch>(_all, Write, cancellation);
        _query = new Lazy<IndexQuery?>(() => BlockSearch.QueryOf(job.Scanner, job.MaskStart));
    }

    /// <summary>The batches, and their order.</summary>
    public OrderedBatches<ScanBatch> Batches { get; }

    /// <summary>Which buckets of an index are read, made when the first block comes; null where its bases are scanned.</summary>
    public IndexQuery? Query => _query.Value;

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

    /// <summary>Waits until all batches before this one are written, and writes what it has so far.</summary>
    public void HandOnEarly(ScanBatch batch)
    {
        batch.SiteBytes.Finish();
        batch.SummaryBytes.Finish();
        Batches.WaitForTurn(batch);
        EndPiece(batch);
        batch.SiteBytes.WriteTo(_job.Sites);
        batch.SummaryBytes.WriteTo(_job.Summary);
    }

    /// <summary>Writes what stands behind the last row.</summary>
    public ScanTotals Finish()
    {
        if (_job.CompressSites)
        {
            _job.Sites?.Write(Bgzf.EndOfFile);
        }

        if (_job.CompressSummary)
        {
            _job.Summary?.Write(Bgzf.EndOfFile);
        }

        _warnings.Tell(_job.Warn);
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

    private void Write(ScanBatch batch)
    {
        EndPiece(batch);
        batch.SiteBytes.WriteTo(_job.Sites);
        batch.SummaryBytes.WriteTo(_job.Summary);
        AddUp(batch);
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
            SummaryTable!.Write(_pieceRows, batch.ContinuedName, _pieceCounts);
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
        _warnings.Add(batch);
        if (batch is { Index: { } index, Block: 0 })
        {
            _warnings.AddEmpty(index);
            if (!batch.HasNames)
            {
                _warnings.AddDuplicates(index);
            }
        }

        if (_job.Progress is not null)
        {
            _job.Progress.Records = _records;
            _job.Progress.Sites = _sites;
        }
    }
}
