using System.Numerics;

namespace SeedScan.Similarity;

/// <summary>The cells of <see cref="NearMatchAligner"/>: which numbers of mismatches and of G:U lead there.</summary>
internal readonly ref struct AlignmentTable
{
    private readonly int _length;
    private readonly SimilarityLimits _limits;
    private readonly ReadOnlySpan<Diagonal> _diagonals;
    private readonly Span<uint> _cells;

    /// <summary>Numbers in a cell: the sets of G:U for each number of mismatches.</summary>
    private readonly int _width;

    public AlignmentTable(int length, SimilarityLimits limits, ReadOnlySpan<Diagonal> diagonals, Span<uint> cells)
    {
        _length = length;
        _limits = limits;
        _diagonals = diagonals;
        _cells = cells;
        _width = limits.Mismatches + 1;
    }

    public static int SizeOf(int length, SimilarityLimits limits)
        => length * (limits.Bulges + 1) * (limits.Bulges + 1) * (limits.Mismatches + 1);

    /// <summary>The cost of the best alignment with or without bulges, and its end; bulges further left are not chosen here.</summary>
    public bool TryBest(out AlignmentCost best)
    {
        for (int row = 0; row < _length; row++)
        {
            for (int t = 0; t <= _limits.Bulges; t++)
            {
                for (int o = 0; o <= _limits.Bulges - t; o++)
                {
                    Span<uint> cell = Cell(row, t, o);
                    cell.Clear();
                    if (row == 0)
                    {
                        cell[0] = t == 0 && o == 0 ? 1U : 0;
                    }
                    else
                    {
                        Join(cell, row - 1, t, o);
                        Join(cell, row - 1, t - 1, o);
                        Join(cell, row - 2, t, o - 1);
                    }

                    Pass(cell, row, t - o);
                }
            }
        }

        return TryLast(out best);
    }

    /// <summary>The alignment of a cost and an end whose bulges are furthest left.</summary>
    public NearMatch Trace(in AlignmentCost cost)
    {
        FillBackwards(cost.TargetBulges, cost.OligoBulges);
        int mismatches = cost.Mismatches, wobbles = cost.Wobbles, t = 0, o = 0;
        ulong mismatched = 0, wobbled = 0, targetBulged = 0, oligoBulged = 0;
        for (int row = 0; row < _length;)
        {
            ref readonly Diagonal diagonal = ref _diagonals[t - o + _limits.Bulges];
            int isMismatch = (int)(diagonal.Mismatched >> row & 1), isWobble = (int)(diagonal.Wobbled >> row & 1);
            mismatched |= (ulong)isMismatch << row;
            wobbled |= (ulong)isWobble << row;
            (mismatches, wobbles, row) = (mismatches - isMismatch, wobbles - isWobble, row + 1);
            if (t < cost.TargetBulges && Holds(row, t + 1, o, mismatches, wobbles))
            {
                targetBulged |= 1UL << row;
                t++;
            }
            else if (o < cost.OligoBulges && Holds(row + 1, t, o + 1, mismatches, wobbles))
            {
                oligoBulged |= 1UL << row;
                (o, row) = (o + 1, row + 1);
            }
        }

        return new NearMatch
        {
            OligoLength = _length,
            Mismatches = cost.Counted,
            Mismatched = mismatched,
            Wobbled = wobbled,
            TargetBulged = targetBulged,
            OligoBulged = oligoBulged,
        };
    }

    /// <summary>Fills the cells with what leads from a column, itself included, to the last one at a given end.</summary>
    private void FillBackwards(int targetBulges, int oligoBulges)
    {
        for (int row = _length - 1; row >= 0; row--)
        {
            for (int t = 0; t <= targetBulges; t++)
            {
                for (int o = 0; o <= oligoBulges; o++)
                {
                    Span<uint> cell = Cell(row, t, o);
                    cell.Clear();
                    if (row == _length - 1)
                    {
                        cell[0] = t == targetBulges && o == oligoBulges ? 1U : 0;
                    }
                    else
                    {
                        Join(cell, row + 1, t, o);
                        Join(cell, row + 1, t < targetBulges ? t + 1 : -1, o);
                        Join(cell, row + 2, t, o < oligoBulges ? o + 1 : -1);
                    }

                    Pass(cell, row, t - o);
                }
            }
        }
    }

    private bool TryLast(out AlignmentCost best)
    {
        best = default;
        bool isFound = false;
        for (int t = 0; t <= _limits.Bulges; t++)
        {
            for (int o = 0; o <= _limits.Bulges - t; o++)
            {
                Span<uint> cell = Cell(_length - 1, t, o);
                for (int m = 0; m < _width; m++)
                {
                    for (uint sets = cell[m]; sets != 0; sets &= sets - 1)
                    {
                        int wobbles = BitOperations.TrailingZeroCount(sets);
                        AlignmentCost cost = new(m, wobbles, t, o, m + Math.Max(0, wobbles - _limits.Wobbles));
                        if (!isFound || cost.IsBetterThan(in best))
                        {
                            (best, isFound) = (cost, true);
                        }
                    }
                }
            }
        }

        return isFound;
    }

    private Span<uint> Cell(int row, int t, int o)
        => _cells.Slice(((row * (_limits.Bulges + 1) + t) * (_limits.Bulges + 1) + o) * _width, _width);

    private void Join(Span<uint> cell, int row, int t, int o)
    {
        if (row < 0 || row >= _length || t < 0 || o < 0)
        {
            return;
        }

        ReadOnlySpan<uint> from = Cell(row, t, o);
        for (int m = 0; m < cell.Length; m++)
        {
            cell[m] |= from[m];
        }
    }

    /// <summary>Takes a cell over its column; what is then more than allowed is dropped.</summary>
    private void Pass(Span<uint> cell, int row, int diagonal)
    {
        ref readonly Diagonal there = ref _diagonals[diagonal + _limits.Bulges];
        if ((there.Closed >> row & 1) != 0)
        {
            cell.Clear();
        }
        else if ((there.Mismatched >> row & 1) != 0)
        {
            for (int m = _width - 1; m > 0; m--)
            {
                cell[m] = cell[m - 1] & Allowed(m);
            }

            cell[0] = 0;
        }
        else if ((there.Wobbled >> row & 1) != 0)
        {
            for (int m = 0; m < _width; m++)
            {
                cell[m] = cell[m] << 1 & Allowed(m);
            }
        }
    }

    /// <summary>The numbers of G:U that are allowed beside some mismatches.</summary>
    private uint Allowed(int mismatches) => (2U << (_limits.Mismatches + _limits.Wobbles - mismatches)) - 1;

    private bool Holds(int row, int t, int o, int mismatches, int wobbles)
        => row < _length && mismatches >= 0 && wobbles >= 0 && (Cell(row, t, o)[mismatches] >> wobbles & 1) != 0;
}
