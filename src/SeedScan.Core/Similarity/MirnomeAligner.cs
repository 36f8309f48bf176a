using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Which alignments of an oligo with a miRNA are looked at.</summary>
internal enum MirnomeRule
{
    /// <summary>Those in which nt 2-8 pair.</summary>
    Seed2To8,

    /// <summary>Those in which nt 2-7 pair.</summary>
    Seed2To7,

    /// <summary>Those with eight pairs one after the other, or with few edits.</summary>
    Partial,

    /// <summary>All.</summary>
    Any,
}

/// <summary>Finds the best alignment of one oligo with one miRNA. For one thread at a time.</summary>
/// <remarks>
/// <para>S is the oligo's reverse complement, so that a pair is an equal base. Rows are S, columns the miRNA; an alignment begins in the first row or in
/// the first column and ends in the last row or in the last column, and goes on by (1,1), or by (1,2) or (2,1), a bulge:</para>
/// <code>
///        miRNA  U A A U G          begins at (2,0): two bases of S beyond the miRNA's 5' end
///   S  C        . . . . .
///      G        . . . . .
///      U        * . . . .
///      A        . * . . .
///      A        . . * . .          ends at (4,2), the last row: all of S is there
/// </code>
/// <para>First the least that is still to come from each place, without a limit of bulges (<see cref="FindBounds"/>). Then every alignment that can still be as
/// good as the best one, by depth: with this bound hardly any but the best are walked to their end.</para>
/// </remarks>
internal sealed class MirnomeAligner
{
    /// <summary>Bulges at most.</summary>
    public const int MaxBulges = 3;

    /// <summary>Edits at most, where no eight pairs follow each other.</summary>
    public const int MostEdits = 3;

    /// <summary>Pairs at least: one after the other, or all, less the bulged nt of the miRNA.</summary>
    public const int LeastPairs = 8;

    // A cost is a number with four digits: edits and overhang, edits, bulges, mismatches that are no G:U. The first decides.
    private const int Overhang = 1 << 24;
    private const int Wobble = Overhang | 1 << 16;
    private const int Bulge = Wobble | 1 << 8;
    private const int Mismatch = Wobble | 1;
    private const int Never = int.MaxValue / 2;

    private readonly byte[] _rows = new byte[SimilaritySearch.MaxLength];
    private byte[] _columns = new byte[32];
    private int[] _bounds = new int[SimilaritySearch.MaxLength * 32];
    private byte[] _runs = new byte[SimilaritySearch.MaxLength * 32];
    private bool[] _runAhead = new bool[SimilaritySearch.MaxLength * 32];
    private int _rowCount, _columnCount, _seedEnd, _mostBulges, _bestCost, _bestEnd;
    private MirnomeRule _rule;
    private MirnomeHit _best;

    /// <summary>S: what a perfect match reads.</summary>
    public ReadOnlySpan<byte> Rows => _rows.AsSpan(0, _rowCount);

    /// <summary>Takes another oligo.</summary>
    /// <param name="bases">Its bases 5'→3'; at most <see cref="SimilaritySearch.MaxLength"/>.</param>
    public void Take(string bases)
    {
        _rowCount = bases.Length;
        for (int i = 0; i < bases.Length; i++)
        {
            _rows[bases.Length - 1 - i] = (byte)Nucleotide.ComplementOf(Nucleotide.CodeOf(bases[i]));
        }
    }

    /// <summary>The best alignment that the rule allows.</summary>
    /// <param name="mirna">The codes of the miRNA, 5'→3'; above 3 for what is no base.</param>
    /// <param name="rule">Which are looked at.</param>
    /// <param name="best">The alignment and its seed; nothing else is set.</param>
    public bool TryBest(ReadOnlySpan<byte> mirna, MirnomeRule rule, out MirnomeHit best)
    {
        best = _best = default;
        if (rule == MirnomeRule.Partial && _rowCount < LeastPairs)
        {
            return false;
        }

        Begin(mirna, rule);
        bool mayRun = FindBounds();
        int starts = _seedEnd > 0 ? 2 : _columnCount;           // further right the seed would not be whole

        // Alignments without a bulge are soon looked at, and nearly always bound the others well.
        _bestCost = rule == MirnomeRule.Partial && !mayRun ? ((_rowCount - LeastPairs + 1) * Overhang) - 1 : Never - 1;
        foreach (int mostBulges in (ReadOnlySpan<int>)[0, MaxBulges])
        {
            _mostBulges = mostBulges;
            for (int row = 0; row < _rowCount; row++)
            {
                Walk(row, 0, new Path { Cost = row * Overhang, Row = row });
            }

            for (int column = 1; column < starts; column++)
            {
                Walk(0, column, new Path { Column = column });
            }
        }

        best = _best;
        return best.OligoLength > 0;
    }

    private void Begin(ReadOnlySpan<byte> mirna, MirnomeRule rule)
    {
        _rule = rule;
        _seedEnd = rule switch { MirnomeRule.Seed2To8 => 8, MirnomeRule.Seed2To7 => 7, _ => 0 };
        _columnCount = mirna.Length;
        if (mirna.Length > _columns.Length)
        {
            _columns = new byte[mirna.Length];
            _bounds = new int[SimilaritySearch.MaxLength * mirna.Length];
            _runs = new byte[_bounds.Length];
            _runAhead = new bool[_bounds.Length];
        }

        mirna.CopyTo(_columns);
    }

    /// <summary>What a column costs.</summary>
    private int CostOf(int row, int column) =>
        _rows[row] == _columns[column] ? 0
        : NearMatchAligner.WobbleOf(_rows[row], Strand.Forward) == _columns[column] ? Wobble
        : Mismatch;

    private bool IsSeed(int column) => column >= 1 && column < _seedEnd;

    private bool MayBulgeMirna(int column) => column + 2 < _columnCount && !IsSeed(column + 1);

    private bool MayBulgeOligo(int row, int column) => row + 2 < _rowCount && !(IsSeed(column) && IsSeed(column + 1));

    /// <summary>The least cost from each place to the end, the place's own column among it; and where a run of eight pairs is still to come.</summary>
    /// <returns>True if there is such a run anywhere.</returns>
    private bool FindBounds()
    {
        bool any = false;
        for (int row = _rowCount - 1; row >= 0; row--)
        {
            for (int column = _columnCount - 1; column >= 0; column--)
            {
                int at = (row * _columnCount) + column, cost = CostOf(row, column);
                bool isLast = row == _rowCount - 1 || column == _columnCount - 1;
                int straight = at + _columnCount + 1, rest = Never;
                int run = cost == 0 ? 1 + (isLast ? 0 : _runs[straight]) : 0;
                bool ahead = run >= LeastPairs;
                if (isLast)
                {
                    rest = column + 1 >= _seedEnd ? (_rowCount - 1 - row) * Overhang : Never;
                }
                else
                {
                    rest = _bounds[straight];
                    ahead |= _runAhead[straight];
                    if (MayBulgeMirna(column))
                    {
                        rest = Math.Min(rest, Bulge + _bounds[straight + 1]);
                        ahead |= _runAhead[straight + 1];
                    }

                    if (MayBulgeOligo(row, column))
                    {
                        rest = Math.Min(rest, Bulge + _bounds[straight + _columnCount]);
                        ahead |= _runAhead[straight + _columnCount];
                    }
                }

                bool isClosed = cost != 0 && IsSeed(column);
                _bounds[at] = isClosed ? Never : Math.Min(Never, cost + rest);
                _runs[at] = (byte)run;
                _runAhead[at] = ahead;
                any |= run >= LeastPairs;
            }
        }

        return any;
    }

    /// <summary>Goes on with an alignment at a column, and from there to all ends that may be as good as the best so far.</summary>
    private void Walk(int row, int column, Path path)
    {
        int at = (row * _columnCount) + column;
        if (_bounds[at] >= Never || path.Cost + _bounds[at] > _bestCost)
        {
            return;
        }

        int cost = CostOf(row, column);
        bool mayRun = path.LongestRun >= LeastPairs || path.Run + _runs[at] >= LeastPairs || _runAhead[at];
        path.Cost += cost;
        path.Run = cost == 0 ? path.Run + 1 : 0;
        path.LongestRun = Math.Max(path.LongestRun, path.Run);
        path.Mismatched |= cost == Mismatch ? 1UL << row : 0;
        path.Wobbled |= cost == Wobble ? 1UL << row : 0;
        if (_rule == MirnomeRule.Partial && path.Edits > MostEdits && !mayRun)
        {
            return;
        }

        if (row == _rowCount - 1 || column == _columnCount - 1)
        {
            path.Cost += (_rowCount - 1 - row) * Overhang;
            End(in path, row, column);
            return;
        }

        Walk(row + 1, column + 1, path);
        if (path.Bulges == _mostBulges)
        {
            return;
        }

        Path bulged = path with { Cost = path.Cost + Bulge, Run = 0 };
        if (MayBulgeMirna(column))
        {
            Walk(row + 1, column + 2, bulged with { MirnaBulged = path.MirnaBulged | 1UL << (row + 1) });
        }

        if (MayBulgeOligo(row, column))
        {
            Walk(row + 2, column + 1, bulged with { OligoBulged = path.OligoBulged | 1UL << (row + 1) });
        }
    }

    /// <summary>Keeps an alignment that is allowed and better than the best so far.</summary>
    private void End(in Path path, int row, int column)
    {
        bool isAllowed = _rule != MirnomeRule.Partial
            || path.LongestRun >= LeastPairs
            || (path.Edits <= MostEdits && path.Distance <= _rowCount - LeastPairs);
        if (!isAllowed || path.Cost > _bestCost || (path.Cost == _bestCost && _best.OligoLength > 0 && !IsBetter(in path, column)))
        {
            return;
        }

        (_bestCost, _bestEnd) = (path.Cost, column);
        _best = new MirnomeHit
        {
            OligoLength = _rowCount,
            Seed = _rule switch { MirnomeRule.Seed2To8 => MirnomeSeed.Nt2To8, MirnomeRule.Seed2To7 => MirnomeSeed.Nt2To7, _ => MirnomeSeed.None },
            Start = path.Column,
            OverhangFivePrime = path.Row,
            OverhangThreePrime = _rowCount - 1 - row,
            Mismatched = path.Mismatched,
            Wobbled = path.Wobbled,
            MirnaBulged = path.MirnaBulged,
            OligoBulged = path.OligoBulged,
        };
    }

    /// <summary>Decides between two of equal cost: the smaller start, less beyond the 5' end, the smaller end, bulges further left, one of the miRNA first.</summary>
    private bool IsBetter(in Path path, int end)
    {
        int order = (path.Column, path.Row, end).CompareTo((_best.Start, _best.OverhangFivePrime, _bestEnd));
        if (order != 0)
        {
            return order < 0;
        }

        ulong different = (path.MirnaBulged ^ _best.MirnaBulged) | (path.OligoBulged ^ _best.OligoBulged), first = different & (0 - different);
        return (path.MirnaBulged & first) != 0 || ((path.OligoBulged & first) != 0 && (_best.MirnaBulged & first) == 0);
    }

    /// <summary>An alignment up to a column.</summary>
    private record struct Path
    {
        public int Cost, Row, Column, Run, LongestRun;
        public ulong Mismatched, Wobbled, MirnaBulged, OligoBulged;

        public readonly int Distance => Cost >> 24;

        public readonly int Edits => (Cost >> 16) & 0xFF;

        public readonly int Bulges => (Cost >> 8) & 0xFF;
    }
}
