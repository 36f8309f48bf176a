using System.Text;
using SeedScan.Indexing;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>The unit of work of <see cref="NearMatchPipeline"/>: a chunk of whole records or a block of an index, from packing to formatted rows. Reused.</summary>
internal sealed class NearMatchBatch : SearchBatch, IDisposable
{
    /// <summary>Rows beyond this wait for the batch's turn, and are written at once then: memory stays flat whatever the near matches.</summary>
    public const int SoftLimit = 6 << 20;

    private readonly NearMatchOutput _output;
    private readonly NearMatchSearches _searches;
    private readonly PackedSequence _packed = new();
    private readonly OrderedMatches _matches;
    private readonly NearMatchWriter? _writer;
    private readonly NearMatchCounts? _rowsMade;
    private BlockStarts? _starts;

    public NearMatchBatch(NearMatchJob job, NearMatchSearches searches, NearMatchOutput output, int softLimit)
        : base(namesMatter: job.Targets.Count > 1)
    {
        _output = output;
        _searches = searches;
        _matches = new OrderedMatches(searches.All);
        Rows = new OutputBuffer(softLimit, 1 << 16);
        _writer = output.Table?.CreateWriter(Rows);
        Tally = new NearMatchTally(job.Oligos.Count, job.Limits);
        _rowsMade = job.MaxHitsPerTier is null ? null : new NearMatchCounts(job.Oligos.Count, job.Limits);
    }

    /// <summary>Rows of near matches.</summary>
    public OutputBuffer Rows { get; }

    /// <summary>With a cap, of each row its oligo and tier, and where it ends among <see cref="Rows"/>.</summary>
    public List<(int Key, int End)> RowEnds { get; } = [];

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
        Rows.Clear();
        RowEnds.Clear();
        Tally.Clear();
        _rowsMade?.All.Clear();
    }

    /// <inheritdoc/>
    protected override void ProcessRecords()
    {
        if (Index is null)
        {
            foreach (FastaRecord record in Chunk)
            {
                SearchRecord(record);
            }
        }
        else
        {
            SearchBlock(Index);
        }
    }

    private void SearchRecord(FastaRecord record)
    {
        if (record.IsContinued || record.Continues)
        {
            throw TooLong(record.Name, record.File, record.Line);
        }

        _packed.Pack(record);
        Count(record, _packed);
        Tally.AddTarget(_packed.Length, _searches.StrandCount);
        Search(record.Name, starts: null);
    }

    private void SearchBlock(KmerIndex index)
    {
        Hold(index);
        CountBlock();
        _starts ??= new BlockStarts();
        _starts.Begin(in Held, _searches.PanelOf(index));
        for (int i = 0; i < Held.PieceCount; i++)
        {
            BlockPiece piece = Held.Piece(i);
            ReadOnlySpan<byte> name = Held.NameOf(in piece);
            if (piece.Flags != PieceFlags.None)
            {
                throw TooLong(name, index.Path, line: null);
            }

            Tally.AddTarget(piece.Length, _searches.StrandCount);
            if (_starts.BeginPiece(in piece))
            {
                Held.Load(in piece, 0, piece.Length, _packed);
                Search(name, _starts);
            }
        }
    }

    private void Search(ReadOnlySpan<byte> name, BlockStarts? starts)
    {
        Sink sink = new(this, name);
        _matches.Search(_packed, starts, ref sink);
    }

    private void Write(int search, in NearMatch match)
    {
        int oligo = search / _searches.StrandCount, key = Tally.Found.KeyOf(oligo, match.Edits);
        Tally.Found.All[key]++;
        if (_writer is null || (_rowsMade is not null && !_output.MayWrite(key, _rowsMade.All[key]++)))
        {
            return;
        }

        _writer.Write(oligo, _searches.All[search], _packed, in match);
        if (_rowsMade is not null)
        {
            RowEnds.Add((key, Rows.WrittenCount));
        }
        else
        {
            Tally.Written.All[key]++;
        }

        if (Rows.IsFull)
        {
            _output.HandOnEarly(this);
        }
    }

    private InputException TooLong(ReadOnlySpan<byte> name, string file, long? line) => new(
        InputErrorKind.Record,
        $"has more than {IndexPipeline.ChunkSize} letters of text, its header and line ends included, and near matches are looked for in whole records",
        $"Cut it into shorter records of which each begins with the last {_searches.MaxSpan - 1} letters of the one before.",
        file,
        line,
        Encoding.UTF8.GetString(name));

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
                _batch._writer?.BeginTarget(_name);
                _isBegun = true;
            }

            _batch.Write(search, in match);
        }
    }
}
