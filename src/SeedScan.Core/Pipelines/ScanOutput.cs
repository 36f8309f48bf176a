using SeedScan.Indexing;
using SeedScan.Sequences;
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
    private readonly UnknownRegions _unknownRegions = new(), _wholeMrnas = new();
    private readonly BgzfStream? _compressedSites, _compressedSummary, _compressedRanking, _compressedDrawings;
    private readonly SiteCounts? _pieceCounts;
    private readonly OutputBuffer _pieceRows = new();
    private long _records, _bases, _ambiguousBases, _sites;

    public ScanOutput(ScanJob job, int batches, CancellationToken cancellation)
    {
        _job = job;
        Table = job.Sites is null
            ? null
            : new SiteTable(job.Format, job.Scanner.Rnas, job.Scanner.Options, job.Scoring, regions: job.Regions is { Cuts: false });
        SummaryTable = job.Summary is null ? null : new SummaryTable(job.Scanner.Rnas, job.Scanner.Options.Types, job.Scoring?.Model);
        Ranking = job.Ranking is null ? null : new TargetRanking(job.Scanner.Rnas, job.Scanner.Options.Types, job.RankingTop);
        _pieceCounts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
        int threads = ScanPipeline.ThreadsOf(job.Threads);
        _compressedSites = job is { CompressSites: true, Sites: not null } ? new BgzfStream(job.Sites, threads) : null;
        _compressedSummary = job is { CompressSummary: true, Summary: not null } ? new BgzfStream(job.Summary, threads) : null;
        _compressedRanking = job is { CompressRanking: true, Ranking: not null } ? new BgzfStream(job.Ranking, threads) : null;
        _compressedDrawings = job is { CompressDrawings: true, Drawings: not null } ? new BgzfStream(job.Drawings, threads) : null;
        for (int i = 0; i < batches; i++)
        {
            _all.Add(new ScanBatch(job, this));
        }

        Batches = new OrderedBatches<ScanBatch>(_all, Write, cancellation);
        _query = new Lazy<IndexQuery?>(() => BlockSearch.QueryOf(job.Scanner, job.MaskStart));
    }

    /// <summary>The batches, and their order.</summary>
    public OrderedBatches<ScanBatch> Batches { get; }

    /// <summary>Which cores of an index are looked up, made when the first block comes; null where its bases are scanned.</summary>
    public IndexQuery? Query => _query.Value;

    /// <summary>How rows of sites look; null where none are wanted.</summary>
    public SiteTable? Table { get; }

    /// <summary>How the summary looks; null where none is wanted.</summary>
    public SummaryTable? SummaryTable { get; }

    /// <summary>The targets so far, ranked; null where no ranking is wanted.</summary>
    public TargetRanking? Ranking { get; }

    /// <summary>Writes what stands before the first row.</summary>
    public void WriteHeaders()
    {
        using OutputBuffer header = new();
        Table?.WriteHeader(header, _job.Manifest);
        WriteTo(Sites, header);
        SummaryTable?.WriteHeader(header);
        WriteTo(Summary, header);
    }

    /// <summary>Waits until all batches before this one are written, and writes what it has so far.</summary>
    public void HandOnEarly(ScanBatch batch)
    {
        Batches.WaitForTurn(batch);
        WriteRows(batch);
    }

    /// <summary>Writes what stands behind the last row.</summary>
    /// <exception cref="InputException">The regions of sites were to be told, and no target has a coding region.</exception>
    public ScanTotals Finish()
    {
        _unknownRegions.CheckAny(_job.Targets, _records, _job.Regions?.Coding);
        _unknownRegions.Tell(_job.Warn, "the region of their sites is '.'");
        if (_wholeMrnas.Count > 0)
        {
            _job.Warn?.Invoke(
                (_wholeMrnas.Count == 1
                    ? $"1 target tells in its header a coding region that lies within it: {_wholeMrnas.First}"
                    : $"{_wholeMrnas.Count} targets tell in their headers a coding region that lies within them, the first of them {_wholeMrnas.First}")
                + "; a score is of a 3'UTR, and if these are whole mRNAs, give --region 3utr.");
        }

        WriteRanking();
        _compressedSites?.Complete();
        _compressedSummary?.Complete();
        _compressedRanking?.Complete();
        _compressedDrawings?.Complete();
        _warnings.Tell(_job.Warn);
        return new ScanTotals(_records, _bases, _ambiguousBases, _sites);
    }

    public void Dispose()
    {
        foreach (ScanBatch batch in _all)
        {
            batch.Dispose();
        }

        _compressedSites?.Dispose();
        _compressedSummary?.Dispose();
        _compressedRanking?.Dispose();
        _compressedDrawings?.Dispose();
        _pieceRows.Dispose();
    }

    private Stream? Sites => _compressedSites ?? _job.Sites;

    private Stream? Summary => _compressedSummary ?? _job.Summary;

    /// <summary>Writes the ranking, which is known when all targets are.</summary>
    private void WriteRanking()
    {
        if (Ranking is null)
        {
            return;
        }

        Stream output = _compressedRanking ?? _job.Ranking!;
        using OutputBuffer rows = new();
        Ranking.WriteHeader(rows);
        for (int list = 0; list < Ranking.ListCount; list++)
        {
            Ranking.WriteList(rows, list);
            WriteTo(output, rows);
        }
    }

    /// <summary>Writes rows, and empties their buffer.</summary>
    private static void WriteTo(Stream? stream, OutputBuffer rows)
    {
        if (rows.WrittenCount > 0)
        {
            stream?.Write(rows.WrittenSpan);
        }

        rows.Clear();
    }

    private void Write(ScanBatch batch)
    {
        WriteRows(batch);
        AddUp(batch);
    }

    private void WriteRows(ScanBatch batch)
    {
        EndPiece(batch);
        WriteTo(Sites, batch.Rows);
        WriteTo(Summary, batch.SummaryRows);
        WriteTo(_compressedDrawings ?? _job.Drawings, batch.DrawingRows);
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
            WriteTo(Summary, _pieceRows);
        }
    }

    private void AddUp(ScanBatch batch)
    {
        _records += batch.Records;
        _bases += batch.Bases;
        _ambiguousBases += batch.AmbiguousBases;
        _sites += batch.Sites;
        _unknownRegions.Add(batch.Regions.Unknown);
        _wholeMrnas.Add(batch.WholeMrnas);
        _warnings.Add(batch);
        if (_job.Progress is not null)
        {
            _job.Progress.Records = _records;
            _job.Progress.Sites = _sites;
        }
    }
}
