using SeedScan.Indexing;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>How the sites of a list of RNAs are scored: the model, what is known of the RNAs, and of the targets. Made once, shared by all threads.</summary>
public sealed class SiteScoring
{
    private readonly RnaTerms[] _terms;

    /// <summary>Prepares scores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rnas">The list that <see cref="SeedSite.Rna"/> counts in; the scanner's.</param>
    /// <param name="abundances">The target site abundance of each RNA's seed (<see cref="ScoreFeature.TargetAbundance"/>), null where it is not known; or null for none.</param>
    /// <param name="targets">What is known of the targets, or null for nothing.</param>
    /// <exception cref="ArgumentException">The abundances are of another number of RNAs.</exception>
    public SiteScoring(ContextModel model, IReadOnlyList<SmallRna> rnas, IReadOnlyList<double?>? abundances = null, IKnownTargets? targets = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rnas);
        if (abundances is not null && abundances.Count != rnas.Count)
        {
            throw new ArgumentException($"{abundances.Count} abundances for {rnas.Count} RNAs.", nameof(abundances));
        }

        Model = model;
        Rnas = rnas;
        Abundances = abundances;
        Targets = targets;
        _terms = [.. rnas.Select((rna, i) => new RnaTerms(model, rna, abundances?[i]))];
    }

    /// <summary>The model.</summary>
    public ContextModel Model { get; }

    /// <summary>The RNAs.</summary>
    public IReadOnlyList<SmallRna> Rnas { get; }

    /// <summary>The target site abundances, or null.</summary>
    public IReadOnlyList<double?>? Abundances { get; }

    /// <summary>What is known of the targets, or null.</summary>
    public IKnownTargets? Targets { get; }

    /// <summary>The target site abundances of RNAs in a set of targets, as <see cref="SeedCounts.TargetAbundance"/> has them.</summary>
    /// <param name="landscape">The seeds in these targets.</param>
    /// <param name="rnas">The RNAs.</param>
    public static IReadOnlyList<double?> AbundancesIn(SeedLandscape landscape, IReadOnlyList<SmallRna> rnas)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(rnas);
        return [.. rnas.Select(rna => landscape.Of(rna).TargetAbundance)];
    }

    /// <summary>Makes a scorer; one for each thread.</summary>
    public SiteScorer CreateScorer() => new(this);

    internal ref readonly RnaTerms TermsOf(int rna) => ref _terms[rna];
}

/// <summary>What an RNA alone decides: its features, and what they add to the scores of each type.</summary>
internal readonly struct RnaTerms
{
    // Of each type: the intercept and what the features below add.
    private readonly double[] _sums;
    private readonly ScoreFeatures[] _missing;

    public RnaTerms(ContextModel model, SmallRna rna, double? abundance)
    {
        Seven = SeedWindows.SevenOf(rna.Seed);
        IsWhole = rna.FirstNucleotide == 1;
        Partners = IsWhole ? ThreePrimePairing.PartnersOf(rna) : [];
        Abundance = abundance ?? double.NaN;
        Nucleotide1 = rna.CodeAt(1) is var first && first == Nucleotide.None ? double.NaN : first;
        Nucleotide8 = rna.CodeAt(8);
        SevenStability = SeedStability.Of(rna, SiteType.Mer8);
        SixStability = SeedStability.Of(rna, SiteType.Mer6);
        _sums = new double[ContextModel.TypeCount];
        _missing = new ScoreFeatures[ContextModel.TypeCount];
        for (SiteType type = 0; type <= SiteType.Mer6; type++)
        {
            _sums[(int)type] = model.InterceptOf(type);
            Add(model, type, ScoreFeature.SeedStability, StabilityOf(type));
            Add(model, type, ScoreFeature.TargetAbundance, Abundance);
            Add(model, type, ScoreFeature.Nucleotide1, Nucleotide1);
            Add(model, type, ScoreFeature.Nucleotide8, Nucleotide8);
            if (!IsWhole && model.FeaturesOf(type).Has(ScoreFeature.ThreePrimePairing))
            {
                _missing[(int)type] |= ScoreFeatures.Of(ScoreFeature.ThreePrimePairing);
            }
        }
    }

    /// <summary>The partner of nt 2-8, as <see cref="SeedWindows"/> numbers it.</summary>
    public int Seven { get; }

    /// <summary>False where nothing but the seed is known.</summary>
    public bool IsWhole { get; }

    /// <summary>What pairs with nt 9 and on.</summary>
    public byte[] Partners { get; }

    public double Abundance { get; }

    public double Nucleotide1 { get; }

    public double Nucleotide8 { get; }

    private double SevenStability { get; }

    private double SixStability { get; }

    public double StabilityOf(SiteType type) => type <= SiteType.Mer7M8 ? SevenStability : SixStability;

    public double SumOf(SiteType type) => _sums[(int)type];

    public ScoreFeatures MissingOf(SiteType type) => _missing[(int)type];

    private void Add(ContextModel model, SiteType type, ScoreFeature feature, double value)
    {
        if (!model.FeaturesOf(type).Has(feature))
        {
            return;
        }

        if (double.IsNaN(value))
        {
            _missing[(int)type] |= ScoreFeatures.Of(feature);
        }
        else
        {
            _sums[(int)type] += model.Contribution(type, feature, value);
        }
    }
}
