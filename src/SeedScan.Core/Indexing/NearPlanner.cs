using System.Runtime.InteropServices;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>Chooses the postings that lead to every place that resembles a pattern. Its buffers are reused; for one thread.</summary>
/// <remarks>
/// A match with at most E edits, seen through windows of the pattern that share no base, has in one of them few: if window k is
/// searched with t(k) edits and the sum of t(k) + 1 exceeds E, no match has more than t(k) in every window k.
/// <code>
///   pattern of 16, three mismatches       A C G A U C A U  G C A U A A G C
///   two windows, one mismatch each        |---- t = 1 ---||---- t = 1 ---|      (1 + 1) + (1 + 1) = 4 > 3
///   pattern of 24                         |---- t = 0 ---||---- t = 0 ---||---- t = 1 ---|
/// </code>
/// Where the windows are, and how many edits each is searched with, is chosen so that the fewest postings are read, by the
/// counts of the whole index. A match that holds an ambiguous letter is none of this class's matters.
/// </remarks>
internal sealed class NearPlanner
{
    /// <summary>Cores from which on the bases are scanned without more ado.</summary>
    private const int MostCores = 1500;

    private readonly NearWindows _windows = new();
    private readonly List<NearEntry> _entries = [];
    private readonly Dictionary<NearWindow, double> _costs = [];
    private readonly Dictionary<(int From, int Needed), (double Cost, NearWindow Window)> _best = [];
    private readonly List<NearWindow> _chosen = [];
    private readonly float[] _counts;
    private NearPattern _pattern = null!;
    private int _edits, _beside;

    /// <param name="counts">How often each core comes in all blocks.</param>
    public NearPlanner(float[] counts) => _counts = counts;

    /// <summary>Chooses for a pattern.</summary>
    public NearQuery Plan(NearPattern pattern)
    {
        _pattern = pattern;
        _entries.Clear();
        _chosen.Clear();
        _costs.Clear();
        int needed = pattern.Mismatches + pattern.Bulges + 1;
        (int Edits, int Beside) fewest = Fewest(needed, 0), wide = Fewest(needed, 2);
        if (fewest.Edits >= 0)
        {
            double cost = Choose(fewest, needed);
            if (wide.Edits == 1 && fewest.Edits == 0 && Choose(wide, needed) > cost)
            {
                _ = Choose(fewest, needed);
            }
        }

        foreach (NearWindow window in _chosen)
        {
            Add(window);
        }

        return new NearQuery(pattern, [.. _entries]);
    }

    /// <summary>The least number of edits with which windows that hold so many bases beside the core fit into the pattern, and the most that they can hold; -1 if none fits.</summary>
    private (int Edits, int Beside) Fewest(int needed, int beside)
    {
        for (int edits = 0; edits < needed; edits++)
        {
            for (int more = 2; more >= beside; more--)
            {
                (_edits, _beside) = (edits, more);
                if (LengthFor(needed) <= _pattern.Length)
                {
                    return (edits, more);
                }
            }
        }

        return (-1, 0);
    }

    /// <summary>Chooses windows, and tells what they cost.</summary>
    private double Choose((int Edits, int Beside) most, int needed)
    {
        (_edits, _beside) = most;
        _best.Clear();
        _chosen.Clear();
        double cost = Best(0, needed);
        if (!double.IsFinite(cost))
        {
            return cost;
        }

        for (int from = 0; needed > 0;)
        {
            NearWindow window = _best[(from, needed)].Window;
            _chosen.Add(window);
            needed -= window.Edits + 1;
            from = window.EndOf(_pattern);
        }

        return cost;
    }

    /// <summary>The bases that windows need.</summary>
    private int LengthFor(int needed)
    {
        int rest = needed % (_edits + 1);
        return (needed / (_edits + 1) * Length(_edits)) + (rest > 0 ? Length(rest - 1) : 0);

        int Length(int edits) => NearWindows.LengthOf(_beside, Math.Min(edits, _pattern.Bulges));
    }

    /// <summary>The least cost from a base on.</summary>
    private double Best(int from, int needed)
    {
        if (needed <= 0)
        {
            return 0;
        }

        if (_best.TryGetValue((from, needed), out (double Cost, NearWindow Window) known))
        {
            return known.Cost;
        }

        (double Cost, NearWindow Window) best = (double.PositiveInfinity, default);
        for (int at = from; at + LengthFor(needed) <= _pattern.Length; at++)
        {
            for (int beside = _beside; beside <= 2; beside++)
            {
                for (int edits = Math.Min(_edits, needed - 1); edits >= 0; edits--)
                {
                    NearWindow window = new(at, beside, edits);
                    int end = window.EndOf(_pattern), left = needed - edits - 1;
                    if (end > _pattern.Length || (left > 0 && end + LengthFor(left) > _pattern.Length))
                    {
                        continue;
                    }

                    double cost = CostOf(window);
                    cost = cost < best.Cost ? cost + Best(end, left) : cost;
                    best = cost < best.Cost ? (cost, window) : best;
                }
            }
        }

        _best.Add((from, needed), best);
        return best.Cost;
    }

    /// <summary>What a window costs.</summary>
    private double CostOf(NearWindow window)
    {
        if (_costs.TryGetValue(window, out double known))
        {
            return known;
        }

        double cost = double.PositiveInfinity;
        if (_windows.Walk(_pattern, window, MostCores))
        {
            cost = 0;
            foreach (ushort core in _windows.Cores)
            {
                cost += NearQuery.CostOf(_counts[core], _windows.Allowed(core), _pattern.Bulges);
            }
        }

        _costs.Add(window, cost);
        return cost;
    }

    private void Add(NearWindow window)
    {
        _ = _windows.Walk(_pattern, window, MostCores);
        foreach (ushort core in _windows.Cores)
        {
            uint allowed = _windows.Allowed(core);
            double cost = NearQuery.CostOf(1, allowed, _pattern.Bulges);
            _entries.Add(new NearEntry(core, allowed, window.From + window.CoreAt, _windows.IsOpen(core), cost));
        }
    }
}
