using System.Numerics;
using System.Runtime.CompilerServices;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Finds the best allowed alignment of an oligo from one start of a target, without columns that are taken.</summary>
/// <remarks>
/// <para>Row i is base i of S, what a perfect match reads; t bulged target bases and o bulged oligo bases put it over position
/// start + i + t - o. What an alignment has cost up to a column is a number of mismatches and one of G:U. Both must be kept, because the G:U
/// are counted only beyond those allowed: so each cell (i, t, o) holds, for each number of mismatches, the set of numbers of G:U, as bits.</para>
/// <code>
///   a pair       {g}     stays            cell (i, t, o) is what comes from (i-1, t, o), from (i-1, t-1, o) by a bulged target base,
///   a G:U        {g}     moves up by one  and from (i-2, t, o-1) by a bulged base of the oligo, and then its own column
///   a mismatch   {g}     goes to the next number of mismatches
/// </code>
/// <para>The first pass finds the cost of the best one and its end; the second goes from that end to the start, so that the bulges furthest
/// left can then be chosen.</para>
/// </remarks>
internal sealed class NearMatchAligner
{
    private readonly byte[] _codes;
    private readonly SimilarityLimits _limits;
    private readonly Strand _strand;

    /// <summary>The rows of S with each code, and those that make a G:U with a target base of each code.</summary>
    private readonly ulong[] _pairing = new ulong[4], _wobbling = new ulong[4];

    public NearMatchAligner(byte[] codes, SimilarityLimits limits, Strand strand)
    {
        (_codes, _limits, _strand) = (codes, limits, strand);
        for (int i = 0; i < codes.Length; i++)
        {
            _pairing[codes[i]] |= 1UL << i;
            int opposite = WobbleOf(codes[i], strand);
            if (opposite != Nucleotide.None)
            {
                _wobbling[opposite] |= 1UL << i;
            }
        }
    }

    /// <summary>S: what a perfect match reads on the forward strand.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>How far apart the starts of two alignments that share a column may be.</summary>
    public int Neighbourhood => 2 * _limits.Bulges;

    /// <summary>How many bases to the right may decide on a start: a neighbourhood for each combination of edits, bulges and G:U.</summary>
    public int Reach => Neighbourhood * (_limits.Bulges + 1) * (_limits.Mismatches + 1) * (_limits.Mismatches + _limits.Wobbles + 1);

    /// <summary>The target base that makes a G:U with the oligo's base where S has a code: the oligo has the complement of S, or S itself on the reverse strand.</summary>
    public static int WobbleOf(int code, Strand strand) => (strand, code) switch
    {
        (Strand.Forward, Nucleotide.C) => Nucleotide.U,     // G of the oligo with U
        (Strand.Forward, Nucleotide.A) => Nucleotide.G,     // U of the oligo with G
        (Strand.Reverse, Nucleotide.G) => Nucleotide.A,     // G of the oligo with U of the reverse strand
        (Strand.Reverse, Nucleotide.U) => Nucleotide.C,     // U of the oligo with G of the reverse strand
        _ => Nucleotide.None,
    };

    /// <summary>The best allowed alignment from a start.</summary>
    /// <param name="window">The target from the start on.</param>
    /// <param name="start">The position that the alignment is to tell.</param>
    /// <param name="taken">Columns that it must not have.</param>
    /// <param name="table">Scratch, which grows.</param>
    /// <param name="best">The alignment.</param>
    public bool TryBest(in TargetWindow window, long start, in DiagonalRows taken, ref uint[] table, out NearMatch best)
    {
        best = default;
        Diagonal straight = DiagonalAt(in window, 0, in taken);
        int mismatches = BitOperations.PopCount(straight.Mismatched), wobbles = BitOperations.PopCount(straight.Wobbled);
        int counted = mismatches + Math.Max(0, wobbles - _limits.Wobbles);
        bool isAllowed = straight.Closed == 0 && counted <= _limits.Mismatches;
        if (isAllowed)
        {
            best = new NearMatch
            {
                Start = start,
                Strand = _strand,
                OligoLength = _codes.Length,
                Mismatches = counted,
                Mismatched = straight.Mismatched,
                Wobbled = straight.Wobbled,
            };
        }

        // With as many edits the alignment without bulges is the better one: those with bulges may have one less.
        SimilarityLimits below = isAllowed
            ? new(Math.Min(_limits.Mismatches, counted - 2), Math.Min(_limits.Bulges, counted - 1), _limits.Wobbles)
            : _limits;
        return below is { Mismatches: >= 0, Bulges: > 0 } && TryBulged(in window, start, in taken, below, ref table, ref best) || isAllowed;
    }

    [SkipLocalsInit]
    private bool TryBulged(
        in TargetWindow window, long start, in DiagonalRows taken, SimilarityLimits limits, ref uint[] table, ref NearMatch best)
    {
        Span<Diagonal> diagonals = stackalloc Diagonal[(2 * limits.Bulges) + 1];
        for (int i = 0; i < diagonals.Length; i++)
        {
            diagonals[i] = DiagonalAt(in window, i - limits.Bulges, in taken);
        }

        int size = AlignmentTable.SizeOf(_codes.Length, limits);
        if (table.Length < size)
        {
            table = new uint[size];
        }

        AlignmentTable cells = new(_codes.Length, limits, diagonals, table);
        if (!cells.TryBest(out AlignmentCost cost) || (best.OligoLength > 0 && best.Level <= cost.Level))
        {
            return false;
        }

        best = cells.Trace(in cost) with { Start = start, Strand = _strand };
        return true;
    }

    /// <summary>What the columns on a diagonal are.</summary>
    private Diagonal DiagonalAt(in TargetWindow window, int diagonal, in DiagonalRows taken)
    {
        ulong pairs = 0, wobbles = 0, rows = NearMatch.RowsBelow(_codes.Length);
        for (int code = 0; code < 4; code++)
        {
            ulong there = window.RowsOf(code, diagonal);
            pairs |= there & _pairing[code];
            wobbles |= there & _wobbling[code];
        }

        return new Diagonal(rows & ~(pairs | wobbles), wobbles, rows & (taken[diagonal] | window.RowsBeyond(diagonal)));
    }
}

/// <summary>The columns on one diagonal: the rows that are mismatches, those that are G:U, and those that no alignment may have.</summary>
internal readonly record struct Diagonal(ulong Mismatched, ulong Wobbled, ulong Closed);

/// <summary>What an alignment costs, and where it ends.</summary>
internal readonly record struct AlignmentCost(int Mismatches, int Wobbles, int TargetBulges, int OligoBulges, int Counted)
{
    public int Bulges => TargetBulges + OligoBulges;

    /// <summary>As <see cref="NearMatch.Level"/>.</summary>
    public int Level => NearMatch.LevelOf(Counted + Bulges, Bulges, Wobbles);

    public bool IsBetterThan(in AlignmentCost other)
        => (Level, TargetBulges - OligoBulges).CompareTo((other.Level, other.TargetBulges - other.OligoBulges)) < 0;
}
