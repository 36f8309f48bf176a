using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Similarity;

/// <summary>The bases of a target from one start on, as many as an alignment may reach: bit j is the base at start + j.</summary>
internal readonly struct TargetWindow
{
    /// <summary>Bases that every unaligned word of a packed sequence holds.</summary>
    private const int Step = 28;

    private readonly UInt128 _low, _high, _known;

    /// <summary>Reads up to <paramref name="width"/> bases.</summary>
    public TargetWindow(PackedSequence target, int start, int width)
    {
        Length = Math.Min(width, target.Length - start);
        for (int j = 0; j < Length; j += Step)
        {
            ulong bases = target.BasesFrom(start + j), here = NearMatch.RowsBelow(Math.Min(Step, Length - j));
            _low |= (UInt128)(LetterPlanes.EvenBits(bases) & here) << j;
            _high |= (UInt128)(LetterPlanes.EvenBits(bases >> 1) & here) << j;
            _known |= (UInt128)(~target.AmbiguousFrom(start + j) & here) << j;
        }
    }

    /// <summary>The number of bases that the target has here.</summary>
    public int Length { get; }

    /// <summary>The code of the base at start + <paramref name="at"/>, or <see cref="Nucleotide.None"/>.</summary>
    public int CodeAt(int at) => (_known >> at & 1) == 0 ? Nucleotide.None : (int)(_low >> at & 1) | (int)(_high >> at & 1) << 1;

    /// <summary>Bit i is set where the base at start + i + <paramref name="diagonal"/> has the code.</summary>
    public ulong RowsOf(int code, int diagonal)
    {
        UInt128 found = _known & ((code & 1) != 0 ? _low : ~_low) & ((code & 2) != 0 ? _high : ~_high);
        return (ulong)(diagonal >= 0 ? found >> diagonal : found << -diagonal);
    }

    /// <summary>Bit i is set where start + i + <paramref name="diagonal"/> lies behind the target's end.</summary>
    public ulong RowsBeyond(int diagonal) => ~NearMatch.RowsBelow(Math.Max(0, Length - diagonal));
}
