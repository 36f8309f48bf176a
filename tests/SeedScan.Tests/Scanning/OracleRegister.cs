namespace SeedScan.Tests.Scanning;

/// <summary>
/// One gapless placing of an RNA on a target: nt k lies opposite target position <c>place - (k - 1)</c>, where
/// <c>place</c> is opposite nt 1 and may lie beyond either end. The letters are ACGU, and N for all else.
/// </summary>
/// <param name="target">The strand that is searched, masked where it is masked.</param>
/// <param name="unmasked">The same strand as it was before masking.</param>
/// <param name="rna">The RNA 5'→3'.</param>
/// <param name="seedStart">The RNA's nucleotide that plays the part of nt 2.</param>
/// <param name="place">The 0-based target position opposite the nucleotide that plays the part of nt 1.</param>
internal readonly struct OracleRegister(string target, string unmasked, string rna, int seedStart, int place)
{
    private const char Nothing = '-';

    /// <summary>True where the target has A opposite nt 1, whatever nt 1 is.</summary>
    public bool HasA => Opposite(1) == 'A';

    /// <summary>The register one to the left: every nucleotide lies opposite the base before.</summary>
    public OracleRegister Before => Shifted(1);

    /// <summary>The register in which every nucleotide lies <paramref name="bases"/> further to the target's 5' end.</summary>
    public OracleRegister Shifted(int bases) => new(target, unmasked, rna, seedStart, place - bases);

    /// <summary>The target position opposite nt <paramref name="nt"/>; it may lie beyond the ends.</summary>
    public int Position(int nt) => place - (nt - 1);

    /// <summary>The target's letter opposite nt <paramref name="nt"/>.</summary>
    public char Opposite(int nt) => LetterAt(target, Position(nt));

    /// <summary>True where nt <paramref name="nt"/> makes a Watson-Crick pair.</summary>
    public bool Pairs(int nt) => IsPair(Nucleotide(nt), Opposite(nt));

    /// <summary>True where every nucleotide of the range makes a Watson-Crick pair.</summary>
    public bool Pairs(int from, int to)
    {
        for (int nt = from; nt <= to; nt++)
        {
            if (!Pairs(nt))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where nt <paramref name="nt"/> is G opposite U, or U opposite G.</summary>
    public bool Wobbles(int nt) => (Nucleotide(nt), Opposite(nt)) is ('G', 'U') or ('U', 'G');

    /// <summary>True where a base stands opposite nt <paramref name="nt"/>: not N, and not beyond an end.</summary>
    public bool HasBase(int nt) => Opposite(nt) is 'A' or 'C' or 'G' or 'U';

    /// <summary>
    /// The 3' pairing score (Grimson 2007): RNA from nt 9 on, against the 15 bases from the one opposite nt 9 on.
    /// The best run of two or more pairs, over every shift of either strand.
    /// </summary>
    public double ThreePrimeScore()
    {
        double best = 0;
        for (int offset = 0; offset < rna.Length + 15; offset++)
        {
            double penalty = Math.Max(0, (offset - 2) / 2.0);
            best = Math.Max(best, BestRun(rnaShift: offset, targetShift: 0) - penalty);
            best = Math.Max(best, BestRun(rnaShift: 0, targetShift: offset) - penalty);
        }

        return best;
    }

    private double BestRun(int rnaShift, int targetShift)
    {
        double best = 0, score = 0;
        int length = 0;
        for (int i = 0; i + targetShift < 15; i++)
        {
            int nt = 9 + rnaShift + i;
            if (!IsPair(Nucleotide(nt), LetterAt(unmasked, Position(9 + targetShift + i))))
            {
                length = 0;
                score = 0;
                continue;
            }

            length++;
            score += nt is >= 13 and <= 16 ? 1 : 0.5;
            if (length >= 2)
            {
                best = Math.Max(best, score);
            }
        }

        return best;
    }

    /// <summary>The RNA's letter in the part of nt <paramref name="nt"/>.</summary>
    private char Nucleotide(int nt) => LetterAt(rna, nt + seedStart - 2 - 1);

    private static char LetterAt(string letters, int position) =>
        position >= 0 && position < letters.Length ? letters[position] : Nothing;

    private static bool IsPair(char a, char b) => (a, b) is ('A', 'U') or ('U', 'A') or ('C', 'G') or ('G', 'C');
}
