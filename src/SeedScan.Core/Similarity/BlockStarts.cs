using SeedScan.Indexing;

namespace SeedScan.Similarity;

/// <summary>Where in a block of an index the near matches of many searches may start, given out piece by piece. For one thread; its buffers are reused.</summary>
/// <remarks>
/// <see cref="IndexSimilaritySearch"/> goes through a block oligo by oligo; here the places of all oligos are looked up first, so that what
/// is in one target comes together. A search that reads too many postings, or for which there is no room, has no places: the bases are searched.
/// </remarks>
internal sealed class BlockStarts : IDisposable
{
    private readonly int _most;
    private readonly NearSearch _search;
    private int[] _next = [];
    private int _pieceStart, _pieceEnd;

    /// <param name="most">Places that are kept.</param>
    /// <param name="neverScans">True to read postings however many there are; for tests.</param>
    public BlockStarts(int most = NearSearch.MostPlaces, bool neverScans = false)
    {
        _most = most;
        _search = new NearSearch(neverScans);
    }

    /// <summary>Looks the places of a block up.</summary>
    /// <param name="block">The block.</param>
    /// <param name="panel">What is looked for.</param>
    public void Begin(in IndexBlock block, NearPanel panel)
    {
        _search.Find(block, panel, _most);
        Array.Resize(ref _next, panel.Queries.Length);
        Array.Clear(_next);
    }

    /// <summary>Goes on to a piece behind those before.</summary>
    /// <returns>False if no near match starts in it.</returns>
    public bool BeginPiece(in BlockPiece piece)
    {
        (_pieceStart, _pieceEnd) = ((int)piece.Start, (int)piece.Start + piece.Length);
        bool any = false;
        for (int i = 0; i < _next.Length; i++)
        {
            any |= !_search.TryGet(i, out Span<int> starts);
            ref int next = ref _next[i];
            while (next < starts.Length && starts[next] < _pieceStart)
            {
                next++;
            }

            any |= next < starts.Length && starts[next] < _pieceEnd;
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
        bool isListed = _search.TryGet(search, out Span<int> places);
        ref int next = ref _next[search];
        int from = next;
        for (; next < places.Length && places[next] < Math.Min(_pieceEnd, _pieceStart + end); next++)
        {
            places[next] -= _pieceStart;
        }

        starts = places[from..next];
        return isListed;
    }

    public void Dispose() => _search.Dispose();
}
