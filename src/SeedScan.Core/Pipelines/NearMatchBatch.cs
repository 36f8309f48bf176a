using SeedScan.Indexing;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Pipelines;

/// <summary>The unit of work of <see cref="NearMatchPipeline"/>: a chunk of records or a block of an index, from packing to formatted rows. Reused.</summary>
/// <remarks>
/// Without bulges each place is a hit or none, whatever is beside it, and a piece of a long record is searched as a record is. With bulges the piece is
/// only searched for what may become a hit; what does is decided in the batch's turn (<see cref="LongRecordMatches"/>).
/// </remarks>
internal sealed class NearMatchBatch : SearchBatch, IDisposable
{
    /// <summary>Rows beyond this wait for the batch's turn, and are written at once then: memory stays flat whatever the near matches.</summary>
    public const int SoftLimit = 6 << 20;

    /// <summary>Candidates of a piece beyond this, some 10 megabytes, wait for the batch's turn in the same way.</summary>
    private const int MostCandidates = 1 << 16;

    private readonly NearMatchOutput _output;
    private readonly NearMatchSearches _searches;
    private readonly PackedSequence _packed = new();
    private readonly OrderedMatches _matches;
    private readonly bool _hasBulges;
    private readonly int _mostCandidates;
    private BlockStarts? _starts;
    private CodingRegion? _coding;

    public NearMatchBatch(NearMatchJob job, NearMatchSearches searches, NearMatchOutput output, int softLimit)
        : base(namesMatter: job.Targets.Count > 1)
    {
        _output = output;
        _searches = searches;
        _matches = new OrderedMatches(searches.All);
        _hasBulges = job.Limits.Bulges > 0;
        _mostCandidates = Math.Min(MostCandidates, softLimit);      // a test with little room for rows has little for these
        Rows = new NearMatchRowBuffer(job, output.Table, softLimit);
        Tally = new NearMatchTally(job.Oligos.Count, job.Limits);
        Regions = new RegionFinder(job.Regions is { Cuts: false } ? job.Regions.Coding : null);
    }

    /// <summary>Where the regions of near matches are told, those of the batch's targets.</summary>
    public RegionFinder Regions { get; }

    /// <summary>What was collected in a piece of a long record; its rows come before <see cref="Rows"/>.</summary>
    public NearMatchPiece Piece { get; } = new();

    /// <summary>Rows of near matches.</summary>
    public NearMatchRowBuffer Rows { get; }

    /// <summary>What was found, and not yet taken from here.</summary>
    public NearMatchTally Tally { get; }

    public void Dispose()
    {
        Rows.Dispose();
        _starts?.Dispose();
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        Piece.Clear();
        Rows.Clear();
        Tally.Clear();
        Regions.Unknown.Clear();
    }

    /// <inheritdoc/>
    protected override void ProcessRecords()
    {
        if (Index is null)
        {
            foreach (FastaRecord record in Chunk)
            {
                _packed.Pack(record);
                Count(record, _packed);
                _coding = Regions.Of(record, _packed.Length);
                Search(record.Name, new Extent(record.Offset, _packed.Length, record.IsContinued, record.Continues), starts: null);
            }
        }
        else
        {
            SearchBlock(Index);
        }
    }

    private void SearchBlock(KmerIndex index)
    {
        Hold(index);
        CountBlock();
        Regions.Count(index, in Held);
        _starts ??= new BlockStarts();
        _starts.Begin(in Held, _searches.PanelOf(index));
        for (int i = 0; i < Held.PieceCount; i++)
        {
            BlockPiece piece = Held.Piece(i);
            if (_starts.BeginPiece(in piece))
            {
                Held.Load(in piece, 0, piece.Length, _packed);
            }
            else
            {
                _packed.Pack([]);
            }

            _coding = Regions.Of(index, in Held, i);
            Search(Held.NameOf(in piece), new Extent(piece.Offset, piece.Length, piece.IsContinued, piece.Continues), _starts);
        }
    }

    /// <summary>Searches the packed record or piece.</summary>
    private void Search(ReadOnlySpan<byte> name, Extent extent, BlockStarts? starts)
    {
        if (!extent.Continues)
        {
            Tally.AddTarget(extent.Offset + extent.Length, _searches.StrandCount);
        }

        ScanWindow own = new(0, extent.OwnLength, extent.Offset);
        if (extent.IsPart && _hasBulges)
        {
            Collect(name, in own, extent.Continues, starts);
        }
        else if (_packed.Length > 0)
        {
            Sink sink = new(this, name);
            _matches.Search(_packed, in own, starts, ref sink);
        }
    }

    /// <summary>Collects what may become a hit in a piece of a long record.</summary>
    private void Collect(ReadOnlySpan<byte> name, in ScanWindow own, bool continues, BlockStarts? starts)
    {
        if (Piece.IsPending || Rows.Rows.WrittenCount > 0)
        {
            _output.HandOnEarly(this);                  // no file that the program made has this: a piece begins its batch
        }

        Piece.Begin(name, _coding, own.Offset);
        for (int from = 0; from < own.End; from += _matches.WindowLength)
        {
            int to = Math.Min(from + _matches.WindowLength, own.End);
            if (_packed.Length > 0)
            {
                _matches.Collect(_packed, new ScanWindow(from, to, own.Offset), starts, Piece.Candidates);
            }

            Piece.Advance(own.Offset + to, endsRecord: !continues && to == own.End);
            if (Piece.Candidates.Count >= _mostCandidates)
            {
                _output.HandOnEarly(this);
            }
        }
    }

    /// <summary>Where in its record a piece lies.</summary>
    private readonly record struct Extent(long Offset, int Length, bool IsContinued, bool Continues)
    {
        /// <summary>True for a part of a record.</summary>
        public bool IsPart => IsContinued || Continues;

        /// <summary>The starts that are its own.</summary>
        public int OwnLength => SimilaritySearch.OwnStarts(Length, Continues);
    }

    /// <summary>Names the target at its first near match.</summary>
    private ref struct Sink(NearMatchBatch batch, ReadOnlySpan<byte> name) : IOrderedMatchSink
    {
        private readonly NearMatchBatch _batch = batch;
        private readonly ReadOnlySpan<byte> _name = name;
        private bool _isBegun;

        public void OnMatch(int search, in NearMatch match)
        {
            if (!_isBegun)
            {
                _batch.Rows.BeginTarget(_name, _batch._coding);
                _isBegun = true;
            }

            NearMatchSearches searches = _batch._searches;
            _batch.Rows.Add(search / searches.StrandCount, searches.All[search], in match, _batch.Tally, _batch._output);
            if (_batch.Rows.Rows.IsFull)
            {
                _batch._output.HandOnEarly(_batch);
            }
        }
    }
}
