using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>The 3' half of a 3'-compensatory site, and which of several readings of a register counts.</summary>
/// <remarks>
/// Bartel 2009 (Cell 136:215): contiguous pairing centred on nt 13-16 makes up for a flaw in the seed. The 3' half is
/// nt 12-15 or nt 13-16, shifted against the register of nt 8 by -2 to +2 bases (offsets that the 3' pairing score of
/// Grimson 2007 leaves unpenalised). Of several readings of one register the first counts: a mismatch before a bulge,
/// the bulge nearest the RNA's 5' end, offset 0, +1, -1, +2, -2.
/// </remarks>
internal static class ThreePrimeCompensation
{
    private static ReadOnlySpan<sbyte> Offsets => [0, 1, -1, 2, -2];

    /// <summary>Reads the register in which a seed half with a flaw was found.</summary>
    /// <param name="register">The register of nt 1.</param>
    /// <param name="flaw">The nucleotide of the mismatch, or the nucleotide 5' of the bulge.</param>
    /// <param name="bulged">True for a bulge.</param>
    /// <param name="note">What the site says of itself.</param>
    /// <returns>False if the 3' half does not pair, or another reading of the register comes first.</returns>
    public static bool TryRead(in Register register, int flaw, bool bulged, out SiteNote note)
    {
        note = default;
        Register upper = bulged ? register.MovedUpstream(1) : register;
        if (!TryFindThreePrimeHalf(in upper, out int offset))
        {
            return false;
        }

        note = bulged ? SiteNote.OfBulge(flaw, offset) : SiteNote.OfMismatch(flaw, offset);
        return !bulged || !ComesAfterAnother(in register, in upper, flaw);
    }

    private static bool ComesAfterAnother(in Register register, in Register upper, int flaw)
    {
        if (register.AllPair(2, 7) || upper.AllPair(2, 7))
        {
            return true;                                        // a canonical site is there
        }

        for (int smaller = 2; smaller < flaw; smaller++)
        {
            if (register.AllPair(2, smaller) && upper.AllPair(smaller + 1, 8))
            {
                return true;
            }
        }

        return HasOneMismatch(in register) && TryFindThreePrimeHalf(in register, out _);
    }

    /// <summary>True if all of nt 2-8 pair but one of nt 2-7, which lies opposite a base.</summary>
    private static bool HasOneMismatch(in Register register)
    {
        int mismatches = 0;
        for (int nt = 2; nt <= 7; nt++)
        {
            if (!register.Pairs(nt))
            {
                mismatches++;
                if (register.TargetCode(nt) == Nucleotide.None)
                {
                    return false;
                }
            }
        }

        return mismatches == 1 && register.Pairs(8);
    }

    private static bool TryFindThreePrimeHalf(in Register register, out int offset)
    {
        foreach (sbyte candidate in Offsets)
        {
            Register shifted = register.MovedUpstream(candidate);
            if (shifted.AllPair(13, 15) && (shifted.Pairs(12) || shifted.Pairs(16)))
            {
                offset = candidate;
                return true;
            }
        }

        offset = 0;
        return false;
    }
}
