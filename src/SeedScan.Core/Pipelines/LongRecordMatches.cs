using SeedScan.Similarity;

namespace SeedScan.Pipelines;

/// <summary>Decides the near matches of long records, whose pieces several threads have searched, in the order of the pieces.</summary>
/// <remarks>For the thread whose batch's turn it is.</remarks>
internal sealed class LongRecordMatches : IDisposable
{
    private readonly NearMatchSearches _searches;
    private readonly NearMatchOutput _output;
    private readonly OrderedMatches _matches;
    private readonly NearMatchRowBuffer _rows;
    private long _next;

    public LongRecordMatches(NearMatchJob job, NearMatchSearches searches, NearMatchOutput output, int softLimit)
    {
        _searches = searches;
        _output = output;
        _matches = new OrderedMatches(searches.All);
        _rows = new NearMatchRowBuffer(job, output.Table, softLimit);
    }

    /// <summary>Writes what follows from what was collected in the batch's piece.</summary>
    /// <exception cref="Sequences.InputException">An index whose pieces do not follow each other.</exception>
    public void Decide(NearMatchBatch batch)
    {
        NearMatchPiece piece = batch.Piece;
        if (piece.From == 0)
        {
            _matches.Begin();
        }
        else if (piece.From != _next)
        {
            throw batch.Index!.Damaged($"block {batch.Block} is damaged: a piece of a record does not follow the one before");
        }

        _next = piece.To;
        _rows.Clear();
        Sink sink = new(this, batch);
        _matches.Decide(piece.Candidates, piece.To, piece.EndsRecord, ref sink);
        _output.WriteRows(_rows);
        piece.Clear();
    }

    public void Dispose() => _rows.Dispose();

    private ref struct Sink(LongRecordMatches all, NearMatchBatch batch) : IOrderedMatchSink
    {
        private readonly LongRecordMatches _all = all;
        private readonly NearMatchBatch _batch = batch;
        private bool _isBegun;

        public void OnMatch(int search, in NearMatch match)
        {
            if (!_isBegun)
            {
                _all._rows.BeginTarget(_batch.Piece.Name, _batch.Piece.Coding);
                _isBegun = true;
            }

            NearMatchSearches searches = _all._searches;
            _all._rows.Add(search / searches.StrandCount, searches.All[search], in match, _batch.Tally, _all._output);
            if (_all._rows.Rows.IsFull)
            {
                _all._output.WriteRows(_all._rows);
            }
        }
    }
}
