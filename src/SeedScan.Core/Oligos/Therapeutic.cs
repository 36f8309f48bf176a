using SeedScan.Rnas;

namespace SeedScan.Oligos;

/// <summary>What is known of a therapeutic: its design, and how far each part of it can be relied on.</summary>
/// <param name="Design">Role, strands and intended target; its chemistry is known only if <see cref="OligoDesign.IsChemistryKnown"/>.</param>
public sealed record Therapeutic(OligoDesign Design)
{
    /// <summary>Its name.</summary>
    public string Name => Design.Name;

    /// <summary>Other names that it is known by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True if the strand begins with <see cref="First"/> to <see cref="Last"/> of the miRNA; false if it is the reverse complement of them.</summary>
    public bool IsEqualToTarget { get; init; }

    /// <summary>The first nucleotide of the miRNA that the strand corresponds to, from 1.</summary>
    public int First { get; init; }

    /// <summary>The last one, from 1.</summary>
    public int Last { get; init; }

    /// <summary>Whether the sequence is public, the natural miRNA's, or derived from it, and why; it begins with one of these words.</summary>
    public string Status { get; init; } = "";

    /// <summary>What is known of sugars, linkages and conjugates, or null.</summary>
    public string? Chemistry { get; init; }

    /// <summary>Where sequence or facts are from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Makes a tiny LNA against a miRNA: the reverse complement of nt 2-9, LNA and phosphorothioate throughout (Obad 2011, Nat Genet 43:371).</summary>
    /// <exception cref="SeedScan.Sequences.InputException">The miRNA has no nt 9, or it is none of A, C, G and U.</exception>
    public static Therapeutic TinyLna(SmallRna rna)
    {
        ArgumentNullException.ThrowIfNull(rna);
        OligoBuilder oligo = new();
        for (int nt = 9; nt >= 2; nt--)
        {
            if (nt < 9)
            {
                oligo.Link(Linkage.Phosphorothioate);
            }

            oligo.Add(Complement(rna, nt), Sugar.Lna);
        }

        string name = rna.Name.StartsWith("hsa-", StringComparison.Ordinal) ? rna.Name[4..] : rna.Name;
        return new Therapeutic(new OligoDesign(oligo.ToOligo($"tiny-LNA-{name}"), OligoRole.Antimir) { IntendedTarget = rna.Name })
        {
            First = 2,
            Last = 9,
            Status = $"derived: reverse complement of {rna.Name} nt 2-9; that is the definition of a tiny LNA",
            Chemistry = "LNA and phosphorothioate throughout, by definition",
            Source = "Obad 2011, Nat Genet 43:371 (definition)",
        };
    }

    private static char Complement(SmallRna rna, int nt)
    {
        int index = nt - rna.FirstNucleotide;
        char letter = index < rna.Sequence.Length ? rna.Sequence[index] : '\0';
        return letter switch
        {
            'A' => 'T',
            'C' => 'G',
            'G' => 'C',
            'U' => 'A',
            _ => throw new SeedScan.Sequences.InputException(
                SeedScan.Sequences.InputErrorKind.Oligo, $"a tiny LNA pairs with nt 2-9, and nt {nt} is not known", "Give the miRNA with its sequence.", record: rna.Name),
        };
    }
}
