using System.Text;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>How an oligo lies on a near match: three lines of one length.</summary>
/// <remarks>
/// A bar is a Watson-Crick pair, a colon a G:U, a blank a mismatch; beside a bulge the other strand has a gap:
/// <code>
///   3' UGGCAUG-CA 5'
///      ||:|||| ||
///   5' ACUGUACAGU 3'
/// </code>
/// On the reverse strand the oligo is read 5'→3', and the target is the reverse strand read 3'→5', in the direction of the forward strand.
/// </remarks>
/// <param name="Oligo">The oligo, from the target's first base on: letters A, C, G, U, and - for a gap.</param>
/// <param name="Bars">A bar for each pair, a colon for each G:U, else blanks.</param>
/// <param name="Target">The strand that is bound: letters A, C, G, U, N for what is no base, and - for a gap.</param>
/// <param name="Strand">The strand that is bound.</param>
public sealed record NearMatchDrawing(string Oligo, string Bars, string Target, Strand Strand)
{
    /// <summary>The most letters of a line.</summary>
    internal const int MaxColumns = SimilaritySearch.MaxLength + SimilarityLimits.MaxBulges;

    /// <summary>Draws a near match.</summary>
    /// <param name="search">The search that found it.</param>
    /// <param name="match">The near match.</param>
    /// <exception cref="ArgumentException">The match is another search's.</exception>
    public static NearMatchDrawing Of(SimilaritySearch search, in NearMatch match)
    {
        ArgumentNullException.ThrowIfNull(search);
        Check(search, in match);
        int columns = ColumnsOf(in match);
        Span<byte> oligo = stackalloc byte[MaxColumns], bars = stackalloc byte[MaxColumns], bound = stackalloc byte[MaxColumns];
        Draw(search, in match, oligo, bars, bound);
        return new NearMatchDrawing(Text(oligo[..columns]), Text(bars[..columns]), Text(bound[..columns]), match.Strand);

        static string Text(ReadOnlySpan<byte> letters) => Encoding.ASCII.GetString(letters);
    }

    /// <exception cref="ArgumentException">The match is another search's.</exception>
    internal static void Check(SimilaritySearch search, in NearMatch match)
    {
        if (match.OligoLength != search.OligoLength || match.Strand != search.Strand)
        {
            throw new ArgumentException("The match is not one of this search.", nameof(match));
        }
    }

    /// <summary>The letters of each line.</summary>
    internal static int ColumnsOf(in NearMatch match) => match.OligoLength + match.TargetBulges;

    /// <summary>The same as letters of ASCII, for what has been checked.</summary>
    /// <param name="search">The search that found it.</param>
    /// <param name="match">The near match.</param>
    /// <param name="oligo">Takes the oligo; like the others at least <see cref="ColumnsOf"/> letters.</param>
    /// <param name="bars">Takes the bars.</param>
    /// <param name="bound">Takes the strand that is bound.</param>
    internal static void Draw(SimilaritySearch search, in NearMatch match, Span<byte> oligo, Span<byte> bars, Span<byte> bound)
    {
        bool isForward = match.Strand == Strand.Forward;
        int column = 0;
        ulong letters = match.Letters;
        for (int i = 0; i < match.OligoLength; i++)
        {
            ulong bit = 1UL << i;
            if ((match.TargetBulged & bit) != 0)
            {
                (oligo[column], bars[column], bound[column++]) = ((byte)'-', (byte)' ', Bound(Next()));
            }

            int code = search.Codes[i];
            oligo[column] = (byte)Nucleotide.LetterOf(code ^ (isForward ? 2 : 0));
            (bars[column], bound[column]) =
                (match.OligoBulged & bit) != 0 ? ((byte)' ', (byte)'-')
                : (match.Mismatched & bit) != 0 ? ((byte)' ', Bound(Next()))
                : (match.Wobbled & bit) != 0 ? ((byte)':', Bound(NearMatchAligner.WobbleOf(code, match.Strand)))
                : ((byte)'|', Bound(code));
            column++;
        }

        int Next()
        {
            int code = (int)(letters & 7);
            letters >>= 3;
            return code == 7 ? Nucleotide.None : code;
        }

        byte Bound(int code) => (byte)Nucleotide.LetterOf(isForward ? code : Nucleotide.ComplementOf(code));
    }

    /// <summary>The three lines, with the ends of the strands.</summary>
    public override string ToString()
    {
        (string start, string end) = Strand == Strand.Forward ? ("3'", "5'") : ("5'", "3'");
        return $"{start} {Oligo} {end}\n   {Bars}\n{end} {Target} {start}";
    }
}
