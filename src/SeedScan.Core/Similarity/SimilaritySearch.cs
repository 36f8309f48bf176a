using System.Runtime.CompilerServices;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Finds every near match of a whole oligo in one packed target.</summary>
/// <remarks>
/// Prepared once, used often, by any number of threads at once. An alignment is a chain of columns from the first to the last base of the
/// oligo inside the target; from one column to the next either both go on by one base, or one of them by two: a bulge of one base. A
/// column is a pair, a G:U or a mismatch; N pairs with nothing. A hit is the best allowed alignment, then the best of those that have no
/// column in common with a hit, and so on (Waterman and Eggert 1987, J Mol Biol 197:723). Better: fewer edits (counted mismatches and
/// bulges), fewer bulges, fewer G:U, smaller start, smaller end, then bulges further left, one of the target before one of the oligo.
/// </remarks>
public sealed class SimilaritySearch
{
    /// <summary>The fewest bases of an oligo.</summary>
    public const int MinLength = 6;

    /// <summary>The most bases of an oligo.</summary>
    public const int MaxLength = 64;

    [ThreadStatic]
    private static NearMatchCluster? t_spare;

    private readonly NearMatchFilter _filter;

    /// <summary>Prepares the search for what the oligo binds.</summary>
    /// <param name="bases">The bases of the oligo, or of the window of it that is asked for, 5'→3': letters A, C, G, T and U in either case.</param>
    /// <param name="limits">What a near match may deviate.</param>
    /// <param name="strand">The strand of the targets that the oligo is to bind; positions are the forward strand's for both.</param>
    /// <exception cref="InputException">Fewer than <see cref="MinLength"/> or more than <see cref="MaxLength"/> bases.</exception>
    /// <exception cref="ArgumentException">Another letter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit that is negative or above its maximum.</exception>
    public SimilaritySearch(string bases, SimilarityLimits limits, Strand strand = Strand.Forward)
    {
        ArgumentNullException.ThrowIfNull(bases);
        limits.Check();
        if (bases.Length is < MinLength or > MaxLength)
        {
            throw new InputException(
                InputErrorKind.Rna,
                $"an oligo of {bases.Length} bases is not searched for near matches",
                $"Give {MinLength} to {MaxLength} bases.");
        }

        Limits = limits;
        Strand = strand;
        OligoLength = bases.Length;
        Aligner = new NearMatchAligner(CodesOf(bases, strand), limits, strand);
        _filter = new NearMatchFilter(Aligner.Codes.ToArray(), limits, strand);
    }

    /// <summary>What a near match may deviate.</summary>
    public SimilarityLimits Limits { get; }

    /// <summary>The strand of the targets that is searched.</summary>
    public Strand Strand { get; }

    /// <summary>The number of the oligo's bases.</summary>
    public int OligoLength { get; }

    /// <summary>The most bases of a target that an alignment takes: those of the oligo and a bulge for each allowed.</summary>
    public int MaxSpan => OligoLength + Limits.Bulges;

    /// <summary>The codes of what a perfect match reads on the forward strand, 5'→3': the oligo's reverse complement, or the oligo itself for the reverse strand.</summary>
    public ReadOnlySpan<byte> Codes => Aligner.Codes;

    internal NearMatchAligner Aligner { get; }

    /// <summary>Gives every near match to the sink, in order of start. Nothing is allocated once the thread is warm.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="target">The target.</param>
    /// <param name="sink">Takes the matches; positions count from the target's first base.</param>
    public void Search<TSink>(PackedSequence target, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(target);
        NearMatchCluster cluster = Take();
        Search(target, new ScanWindow(0, target.Length, 0), cluster, ref sink);
        Finish(cluster, ref sink);
        t_spare = cluster;
    }

    /// <summary>The near matches in a target as a list, for small work; in the order in which a sink gets them.</summary>
    /// <param name="target">The target.</param>
    public IReadOnlyList<NearMatch> Search(PackedSequence target)
    {
        MatchList list = new([]);
        Search(target, ref list);
        return list.Matches;
    }

    /// <summary>As <see cref="Search{TSink}(PackedSequence, ref TSink)"/>, where it is known already at which positions alone an allowed alignment may start.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="target">The target.</param>
    /// <param name="starts">Ascending positions without repeats, within the target; those at which no allowed alignment starts change nothing, one that is missing may change any hit near it.</param>
    /// <param name="sink">Takes the matches.</param>
    /// <exception cref="ArgumentException">A start that is outside the target, or not above the one before it.</exception>
    public void Resolve<TSink>(PackedSequence target, ReadOnlySpan<int> starts, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(target);
        int before = -1;
        foreach (int start in starts)
        {
            if (start <= before || start >= target.Length)
            {
                throw new ArgumentException($"Starts ascend within the target, and {start} comes after {before}.", nameof(starts));
            }

            before = start;
        }

        NearMatchCluster cluster = Take();
        Resolve(target, starts, 0, cluster, ref sink);
        Finish(cluster, ref sink);
        t_spare = cluster;
    }

    /// <summary>The starts of a piece that are its own. Nothing to the left of a start matters, so that what two pieces share belongs to the second.</summary>
    /// <param name="length">The piece's letters.</param>
    /// <param name="continues">True if another piece of the same target follows.</param>
    internal static int OwnStarts(int length, bool continues) => continues ? length - FastaReader.Overlap : length;

    /// <summary>Gives the near matches that start within a window of a piece, and keeps those open that what comes after may still change.</summary>
    /// <param name="piece">A piece of a target, which holds <see cref="MaxSpan"/> - 1 bases behind the window, or ends with the target.</param>
    /// <param name="window">The starts that are wanted; the windows of a target's pieces follow each other without a gap.</param>
    /// <param name="cluster">What is still open. One for each target; <see cref="Finish"/> ends it.</param>
    /// <param name="sink">Takes the matches.</param>
    internal void Search<TSink>(PackedSequence piece, in ScanWindow window, NearMatchCluster cluster, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        // Twice the width of the processor's vectors: two of each kind in flight, and half the steps from row to row.
        if (Words4.IsSupported)
        {
            Search<Words8, TSink>(piece, in window, cluster, ref sink);
        }
        else if (Words2.IsSupported)
        {
            Search<Words4, TSink>(piece, in window, cluster, ref sink);
        }
        else
        {
            Search<Words1, TSink>(piece, in window, cluster, ref sink);
        }
    }

    /// <summary>The same at one width.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Search<TLanes, TSink>(PackedSequence piece, in ScanWindow window, NearMatchCluster cluster, ref TSink sink)
        where TLanes : unmanaged, IWordLanes<TLanes>
        where TSink : struct, INearMatchSink, allows ref struct
    {
        Span<ulong> found = stackalloc ulong[LetterPlanes.BlockWords];
        Span<ushort> starts = stackalloc ushort[(LetterPlanes.BlockWords * 64) + BitPositions.Slack];
        int end = Math.Min(window.End, piece.Length - OligoLength + Limits.Bulges + 1);
        for (int block = window.Start & ~63; block < end; block += LetterPlanes.BlockWords * 64)
        {
            Span<ulong> words = found[..Math.Min(LetterPlanes.BlockWords, (end - block + 63) / 64)];
            _filter.Find<TLanes>(piece, block, found[..((words.Length + EditFilter.WordStep - 1) & -EditFilter.WordStep)], cluster.Planes);
            BitPositions.KeepWithin(window.Start - block, end - block, words);
            if (!words.ContainsAnyExcept(0UL))
            {
                continue;
            }

            foreach (ushort start in starts[..BitPositions.List(words, starts)])
            {
                cluster.Add(Aligner, block + start + window.Offset, new TargetWindow(piece, block + start, MaxSpan), ref sink);
            }
        }
    }

    /// <summary>As <see cref="Search{TSink}(PackedSequence, in ScanWindow, NearMatchCluster, ref TSink)"/>, at starts that are known already.</summary>
    internal void Resolve<TSink>(PackedSequence piece, ReadOnlySpan<int> starts, long offset, NearMatchCluster cluster, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        foreach (int start in starts)
        {
            cluster.Add(Aligner, start + offset, new TargetWindow(piece, start, MaxSpan), ref sink);
        }
    }

    /// <summary>Gives what no start from a position on can change.</summary>
    internal void Pass<TSink>(NearMatchCluster cluster, long position, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct => cluster.Pass(Aligner, position, ref sink);

    /// <summary>Gives what was still open when a target ended.</summary>
    internal void Finish<TSink>(NearMatchCluster cluster, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct => cluster.Finish(Aligner, ref sink);

    /// <summary>A cluster for this thread, which a search started by the sink does not find.</summary>
    private static NearMatchCluster Take()
    {
        NearMatchCluster cluster = t_spare ?? new NearMatchCluster();
        t_spare = null;
        cluster.Clear();
        return cluster;
    }

    private static byte[] CodesOf(string bases, Strand strand)
    {
        byte[] codes = new byte[bases.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            int code = Nucleotide.CodeOf(bases[i]);
            if (code == Nucleotide.None)
            {
                throw new ArgumentException($"'{bases[i]}' at position {i + 1} is no base: A, C, G, T or U.", nameof(bases));
            }

            codes[strand == Strand.Forward ? codes.Length - 1 - i : i] = (byte)(strand == Strand.Forward ? Nucleotide.ComplementOf(code) : code);
        }

        return codes;
    }

    private readonly struct MatchList(List<NearMatch> matches) : INearMatchSink
    {
        public List<NearMatch> Matches => matches;

        public void OnMatch(in NearMatch match) => matches.Add(match);
    }
}
