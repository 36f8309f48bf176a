using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>Two successive columns of a duplex as one number of 8 bits.</summary>
/// <remarks>
/// <code>
///   5' A C 3'     first top, second top, first bottom, second bottom, 2 bits each (A 00, C 01, U 10, G 11):
///   3' U G 5'     00 01 10 11; the same step from the other strand is GU on CA: 11 10 01 00
/// </code>
/// </remarks>
internal static class DuplexStep
{
    /// <summary>The number of steps.</summary>
    public const int Count = 256;

    /// <summary>The step of two columns, each top over bottom.</summary>
    public static int Of(int top, int bottom, int nextTop, int nextBottom) => (top << 6) | (nextTop << 4) | (bottom << 2) | nextBottom;

    /// <summary>The step read from the other strand.</summary>
    public static int FromOtherStrand(int step) => Of(step & 3, (step >> 4) & 3, (step >> 2) & 3, step >> 6);

    /// <summary>True if both columns are Watson-Crick pairs.</summary>
    public static bool IsWatsonCrick(int step) => ((step >> 4) ^ (step & 15)) == 0b1010;

    /// <summary>How many of the columns pair, G:U included.</summary>
    public static int Pairs(int step) => (IsPair(step >> 6, (step >> 2) & 3) ? 1 : 0) + (IsPair((step >> 4) & 3, step & 3) ? 1 : 0);

    /// <summary>True if the two bases pair: Watson-Crick or G:U.</summary>
    public static bool IsPair(int top, int bottom) => (top ^ bottom) == 2 || IsWobble(top, bottom);

    /// <summary>True if the two bases are G and U.</summary>
    public static bool IsWobble(int top, int bottom) => top + bottom == Nucleotide.G + Nucleotide.U;

    /// <summary>True if the two bases are A and U.</summary>
    public static bool IsWeak(int top, int bottom) => (top ^ bottom) == 2 && (top & 1) == 0;
}
