namespace SeedScan.Sequences;

/// <summary>An aligned sequence without its gaps, and the alignment column of every letter. Its buffers are reused.</summary>
/// <remarks>
/// <code>
///   column    1 2 3 4 5 6 7 8
///   aligned   G - A C - - U N
///   letters   G A C U N            position 0 1 2 3 4
///   columns   1 3 4 7 8
/// </code>
/// </remarks>
internal sealed class AlignedSequence
{
    private byte[] _letters = [];
    private int[] _columns = [];
    private int _length;

    /// <summary>The letters between the gaps.</summary>
    public ReadOnlySpan<byte> Letters => _letters.AsSpan(0, _length);

    /// <summary>The 1-based alignment column of the letter at a 0-based position.</summary>
    public int ColumnOf(int position) => _columns[position];

    /// <summary>Takes another sequence.</summary>
    public void Load(ReadOnlySpan<byte> aligned)
    {
        if (_letters.Length < aligned.Length)
        {
            _letters = GC.AllocateUninitializedArray<byte>(aligned.Length + aligned.Length / 4);
            _columns = GC.AllocateUninitializedArray<int>(_letters.Length);
        }

        int length = 0;
        for (int i = 0; i < aligned.Length; i++)
        {
            // Written always, kept only if it is no gap: gaps come too irregularly for a branch to be foreseen.
            _letters[length] = aligned[i];
            _columns[length] = i + 1;
            length += aligned[i] == (byte)'-' ? 0 : 1;
        }

        _length = length;
    }
}
