using System.Runtime.CompilerServices;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>A site's score, what it was computed from, and what lacked.</summary>
public struct SiteScore
{
    private Numbers _values;

    /// <summary>No score: of a type that has none.</summary>
    internal static readonly SiteScore None = Nothing();

    /// <summary>The score: log2 of the fold change to expect, negative for repression. Of a partial score, without what lacks.</summary>
    public double Score { get; internal set; }

    /// <summary>The site type that it is of.</summary>
    public SiteType Type { get; internal set; }

    /// <summary>The features that the model has for the type and that are not known. They add nothing to the score.</summary>
    public ScoreFeatures Missing { get; internal set; }

    /// <summary>The share of the target's molecules that hold the site: 1 where isoforms are not known.</summary>
    public double Share { get; internal set; }

    /// <summary>True if a feature lacks: the score is of fewer features than the model.</summary>
    public readonly bool IsPartial => !Missing.IsEmpty;

    /// <summary>The score in the light of <see cref="Share"/> (TargetScan's weighted context++): log2(1 + (2^score - 1) · share).</summary>
    public readonly double Weighted => Share == 1 ? Score : Math.Log2(1 + ((Math.Pow(2, Score) - 1) * Share));

    /// <summary>The value of a feature in the unit that <see cref="ScoreFeature"/> tells; of a nucleotide its code. Null where it is not known.</summary>
    public readonly double? this[ScoreFeature feature] => double.IsNaN(_values[(int)feature]) ? null : _values[(int)feature];

    /// <summary>The nucleotide of <see cref="ScoreFeature.Site8"/>, <see cref="ScoreFeature.Nucleotide1"/> or <see cref="ScoreFeature.Nucleotide8"/>; null where it is not known.</summary>
    public readonly char? LetterOf(ScoreFeature feature)
        => ScoreFeatures.IsLetter(feature) && this[feature] is { } code ? Nucleotide.LetterOf((int)code) : null;

    /// <summary>What a feature adds to the score in a model; null where it is not known, or the type's model lacks it.</summary>
    public readonly double? ContributionOf(ScoreFeature feature, ContextModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.FeaturesOf(Type).Has(feature) && this[feature] is { } value ? model.Contribution(Type, feature, value) : null;
    }

    /// <summary>The value, NaN where it is not known.</summary>
    internal readonly double Raw(ScoreFeature feature) => _values[(int)feature];

    /// <summary>False for <see cref="None"/>.</summary>
    internal readonly bool IsKnown => !double.IsNaN(Score);

    internal void Set(ScoreFeature feature, double value) => _values[(int)feature] = value;

    private static SiteScore Nothing()
    {
        SiteScore none = new() { Score = double.NaN };
        ((Span<double>)none._values).Fill(double.NaN);
        return none;
    }

    [InlineArray(ScoreFeatures.Count)]
    private struct Numbers : IEquatable<Numbers>
    {
        private double _first;

        // An inline array has no equality of its own, and a score is compared by value.
        public readonly bool Equals(Numbers other) => ((ReadOnlySpan<double>)this).SequenceEqual(other);

        public override readonly bool Equals(object? obj) => obj is Numbers other && Equals(other);

        public override readonly int GetHashCode() => _first.GetHashCode();
    }
}
