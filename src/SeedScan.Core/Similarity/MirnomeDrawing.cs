using System.Text;
using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Thermodynamics;

namespace SeedScan.Similarity;

/// <summary>How an oligo lies on a miRNA: three lines of one length in the direction of the miRNA.</summary>
/// <remarks>
/// A bar is a Watson-Crick pair, a colon a G:U, a blank neither; beside a bulge and beside overhang the other strand has a gap, and
/// the overhang is in lower case:
/// <code>
///   --UAAUG-UA      the miRNA, 5'→3'
///     || || ||
///   gcAUCACGAU      the oligo, 3'→5'
/// </code>
/// </remarks>
/// <param name="Mirna">The nt that the oligo lies on: letters A, C, G, U, N for what is no base, and - for a gap.</param>
/// <param name="Bars">A bar for each pair, a colon for each G:U, else blanks.</param>
/// <param name="Oligo">The oligo, 3'→5': letters A, C, G, U, in lower case where they are overhang, and - for a gap.</param>
public sealed record MirnomeDrawing(string Mirna, string Bars, string Oligo)
{
    /// <summary>The most letters of a line.</summary>
    internal const int MaxColumns = SimilaritySearch.MaxLength + MirnomeAligner.MaxBulges;

    /// <summary>Draws a hit.</summary>
    /// <param name="search">The search that found it.</param>
    /// <param name="oligo">The oligo that was searched for.</param>
    /// <param name="hit">The hit.</param>
    /// <exception cref="ArgumentException">The hit is another oligo's, or has no alignment.</exception>
    public static MirnomeDrawing Of(MirnomeSearch search, Oligo oligo, in MirnomeHit hit)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(oligo);
        Check(search, oligo, in hit);
        Span<byte> lines = stackalloc byte[3 * MaxColumns];
        Span<byte> mirna = lines[..MaxColumns], bars = lines.Slice(MaxColumns, MaxColumns), bound = lines[(2 * MaxColumns)..];
        int columns = Draw(search.CodesOf(hit.Mirna), oligo.Bases, in hit, mirna, bars, bound);
        return new MirnomeDrawing(Encoding.ASCII.GetString(mirna[..columns]), Encoding.ASCII.GetString(bars[..columns]), Encoding.ASCII.GetString(bound[..columns]));
    }

    /// <exception cref="ArgumentException">The hit is another oligo's, or has no alignment.</exception>
    internal static void Check(MirnomeSearch search, Oligo oligo, in MirnomeHit hit)
    {
        if (hit.OligoLength != oligo.Length || (uint)hit.Mirna >= (uint)search.Mirnas.Count || hit.End > search.Mirnas[hit.Mirna].Sequence.Length)
        {
            throw new ArgumentException("The hit is not one of this search and oligo.", nameof(hit));
        }
    }

    /// <summary>The three lines as letters of ASCII.</summary>
    /// <returns>The letters of each.</returns>
    internal static int Draw(ReadOnlySpan<byte> codes, string bases, in MirnomeHit hit, Span<byte> mirna, Span<byte> bars, Span<byte> oligo)
    {
        int column = 0, position = hit.Start, end = hit.OligoLength - hit.OverhangThreePrime;
        for (int i = 0; i < hit.OligoLength; i++)
        {
            ulong bit = 1UL << i;
            if ((hit.MirnaBulged & bit) != 0)
            {
                (mirna[column], bars[column], oligo[column++]) = (LetterOf(codes[position++]), (byte)' ', (byte)'-');
            }

            byte letter = (byte)Nucleotide.LetterOf(Nucleotide.CodeOf(bases[bases.Length - 1 - i]));
            bool isOverhang = i < hit.OverhangFivePrime || i >= end;
            mirna[column] = isOverhang || (hit.OligoBulged & bit) != 0 ? (byte)'-' : LetterOf(codes[position++]);
            bars[column] = (byte)((hit.Paired & bit) != 0 ? '|' : (hit.Wobbled & bit) != 0 ? ':' : ' ');
            oligo[column++] = isOverhang ? (byte)(letter | 0x20) : letter;
        }

        return column;
    }

    /// <summary>The energy of an alignment without its overhang.</summary>
    internal static DuplexEnergy EnergyOf(Oligo oligo, ReadOnlySpan<byte> codes, in MirnomeHit hit)
    {
        Span<byte> lines = stackalloc byte[3 * MaxColumns];
        Span<byte> mirna = lines[..MaxColumns], bound = lines[(2 * MaxColumns)..];
        int columns = Draw(codes, oligo.Bases, in hit, mirna, lines.Slice(MaxColumns, MaxColumns), bound) - hit.OverhangThreePrime;

        // 5'→3' the oligo begins with what lies beyond the 3' end of the miRNA.
        ReadOnlySpan<Sugar> sugars = oligo.Sugars[hit.OverhangThreePrime..(oligo.Length - hit.OverhangFivePrime)];
        return NearMatchEnergy.OfDrawn(bound[hit.OverhangFivePrime..columns], mirna[hit.OverhangFivePrime..columns], Strand.Forward, sugars);
    }

    private static byte LetterOf(byte code) => (byte)(code > 3 ? 'N' : Nucleotide.LetterOf(code));
}
