namespace SeedScan.Oligos;

/// <summary>One strand of a design: base and sugar of each nucleotide, 5'→3', and the linkages between them.</summary>
public sealed class Oligo
{
    private readonly Sugar[] _sugars;
    private readonly Linkage[] _linkages;
    private readonly BaseModification[] _modifications;

    /// <summary>Makes an oligo.</summary>
    /// <param name="name">Its name, as it is to be printed.</param>
    /// <param name="bases">Its bases 5'→3', upper case letters of A, C, G, T and U.</param>
    /// <param name="sugars">The sugar of each base.</param>
    /// <param name="linkages">What joins each base to the next: one less than bases.</param>
    /// <param name="modifications">The modification of each base; none where it is left out.</param>
    /// <exception cref="ArgumentException">
    /// No base, another letter, numbers of sugars, linkages or modifications that do not fit, or a 5-methyl at another base than C.
    /// </exception>
    public Oligo(
        string name, string bases, ReadOnlySpan<Sugar> sugars, ReadOnlySpan<Linkage> linkages, ReadOnlySpan<BaseModification> modifications = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(bases);
        if (bases.AsSpan().ContainsAnyExcept("ACGTU"))
        {
            throw new ArgumentException("A base is A, C, G, T or U in upper case.", nameof(bases));
        }

        if (sugars.Length != bases.Length)
        {
            throw new ArgumentException($"{bases.Length} bases need as many sugars.", nameof(sugars));
        }

        if (linkages.Length != bases.Length - 1)
        {
            throw new ArgumentException($"{bases.Length} bases need {bases.Length - 1} linkages.", nameof(linkages));
        }

        _modifications = modifications.IsEmpty ? new BaseModification[bases.Length] : modifications.ToArray();
        CheckModifications(bases, _modifications);
        Name = name;
        Bases = bases;
        _sugars = sugars.ToArray();
        _linkages = linkages.ToArray();
    }

    /// <summary>Its name, as it is printed.</summary>
    public string Name { get; }

    /// <summary>Its bases 5'→3': letters of A, C, G, T and U.</summary>
    public string Bases { get; }

    /// <summary>The number of its bases.</summary>
    public int Length => Bases.Length;

    /// <summary>The sugar of each base, 5'→3'.</summary>
    public ReadOnlySpan<Sugar> Sugars => _sugars;

    /// <summary>What joins each base to the next, 5'→3': one less than bases.</summary>
    public ReadOnlySpan<Linkage> Linkages => _linkages;

    /// <summary>The modification of each base, 5'→3'.</summary>
    public ReadOnlySpan<BaseModification> Modifications => _modifications;

    /// <summary>
    /// False where nothing but the bases is known. Sugars are then DNA, or RNA where there is a U, linkages are phosphodiester, and
    /// neither is a statement.
    /// </summary>
    public bool IsChemistryKnown { get; init; } = true;

    /// <summary>The same oligo under another name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Oligo WithName(string name) => new(name, Bases, Sugars, Linkages, Modifications) { IsChemistryKnown = IsChemistryKnown };

    private static void CheckModifications(string bases, BaseModification[] modifications)
    {
        if (modifications.Length != bases.Length)
        {
            throw new ArgumentException($"{bases.Length} bases need as many modifications.", nameof(modifications));
        }

        for (int i = 0; i < bases.Length; i++)
        {
            if (modifications[i] == BaseModification.FiveMethyl && bases[i] != 'C')
            {
                throw new ArgumentException("5-methyl is a modification of C.", nameof(modifications));
            }
        }
    }
}
