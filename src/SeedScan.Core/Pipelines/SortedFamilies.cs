using System.Text;
using SeedScan.Rnas;

namespace SeedScan.Pipelines;

/// <summary>Seed families in the string order of their names, in which TargetScan's tables list them.</summary>
internal sealed class SortedFamilies
{
    public SortedFamilies(IReadOnlyList<RnaFamily> families)
    {
        Families = [.. families];
        Names = Array.ConvertAll(Families, family => Encoding.UTF8.GetBytes(family.Name));
        Array.Sort(Names, Families, Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
    }

    /// <summary>The families.</summary>
    public RnaFamily[] Families { get; }

    /// <summary>Their names as they are printed.</summary>
    public byte[][] Names { get; }
}
