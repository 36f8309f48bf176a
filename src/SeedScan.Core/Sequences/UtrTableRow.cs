using System.Text;

namespace SeedScan.Sequences;

/// <summary>One row of a TargetScan UTR table: a view that is valid until the next row is read.</summary>
public readonly ref struct UtrTableRow
{
    internal UtrTableRow(ReadOnlySpan<byte> gene, int species, ReadOnlySpan<byte> aligned, long line)
    {
        Gene = gene;
        Species = species;
        Aligned = aligned;
        Line = line;
    }

    /// <summary>The gene (or transcript), as the bytes of the file; never empty.</summary>
    public ReadOnlySpan<byte> Gene { get; }

    /// <summary>The species as an NCBI taxonomy number; 9606 is human.</summary>
    public int Species { get; }

    /// <summary>The UTR in its alignment: IUPAC nucleotide codes in either case and <c>-</c> for gaps. May be all gaps or empty.</summary>
    public ReadOnlySpan<byte> Aligned { get; }

    /// <summary>The 1-based line of the row.</summary>
    public long Line { get; }

    /// <summary>The gene as text.</summary>
    public string GeneText => Encoding.UTF8.GetString(Gene);

    /// <summary>Writes the UTR without its gaps.</summary>
    /// <param name="destination">At least as long as <see cref="Aligned"/>.</param>
    /// <returns>The number of letters written.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int CopyLetters(Span<byte> destination) => CopyLetters(Aligned, destination);

    /// <summary>The same for aligned letters on their own; copies whole stretches between gaps.</summary>
    internal static int CopyLetters(ReadOnlySpan<byte> aligned, Span<byte> destination)
    {
        int written = 0;
        while (!aligned.IsEmpty)
        {
            int letters = LengthBefore(aligned.IndexOf((byte)'-'), aligned.Length);
            aligned[..letters].CopyTo(destination[written..]);
            written += letters;
            aligned = aligned[letters..];
            aligned = aligned[LengthBefore(aligned.IndexOfAnyExcept((byte)'-'), aligned.Length)..];
        }

        return written;
    }

    private static int LengthBefore(int index, int length) => index < 0 ? length : index;
}
