namespace SeedScan.Oligos;

/// <summary>An oligo as a therapeutic design: the strand that acts, what it is meant to do, its passenger, and what it is meant to bind.</summary>
public sealed record OligoDesign
{
    /// <summary>Makes a design.</summary>
    /// <param name="strand">The strand that acts: the guide of a mimic or siRNA, else the oligo itself.</param>
    /// <param name="role">What it is meant to do.</param>
    /// <param name="partner">The passenger of a mimic or siRNA, or null.</param>
    /// <exception cref="ArgumentException">A partner beside an antimiR, a gapmer or a steric oligo, which are single strands.</exception>
    public OligoDesign(Oligo strand, OligoRole role = OligoRole.Unknown, Oligo? partner = null)
    {
        ArgumentNullException.ThrowIfNull(strand);
        if (partner is not null && !MayHavePartner(role))
        {
            throw new ArgumentException("A single-stranded role has no partner strand.", nameof(partner));
        }

        Strand = strand;
        Role = role;
        Partner = partner;
    }

    /// <summary>The strand that acts: the guide of a mimic or siRNA, else the oligo itself.</summary>
    public Oligo Strand { get; }

    /// <summary>What it is meant to do.</summary>
    public OligoRole Role { get; }

    /// <summary>The passenger of a mimic or siRNA, or null where there is none or it is not known.</summary>
    public Oligo? Partner { get; }

    /// <summary>What it is meant to bind or to replace, as it was given: a miRNA or a transcript; null where it was not.</summary>
    public string? IntendedTarget { get; init; }

    /// <summary>False where of the strand that acts nothing but the bases is known (<see cref="Oligo.IsChemistryKnown"/>).</summary>
    public bool IsChemistryKnown => Strand.IsChemistryKnown;

    /// <summary>Its name: that of the strand that acts.</summary>
    public string Name => Strand.Name;

    /// <summary>True for the roles that a passenger strand makes sense for: mimics, siRNAs, and a role that was not told.</summary>
    public static bool MayHavePartner(OligoRole role) => role is OligoRole.Unknown or OligoRole.Mimic or OligoRole.Sirna;
}
