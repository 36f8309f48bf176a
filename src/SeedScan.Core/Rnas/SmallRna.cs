using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>A small RNA that guides by its seed: a miRNA, a mimic strand, an siRNA guide.</summary>
public sealed record SmallRna
{
    /// <summary>Makes a small RNA from its whole sequence.</summary>
    /// <param name="name">Its name, as it is to be printed.</param>
    /// <param name="sequence">Its sequence 5'→3'. T is taken as U, and case carries no meaning.</param>
    /// <param name="accession">Its accession (miRBase <c>MIMAT…</c>), or null.</param>
    /// <exception cref="InputException">
    /// Fewer than 8 nt, a letter that is no IUPAC nucleotide code, one outside ACGU in nt 2-8, or a name with a control character.
    /// </exception>
    public SmallRna(string name, string sequence, string? accession = null)
        : this(name, sequence, accession, firstNucleotide: 1)
    {
    }

    private SmallRna(string name, string sequence, string? accession, int firstNucleotide)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(sequence);
        Name = name;
        Accession = accession;
        Sequence = sequence.ToUpperInvariant().Replace('T', 'U');
        FirstNucleotide = firstNucleotide;
        Check();
    }

    /// <summary>Its name, as it is printed.</summary>
    public string Name { get; }

    /// <summary>Its accession, or null where it has none.</summary>
    public string? Accession { get; }

    /// <summary>The letters that are known, 5'→3', in upper case with U; the first is nt <see cref="FirstNucleotide"/>.</summary>
    public string Sequence { get; }

    /// <summary>The number of the first known nucleotide: 1, or 2 where only the seed is known.</summary>
    public int FirstNucleotide { get; }

    /// <summary>The number of the last known nucleotide.</summary>
    public int LastNucleotide => FirstNucleotide + Sequence.Length - 1;

    /// <summary>Nt 2-8, 5'→3'.</summary>
    public string Seed => Sequence.Substring(2 - FirstNucleotide, 7);

    /// <summary>Makes an RNA of which only nt 2-8 are known, as in a TargetScan family table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Nt 2-8, 5'→3', seven letters of ACGU.</param>
    /// <exception cref="InputException">Not seven letters of ACGU, or a name with a control character.</exception>
    public static SmallRna FromSeed(string name, string seed) => new(name, seed, accession: null, firstNucleotide: 2);

    /// <summary>The 2-bit code of nucleotide <paramref name="nt"/> (from 1), or <see cref="Nucleotide.None"/> where it is unknown or beyond the end.</summary>
    public int CodeAt(int nt)
    {
        int index = nt - FirstNucleotide;
        return (uint)index < (uint)Sequence.Length ? Nucleotide.CodeOf(Sequence[index]) : Nucleotide.None;
    }

    private void Check()
    {
        if (Name.Any(char.IsControl))
        {
            throw new InputException(
                InputErrorKind.Rna, "its name holds a control character, which would come into the results", "Give the small RNA a name without it.", record: Name);
        }

        for (int i = 0; i < Sequence.Length; i++)
        {
            if (!"ACGURYSWKMBDHVN".Contains(Sequence[i], StringComparison.Ordinal))
            {
                throw new InputException(
                    InputErrorKind.Rna,
                    $"'{Sequence[i]}' at nt {i + FirstNucleotide} is not a nucleotide code",
                    "Give the small RNA 5'→3' in the letters A, C, G, U or T.",
                    record: Name);
            }
        }

        if (FirstNucleotide == 2 ? Sequence.Length != 7 : Sequence.Length < 8)
        {
            throw new InputException(
                InputErrorKind.Rna,
                FirstNucleotide == 2 ? $"the seed has {Sequence.Length} nt instead of 7" : $"the small RNA has {Sequence.Length} nt",
                FirstNucleotide == 2 ? "A seed is nt 2-8, seven letters." : "A seed site needs nt 1-8: give at least 8 nt.",
                record: Name);
        }

        for (int nt = 2; nt <= 8; nt++)
        {
            if (CodeAt(nt) == Nucleotide.None)
            {
                throw new InputException(
                    InputErrorKind.Rna,
                    $"nt {nt} is '{Sequence[nt - FirstNucleotide]}', and a seed (nt 2-8) needs A, C, G or U",
                    "Resolve the ambiguous nucleotide, or leave this RNA out.",
                    record: Name);
            }
        }
    }
}
