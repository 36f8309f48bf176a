using System.Numerics;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>Receives near matches as they are found, in order of their starts. Implement it as a struct: the call is then compiled into the search.</summary>
public interface INearMatchSink
{
    /// <summary>Takes one near match. What the reference points to changes after the call: copy the match to keep it.</summary>
    /// <param name="match">The near match.</param>
    void OnMatch(in NearMatch match);
}

/// <summary>One place that a whole oligo binds, not necessarily perfectly, with its alignment.</summary>
/// <remarks>
/// The alignment is kept as bits: bit i is base i of the oligo, counted from 0 in the direction of the target, so bit 0 is the oligo's 3' end
/// on the strand as given. <see cref="OligoPositionOf"/> turns it into a position of the oligo. With the oligo it tells the bases of the target, too
/// (<see cref="NearMatchDrawing"/>): those in pairs follow from the oligo, and the others are kept.
/// <code>
///   oligo   3' G C A - U G G 5'        OligoLength 6
///              | |     | : |
///   target  5' C G C U A U C 3'        Mismatched 000100 (bit 2), Wobbled 010000 (bit 4), TargetBulged 001000 (bit 3: before base 3)
/// </code>
/// </remarks>
public readonly record struct NearMatch
{
    /// <summary>0-based position of the match's first base on the forward strand of the target.</summary>
    public long Start { get; internal init; }

    /// <summary>0-based position after the match's last base on the forward strand of the target.</summary>
    public long End => Start + OligoLength + TargetBulges - OligoBulges;

    /// <summary>The strand of the target that is bound.</summary>
    public Strand Strand { get; internal init; }

    /// <summary>The number of the oligo's bases.</summary>
    public int OligoLength { get; internal init; }

    /// <summary>Mismatches as they are counted: real ones, and the G:U beyond those allowed.</summary>
    public int Mismatches { get; internal init; }

    /// <summary>The bases opposite another one with which they make neither a pair nor a G:U, or opposite an N.</summary>
    public ulong Mismatched { get; internal init; }

    /// <summary>The bases in a G:U, counted as mismatches or not.</summary>
    public ulong Wobbled { get; internal init; }

    /// <summary>The bases before which one base of the target is bulged.</summary>
    public ulong TargetBulged { get; internal init; }

    /// <summary>The bases of the oligo that are bulged.</summary>
    public ulong OligoBulged { get; internal init; }

    /// <summary>
    /// The bases of the target that do not follow from the oligo, three bits each (<see cref="Nucleotide.None"/> is 7), the first in the lowest: for each row in
    /// <see cref="TargetBulged"/> the one before it, for each in <see cref="Mismatched"/> its own. At most 11 of them.
    /// </summary>
    internal ulong Letters { get; private init; }

    /// <summary>The bases in a Watson-Crick pair.</summary>
    public ulong Paired => RowsBelow(OligoLength) & ~(Mismatched | Wobbled | OligoBulged);

    /// <summary>Mismatches that are no G:U.</summary>
    public int RealMismatches => BitOperations.PopCount(Mismatched);

    /// <summary>G:U, counted as mismatches or not.</summary>
    public int Wobbles => BitOperations.PopCount(Wobbled);

    /// <summary>Bulged bases of the target.</summary>
    public int TargetBulges => BitOperations.PopCount(TargetBulged);

    /// <summary>Bulged bases of the oligo.</summary>
    public int OligoBulges => BitOperations.PopCount(OligoBulged);

    /// <summary>Bulged bases of either.</summary>
    public int Bulges => TargetBulges + OligoBulges;

    /// <summary>Counted mismatches and bulges: the tier of the match.</summary>
    public int Edits => Mismatches + Bulges;

    /// <summary>The most Watson-Crick pairs that follow each other without a bulge.</summary>
    public int LongestRun => LongestRunOf(Paired, TargetBulged);

    /// <summary>The longest run of pairs.</summary>
    /// <param name="pairs">Bit i is 1 where base i is paired.</param>
    /// <param name="bulged">Bit i is 1 where a base of the other strand is bulged before base i.</param>
    internal static int LongestRunOf(ulong pairs, ulong bulged)
    {
        ulong links = pairs & (pairs << 1) & ~bulged;                               // bit i: base i and the one before it
        int run = pairs == 0 ? 0 : 1;
        for (; links != 0; links &= links << 1)
        {
            run++;
        }

        return run;
    }

    /// <summary>The 1-based position from the oligo's 5' end of one of its bases here.</summary>
    /// <param name="bit">The base as a bit of <see cref="Mismatched"/> and the others, 0 to <see cref="OligoLength"/> - 1.</param>
    public int OligoPositionOf(int bit) => Strand == Strand.Forward ? OligoLength - bit : bit + 1;

    /// <summary>The match with the bases of the target that it lies on.</summary>
    /// <param name="window">The target from the match's start on.</param>
    internal NearMatch Over(in TargetWindow window)
    {
        ulong letters = 0;
        int count = 0;
        for (ulong rows = Mismatched | TargetBulged; rows != 0; rows &= rows - 1)
        {
            int row = BitOperations.TrailingZeroCount(rows);
            ulong before = RowsBelow(row);
            int at = row + BitOperations.PopCount(TargetBulged & before) - BitOperations.PopCount(OligoBulged & before);
            if ((TargetBulged >> row & 1) != 0)
            {
                letters |= (ulong)(window.CodeAt(at++) & 7) << (3 * count++);
            }

            if ((Mismatched >> row & 1) != 0)
            {
                letters |= (ulong)(window.CodeAt(at) & 7) << (3 * count++);
            }
        }

        return this with { Letters = letters };
    }

    /// <summary>Edits, then bulges, then G:U in one number: less is better; equal ones are decided by the smaller start.</summary>
    internal int Level => LevelOf(Edits, Bulges, Wobbles);

    internal static int LevelOf(int edits, int bulges, int wobbles) => edits << 16 | bulges << 8 | wobbles;

    /// <summary>The bases that lie on a diagonal: base i over position <see cref="Start"/> + i + <paramref name="diagonal"/> of the target.</summary>
    internal ulong RowsOn(int diagonal)
    {
        ulong rows = 0;
        int current = 0, from = 0;
        for (ulong bulges = TargetBulged | OligoBulged; bulges != 0; bulges &= bulges - 1)
        {
            int at = BitOperations.TrailingZeroCount(bulges);
            rows |= current == diagonal ? RowsBelow(at) & ~RowsBelow(from) : 0;
            bool isTarget = (TargetBulged >> at & 1) != 0;
            current += isTarget ? 1 : -1;
            from = isTarget ? at : at + 1;
        }

        return current == diagonal ? rows | (RowsBelow(OligoLength) & ~RowsBelow(from)) : rows;
    }

    /// <summary>The lowest <paramref name="count"/> (0..64) bits.</summary>
    internal static ulong RowsBelow(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
}
