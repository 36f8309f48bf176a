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
        _terms = new RnaTerms[rnas.Count];
        for (int i = 0; i < _terms.Length; i++)
        {
            _terms[i] = new RnaTerms(model, rnas[i], abundances?[i]);
        }
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
        double?[] abundances = new double?[rnas.Count];
        for (int i = 0; i < abundances.Length; i++)
        {
            abundances[i] = landscape.Of(rnas[i]).TargetAbundance;
        }

        return abundances;
    }

    /// <summary>Makes a scorer; one for each thread.</summary>
    public SiteScorer CreateScorer() => new(this);

    internal ref readonly RnaTerms TermsOf(int rna) => ref _terms[rna];
}
