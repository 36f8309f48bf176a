namespace SeedScan.Sequences;

/// <summary>The four nucleotides as 2-bit codes.</summary>
/// <remarks>
/// The code of a letter is bits 1 and 2 of its ASCII form, so that packing is no look-up:
/// <code>
/// A 0100 0001   C 0100 0011   T 0101 0100   U 0101 0101   G 0100 0111
///        --- 0         --- 1         --- 2         --- 2         --- 3
/// </code>
/// T and U are one nucleotide, and case carries no meaning. The complement flips the upper bit.
/// </remarks>
public static class Nucleotide
{
    /// <summary>The code of anything that is not one nucleotide: N, another IUPAC letter, a place beyond the end.</summary>
    public const int None = -1;

    /// <summary>The code of A.</summary>
    public const int A = 0;

    /// <summary>The code of C.</summary>
    public const int C = 1;

    /// <summary>The code of U, which is also T.</summary>
    public const int U = 2;

    /// <summary>The code of G.</summary>
    public const int G = 3;

    /// <summary>The code of an ASCII letter: 0..3 for A, C, G, U or T in either case, else <see cref="None"/>.</summary>
    public static int CodeOf(char letter) => (char)(letter | 0x20) switch
    {
        'a' => A,
        'c' => C,
        'g' => G,
        't' or 'u' => U,
        _ => None,
    };

    /// <summary>The RNA letter of a code: A, C, U or G, and N for <see cref="None"/>.</summary>
    public static char LetterOf(int code) => code is >= 0 and < 4 ? "ACUG"[code] : 'N';

    /// <summary>The code of the Watson-Crick partner; <see cref="None"/> stays <see cref="None"/>.</summary>
    public static int ComplementOf(int code) => code < 0 ? None : code ^ 2;
}
