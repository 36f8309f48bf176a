namespace SeedScan.Sequences;

/// <summary>One target (or a piece of one) at 2 bits a base, its ambiguous positions kept apart. Its buffers are reused.</summary>
public sealed class PackedSequence
{
    /// <summary>The number of bases.</summary>
    public int Length { get; private set; }

    /// <summary>The 2-bit code at a 0-based position; <see cref="Nucleotide.None"/> where the letter is no base, and outside the sequence.</summary>
    public int CodeAt(int position) => throw new NotSupportedException();

    /// <summary>Packs a sequence without line ends. N and other IUPAC codes become ambiguous positions.</summary>
    /// <param name="letters">ASCII letters.</param>
    /// <exception cref="InputException">A letter that is no IUPAC nucleotide code.</exception>
    public void Pack(ReadOnlySpan<byte> letters) => throw new NotSupportedException();

    /// <summary>Makes the first <paramref name="count"/> bases (A, C, G, U/T; others are not counted) ambiguous, as TargetScan does with 14.</summary>
    public void MaskStart(int count) => throw new NotSupportedException();
}
