namespace SeedScan.Similarity;

/// <summary>Tells, of nearly all miRNAs, that an oligo has no alignment with them that would be listed. For one thread at a time.</summary>
/// <remarks>
/// <para>Seeds and runs of eight are words of S, the oligo's reverse complement, that a table knows. For the alignments with few edits a bit is a base of S,
/// and a word the bases at which an alignment with at most e edits can stand when a nt of the miRNA has been read (Wu and Manber 1992, Commun ACM 35:83):</para>
/// <code>
///   S        G A U        after U, A:  e = 0   ...        the pair of A with A follows none
///   miRNA    U A U                     e = 1   .*.        a mismatch (G on U), then the pair
///                         after U:     e = 1   ..*
/// </code>
/// <para>An alignment may begin at the first base anywhere, or at any base on nt 1; of short ones fewer edits are allowed, so they begin at a
/// higher level. What passes is aligned (<see cref="MirnomeAligner"/>), which decides.</para>
/// </remarks>
internal sealed class MirnomeFilter
{
    private const int MostEdits = MirnomeAligner.MostEdits, LeastPairs = MirnomeAligner.LeastPairs;

    private readonly ulong[] _sixes = new ulong[1 << 6], _sevens = new ulong[1 << 8], _eights = new ulong[1 << 10];
    private readonly ulong[] _places = new ulong[8];
    private int _length;

    /// <summary>Takes another oligo.</summary>
    /// <param name="rows">S: the codes of its reverse complement.</param>
    public void Take(ReadOnlySpan<byte> rows)
    {
        _length = rows.Length;
        Array.Clear(_sixes);
        Array.Clear(_sevens);
        Array.Clear(_eights);
        Array.Clear(_places);
        for (int i = 0; i < rows.Length; i++)
        {
            _places[rows[i]] |= 1UL << i;
            AddWord(_sixes, rows, i, 6);
            AddWord(_sevens, rows, i, 7);
            AddWord(_eights, rows, i, 8);
        }
    }

    /// <summary>A word of bases as a number: two bits each, the first lowest.</summary>
    public static int WordOf(ReadOnlySpan<byte> codes)
    {
        int word = 0;
        for (int i = codes.Length - 1; i >= 0; i--)
        {
            word = (word << 2) | codes[i];
        }

        return word;
    }

    /// <summary>True if nt 2-8 can pair in full.</summary>
    /// <param name="seed">Nt 2-8 as a word.</param>
    public bool HasSeed2To8(int seed) => Has(_sevens, seed);

    /// <summary>True if nt 2-7 can pair in full.</summary>
    /// <param name="seed">Nt 2-8 as a word.</param>
    public bool HasSeed2To7(int seed) => Has(_sixes, seed & 0xFFF);

    /// <summary>True if eight successive nt can pair.</summary>
    /// <param name="words">All words of eight bases of the miRNA.</param>
    public bool HasRun(ReadOnlySpan<ushort> words)
    {
        foreach (ushort word in words)
        {
            if (Has(_eights, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False if surely no alignment has few edits and pairs enough.</summary>
    /// <param name="mirna">The codes of the miRNA; above 3 for what is no base.</param>
    public bool MayHaveFewEdits(ReadOnlySpan<byte> mirna)
    {
        if (_length < LeastPairs)
        {
            return false;
        }

        // The bases that an alignment may begin at, at nt 1 and at others, by level: begun at base i it may have at most length - 8 - i edits.
        int most = _length - LeastPairs - MostEdits;
        ulong rows = NearMatch.RowsBelow(_length), last = 1UL << (_length - 1);
        ulong first0 = Below(most + 1), first1 = Below(most + 2), first2 = Below(most + 3), first3 = Below(most + 4);
        ulong a0 = 0, a1 = 0, a2 = 0, a3 = 0, b0 = 0, b1 = 0, b2 = 0;
        foreach (byte code in mirna)
        {
            ulong pairs = _places[code];
            ulong come0 = ((a0 << 1) | first0) & rows;
            ulong come1 = ((a1 << 1) | (b0 << 1) | (a0 << 2) | first1) & rows;
            ulong come2 = ((a2 << 1) | (b1 << 1) | (a1 << 2) | first2) & rows;
            ulong come3 = ((a3 << 1) | (b2 << 1) | (a2 << 2) | first3) & rows;
            (b0, b1, b2) = (a0, a1, a2);
            (a0, a1, a2, a3) = (come0 & pairs, (come1 & pairs) | come0, (come2 & pairs) | come1, (come3 & pairs) | come2);
            if ((a3 & last) != 0)
            {
                return true;
            }

            (first0, first1, first2, first3) = (first0 & 1, first1 & 1, first2 & 1, first3 & 1);
        }

        // At the last nt the bases behind are overhang: ended at base i it may have at most i - 7 edits.
        int end = LeastPairs - 1 + Math.Min(0, most);
        return ((a0 & ~Below(end)) | (a1 & ~Below(end + 1)) | (a2 & ~Below(end + 2)) | (a3 & ~Below(end + 3))) != 0;
    }

    private static ulong Below(int count) => NearMatch.RowsBelow(Math.Max(0, count));

    private static void AddWord(ulong[] table, ReadOnlySpan<byte> rows, int at, int length)
    {
        if (at + length <= rows.Length)
        {
            int word = WordOf(rows.Slice(at, length));
            table[word >> 6] |= 1UL << (word & 63);
        }
    }

    private static bool Has(ulong[] table, int word) => (table[word >> 6] >> (word & 63) & 1) != 0;
}
