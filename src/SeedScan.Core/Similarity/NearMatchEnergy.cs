using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Thermodynamics;

namespace SeedScan.Similarity;

/// <summary>How strongly an oligo binds at a near match, as it is aligned there: ΔG°37 on RNA.</summary>
/// <remarks>
/// <see cref="Duplex.OfAligned"/> of the columns that <see cref="NearMatchDrawing"/> draws, read from the oligo's 5' end. Mismatches, G:U and
/// bulges are counted by tables of other strands where there are none for such an oligo, which <see cref="DuplexEnergy.Notes"/> tells; docs/thermodynamics.md.
/// Nothing is allocated.
/// </remarks>
public static class NearMatchEnergy
{
    /// <summary>The energy of a near match; unknown if an N is opposite the oligo or bulged, or if nothing pairs.</summary>
    /// <param name="search">The search that found it.</param>
    /// <param name="match">The near match.</param>
    /// <param name="sugars">The sugar of each base of the oligo, 5'→3'.</param>
    /// <exception cref="ArgumentException">The match is another search's, or another number of sugars than of bases.</exception>
    public static DuplexEnergy Of(SimilaritySearch search, in NearMatch match, ReadOnlySpan<Sugar> sugars)
    {
        ArgumentNullException.ThrowIfNull(search);
        NearMatchDrawing.Check(search, in match);
        int columns = NearMatchDrawing.ColumnsOf(in match);
        Span<byte> lines = stackalloc byte[3 * columns];
        Span<byte> oligo = lines[..columns], bars = lines.Slice(columns, columns), target = lines[(2 * columns)..];
        NearMatchDrawing.Draw(search, in match, oligo, bars, target);
        return OfDrawn(oligo, target, match.Strand, sugars);
    }

    /// <summary>The same of lines that are drawn: in the direction of the + strand, so that on it the oligo's 3' end comes first.</summary>
    internal static DuplexEnergy OfDrawn(ReadOnlySpan<byte> oligo, ReadOnlySpan<byte> target, Strand strand, ReadOnlySpan<Sugar> sugars)
    {
        Span<char> top = stackalloc char[NearMatchDrawing.MaxColumns], bottom = stackalloc char[NearMatchDrawing.MaxColumns];
        for (int i = 0; i < oligo.Length; i++)
        {
            int from = strand == Strand.Forward ? oligo.Length - 1 - i : i;
            (top[i], bottom[i]) = ((char)oligo[from], (char)target[from]);
        }

        return Duplex.OfAligned(top[..oligo.Length], bottom[..oligo.Length], sugars, StrandKind.Rna);
    }
}
