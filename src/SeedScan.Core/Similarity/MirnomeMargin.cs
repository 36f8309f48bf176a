namespace SeedScan.Similarity;

/// <summary>How far the other miRNAs that are listed are from the intended one.</summary>
/// <remarks>
/// Of several intended ones the nearest and the strongest count. The nearest of the others and the one with the lowest ΔG need not be the same.
/// </remarks>
public readonly record struct MirnomeMargin
{
    /// <summary>The other miRNA with the least edits and overhang, the first of them in the order of the hits; -1 if there is none.</summary>
    public int Nearest { get; internal init; }

    /// <summary>Its edits and overhang less those of the intended one; null if there is no intended one, or no other.</summary>
    public int? Edits { get; internal init; }

    /// <summary>The other miRNA with the lowest ΔG, the first of them in the order of the hits; -1 if none has a known one.</summary>
    public int Strongest { get; internal init; }

    /// <summary>Its ΔG less that of the intended one, in kcal/mol: above 0 the intended one binds more strongly; NaN if one of them is not known.</summary>
    public double FreeEnergy37 { get; internal init; }

    /// <summary>The margin between intended hits and others.</summary>
    internal static MirnomeMargin Of(ReadOnlySpan<MirnomeHit> hits, bool withFamily)
    {
        int own = int.MaxValue, other = int.MaxValue, nearest = -1, strongest = -1;
        double ownEnergy = double.NaN, otherEnergy = double.NaN;
        foreach (ref readonly MirnomeHit hit in hits)
        {
            if (!hit.IsAligned || (hit.Class == MirnomeClass.Family && !withFamily))
            {
                continue;
            }

            double energy = hit.FreeEnergy37;
            if (hit.Class == MirnomeClass.Intended)
            {
                own = Math.Min(own, hit.Distance);
                ownEnergy = IsBelow(energy, ownEnergy) ? energy : ownEnergy;
            }
            else
            {
                (other, nearest) = hit.Distance < other ? (hit.Distance, hit.Mirna) : (other, nearest);
                (otherEnergy, strongest) = IsBelow(energy, otherEnergy) ? (energy, hit.Mirna) : (otherEnergy, strongest);
            }
        }

        return new MirnomeMargin
        {
            Nearest = nearest,
            Edits = own < int.MaxValue && nearest >= 0 ? other - own : null,
            Strongest = strongest,
            FreeEnergy37 = otherEnergy - ownEnergy,
        };
    }

    private static bool IsBelow(double energy, double least) => energy < least || (double.IsNaN(least) && !double.IsNaN(energy));
}
