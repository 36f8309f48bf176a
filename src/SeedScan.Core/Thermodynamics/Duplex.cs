using SeedScan.Oligos;

namespace SeedScan.Thermodynamics;

/// <summary>The energy of an oligo on RNA or DNA, from nearest neighbours.</summary>
/// <remarks>
/// The two ends, the stack of each two successive pairs, and what opens between pairs. RNA on RNA, one mismatch (kcal/mol):
/// <code>
///   5' G G C A A U G 3'     ends 2.05 + 2.05; GG -3.26; C A A on G C U: 1.2; AU -1.10; UG -2.11
///   3' C C G C U A C 5'     GC -3.42                                                          -4.60
/// </code>
/// Nothing is allocated. Letters are ACGTU in either case, T and U are one base, and the sugar alone tells DNA from RNA.
/// </remarks>
public static class Duplex
{
    /// <summary>What stands for a base that is not there, in a column of an alignment.</summary>
    public const char Gap = '-';

    /// <summary>The energy of an oligo with its perfect complement.</summary>
    /// <param name="oligo">The oligo.</param>
    /// <param name="partner">What the complement is made of.</param>
    public static DuplexEnergy OfPerfect(Oligo oligo, StrandKind partner)
    {
        ArgumentNullException.ThrowIfNull(oligo);
        return OfPerfect(oligo.Bases, oligo.Sugars, partner);
    }

    /// <summary>The energy of a strand of one sugar with its perfect complement.</summary>
    /// <param name="bases">The strand 5'→3'; with a letter that is not one base, the energy is unknown.</param>
    /// <param name="sugar">The sugar of all its bases.</param>
    /// <param name="partner">What the complement is made of.</param>
    public static DuplexEnergy OfPerfect(ReadOnlySpan<char> bases, Sugar sugar, StrandKind partner)
        => new DuplexWalk(bases, default, [sugar], partner).Energy();

    /// <summary>The energy of a strand with its perfect complement.</summary>
    /// <param name="bases">The strand 5'→3'; with a letter that is not one base, the energy is unknown.</param>
    /// <param name="sugars">The sugar of each base.</param>
    /// <param name="partner">What the complement is made of.</param>
    /// <exception cref="ArgumentException">Another number of sugars than of bases.</exception>
    public static DuplexEnergy OfPerfect(ReadOnlySpan<char> bases, ReadOnlySpan<Sugar> sugars, StrandKind partner)
    {
        if (sugars.Length != bases.Length)
        {
            throw new ArgumentException($"{bases.Length} bases need as many sugars.", nameof(sugars));
        }

        return new DuplexWalk(bases, default, sugars, partner).Energy();
    }

    /// <summary>The energy of an oligo on a target as they are aligned, with mismatches, G:U pairs and bulges.</summary>
    /// <remarks>
    /// A helix at an end, beyond a mismatch or a bulge, counts only where that lowers ΔG°37; else the duplex ends before it, which
    /// <see cref="EnergyNotes.OpenEnd"/> and the columns of the result tell. Mismatches at the very ends are open, too, and
    /// what they add is not counted.
    /// </remarks>
    /// <param name="oligo">The oligo's base of each column, 5'→3', or <see cref="Gap"/> where a target base is bulged.</param>
    /// <param name="target">The target's base that lies opposite in each column, so 3'→5', or <see cref="Gap"/>.</param>
    /// <param name="sugars">The sugar of each base of the oligo: one for each column without a gap in it.</param>
    /// <param name="partner">What the target is made of.</param>
    /// <exception cref="ArgumentException">Numbers that do not fit, or a column of two gaps.</exception>
    public static DuplexEnergy OfAligned(ReadOnlySpan<char> oligo, ReadOnlySpan<char> target, ReadOnlySpan<Sugar> sugars, StrandKind partner)
    {
        if (oligo.Length != target.Length)
        {
            throw new ArgumentException("Oligo and target have one letter for each column.", nameof(target));
        }

        if (sugars.Length != oligo.Length - oligo.Count(Gap))
        {
            throw new ArgumentException("Each base of the oligo needs a sugar.", nameof(sugars));
        }

        for (int i = 0; i < oligo.Length; i++)
        {
            if (oligo[i] == Gap && target[i] == Gap)
            {
                throw new ArgumentException($"Column {i} has no base.", nameof(target));
            }
        }

        return oligo.IsEmpty ? new DuplexEnergy(EnergyNotes.None) : new DuplexWalk(oligo, target, sugars, partner).Energy();
    }
}
