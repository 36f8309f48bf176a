using System.Globalization;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>A linear model of how much a site represses: an intercept and one term for each feature, by site type.</summary>
/// <remarks>
/// Its numbers are a file, and docs/scores.md tells the form. A term gives
/// <c>coefficient · (value - min) / (max - min) + intercept - mean</c>, where min is 0, max is min + 1, intercept and mean are 0
/// unless the file has them. A term of a nucleotide (<c>sRNA1A</c>) gives its coefficient where that is the nucleotide, else 0.
/// A score is the model's intercept and the sum of the terms, at most the number <c>Score most</c>. With
/// <c>decimals</c>, every term and the sum are rounded to so many.
/// </remarks>
public sealed class ContextModel
{
    /// <summary>The site types that are scored: 8mer, 7mer-m8, 7mer-A1, 6mer.</summary>
    public const int TypeCount = (int)SiteType.Mer6 + 1;

    private const int Bases = 4;

    private static readonly Lazy<ContextModel> s_contextPlusPlus = new(() => ReadResource("context++"));
    private static readonly Lazy<ContextModel> s_context2007 = new(() => ReadResource("context-2007"));

    private readonly double[] _intercepts = new double[TypeCount];
    private readonly double[] _most = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
    private readonly ModelTerm[] _terms = new ModelTerm[TypeCount * ScoreFeatures.Count];
    private readonly double[] _letters = new double[TypeCount * ScoreFeatures.Count * Bases];
    private readonly ScoreFeatures[] _features = new ScoreFeatures[TypeCount];
    private int _decimals = -1;

    private ContextModel()
    {
    }

    /// <summary>context++ (Agarwal 2015, eLife 4:e05005).</summary>
    public static ContextModel ContextPlusPlus => s_contextPlusPlus.Value;

    /// <summary>The context score (Grimson 2007, Mol Cell 27:91).</summary>
    public static ContextModel Context2007 => s_context2007.Value;

    /// <summary>The names of the models that ship with the library.</summary>
    public static IReadOnlyList<string> Names { get; } = ["context++", "context-2007"];

    /// <summary>The model's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where its numbers are from: the comment at the head of its file, as one line.</summary>
    public string Citation { get; private set; } = "";

    /// <summary>The features of all site types, which are the columns of a table of scores.</summary>
    public ScoreFeatures Features => _features[0] | _features[1] | _features[2] | _features[3];

    /// <summary>One of the models that ship with the library.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public static ContextModel Named(string name) => name switch
    {
        "context++" => ContextPlusPlus,
        "context-2007" => Context2007,
        _ => throw new ArgumentException($"There is no model '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>Reads a model.</summary>
    /// <param name="text">A file of numbers, as docs/scores.md tells its form.</param>
    /// <param name="file">The name to give in errors.</param>
    /// <exception cref="InputException">It is no such file.</exception>
    public static ContextModel Read(TextReader text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ContextModel model = new();
        StringBuilder citation = new();
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.AsSpan().ContainsAnyInRange('\0', '\b'))
            {
                throw new InputException(InputErrorKind.UnknownFormat, "is no text, and a model is a text of numbers", "docs/scores.md tells what a model's lines are.", file, number);
            }

            if (line.StartsWith('#'))
            {
                _ = citation.Append(citation.Length > 0 ? " " : "").Append(line.AsSpan(1).Trim());
            }
            else if (line.Length > 0 && !model.TryAdd(line.Split('\t')))
            {
                throw new InputException(
                    InputErrorKind.Record, $"'{InputException.Printable(line, InputException.LongestQuote)}' is no line of a model", "docs/scores.md tells what a model's lines are.", file, number);
            }
        }

        if (model.Name.Length == 0 || model.Features.IsEmpty)
        {
            throw new InputException(InputErrorKind.Empty, "the model has no name, or no term", "docs/scores.md tells what a model needs.", file);
        }

        if (model.UnfitTerm() is { } unfit)
        {
            throw new InputException(
                InputErrorKind.Record, $"the term {unfit} has no coefficient for a site type, or its min and max are the same", "docs/scores.md tells what a model needs.", file);
        }

        model.Citation = citation.ToString();
        return model;
    }

    /// <summary>The features that a score of a site type needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not scored.</exception>
    public ScoreFeatures FeaturesOf(SiteType type)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)type, (int)SiteType.Mer6, nameof(type));
        return _features[(int)type];
    }

    /// <summary>Where the scale of a feature begins and ends; of context++ the 5th and the 95th percentile of its data. Values beyond it are on the same line.</summary>
    /// <returns>Null where the type's model lacks the feature, or it is a nucleotide; 0 and 1 where its file gives no numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The type is not scored.</exception>
    public (double Min, double Max)? ScaleOf(SiteType type, ScoreFeature feature)
    {
        if (!FeaturesOf(type).Has(feature) || ScoreFeatures.IsLetter(feature))
        {
            return null;
        }

        (_, double min, double range) = NumbersOf(type, feature);
        return (min, min + range);
    }

    /// <summary>What every score of a site type begins with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not scored.</exception>
    public double InterceptOf(SiteType type)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)type, (int)SiteType.Mer6, nameof(type));
        return _intercepts[(int)type];
    }

    /// <summary>What a feature adds to a score, rounded as the model rounds; 0 where the type's model lacks it.</summary>
    /// <param name="type">The site type.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="value">Its value; of a nucleotide, its code.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is not scored.</exception>
    public double Contribution(SiteType type, ScoreFeature feature, double value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)type, (int)SiteType.Mer6, nameof(type));
        int at = ((int)type * ScoreFeatures.Count) + (int)feature;
        if (!_features[(int)type].Has(feature))
        {
            return 0;
        }

        if (ScoreFeatures.IsLetter(feature))
        {
            return Rounded(_letters[(at * Bases) + (int)value]);
        }

        return TermOf(type, feature).Units(value) / Unit;
    }

    /// <summary>The unit that terms and sums are counted in: thousandths where they are rounded to three decimals, 1 where they are not rounded.</summary>
    internal double Unit => IsRounded ? Math.Pow(10, _decimals) : 1;

    /// <summary>True if terms and sums are rounded to whole units.</summary>
    internal bool IsRounded => _decimals >= 0;

    /// <summary>The most that the score of a type is.</summary>
    internal double MostOf(SiteType type) => _most[(int)type];

    /// <summary>The term of a feature that is no nucleotide.</summary>
    internal ModelTerm TermOf(SiteType type, ScoreFeature feature)
        => _terms[((int)type * ScoreFeatures.Count) + (int)feature] with { Unit = Unit, IsRounded = IsRounded, IsThere = _features[(int)type].Has(feature) };

    /// <summary>The numbers of a term as the file has them: coefficient, min, and max - min; of a nucleotide, the coefficient of its code.</summary>
    internal (double Coefficient, double Min, double Range) NumbersOf(SiteType type, ScoreFeature feature, int code = 0)
    {
        int at = ((int)type * ScoreFeatures.Count) + (int)feature;
        return ScoreFeatures.IsLetter(feature) ? (_letters[(at * Bases) + code], 0, 1) : _terms[at].Numbers;
    }

    private double Rounded(double number) => IsRounded ? Math.Round(number * Unit) / Unit : number;

    private static ContextModel ReadResource(string name)
    {
        using StreamReader text = new(EmbeddedTable.Open($"Scoring.Models.{name}.tsv"));
        return Read(text, $"{name}.tsv");
    }

    private bool TryAdd(string[] fields)
    {
        if (fields.Length == 2)
        {
            if (fields[0] == "name")
            {
                Name = fields[1];
                return true;
            }

            if (fields[0] != "decimals" || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int decimals) || decimals > 9)
            {
                return false;
            }

            _decimals = decimals;
            return true;
        }

        if (fields is ["term", "number", "8mer", "7mer-m8", "7mer-A1", "6mer"])
        {
            return true;
        }

        if (fields.Length != TypeCount + 2 || !IsTerm(fields[0]))
        {
            return false;
        }

        for (int type = 0; type < TypeCount; type++)
        {
            if (fields[type + 2] != "." && (!TryNumber(fields[type + 2], out double number) || !TrySet(type, fields[0], fields[1], number)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first term that has other numbers but no coefficient, or no range; null if all are right.</summary>
    private string? UnfitTerm()
    {
        for (int i = 0; i < _terms.Length; i++)
        {
            ScoreFeature feature = (ScoreFeature)(i % ScoreFeatures.Count);
            if (_features[i / ScoreFeatures.Count].Has(feature) && !ScoreFeatures.IsLetter(feature) && !_terms[i].IsWhole)
            {
                return ScoreFeatures.NameOf(feature);
            }
        }

        return null;
    }

    // What is larger is no number of a score, and would not be one when printed.
    private static bool TryNumber(string text, out double number)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= 1e6;

    private static bool IsTerm(string term)
        => term is "Intercept" or "Score" || FeatureOf(term) is not null;

    /// <summary>The feature of a term, which for a nucleotide is its name and the letter; null where there is none.</summary>
    private static ScoreFeature? FeatureOf(string term)
        => ScoreFeatures.Named(term) is { } feature ? (ScoreFeatures.IsLetter(feature) ? null : feature)
            : term.Length > 0 && ScoreFeatures.Named(term[..^1]) is { } letter && ScoreFeatures.IsLetter(letter) ? letter
            : null;

    private bool TrySet(int type, string term, string kind, double number)
    {
        if (term == "Intercept" || term == "Score")
        {
            (term == "Score" ? _most : _intercepts)[type] = number;
            return kind == (term == "Score" ? "most" : "coefficient");
        }

        ScoreFeature feature = FeatureOf(term)!.Value;
        _features[type] |= ScoreFeatures.Of(feature);
        int at = (type * ScoreFeatures.Count) + (int)feature;
        if (ScoreFeatures.IsLetter(feature))
        {
            int code = Nucleotide.CodeOf(term[^1]);
            _letters[(at * Bases) + Math.Max(code, 0)] = number;
            return code != Nucleotide.None && kind == "coefficient";
        }

        return _terms[at].TrySet(kind, number);
    }
}
