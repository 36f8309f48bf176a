namespace SeedScan.Oligos;

/// <summary>What is left of an oligo when one or two bases are missing at its ends: impurities of synthesis, and what exonucleases leave.</summary>
public static class OligoMetabolites
{
    /// <summary>The most bases that are missing.</summary>
    public const int MostMissing = 2;

    /// <summary>The truncations of an oligo by one base, then by two: at the 5' end, at both, at the 3' end.</summary>
    /// <remarks>
    /// A part of the name tells each end that lacks bases: of <c>x</c> they are <c>x:5p-1</c>, <c>x:3p-1</c>, <c>x:5p-2</c>, <c>x:5p-1:3p-1</c> and
    /// <c>x:3p-2</c>. What is left of sugars, linkages and modifications is that of the oligo. Those without a base are left out.
    /// </remarks>
    public static IReadOnlyList<Oligo> Of(Oligo oligo)
    {
        ArgumentNullException.ThrowIfNull(oligo);
        List<Oligo> all = [];
        for (int missing = 1; missing <= Math.Min(MostMissing, oligo.Length - 1); missing++)
        {
            for (int atStart = missing; atStart >= 0; atStart--)
            {
                all.Add(Truncated(oligo, atStart, missing - atStart));
            }
        }

        return all;
    }

    private static Oligo Truncated(Oligo oligo, int atStart, int atEnd)
    {
        int length = oligo.Length - atStart - atEnd;
        string name = oligo.Name + (atStart > 0 ? $":5p-{atStart}" : "") + (atEnd > 0 ? $":3p-{atEnd}" : "");
        return new Oligo(
            name,
            oligo.Bases.Substring(atStart, length),
            oligo.Sugars.Slice(atStart, length),
            oligo.Linkages.Slice(atStart, length - 1),
            oligo.Modifications.Slice(atStart, length))
        { IsChemistryKnown = oligo.IsChemistryKnown };
    }
}
