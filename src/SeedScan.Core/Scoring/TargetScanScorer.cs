using SeedScan.Rnas;

namespace SeedScan.Scoring;

/// <summary>Scores an RNA at a site as TargetScan's script does. Reused; its results are valid until the next call.</summary>
internal sealed class TargetScanScorer
{
    private readonly PrintedNumber[] _contributions = new PrintedNumber[TargetScanModel.Features];
    private readonly TargetScanPairing _pairing = new();

    /// <summary>The contributions in the order of the columns.</summary>
    public ReadOnlySpan<PrintedNumber> Contributions => _contributions;

    /// <summary>The 3' pairing and its drawing.</summary>
    public TargetScanPairing Pairing => _pairing;

    /// <summary>The context++ score.</summary>
    public PrintedNumber Score { get; private set; }

    /// <summary>The score weighted by the site's affected isoform ratio.</summary>
    public PrintedNumber Weighted { get; private set; }

    /// <summary>Scores an RNA at a site.</summary>
    /// <param name="rna">The RNA.</param>
    /// <param name="site">The site.</param>
    /// <param name="about">What is known of the site's family in its target.</param>
    public void Compute(SmallRna rna, TargetScanSite site, in TargetScanFamilyFacts about)
    {
        _pairing.Find(rna, site);
        _pairing.Draw(rna, site);
        SiteType type = site.Type;
        bool isStrong = type is SiteType.Mer8 or SiteType.Mer7M8;
        Set(TargetScanFeature.Intercept, type, 1);
        Set(TargetScanFeature.ThreePrimePairing, type, _pairing.Score);
        Set(TargetScanFeature.LocalAu, type, site.LocalAu);
        Set(TargetScanFeature.MinDistance, type, site.LogDistance);
        SetLetter(TargetScanFeature.SRna1A, type, rna.Sequence[0], applies: true);
        SetLetter(TargetScanFeature.SRna8A, type, rna.Sequence[7], applies: true);
        SetLetter(TargetScanFeature.Site8A, type, (char)site.SupposedPartnerOf8, applies: !isStrong);
        Set(TargetScanFeature.Length3Utr, type, site.LogLength);
        Set(TargetScanFeature.Accessibility, type, site.LogAccessibility, PrintedNumber.Zero);
        Set(TargetScanFeature.LengthOrf, type, site.Utr.OrfLength is { } nt and > 0 ? Math.Log10(nt) : 0);
        Set(TargetScanFeature.Orf8mer, type, about.OrfEightmers);
        Set(TargetScanFeature.Offset6mer, type, site.OffsetSixmers);
        Set(TargetScanFeature.Abundance, type, about.Abundance?.Abundance, PrintedNumber.NotAvailable);
        Set(TargetScanFeature.Stability, type, isStrong ? about.Abundance?.StabilityOf8 : about.Abundance?.StabilityOf7, PrintedNumber.NotAvailable);
        Set(TargetScanFeature.Conservation, type, about.Pct, PrintedNumber.Zero);
        Score = Sum(type);
        double left = 1 + ((Math.Pow(2, Score.Value) - 1) * site.Ratio);

        // Of a score below -53 a double keeps nothing; the script ends there with an error.
        Weighted = PrintedNumber.Round(left > 0 ? Math.Log2(left) : Score.Value, decimals: 4);
    }

    private void Set(TargetScanFeature feature, SiteType type, double value) =>
        _contributions[(int)feature] = PrintedNumber.Round(TargetScanModel.Contribution(feature, type, value), decimals: 3);

    private void Set(TargetScanFeature feature, SiteType type, double? value, PrintedNumber missing)
    {
        if (value is { } known)
        {
            Set(feature, type, known);
        }
        else
        {
            _contributions[(int)feature] = missing;
        }
    }

    // U is the baseline: there, and where the feature is none of the type's, the three columns hold a bare 0. Elsewhere they
    // are products of a coefficient and 0 or 1, and 0 times a negative coefficient is printed with its sign.
    private void SetLetter(TargetScanFeature ofA, SiteType type, char letter, bool applies)
    {
        for (int i = 0; i < 3; i++)
        {
            TargetScanFeature feature = ofA + i;
            if (!applies || letter == 'U')
            {
                _contributions[(int)feature] = PrintedNumber.Zero;
            }
            else
            {
                Set(feature, type, letter == "ACG"[i] ? 1 : 0);
            }
        }
    }

    // As doubles in the order of the columns, like the script: whether a sum is just above a cap may hang on it.
    private PrintedNumber Sum(SiteType type)
    {
        double sum = 0;
        foreach (PrintedNumber contribution in _contributions)
        {
            sum += contribution.Value;
        }

        PrintedNumber cap = TargetScanModel.CapOf(type);
        return sum > cap.Value ? cap : PrintedNumber.Round(sum, decimals: 3);
    }
}

/// <summary>What the score reads beside the RNA's sequence and the site's surroundings.</summary>
/// <param name="OrfEightmers">How many 8mers of the seed the target's reading frame holds; 0 where that is not known.</param>
/// <param name="Abundance">Stability and abundance of the seed; null where they are not known.</param>
/// <param name="Pct">The site's probability of conserved targeting; null where it has none.</param>
internal readonly record struct TargetScanFamilyFacts(int OrfEightmers, SeedAbundance? Abundance, double? Pct);
