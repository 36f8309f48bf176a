using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>What an RNA alone decides: its features, and what they add to the scores of each type.</summary>
internal readonly struct RnaTerms
{
    // Of each type: the intercept and what the features below add, in the model's units.
    private readonly OfTypes<double> _sums;
    private readonly OfTypes<ScoreFeatures> _missing;
    private readonly PartnerBytes _partners;

    public RnaTerms(ContextModel model, SmallRna rna, double? abundance)
    {
        Seven = SeedWindows.SevenOf(rna.Seed);
        IsWhole = rna.FirstNucleotide == 1;
        byte[] partners = IsWhole ? ThreePrimePairing.PartnersOf(rna) : [];
        partners.CopyTo((Span<byte>)_partners);
        PartnerCount = partners.Length;
        Abundance = abundance ?? double.NaN;
        Nucleotide1 = rna.CodeAt(1) is var first && first == Nucleotide.None ? double.NaN : first;
        Nucleotide8 = rna.CodeAt(8);
        SevenStability = SeedStability.Of(rna, SiteType.Mer8);
        SixStability = SeedStability.Of(rna, SiteType.Mer6);
        for (SiteType type = 0; type <= SiteType.Mer6; type++)
        {
            double sum = model.InterceptOf(type);
            ScoreFeatures missing = default;
            Add(ScoreFeature.SeedStability, StabilityOf(type));
            Add(ScoreFeature.TargetAbundance, Abundance);
            Add(ScoreFeature.Nucleotide1, Nucleotide1);
            Add(ScoreFeature.Nucleotide8, Nucleotide8);
            if (!IsWhole && model.FeaturesOf(type).Has(ScoreFeature.ThreePrimePairing))
            {
                missing |= ScoreFeatures.Of(ScoreFeature.ThreePrimePairing);
            }

            _sums[(int)type] = model.IsRounded ? Math.Round(sum * model.Unit) : sum;
            _missing[(int)type] = missing;

            void Add(ScoreFeature feature, double value)
            {
                bool isKnown = !double.IsNaN(value), isThere = model.FeaturesOf(type).Has(feature);
                sum += isThere && isKnown ? model.Contribution(type, feature, value) : 0;
                missing |= isThere && !isKnown ? ScoreFeatures.Of(feature) : default;
            }
        }
    }

    /// <summary>The partner of nt 2-8, as <see cref="SeedWindows"/> numbers it.</summary>
    public int Seven { get; }

    /// <summary>False where nothing but the seed is known.</summary>
    public bool IsWhole { get; }

    /// <summary>How many partners there are.</summary>
    public int PartnerCount { get; }

    /// <summary>The first of what pairs with nt 9 and on.</summary>
    [UnscopedRef]
    public ref readonly byte Partners => ref _partners[0];

    public double Abundance { get; }

    public double Nucleotide1 { get; }

    public double Nucleotide8 { get; }

    private double SevenStability { get; }

    private double SixStability { get; }

    public double StabilityOf(SiteType type) => type <= SiteType.Mer7M8 ? SevenStability : SixStability;

    public double SumOf(SiteType type) => _sums[(int)type];

    public ScoreFeatures MissingOf(SiteType type) => _missing[(int)type];

    /// <summary>Reads the first and the last of it, and so brings all of it near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ends() => _partners[ThreePrimePairing.MostNucleotides] + BitConverter.SingleToInt32Bits((float)_sums[0]) + Seven;

    [InlineArray(ThreePrimePairing.MostNucleotides + 1)]
    private struct PartnerBytes
    {
        private byte _first;
    }

    [InlineArray(ContextModel.TypeCount)]
    private struct OfTypes<T>
    {
        private T _first;
    }
}
