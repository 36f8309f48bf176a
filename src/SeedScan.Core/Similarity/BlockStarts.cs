using SeedScan.Indexing;

namespace SeedScan.Similarity;

/// <summary>Where in a block of an index the near matches of many searches may start, given out piece by piece. For one thread; its buffers are reused.</summary>
/// <remarks>
/// <see cref="IndexSimilaritySearch"/> goes through a block oligo by oligo; here the places of all oligos are looked up first, so that what
/// is in one target comes together. A search that reads too many postings, or for which there is no room, has no places: the bases are searched.
/// </remarks>
internal sealed class BlockStarts : IDisposable
{
    /// <summary>Places that are kept; from so many on a search of all bases takes no longer.</summary>
    private const int MostStarts = 1 << 22;

    private readonly int _most;
    private readonly NearSearch _search;
    private int[] _starts = new int[1 << 10];
    private Places[] _places = [];
    private int _pieceStart, _pieceEnd;
    private bool _anyScans;

    /// <param name="most">Places that are kept.</param>
    /// <param name="neverScans">True to read postings however many there are; for tests.</param>
    public BlockStarts(int most = MostStarts, bool neverScans = false)
    {
        _most = most;
        _search = new NearSearch(neverScans);
    }

    /// <summary>Looks the places of a block up.</summary>
    /// <param name="block">The block.</param>
    /// <param name="queries">What is looked for.</param>
    public void Begin(in IndexBlock block, NearQuery[] queries)
    {
        Array.Resize(ref _places, queries.Length);
        _anyScans = false;
        int count = 0;
        for (int i = 0; i < queries.Length; i++)
        {
            bool isListed = _search.TryFind(block, queries[i], out ReadOnlySpan<int> starts) && starts.Length <= _most - count;
            _places[i] = new Places(count, count + (isListed ? starts.Length : 0), !isListed);
            _anyScans |= !isListed;
            if (isListed)
            {
                Append(starts, count);
                count += starts.Length;
            }
        }
    }

    /// <summary>Goes on to a piece behind those before.</summary>
    /// <returns>False if no near match starts in it.</returns>
    public bool BeginPiece(in BlockPiece piece)
    {
        (_pieceStart, _pieceEnd) = ((int)piece.Start, (int)piece.Start + piece.Length);
        bool any = _anyScans;
        foreach (ref Places places in _places.AsSpan())
        {
            while (places.Next < places.End && _starts[places.Next] < _pieceStart)
            {
                places.Next++;
            }

            any |= places.Next < places.End && _starts[places.Next] < _pieceEnd;
        }

        return any;
    }

    /// <summary>Gives the places of a search in the piece, up to one of them, and goes on behind them.</summary>
    /// <param name="search">The search's number.</param>
    /// <param name="end">The position in the piece before which they lie.</param>
    /// <param name="starts">Positions in the piece, ascending. Good until the next block.</param>
    /// <returns>False where all bases are to be searched.</returns>
    public bool TryTake(int search, int end, out ReadOnlySpan<int> starts)
    {
        ref Places places = ref _places[search];
        int from = places.Next;
        for (; places.Next < places.End && _starts[places.Next] < Math.Min(_pieceEnd, _pieceStart + end); places.Next++)
        {
            _starts[places.Next] -= _pieceStart;
        }

        starts = _starts.AsSpan(from, places.Next - from);
        return !places.Scans;
    }

    public void Dispose() => _search.Dispose();

    private void Append(ReadOnlySpan<int> starts, int count)
    {
        if (_starts.Length - count < starts.Length)
        {
            Array.Resize(ref _starts, Math.Max(count + starts.Length, 2 * _starts.Length));
        }

        starts.CopyTo(_starts.AsSpan(count));
    }

    private record struct Places(int Next, int End, bool Scans);
}
