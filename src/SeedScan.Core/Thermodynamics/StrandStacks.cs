using SeedScan.Oligos;
using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>The stacks of successive pairs of base i with base s - i of the same oligo, in cal/mol.</summary>
internal ref struct StrandStacks(ReadOnlySpan<char> bases, ReadOnlySpan<Sugar> sugars, int sum)
{
    private readonly NearestNeighbours _neighbours = NearestNeighbours.Instance;
    private readonly ReadOnlySpan<char> _bases = bases;
    private readonly ReadOnlySpan<Sugar> _sugars = sugars;
    private int _last = -1;

    /// <summary>The sum of the stacks.</summary>
    public int Free { get; private set; }

    public EnergyNotes Notes { get; private set; }

    /// <summary>True if base i and the base against it are a Watson-Crick pair.</summary>
    public readonly bool IsPair(int i) => Code(i) >= 0 && Code(i) == Nucleotide.ComplementOf(Code(sum - i));

    /// <summary>Adds a pair, and its stack on the one before.</summary>
    public void Add(int i)
    {
        if (_last >= 0)
        {
            AddStack(i);
        }

        _last = i;
    }

    /// <summary>What the end costs that the pair of base i is: the mean of both strands' views.</summary>
    public readonly int End(int i) => Ends(i, Code(i), Code(sum - i));

    /// <summary>What the end costs more than a G-C pair would.</summary>
    public readonly int EndPenalty(int i) => End(i) - Ends(i, Nucleotide.G, Nucleotide.C);

    /// <summary>What is added if the run is its own mirror image: the same number for RNA and for DNA.</summary>
    public readonly int Symmetry(int start, int end) => start + end - 1 == sum ? _neighbours.RnaSymmetry.Free : 0;

    private readonly int Code(int i) => Nucleotide.CodeOf(_bases[i]);

    private readonly int Ends(int i, int top, int bottom)
    {
        Sugar sugar = _sugars[i], other = _sugars[sum - i];
        return (_neighbours.End(KindOf(other), sugar, top, bottom).Free + _neighbours.End(KindOf(sugar), other, bottom, top).Free) / 2;
    }

    private void AddStack(int i)
    {
        int step = DuplexStep.Of(Code(i - 1), Code(sum - i + 1), Code(i), Code(sum - i)), mirrored = DuplexStep.FromOtherStrand(step);
        (Sugar First, Sugar Second) top = (_sugars[i - 1], _sugars[i]), bottom = (_sugars[sum - i], _sugars[sum - i + 1]);
        int plain = View(Plain(top), bottom, step) + View(Plain(bottom), top, mirrored);
        Free += View(top, bottom, step) + View(bottom, top, mirrored) - (plain / 2);
        Notes |= IsModified(top) && IsModified(bottom) ? EnergyNotes.BothModified : 0;
    }

    /// <summary>A step from the view of one strand: the mean over what the other's two bases are.</summary>
    private int View((Sugar First, Sugar Second) own, (Sugar First, Sugar Second) other, int step)
    {
        StepEnergy first = _neighbours.Step(KindOf(other.First), own.First, own.Second, step);
        StepEnergy second = _neighbours.Step(KindOf(other.Second), own.First, own.Second, step);
        Notes |= first.Notes | second.Notes | (KindOf(other.First) != KindOf(other.Second) ? EnergyNotes.MixedSugars : 0);
        return (first.Energy.Free + second.Energy.Free) / 2;
    }

    /// <summary>The sugars that stand in for LNA, as in <see cref="NearestNeighbours"/>.</summary>
    private static (Sugar First, Sugar Second) Plain((Sugar First, Sugar Second) pair) => pair switch
    {
        (Sugar.Lna, Sugar.Lna) => (Sugar.Dna, Sugar.Dna),
        (Sugar.Lna, var second) => (second, second),
        (var first, Sugar.Lna) => (first, first),
        _ => pair,
    };

    private static StrandKind KindOf(Sugar sugar) => sugar is Sugar.Dna or Sugar.Lna ? StrandKind.Dna : StrandKind.Rna;

    private static bool IsModified((Sugar First, Sugar Second) pair) => IsModified(pair.First) || IsModified(pair.Second);

    private static bool IsModified(Sugar sugar) => sugar is not (Sugar.Dna or Sugar.Rna);
}
