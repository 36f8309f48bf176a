using System.Numerics;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>A site type of one RNA as a row of letter sets, from the place before the site to the places behind it.</summary>
/// <remarks>
/// The 7mer-A1 of miR-1 (nt 2-8 = GGAAUGU): nt 8 must not pair, nt 2-7 pair, and an A stands opposite nt 1.
/// <code>
///   offset     -1      0   1   2   3   4   5   6
///   set       not A    C   A   U   U   C   C   A         "not A" holds C, G, U and "no base"
///   opposite  nt 8     7   6   5   4   3   2   1
/// </code>
/// A set has five bits: A, C, U, G by their codes, and "no base" for an N and for what lies beyond the target's end.
/// On the reverse strand the row is turned round and each base complemented, so that both strands are found alike.
/// </remarks>
internal sealed class SitePattern
{
    /// <summary>The set that holds every base, and no base.</summary>
    public const byte Anything = 0b1_1111;

    /// <summary>The set of the four bases.</summary>
    public const byte AnyBase = 0b0_1111;

    /// <summary>The lowest offset that a row may have: two places before the site.</summary>
    private const int FirstOffset = -2;

    private readonly byte[] _sets;

    /// <param name="length">The bases of the site.</param>
    public SitePattern(int length)
    {
        Length = length;
        _sets = new byte[length - (2 * FirstOffset)];
        Array.Fill(_sets, Anything);
    }

    /// <summary>The bases of the site.</summary>
    public int Length { get; }

    /// <summary>The nucleotide opposite offset 0, where the row has no bulge.</summary>
    public int High { get; init; }

    /// <summary>The RNA's place in the scanner's list.</summary>
    public required int Rna { get; init; }

    /// <summary>The site type.</summary>
    public required SiteType Type { get; init; }

    /// <summary>The strand.</summary>
    public Strand Strand { get; private init; }

    /// <summary>What the site says of itself.</summary>
    public SiteNote Note { get; init; }

    /// <summary>For 3'-compensatory sites, the nucleotide (2-7) of the flaw in the seed; else 0.</summary>
    public int Flaw { get; init; }

    /// <summary>What may stand at an offset from the site's start, which may be up to two places outside the site; elsewhere, anything.</summary>
    public byte this[int offset]
    {
        get => (uint)(offset - FirstOffset) < (uint)_sets.Length ? _sets[offset - FirstOffset] : Anything;
        set => _sets[offset - FirstOffset] = value;
    }

    /// <summary>The set of one base, or of no base.</summary>
    public static byte SetOf(int code) => code == Nucleotide.None ? (byte)0b1_0000 : (byte)(1 << code);

    /// <summary>The same sites on the other strand.</summary>
    public SitePattern Reversed()
    {
        SitePattern reversed = new(Length) { Rna = Rna, Type = Type, Note = Note, Flaw = Flaw, Strand = Strand.Reverse };
        for (int offset = FirstOffset; offset < Length - FirstOffset; offset++)
        {
            byte set = this[Length - 1 - offset];
            // A and U are codes 0 and 2, C and G are 1 and 3: complementing turns the four bits by two.
            reversed[offset] = (byte)((set & 0b1_0000) | (set << 2 & AnyBase) | (set >> 2 & 0b0_0011));
        }

        return reversed;
    }

    /// <summary>True if no set of the row is empty, so that a target can hold the site.</summary>
    public bool IsPossible => Array.IndexOf(_sets, (byte)0) < 0;

    /// <summary>How probable the row is at a place among bases that are all equally frequent.</summary>
    public double Probability
    {
        get
        {
            double probability = 1;
            foreach (byte set in _sets)
            {
                probability *= BitOperations.PopCount((uint)set & AnyBase) / 4.0;
            }

            return probability;
        }
    }

    /// <summary>True if something is demanded beyond the places before <paramref name="from"/> or from <paramref name="to"/> on.</summary>
    public bool Demands(int from, int to)
    {
        for (int offset = FirstOffset; offset < Length - FirstOffset; offset++)
        {
            if ((offset < from || offset >= to) && this[offset] != Anything)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the target holds every letter that the row demands.</summary>
    public bool Matches(PackedSequence target, int start)
    {
        for (int i = 0; i < _sets.Length; i++)
        {
            if ((_sets[i] & SetOf(target.CodeAt(start + FirstOffset + i))) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
