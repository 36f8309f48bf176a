namespace SeedScan.Scanning;

/// <summary>Orders numbers as the strings that they are printed as, without making strings.</summary>
/// <remarks>
/// A number becomes its digits, 4 bits each, from the left; nothing sorts before 0, and 9 before the colon that follows a
/// number in <c>species::start::end</c>:
/// <code>
///   text            nibbles (empty 0, digits 1-10, colon 11)
///   71::            8 2 B 0 0 0 0 0 0 0 0
///   716::           8 2 7 B 0 0 0 0 0 0 0      716:: stands before 71::
///   1162::          2 2 7 3 B 0 0 0 0 0 0      and 1162:: before both
/// </code>
/// </remarks>
internal static class TextOrder
{
    /// <summary>The bits of a key: ten digits and a colon.</summary>
    public const int Bits = 44;

    /// <summary>The key of a number that a colon follows.</summary>
    public static ulong BeforeColon(int number) => KeyOf(number, colon: 11);

    /// <summary>The key of a number that ends its string.</summary>
    public static ulong AtEnd(int number) => KeyOf(number, colon: 0);

    private static ulong KeyOf(int number, ulong colon)
    {
        // Built from the last character to the first: each one pushes what follows it to the right.
        ulong key = colon << (Bits - 4);
        do
        {
            (number, int digit) = int.DivRem(number, 10);
            key = (key >> 4) | ((ulong)(digit + 1) << (Bits - 4));
        }
        while (number > 0);
        return key;
    }
}
