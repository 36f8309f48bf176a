namespace SeedScan.Synthetic;

/// <summary>Random bases in which each depends on the one before it, as in human 3'UTRs.</summary>
/// <remarks>
/// The table holds how often a base follows another in 4.81 Mb of human RefSeq 3'UTRs (3,995 transcripts, hg19), in
/// 1/4096: CG is rare (a quarter of what A, C, G, U alone would give), and runs of A and of U are common. What comes out
/// is .271 A, .213 C, .216 G, .300 U. One draw of 64 bits serves five bases, 12 bits each:
/// <code>
///  63..60   59......48   47......36   35......24   23......12   11.......0
///  unused      fifth       fourth        third       second        first
/// </code>
/// Each picks from the row of the base before it: with A before, 0-1313 is A, 1314-2026 is C, 2027-3048 is G, else U.
/// </remarks>
internal sealed class UtrBases
{
    private const int Bits = 12;
    private const int BasesPerDraw = 64 / Bits;
    private const int RowMask = (1 << Bits) - 1;

    // Rows: the base before. Columns: A, C, G, U. Each row adds up to 4096.
    private static readonly int[][] _followers =
    [
        [1314, 713, 1022, 1047],
        [1294, 1160, 234, 1408],
        [1079, 894, 1094, 1029],
        [825, 800, 1069, 1402],
    ];

    private readonly Xoshiro256 _random;

    // Four rows of 4096 places; a place holds the base's number, 0..3.
    private readonly byte[] _table = new byte[4 << Bits];
    private ulong _draw;
    private int _left;
    private int _before;

    public UtrBases(Xoshiro256 random)
    {
        _random = random;
        int at = 0;
        foreach (int[] row in _followers)
        {
            for (int next = 0; next < row.Length; next++)
            {
                _table.AsSpan(at, row[next]).Fill((byte)next);
                at += row[next];
            }
        }
    }

    /// <summary>Writes the next bases as the letters A, C, G and T.</summary>
    public void Fill(Span<byte> letters)
    {
        ReadOnlySpan<byte> alphabet = "ACGT"u8;
        ReadOnlySpan<byte> table = _table;
        int before = _before;
        int i = 0;
        for (; i < letters.Length && _left > 0; i++)
        {
            letters[i] = alphabet[before = Take(table, before)];
        }

        for (; i <= letters.Length - BasesPerDraw; i += BasesPerDraw)
        {
            ulong draw = _random.Next();
            Span<byte> five = letters.Slice(i, BasesPerDraw);
            for (int k = 0; k < five.Length; k++)
            {
                before = table[(before << Bits) | (int)(draw & RowMask)];
                five[k] = alphabet[before];
                draw >>= Bits;
            }
        }

        for (; i < letters.Length; i++)
        {
            letters[i] = alphabet[before = Take(table, before)];
        }

        _before = before;
    }

    /// <summary>One base from what is left of a draw, so that the bases do not depend on how they are asked for.</summary>
    private int Take(ReadOnlySpan<byte> table, int before)
    {
        if (_left == 0)
        {
            _draw = _random.Next();
            _left = BasesPerDraw;
        }

        int next = table[(before << Bits) | (int)(_draw & RowMask)];
        _draw >>= Bits;
        _left--;
        return next;
    }
}
