using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>The 3' pairing score of a site (Grimson 2007, Mol Cell 27:91).</summary>
/// <remarks>
/// RNA from nt 9 on lies against the 15 target bases from the one opposite nt 9 on. Either strand may be shifted by
/// o bases; a run of two or more Watson-Crick pairs scores 1 for each of nt 13-16 and 0.5 for each other nucleotide,
/// less max(0, (o - 2) / 2). The score is the best of all runs and shifts, and at least 0.
/// <code>
///   nt           9 10 11 12 13 14 15 16 17
///   RNA          A  G  A  A  G  U  A  U  G       o = 1, the target shifted:
///   target       C  .  .  .  .  C  A  U  .       nt 13-15 pair, 3 · 1 - max(0, (1 - 2) / 2) = 3
/// </code>
/// </remarks>
internal static class ThreePrimePairing
{
    private const int FirstNucleotide = 9, TargetBases = 15;

    /// <summary>The score from which on the pairing is called supplementary.</summary>
    public const double Supplementary = 3;

    /// <summary>The score of the register's 3' half, on the target as it was before any mask.</summary>
    public static double Score(in Register register)
    {
        int nucleotides = register.LastNucleotide - FirstNucleotide + 1;
        int best = 0;
        for (int shift = 1 - TargetBases; shift < nucleotides; shift++)
        {
            best = Math.Max(best, BestRun(in register, nucleotides, shift) - Math.Max(0, Math.Abs(shift) - 2));
        }

        return best / 2.0;
    }

    /// <summary>The best run in halves of a point, nt 9 + i against target base i - shift.</summary>
    private static int BestRun(in Register register, int nucleotides, int shift)
    {
        int best = 0, run = 0, halves = 0;
        for (int i = Math.Max(0, shift); i < nucleotides && i - shift < TargetBases; i++)
        {
            int nt = FirstNucleotide + i;
            int target = register.UnmaskedTargetCode(nt - shift);
            if (target != Nucleotide.None && target == Nucleotide.ComplementOf(register.RnaCode(nt)))
            {
                run++;
                halves += nt is >= 13 and <= 16 ? 2 : 1;
                best = run >= 2 ? Math.Max(best, halves) : best;
            }
            else
            {
                run = halves = 0;
            }
        }

        return best;
    }
}
