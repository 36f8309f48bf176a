using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>How a small RNA lies on its site: three lines of one length.</summary>
/// <remarks>
/// The seed's register, and beyond nt 8 the one that gives the 3' pairing score (<see cref="ScoreFeature.ThreePrimePairing"/>). Of several the one of the
/// least shift, then the one with the gap in the RNA, then the one nearest the seed. A bar is a Watson-Crick pair: of the seed, of nt 1, and of
/// the run that is scored; where no run scores, there is no gap. miR-1 (not all of it) with a base of the target bulged:
/// <code>
///   5' AUACUUCUUUGACAUUCCA 3'
///      |||||||||| ||||||||
///   3' UAUGAAGAAA-UGUAAGGU 5'
/// </code>
/// </remarks>
/// <param name="Target">The target 5'→3': letters A, C, G, U, N for what is no base, - for a gap, a blank beyond its start or end.</param>
/// <param name="Bars">A bar for each pair, else blanks.</param>
/// <param name="Rna">The RNA 3'→5'; N for what is not known of it.</param>
public sealed record SiteDrawing(string Target, string Bars, string Rna)
{
    private const int SeedEnd = 8;

    /// <summary>Draws a site.</summary>
    /// <param name="target">The target.</param>
    /// <param name="rna">The RNA.</param>
    /// <param name="site">Its site in the target, on the strand as given: 8mer, 7mer-m8, 7mer-A1 or 6mer.</param>
    /// <exception cref="ArgumentException">Another type, or the other strand.</exception>
    public static SiteDrawing Of(PackedSequence target, SmallRna rna, in SeedSite site)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rna);
        if (!SiteScorer.IsScored(site.Type) || site.Strand != Strand.Forward)
        {
            throw new ArgumentException($"A {SiteTypeLabels.Label(site.Type)} site on the {site.Strand} strand is not drawn.", nameof(site));
        }

        Register register = new(target, rna, new SeedScanOptions(), in site);
        (int shift, int first, int last) = ThreePrimePairing.BestRun(in register);
        int inTarget = Math.Max(shift, 0), inRna = Math.Max(-shift, 0);         // the gaps

        // From the base opposite nt 1 on to the left, to the RNA's last nucleotide or the last base that may pair.
        int columns = SeedEnd + Math.Max(rna.LastNucleotide - SeedEnd + inRna, 0);
        char[] bases = new char[columns], bars = new char[columns], letters = new char[columns];
        for (int i = 0; i < columns; i++)
        {
            int place = columns - 1 - i, beyond = i - SeedEnd;
            bool isGapInTarget = beyond >= 0 && beyond < inTarget, isGapInRna = beyond >= 0 && beyond < inRna;
            int nt = i + 1 - (beyond >= 0 ? inRna : 0), opposite = i + 1 - (beyond >= 0 ? inTarget : 0);
            bases[place] = isGapInTarget ? '-' : BaseAt(target, register.Nt1 - (opposite - 1));
            letters[place] = isGapInRna ? '-' : Nucleotide.LetterOf(rna.CodeAt(nt));
            bool isSeed = beyond < 0 && Pairs(in register, nt);
            bars[place] = isSeed || (beyond >= 0 && !isGapInRna && nt >= first && nt <= last) ? '|' : ' ';
        }

        return new SiteDrawing(new string(bases), new string(bars), new string(letters));
    }

    /// <summary>The three lines, with the ends of the strands, and no blanks at their ends.</summary>
    public override string ToString() => $"5' {Target} 3'\n{$"   {Bars}".TrimEnd()}\n3' {Rna} 5'";

    private static char BaseAt(PackedSequence target, int position)
        => position < 0 || position >= target.Length ? ' ' : Nucleotide.LetterOf(target.UnmaskedCodeAt(position));

    private static bool Pairs(in Register register, int nt)
    {
        int code = register.RnaCode(nt);
        return code != Nucleotide.None && register.UnmaskedTargetCode(nt) == Nucleotide.ComplementOf(code);
    }
}
