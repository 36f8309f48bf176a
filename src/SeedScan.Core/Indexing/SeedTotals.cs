using System.Runtime.InteropServices;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>What a set of targets holds of every seed, without a place: sums over all blocks.</summary>
/// <remarks>
/// Six bases of a target and the letters beside them decide every canonical type (<see cref="WindowSort"/> draws them), so
/// the number of sites of each seed is a sum of these counts.
/// </remarks>
internal sealed class SeedTotals
{
    /// <summary>What may stand beside a core: a base by its code, or none.</summary>
    public const int Letters = PackedText.NoBase + 1;

    /// <summary>The length as it is written, in bytes.</summary>
    public const int Length = sizeof(ulong) * ((WindowSort.Cores * Letters * Letters) + WindowSort.Sevens + 4);

    private readonly ulong[] _numbers = new ulong[Length / sizeof(ulong)];

    /// <summary>The windows of a core with the letters beside it: core · 25 + left · 5 + right.</summary>
    public Span<ulong> Windows => _numbers.AsSpan(0, WindowSort.Cores * Letters * Letters);

    /// <summary>The records that hold seven bases, the first in the lowest bits.</summary>
    public Span<ulong> Targets => _numbers.AsSpan(WindowSort.Cores * Letters * Letters, WindowSort.Sevens);

    /// <summary>The bases by their codes.</summary>
    public Span<ulong> Bases => _numbers.AsSpan(^4);

    /// <summary>The numbers as they are written.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(_numbers.AsSpan());

    /// <summary>The place of a window in <see cref="Windows"/>.</summary>
    public static int IndexOf(int core, int left, int right) => (core * Letters * Letters) + (left * Letters) + right;

    /// <summary>Takes numbers as they were written.</summary>
    public static SeedTotals Read(ReadOnlySpan<byte> bytes)
    {
        SeedTotals totals = new();
        bytes.CopyTo(MemoryMarshal.AsBytes(totals._numbers.AsSpan()));
        return totals;
    }

    /// <summary>Adds others.</summary>
    public void Add(SeedTotals other)
    {
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] += other._numbers[i];
        }
    }

    /// <summary>Adds a record.</summary>
    /// <param name="holds">For each window of seven bases 1 if the record holds it, else 0.</param>
    public void AddTarget(ReadOnlySpan<byte> holds)
    {
        Span<ulong> targets = Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] += holds[i];
        }
    }
}
