using System.Text;
using SeedScan.Indexing;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>The unit of work: one chunk of text or slice of an index, and what one thread makes of it, from packing to formatted rows. Reused.</summary>
internal sealed class ScanBatch : SearchBatch, IDisposable
{
    /// <summary>Rows beyond this wait for the batch's turn, and are written at once then: memory stays flat whatever the sites.</summary>
    private const int SoftLimit = 6 << 20;

    /// <summary>More targets than a chunk or a block has letters, so that a target's place in the input is the batch's and its own, one number.</summary>
    private const int TargetBits = 32;

    private readonly ScanJob _job;
    private readonly ScanOutput _output;
    private readonly PackedSequence _packed = new();
    private readonly SiteWriter? _writer;
    private readonly SiteCounts? _counts;
    private readonly BatchScores? _scores;
    private bool _endsPiece;
    private long _targets;

    // Of an index: the block and what of it is this batch's, the piece that is being written, and the sites before it.
    private BlockSearch? _search;
    private BlockSlice _slice;
    private bool _isPartOfRecord;
    private int _piece;
    private long _sitesBeforePiece;

    public ScanBatch(ScanJob job, ScanOutput output)
        : base(namesMatter: job.Targets.Count > 1)
    {
        _job = job;
        _output = output;
        _writer = output.Table?.CreateWriter(Rows);
        Regions = new RegionFinder(job.Regions is { Cuts: false } ? job.Regions.Coding : null);
        bool withTotals = job.Summary is not null || job.Ranking is not null;
        _counts = withTotals ? new SiteCounts(job.Scanner.Rnas.Count) : null;
        _scores = job.Scoring is null ? null : new BatchScores(job.Scoring, withTotals) { Drawings = job.Drawings is null ? null : new SiteDrawings(job.Scanner.Rnas, DrawingRows) };
        PieceCounts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
    }

    /// <summary>Rows of sites.</summary>
    public OutputBuffer Rows { get; } = new(SoftLimit, 1 << 16);

    /// <summary>Rows of the summary, to be written after those of a record that ends here.</summary>
    public OutputBuffer SummaryRows { get; } = new(SoftLimit, 1 << 12);

    /// <summary>Drawings of sites.</summary>
    public OutputBuffer DrawingRows { get; } = new(SoftLimit, 1 << 12);

    /// <summary>The counts of the piece of a long record, which are added up in order.</summary>
    public SiteCounts? PieceCounts { get; }

    public long Sites { get; private set; }

    /// <summary>Tells the coding regions of the targets.</summary>
    public RegionFinder Regions { get; }

    /// <summary>Scored targets that seem to be whole mRNAs.</summary>
    public UnknownRegions WholeMrnas { get; } = new();

    /// <summary>The name of the record that the batch's first piece continues.</summary>
    public ReadOnlySpan<byte> ContinuedName => Index is null ? Chunk.ContinuedName : Held.NameOf(Held.Piece(_slice.First));

    /// <summary>True where records are scored that were not cut: they are to be 3'UTRs.</summary>
    private bool ScoresWholeRecords => _scores is not null && _job.Regions is null;

    /// <summary>True where sites are in a part of a record, whose totals are added up in order.</summary>
    private bool IsInPart => _isPartOfRecord && _piece == _slice.First;

    /// <summary>True, once, if the batch holds the last piece of the record that its chunk continues.</summary>
    public bool TakePieceEnd()
    {
        bool ends = _endsPiece;
        _endsPiece = false;
        return ends;
    }

    public void Dispose()
    {
        Rows.Dispose();
        SummaryRows.Dispose();
        DrawingRows.Dispose();
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        Sites = 0;
        _targets = 0;
        _endsPiece = false;
        Rows.Clear();
        SummaryRows.Clear();
        DrawingRows.Clear();
        Regions.Unknown.Clear();
        WholeMrnas.Clear();
        _counts?.Clear();
        PieceCounts?.Clear();
        _scores?.Clear();
    }

    /// <inheritdoc/>
    protected override void ProcessRecords()
    {
        if (Index is null)
        {
            foreach (FastaRecord record in Chunk)
            {
                Scan(record);
            }
        }
        else
        {
            ScanBlock(Index);
        }
    }

    private void ScanBlock(KmerIndex index)
    {
        Hold(index);
        _slice = Slice.IsEmpty ? new BlockSlice(0, Held.PieceCount, 0, 0) : Slice;
        if (_slice is { First: 0, From: 0 })
        {
            CountBlock();
            Regions.Count(index, in Held);
            CountMrnas();
        }

        _search ??= new BlockSearch(_job.Scanner, _output.Query, _job.MaskStart);
        _piece = _slice.First;
        if (_scores is not null && Held.Piece(_piece).Flags != PieceFlags.None)
        {
            throw BatchScores.TooLong(Held.NameOf(Held.Piece(_piece)), index.Path, line: null);
        }

        _isPartOfRecord = _slice.IsPart || Held.Piece(_piece).Flags != PieceFlags.None;
        _sitesBeforePiece = 0;
        BlockSink sink = new(this);
        _search.Search(index, Block, _slice, ref sink);
        WriteScored();
        EndPieceOfBlock();
    }

    /// <summary>Tells the targets of a block that seem to be whole mRNAs.</summary>
    private void CountMrnas()
    {
        for (int i = 0; ScoresWholeRecords && i < Held.PieceCount; i++)
        {
            BlockPiece piece = Held.Piece(i);
            if (!piece.IsContinued && RegionFinder.TellsWholeMrna(Held.NameOf(in piece), Held.DescriptionOf(in piece), piece.Length))
            {
                WholeMrnas.Add(Encoding.UTF8.GetString(Held.NameOf(in piece)));
            }
        }
    }

    private void OnSite(int piece, in SeedSite site)
    {
        if (piece != _piece)
        {
            WriteScored();
            EndPieceOfBlock();
            _piece = piece;
            _sitesBeforePiece = Sites;
        }

        (IsInPart ? PieceCounts : _counts)?.Add(in site);
        if (Sites == _sitesBeforePiece)
        {
            BeginPiece();
        }

        Write(in site);
        Sites++;
    }

    /// <summary>Gets ready for the first site of a piece.</summary>
    private void BeginPiece()
    {
        BlockPiece piece = Held.Piece(_piece);
        _writer?.BeginTarget(Held.NameOf(in piece), Regions.Of(Index!, in Held, _piece));
        if (_scores is not null)
        {
            Held.Load(in piece, 0, piece.Length, _packed);
            _packed.MaskStart(_job.MaskStart);
            _scores.Begin(_packed, Held.NameOf(in piece));
        }
    }

    /// <summary>Writes the totals of a record that ends in a block.</summary>
    private void EndPieceOfBlock()
    {
        if (IsInPart)
        {
            BlockPiece piece = Held.Piece(_piece);
            _endsPiece |= !piece.Continues && (!_slice.IsPart || _slice.To == piece.Length);
        }
        else if (_counts is { IsEmpty: false })
        {
            EndTarget(Held.NameOf(Held.Piece(_piece)));
        }
    }

    private void Write(in SeedSite site)
    {
        if (_scores is null)
        {
            _writer?.Write(in site);
        }
        else if (_scores.Add(in site))
        {
            _scores.Write(_writer);
        }

        if (Rows.IsFull || DrawingRows.IsFull)
        {
            _output.HandOnEarly(this);
        }
    }

    /// <summary>Writes the last sites of a target, where sites are scored.</summary>
    private void WriteScored() => _scores?.Write(_writer);

    /// <summary>Tells the totals of a target.</summary>
    private void EndTarget(ReadOnlySpan<byte> name)
    {
        if (_counts is null || _counts.IsEmpty)
        {
            return;
        }

        _output.SummaryTable?.Write(SummaryRows, name, _counts, _scores?.Totals);
        _output.Ranking?.Add(Number << TargetBits | _targets++, name, _counts, _scores!.Totals!);
        _counts.Clear();
        _scores?.Clear();
        if (SummaryRows.IsFull)
        {
            _output.HandOnEarly(this);
        }
    }

    private void Scan(FastaRecord record)
    {
        _packed.Pack(record);
        Count(record, _packed);
        if (ScoresWholeRecords && !record.IsContinued && RegionFinder.TellsWholeMrna(record.Name, record.HeaderDescription, _packed.Length))
        {
            WholeMrnas.Add(record.NameText);
        }

        _packed.MaskStart(Math.Max(0, _job.MaskStart - record.BasesBefore));
        // Two pieces share their ends; each reports the sites that start up to the middle of what they share.
        const int Middle = FastaReader.Overlap / 2;
        ScanWindow window = new(
            record.IsContinued ? Middle : 0, record.Continues ? _packed.Length - Middle : _packed.Length, record.Offset);
        bool isPiece = record.IsContinued || record.Continues;
        if (isPiece && _scores is not null)
        {
            throw BatchScores.TooLong(record.Name, record.File, record.Line);
        }

        Sink sink = new(this, record.Name, Regions.Of(record, _packed.Length), isPiece ? PieceCounts : _counts);
        _job.Scanner.Scan(_packed, in window, ref sink);
        WriteScored();
        Sites += sink.Sites;

        if (isPiece)
        {
            _endsPiece |= !record.Continues;
        }
        else
        {
            EndTarget(record.Name);
        }
    }

    /// <summary>Formats and counts each site as it is found.</summary>
    private ref struct Sink(ScanBatch batch, ReadOnlySpan<byte> target, CodingRegion? coding, SiteCounts? counts) : ISeedSiteSink
    {
        private readonly CodingRegion? _coding = coding;
        private readonly ScanBatch _batch = batch;
        private readonly ReadOnlySpan<byte> _target = target;
        private readonly SiteCounts? _counts = counts;

        public long Sites { get; private set; }

        public void OnSite(in SeedSite site)
        {
            _counts?.Add(in site);
            if (Sites == 0)
            {
                _batch._writer?.BeginTarget(_target, _coding);
                _batch._scores?.Begin(_batch._packed, _target);
            }

            _batch.Write(in site);
            Sites++;
        }
    }

    /// <summary>The same for the sites of a block.</summary>
    private readonly struct BlockSink(ScanBatch batch) : IBlockSiteSink
    {
        public void OnSite(int piece, in SeedSite site) => batch.OnSite(piece, in site);
    }
}
