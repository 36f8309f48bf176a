using SeedScan.Indexing;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Finds every near match of a list of oligos in the targets of an index.</summary>
/// <remarks>
/// It gives the matches that each <see cref="SimilaritySearch"/> gives in each target. Of a block only the postings are read that a
/// match must have one of; where they would be too many, as for short oligos with many mismatches, its bases are
/// searched. Many oligos in one call are faster than one after the other, since a block is then read from memory once.
/// It has buffers of its own and is for one thread; threads take one each with a part of the oligos, and share the index and the searches.
/// </remarks>
public sealed class IndexSimilaritySearch : IDisposable
{
    /// <summary>The starts of one target that are further apart than this are read each on its own.</summary>
    private const int Gap = 64;

    private readonly KmerIndex _index;
    private readonly NearPanel _panel;
    private readonly OligoState[] _oligos;
    private readonly NearSearch _search;
    private readonly PackedSequence _packed = new();
    private int[] _starts = new int[64];

    /// <summary>Prepares the search.</summary>
    /// <param name="index">The index; it must stay open.</param>
    /// <param name="searches">What is looked for; the order gives the numbers of the oligos.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public IndexSimilaritySearch(KmerIndex index, IReadOnlyList<SimilaritySearch> searches)
        : this(index, searches, neverScans: false)
    {
    }

    /// <summary>The same for tests, which want postings to be read in blocks that are too small for it.</summary>
    internal IndexSimilaritySearch(KmerIndex index, IReadOnlyList<SimilaritySearch> searches, bool neverScans)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(searches);
        _index = index;
        _search = new NearSearch(neverScans);
        _panel = PanelOf(index, searches);
        _oligos = [.. searches.Select(search => new OligoState(search))];
    }

    /// <summary>Prepares the search for one oligo.</summary>
    /// <param name="index">The index; it must stay open.</param>
    /// <param name="search">What is looked for.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public IndexSimilaritySearch(KmerIndex index, SimilaritySearch search)
        : this(index, [search])
    {
    }

    /// <summary>Blocks of the last search that were read by their postings, one for each oligo; the others were searched base by base.</summary>
    internal long BlocksByPostings { get; private set; }

    /// <summary>Gives every near match to the sink: those of one oligo in order of target and start, those of several block by block. Nothing is allocated for a match.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="sink">Takes the matches.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public void Search<TSink>(ref TSink sink)
        where TSink : struct, IOligoMatchSink
    {
        BlocksByPostings = 0;
        foreach (OligoState oligo in _oligos)
        {
            oligo.Cluster.Clear();
            oligo.Target = 0;
        }

        for (int block = 0; block < _index.Blocks; block++)
        {
            IndexBlock view = _index.BlockAt(block);
            _search.Find(in view, _panel, NearSearch.MostPlaces);
            for (int oligo = 0; oligo < _oligos.Length; oligo++)
            {
                MatchSink<TSink> numbered = new(sink, oligo);
                Search(in view, oligo, ref numbered);
                sink = numbered.Inner;
            }
        }

        for (int oligo = 0; oligo < _oligos.Length; oligo++)
        {
            MatchSink<TSink> numbered = new(sink, oligo);
            Turn(_oligos[oligo], long.MaxValue, ref numbered);
            sink = numbered.Inner;
        }
    }

    /// <summary>All near matches as a list, for small work; in the order in which a sink gets them.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public IReadOnlyList<OligoMatch> Search()
    {
        MatchList list = new([]);
        Search(ref list);
        return list.Matches;
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();

    /// <summary>Chooses the postings of an index that are read for searches.</summary>
    internal static NearPanel PanelOf(KmerIndex index, IEnumerable<SimilaritySearch> searches)
    {
        NearPlanner planner = new(index.CoreCounts());
        return new NearPanel([.. searches.Select(search => planner.Plan(
            new NearPattern(search.Codes, search.Limits.Mismatches, search.Limits.Bulges, search.Limits.Wobbles, search.Strand)))]);
    }

    private void Search<TSink>(in IndexBlock block, int number, ref MatchSink<TSink> sink)
        where TSink : struct, IOligoMatchSink
    {
        OligoState oligo = _oligos[number];
        if (_search.TryGet(number, out Span<int> starts))
        {
            BlocksByPostings++;
            Resolve(in block, oligo, starts, ref sink);
            return;
        }

        for (int i = 0; i < block.PieceCount; i++)
        {
            BlockPiece piece = block.Piece(i);
            block.Load(in piece, 0, piece.Length, _packed);
            Turn(oligo, block.Entry.FirstRecord + i, ref sink);
            oligo.Search.Search(_packed, new ScanWindow(0, SimilaritySearch.OwnStarts(piece.Length, piece.Continues), piece.Offset), oligo.Cluster, ref sink);
        }
    }

    /// <summary>Looks at the places where a match may start, those that lie together in one go.</summary>
    private void Resolve<TSink>(in IndexBlock block, OligoState oligo, ReadOnlySpan<int> starts, ref MatchSink<TSink> sink)
        where TSink : struct, IOligoMatchSink
    {
        ReadOnlySpan<uint> firsts = block.Starts[..^1], places = block.Places;
        if (_starts.Length < starts.Length)
        {
            _starts = new int[Math.Max(starts.Length, 2 * _starts.Length)];
        }

        for (int i = 0; i < starts.Length;)
        {
            uint start = (uint)starts[i];
            uint place = places[(int)Math.Min(start >> BlockLayout.PlaceBits, (uint)places.Length - 1)];
            int number = AscendingSearch.LastUpTo(firsts, (int)Math.Min(place, (uint)firsts.Length - 1), start);
            BlockPiece piece = block.Piece(number);
            long end = piece.Start + (long)SimilaritySearch.OwnStarts(piece.Length, piece.Continues);
            if (start < piece.Start || start >= end)
            {
                i++;
                continue;
            }

            int from = (int)(start - piece.Start) & ~31, count = 0;
            do
            {
                _starts[count++] = (int)(starts[i++] - piece.Start) - from;
            }
            while (i < starts.Length && starts[i] < end && starts[i] - starts[i - 1] <= Gap);

            block.Load(in piece, from, Math.Min(piece.Length, from + _starts[count - 1] + oligo.Search.MaxSpan), _packed);
            Turn(oligo, block.Entry.FirstRecord + number, ref sink);
            oligo.Search.Resolve(_packed, _starts.AsSpan(0, count), piece.Offset + from, oligo.Cluster, ref sink);
        }
    }

    /// <summary>Gives what is open in the last target, where another one begins.</summary>
    private static void Turn<TSink>(OligoState oligo, long target, ref MatchSink<TSink> sink)
        where TSink : struct, IOligoMatchSink
    {
        sink.Target = oligo.Target;
        if (oligo.Target != target)
        {
            oligo.Search.Finish(oligo.Cluster, ref sink);
            oligo.Cluster.Clear();
            sink.Target = oligo.Target = target;
        }
    }

    private sealed class OligoState(SimilaritySearch search)
    {
        public SimilaritySearch Search => search;

        public NearMatchCluster Cluster { get; } = new();

        /// <summary>The target that the cluster is of.</summary>
        public long Target { get; set; }
    }

    private struct MatchSink<TSink>(TSink inner, int oligo) : INearMatchSink
        where TSink : struct, IOligoMatchSink
    {
        public TSink Inner = inner;

        public long Target;

        public void OnMatch(in NearMatch match) => Inner.OnMatch(oligo, Target, in match);
    }

    private readonly struct MatchList(List<OligoMatch> matches) : IOligoMatchSink
    {
        public List<OligoMatch> Matches => matches;

        public void OnMatch(int oligo, long target, in NearMatch match) => matches.Add(new OligoMatch(oligo, target, match));
    }
}

/// <summary>A near match, the oligo that it is of, and the target that it is in.</summary>
/// <param name="Oligo">The oligo's place in the list that was searched for, from 0.</param>
/// <param name="Target">The target's number from 0; <see cref="KmerIndex.TargetAt"/> tells its name.</param>
/// <param name="Match">The match.</param>
public readonly record struct OligoMatch(int Oligo, long Target, NearMatch Match);

/// <summary>Receives the near matches of several oligos in many targets. Implement it as a struct: the call is then compiled into the search.</summary>
public interface IOligoMatchSink
{
    /// <summary>Takes one near match. What the reference points to changes after the call: copy the match to keep it.</summary>
    /// <param name="oligo">The oligo's place in the list that is searched for, from 0.</param>
    /// <param name="target">The target's number, from 0.</param>
    /// <param name="match">The match; its positions are those in the target.</param>
    void OnMatch(int oligo, long target, in NearMatch match);
}
