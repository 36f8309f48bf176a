using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Thermodynamics;

namespace SeedScan.Scoring;

/// <summary>The predicted stability of a seed's pairing (SPS): the free energy at 37 °C of the seed with its perfect partner.</summary>
/// <remarks>
/// Nearest neighbours of Xia 1998 (Biochemistry 37:14719), RNA with RNA in 1 M NaCl: initiation, a stack for each step, a
/// penalty for each end that is an A-U pair, and one for a duplex that is its own partner. For nt 2-8 of miR-1, GGAAUGU:
/// <code>
///   5' G G A A U G U 3'     GG -3.26, GA -2.35, AA -0.93, AU -1.10, UG -2.11, GU -2.24      -11.99
///   3' C C U U A C A 5'     initiation +4.09, one end is U-A +0.45                          -7.45 kcal/mol
/// </code>
/// It is the SPS of context++ (Garcia 2011, Nat Struct Mol Biol 18:1139; Agarwal 2015, eLife 4:e05005): nt 2-8 for 8mer and
/// 7mer-m8, nt 2-7 for 7mer-A1 and 6mer.
/// </remarks>
public static class SeedStability
{
    /// <summary>The stability of the seed of an RNA in sites of a type, in kcal/mol.</summary>
    /// <param name="rna">The RNA.</param>
    /// <param name="type">8mer or 7mer-m8 for nt 2-8, 7mer-A1 or 6mer for nt 2-7.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another type.</exception>
    public static double Of(SmallRna rna, SiteType type)
    {
        ArgumentNullException.ThrowIfNull(rna);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)type, (int)SiteType.Mer6, nameof(type));
        return Of(type <= SiteType.Mer7M8 ? rna.Seed : rna.Seed[..6]);
    }

    /// <summary>The free energy at 37 °C of a strand with its perfect partner, in kcal/mol.</summary>
    /// <param name="strand">RNA 5'→3', two letters or more of A, C, G, U or T in either case.</param>
    /// <exception cref="ArgumentException">It is not that.</exception>
    public static double Of(string strand)
    {
        ArgumentNullException.ThrowIfNull(strand);
        if (strand.Length < 2 || strand.Any(letter => Nucleotide.CodeOf(letter) == Nucleotide.None))
        {
            throw new ArgumentException($"'{strand}' is no strand of two or more of A, C, G, U.", nameof(strand));
        }

        return Duplex.OfPerfect(strand, Sugar.Rna, StrandKind.Rna).FreeEnergy37;
    }
}
