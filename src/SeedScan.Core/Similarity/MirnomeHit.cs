using System.Numerics;
using SeedScan.Thermodynamics;

namespace SeedScan.Similarity;

/// <summary>A miRNA that an oligo binds, with the best alignment; or one whose seed a guide has, without.</summary>
/// <remarks>
/// The alignment is kept as bits: bit i is base i of the oligo, counted from 0 in the direction of the miRNA, so bit 0 is the oligo's 3' end.
/// The first <see cref="OverhangFivePrime"/> bits and the last <see cref="OverhangThreePrime"/> lie beyond the ends of the miRNA.
/// <code>
///   miRNA      5'   U A A U G C U A ... 3'      Start 0, OverhangFivePrime 2
///                   | |   | | |
///   oligo   3' G C  A U C A C G 5'              Mismatched 00010000 (bit 4)
/// </code>
/// </remarks>
public readonly record struct MirnomeHit
{
    /// <summary>The number of the miRNA in <see cref="MirnomeSearch.Mirnas"/>.</summary>
    public int Mirna { get; internal init; }

    /// <summary>What it is to the oligo.</summary>
    public MirnomeClass Class { get; internal init; }

    /// <summary>What of its seed is paired in full, by Watson-Crick pairs without a bulge between them; of a guide, what is shared.</summary>
    public MirnomeSeed Seed { get; internal init; }

    /// <summary>True if there is an alignment; false for the strands of mimics and siRNAs, which act by their seed.</summary>
    public bool IsAligned => OligoLength > 0;

    /// <summary>The number of the oligo's bases; 0 without an alignment.</summary>
    public int OligoLength { get; internal init; }

    /// <summary>0-based position in the miRNA of the first nt that lies opposite a base of the oligo.</summary>
    public int Start { get; internal init; }

    /// <summary>0-based position in the miRNA behind the last nt that lies opposite a base of the oligo.</summary>
    public int End => Start + OligoLength - Overhang + MirnaBulges - OligoBulges;

    /// <summary>Bases of the oligo beyond the 5' end of the miRNA: those at the oligo's 3' end.</summary>
    public int OverhangFivePrime { get; internal init; }

    /// <summary>Bases of the oligo beyond the 3' end of the miRNA: those at the oligo's 5' end.</summary>
    public int OverhangThreePrime { get; internal init; }

    /// <summary>Bases of the oligo beyond either end of the miRNA. They are no edits.</summary>
    public int Overhang => OverhangFivePrime + OverhangThreePrime;

    /// <summary>The bases opposite another one with which they make neither a pair nor a G:U, or opposite an N.</summary>
    public ulong Mismatched { get; internal init; }

    /// <summary>The bases in a G:U.</summary>
    public ulong Wobbled { get; internal init; }

    /// <summary>The bases before which one nt of the miRNA is bulged.</summary>
    public ulong MirnaBulged { get; internal init; }

    /// <summary>The bases of the oligo that are bulged.</summary>
    public ulong OligoBulged { get; internal init; }

    /// <summary>The bases in a Watson-Crick pair.</summary>
    public ulong Paired => NearMatch.RowsBelow(OligoLength - OverhangThreePrime) & ~NearMatch.RowsBelow(OverhangFivePrime) & ~(Mismatched | Wobbled | OligoBulged);

    /// <summary>Mismatches, the G:U among them.</summary>
    public int Mismatches => BitOperations.PopCount(Mismatched | Wobbled);

    /// <summary>The mismatches that are G:U.</summary>
    public int Wobbles => BitOperations.PopCount(Wobbled);

    /// <summary>Bulged nt of the miRNA.</summary>
    public int MirnaBulges => BitOperations.PopCount(MirnaBulged);

    /// <summary>Bulged bases of the oligo.</summary>
    public int OligoBulges => BitOperations.PopCount(OligoBulged);

    /// <summary>Mismatches, G:U and bulges.</summary>
    public int Edits => Mismatches + MirnaBulges + OligoBulges;

    /// <summary>Edits and overhang together, by which alignments and miRNAs are compared.</summary>
    public int Distance => Edits + Overhang;

    /// <summary>The most Watson-Crick pairs that follow each other without a bulge.</summary>
    public int LongestRun => NearMatch.LongestRunOf(Paired, MirnaBulged);

    /// <summary>The energy of the alignment without its overhang; unknown without an alignment.</summary>
    public DuplexEnergy Energy { get; internal init; }

    /// <summary>ΔG° of binding at 37 °C in kcal/mol; NaN if unknown.</summary>
    public double FreeEnergy37 => Energy.IsKnown ? Energy.FreeEnergy37 : double.NaN;

    /// <summary>The 1-based position from the oligo's 5' end of one of its bases.</summary>
    /// <param name="bit">The base as a bit of <see cref="Mismatched"/> and the others, 0 to <see cref="OligoLength"/> - 1.</param>
    public int OligoPositionOf(int bit) => OligoLength - bit;
}
