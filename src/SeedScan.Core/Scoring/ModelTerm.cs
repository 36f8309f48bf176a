using System.Runtime.CompilerServices;

namespace SeedScan.Scoring;

/// <summary>What a feature adds to the score of a site type: a line of its value.</summary>
internal record struct ModelTerm
{
    private double _coefficient, _min, _max, _intercept, _mean;
    private bool _hasMax, _hasCoefficient;

    /// <summary>True if the type's model has the feature.</summary>
    public bool IsThere { get; set; }

    /// <summary>What sums are counted in, as <see cref="ContextModel.Unit"/> tells.</summary>
    public double Unit { get; set; }

    /// <summary>True if the term is rounded to whole units.</summary>
    public bool IsRounded { get; set; }

    /// <summary>Coefficient, min, and max - min.</summary>
    public readonly (double Coefficient, double Min, double Range) Numbers => (_coefficient, _min, _hasMax ? _max - _min : 1);

    /// <summary>True if the term has a coefficient, and its min and max are apart.</summary>
    public readonly bool IsWhole => _hasCoefficient && (!_hasMax || Math.Abs(_max - _min) > 1e-6);

    /// <summary>What a value adds, in units; 0 where the type's model lacks the feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double Units(double value)
    {
        double scaled = (value - _min) / (_hasMax ? _max - _min : 1);
        double units = ((_coefficient * scaled) + _intercept - _mean) * Unit;
        return IsRounded ? Math.Round(units) : units;
    }

    /// <summary>Takes a number of the model's file.</summary>
    /// <returns>False if there is no such number.</returns>
    public bool TrySet(string kind, double number)
    {
        switch (kind)
        {
            case "coefficient":
                (_coefficient, _hasCoefficient) = (number, true);
                return true;
            case "min":
                _min = number;
                return true;
            case "max":
                (_max, _hasMax) = (number, true);
                return true;
            case "intercept":
                _intercept = number;
                return true;
            case "mean":
                _mean = number;
                return true;
            default:
                return false;
        }
    }
}
