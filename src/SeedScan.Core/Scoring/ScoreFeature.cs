using System.Numerics;

namespace SeedScan.Scoring;

/// <summary>What a score is computed from, in the order of the columns; docs/scores.md defines each.</summary>
public enum ScoreFeature
{
    /// <summary><c>3P_score</c>: the 3' pairing score, a multiple of 0.5.</summary>
    ThreePrimePairing,

    /// <summary><c>Off6m</c>: the number of offset 6mers (6mer-m8) of the RNA in the UTR.</summary>
    OffsetSixmers,

    /// <summary><c>Local_AU</c>: A and U within 30 nt of the site, weighted by nearness, from 0 to 1.</summary>
    LocalAu,

    /// <summary><c>Min_dist</c>: log10 of the distance to the nearer end of the UTR in nt; 0 where there is none.</summary>
    MinimumDistance,

    /// <summary><c>End_dist</c>: the distance to the nearer end of the UTR in nt, at most 1,500.</summary>
    EndDistance,

    /// <summary><c>Site8</c>: the base opposite nt 8.</summary>
    Site8,

    /// <summary><c>PCT</c>: the probability of conserved targeting, from 0 to 1.</summary>
    Conservation,

    /// <summary><c>SA</c>: log10 of the probability that the 14 nt around the partners of nt 7 and 8 are unpaired.</summary>
    Accessibility,

    /// <summary><c>Len_3UTR</c>: log10 of the UTR's length in nt.</summary>
    UtrLength,

    /// <summary><c>Len_ORF</c>: log10 of the length in nt of the open reading frame before the UTR.</summary>
    OrfLength,

    /// <summary><c>ORF8m</c>: the number of 8mer sites of the RNA in the open reading frame.</summary>
    OrfEightmers,

    /// <summary><c>SPS</c>: the predicted stability of the seed's pairing in kcal/mol; <see cref="SeedStability"/>.</summary>
    SeedStability,

    /// <summary><c>TA_3UTR</c>: log10 of the number of 8mer, 7mer-m8 and 7mer-A1 sites of the seed in a set of UTRs.</summary>
    TargetAbundance,

    /// <summary><c>sRNA1</c>: nt 1 of the RNA.</summary>
    Nucleotide1,

    /// <summary><c>sRNA8</c>: nt 8 of the RNA.</summary>
    Nucleotide8,
}

/// <summary>A set of features; bit <c>f</c> stands for the <see cref="ScoreFeature"/> of value <c>f</c>.</summary>
/// <param name="Bits">The bits.</param>
public readonly record struct ScoreFeatures(uint Bits)
{
    private static readonly string[] s_names =
    [
        "3P_score", "Off6m", "Local_AU", "Min_dist", "End_dist", "Site8", "PCT", "SA", "Len_3UTR", "Len_ORF", "ORF8m", "SPS", "TA_3UTR",
        "sRNA1", "sRNA8",
    ];

    /// <summary>The number of features that there are.</summary>
    public const int Count = (int)ScoreFeature.Nucleotide8 + 1;

    /// <summary>True if there is none.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The features, in their order.</summary>
    public IEnumerable<ScoreFeature> List
    {
        get
        {
            for (uint rest = Bits; rest != 0; rest &= rest - 1)
            {
                yield return (ScoreFeature)BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>A set of one.</summary>
    public static ScoreFeatures Of(ScoreFeature feature) => new(1u << (int)feature);

    /// <summary>The name of a feature, as the models and TargetScan's tables have it.</summary>
    public static string NameOf(ScoreFeature feature) => s_names[(int)feature];

    /// <summary>The feature of a name, or null.</summary>
    public static ScoreFeature? Named(string name) => Array.IndexOf(s_names, name) is var at and >= 0 ? (ScoreFeature)at : null;

    /// <summary>True for the features that are a nucleotide: their number is its code.</summary>
    public static bool IsLetter(ScoreFeature feature) => feature is ScoreFeature.Site8 or ScoreFeature.Nucleotide1 or ScoreFeature.Nucleotide8;

    /// <summary>True if a feature is in the set.</summary>
    public bool Has(ScoreFeature feature) => (Bits >> (int)feature & 1) != 0;

    /// <summary>The features of both sets.</summary>
    public static ScoreFeatures operator |(ScoreFeatures a, ScoreFeatures b) => new(a.Bits | b.Bits);

    /// <summary>The names, joined by commas.</summary>
    public override string ToString() => string.Join(',', List.Select(NameOf));
}
