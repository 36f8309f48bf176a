using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What contributes to a score, in the order of TargetScan's columns.</summary>
internal enum TargetScanFeature
{
    Intercept, ThreePrimePairing, LocalAu, MinDistance, SRna1A, SRna1C, SRna1G, SRna8A, SRna8C, SRna8G,
    Site8A, Site8C, Site8G, Length3Utr, Accessibility, LengthOrf, Orf8mer, Offset6mer, Abundance, Stability, Conservation,
}

/// <summary>The numbers of <see cref="ContextModel.ContextPlusPlus"/> by TargetScan's columns.</summary>
/// <remarks>
/// <see cref="ContextModel.Contribution"/> rounds and drops the sign of a zero; the script prints a product of 0 and a negative
/// coefficient as <c>-0.000</c>.
/// </remarks>
internal static class TargetScanModel
{
    /// <summary>The number of columns that contribute.</summary>
    public const int Features = (int)TargetScanFeature.Conservation + 1;

    private static readonly (double Coefficient, double Min, double Range)[] s_terms = ReadTerms(ContextModel.ContextPlusPlus);

    /// <summary>The contribution of a feature: its coefficient times its value, scaled where the model scales it and never clamped.</summary>
    public static double Contribution(TargetScanFeature feature, SiteType type, double value)
    {
        (double coefficient, double min, double range) = s_terms[((int)feature * ContextModel.TypeCount) + (int)type];
        return coefficient * ((value - min) / range);
    }

    /// <summary>The greatest score that a type can have.</summary>
    public static PrintedNumber CapOf(SiteType type) =>
        PrintedNumber.Short(PrintedNumber.Round(ContextModel.ContextPlusPlus.MostOf(type), decimals: 3).Units);

    private static (double Coefficient, double Min, double Range)[] ReadTerms(ContextModel model)
    {
        var terms = new (double, double, double)[Features * ContextModel.TypeCount];
        for (int i = 0; i < terms.Length; i++)
        {
            var type = (SiteType)(i % ContextModel.TypeCount);
            var feature = (TargetScanFeature)(i / ContextModel.TypeCount);
            terms[i] = feature == TargetScanFeature.Intercept ? (model.InterceptOf(type), 0, 1) : Numbers(model, type, feature);
        }

        return terms;
    }

    private static (double, double, double) Numbers(ContextModel model, SiteType type, TargetScanFeature feature) => feature switch
    {
        TargetScanFeature.ThreePrimePairing => model.NumbersOf(type, ScoreFeature.ThreePrimePairing),
        TargetScanFeature.LocalAu => model.NumbersOf(type, ScoreFeature.LocalAu),
        TargetScanFeature.MinDistance => model.NumbersOf(type, ScoreFeature.MinimumDistance),
        TargetScanFeature.Length3Utr => model.NumbersOf(type, ScoreFeature.UtrLength),
        TargetScanFeature.Accessibility => model.NumbersOf(type, ScoreFeature.Accessibility),
        TargetScanFeature.LengthOrf => model.NumbersOf(type, ScoreFeature.OrfLength),
        TargetScanFeature.Orf8mer => model.NumbersOf(type, ScoreFeature.OrfEightmers),
        TargetScanFeature.Offset6mer => model.NumbersOf(type, ScoreFeature.OffsetSixmers),
        TargetScanFeature.Abundance => model.NumbersOf(type, ScoreFeature.TargetAbundance),
        TargetScanFeature.Stability => model.NumbersOf(type, ScoreFeature.SeedStability),
        TargetScanFeature.Conservation => model.NumbersOf(type, ScoreFeature.Conservation),
        >= TargetScanFeature.Site8A => Letter(model, type, ScoreFeature.Site8, feature - TargetScanFeature.Site8A),
        >= TargetScanFeature.SRna8A => Letter(model, type, ScoreFeature.Nucleotide8, feature - TargetScanFeature.SRna8A),
        _ => Letter(model, type, ScoreFeature.Nucleotide1, feature - TargetScanFeature.SRna1A),
    };

    private static (double, double, double) Letter(ContextModel model, SiteType type, ScoreFeature feature, int letter) =>
        model.NumbersOf(type, feature, Nucleotide.CodeOf("ACG"[letter]));
}
