using SeedScan.Oligos;
using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>How an oligo pairs with a copy of itself, and with itself.</summary>
/// <remarks>
/// Only runs of successive Watson-Crick pairs count: no G:U, mismatches, bulges, or second runs, and nothing of the bases beside a run.
/// <code>
///   dimer    5' T A C G C A 3'           hairpin    5' G G C A       the stem GGC on GCC
///                 | | | |                              | | |   A     closes a loop of three bases
///             3' A C G C A T 5'                     3' C C G A
/// </code>
/// Base i lies against base s - i: each s is one shift of the copy, and one way to fold.
/// </remarks>
public static class SelfStructure
{
    private const int LeastLoop = 3;

    /// <summary>The strongest run of pairs of two copies side by side, in any shift.</summary>
    /// <remarks>
    /// Stacks and ends as in <see cref="Duplex"/>. Where the two strands differ in their sugars, the mean of what each is on the other; what
    /// LNA adds is added for both.
    /// </remarks>
    /// <param name="bases">The oligo 5'→3'; a letter that is not one base does not pair.</param>
    /// <param name="sugars">The sugar of each base.</param>
    /// <exception cref="ArgumentException">Another number of sugars than of bases.</exception>
    public static SelfPairing Dimer(ReadOnlySpan<char> bases, ReadOnlySpan<Sugar> sugars)
    {
        Check(bases, sugars);
        (SelfPairing best, int least) = (SelfPairing.None, int.MaxValue);
        for (int sum = 1; sum <= (2 * bases.Length) - 3; sum++)
        {
            int last = Math.Min(bases.Length - 1, sum);
            for (int start = Math.Max(0, sum - bases.Length + 1), end; start <= last; start = end + 1)
            {
                StrandStacks stacks = new(bases, sugars, sum);
                end = start;
                while (end <= last && stacks.IsPair(end))
                {
                    stacks.Add(end++);
                }

                int free = stacks.Free + (end - start < 2 ? 0 : stacks.End(start) + stacks.End(end - 1) + stacks.Symmetry(start, end));
                if (end - start >= 2 && free < least)
                {
                    (best, least) = (new SelfPairing(start, sum - end + 1, end - start, free / 1000.0, stacks.Notes), free);
                }
            }
        }

        return best;
    }

    /// <summary>The strongest hairpin: a stem of two or more pairs around a loop of three or more bases.</summary>
    /// <remarks>
    /// The stacks of the stem, the loop by its size (Turner 2004: Mathews 2004, PNAS 101:7287), and the penalty of an A-U pair at
    /// the open end. Bonuses of the loop's letters are not counted.
    /// </remarks>
    /// <param name="bases">The oligo 5'→3'; a letter that is not one base does not pair.</param>
    /// <param name="sugars">The sugar of each base.</param>
    /// <exception cref="ArgumentException">Another number of sugars than of bases.</exception>
    public static SelfPairing Hairpin(ReadOnlySpan<char> bases, ReadOnlySpan<Sugar> sugars)
    {
        Check(bases, sugars);
        (SelfPairing best, int least) = (SelfPairing.None, int.MaxValue);
        EnergyNotes loop = sugars.ContainsAnyExcept(Sugar.Rna) ? EnergyNotes.HairpinAsRna : 0;
        for (int sum = 1; sum <= (2 * bases.Length) - 3; sum++)
        {
            for (int start = Math.Max(0, sum - bases.Length + 1), end; sum - (2 * start) > LeastLoop; start = end + 1)
            {
                StrandStacks stacks = new(bases, sugars, sum);
                for (end = start; sum - (2 * end) > LeastLoop && stacks.IsPair(end); end++)
                {
                    stacks.Add(end);
                    int free = stacks.Free + stacks.EndPenalty(start) + OpenPlaces.Hairpin(sum - (2 * end) - 1);
                    if (end > start && free < least)
                    {
                        int pairs = end - start + 1;
                        (best, least) = (new SelfPairing(start, sum - end, pairs, free / 1000.0, stacks.Notes | loop), free);
                    }
                }
            }
        }

        return best;
    }

    private static void Check(ReadOnlySpan<char> bases, ReadOnlySpan<Sugar> sugars)
    {
        if (sugars.Length != bases.Length)
        {
            throw new ArgumentException($"{bases.Length} bases need as many sugars.", nameof(sugars));
        }
    }
}
