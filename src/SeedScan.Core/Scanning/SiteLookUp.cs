using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Kernels;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Which sites start at a place, in output order, by the nine letters around it.</summary>
/// <remarks>
/// Every site type spans at least six bases, so the 6-mer at its start tells whether any site of any RNA can start
/// there (that is what <see cref="HexamerFilter"/> asks), and the letters beside it tell which:
/// <code>
///   target       . . G | A C A U U C | C A . .        ACAUUC is the start of miR-1's 8mer ACAUUCCA
///   offset          -1 | 0         5 | 6 7
///                 left |   6-mer     | right 1 and 2
/// </code>
/// Each 6-mer that starts a site has a slot of 5·5·5 lists, one for each combination of the letters beside it
/// (A, C, U, G, or none), and the list holds the sites in output order: all decisions of the rules are made when the
/// table is built. The few rules that read further are marked, and are checked at the place.
/// </remarks>
internal sealed class SiteLookUp
{
    /// <summary>A list without sites: the first slot is that of the 6-mers that start none.</summary>
    private const int EmptyList = 0;

    private const int NoBase = 4, Letters = 5, ListsInSlot = Letters * Letters * Letters;

    private readonly int[] _slotOf = new int[HexamerSet.Universe];
    private readonly int[] _firstOfList;
    private readonly int[] _entries;

    // One bit a list: most places that pass the filter turn out to start no site, and this is small enough to stay near.
    private readonly ulong[] _hasSites;

    public SiteLookUp(List<SitePattern> patterns)
    {
        Patterns = [.. patterns.Order(Comparer<SitePattern>.Create(CompareOutputOrder))];
        int slots = FindSlots();
        _firstOfList = new int[slots * ListsInSlot + 1];
        CountEntries counting = new(_firstOfList);
        ForEachEntry(ref counting);
        for (int i = 1; i < _firstOfList.Length; i++)
        {
            _firstOfList[i] += _firstOfList[i - 1];
        }

        _hasSites = new ulong[_firstOfList.Length / 64 + 1];
        for (int list = 0; list + 1 < _firstOfList.Length; list++)
        {
            _hasSites[list >> 6] |= _firstOfList[list + 1] > _firstOfList[list] ? 1UL << list : 0;
        }

        _entries = new int[_firstOfList[^1]];
        PutEntries putting = new(_entries, [.. _firstOfList]);
        ForEachEntry(ref putting);
    }

    /// <summary>The patterns in output order: by length, strand, RNA, type, and note.</summary>
    public SitePattern[] Patterns { get; }

    /// <summary>The 6-mers that start a site.</summary>
    public HexamerSet Starts { get; } = new();

    /// <summary>The list of the sites that may start at a position where a 6-mer of <see cref="Starts"/> is.</summary>
    /// <remarks>It is empty if the 6-mer holds an ambiguous base or runs off the end.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ListAt(PackedSequence target, int position)
    {
        ulong bases = target.BasesFrom(position - 1);
        uint ambiguous = (uint)target.AmbiguousFrom(position - 1) & 0x1FF;
        int left = (int)bases & 3, right1 = (int)(bases >> 14) & 3, right2 = (int)(bases >> 16) & 3;
        if (ambiguous != 0)
        {
            if ((ambiguous & 0b0_0111_1110) != 0)
            {
                return EmptyList;
            }

            left = (ambiguous & 1) != 0 ? NoBase : left;
            right1 = (ambiguous & 0x080) != 0 ? NoBase : right1;
            right2 = (ambiguous & 0x100) != 0 ? NoBase : right2;
        }

        int slot = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slotOf), (int)(bases >> 2) & (HexamerSet.Universe - 1));
        return slot + (left * Letters + right1) * Letters + right2;
    }

    /// <summary>1 if a list holds sites, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int HasSites(int list)
        => (int)(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_hasSites), list >> 6) >> list) & 1;

    /// <summary>The places of a list's sites in <see cref="Patterns"/>, in output order.</summary>
    public ReadOnlySpan<int> this[int list]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref int first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_firstOfList), list);
            return MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), first), Unsafe.Add(ref first, 1) - first);
        }
    }

    private static int CompareOutputOrder(SitePattern left, SitePattern right)
    {
        int order = left.Length.CompareTo(right.Length);
        order = order != 0 ? order : left.Strand.CompareTo(right.Strand);
        order = order != 0 ? order : left.Rna.CompareTo(right.Rna);
        order = order != 0 ? order : left.Type.CompareTo(right.Type);
        return order != 0 ? order : left.Flaw.CompareTo(right.Flaw);
    }

    /// <summary>Gives each 6-mer that starts a pattern its slot, and the others the slot of no site.</summary>
    private int FindSlots()
    {
        MarkStarts marking = new(Starts);
        foreach (SitePattern pattern in Patterns)
        {
            ForEachHexamer(pattern, 0, 0, ref marking);
        }

        int slots = 1;
        for (int hexamer = 0; hexamer < HexamerSet.Universe; hexamer++)
        {
            _slotOf[hexamer] = Starts.Contains(hexamer) ? slots++ * ListsInSlot : 0;
        }

        return slots;
    }

    private void ForEachEntry<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IEntryVisitor
    {
        for (int i = 0; i < Patterns.Length; i++)
        {
            SitePattern pattern = Patterns[i];
            BesideHexamer<TVisitor> beside = new(pattern, i, _slotOf, visitor);
            ForEachHexamer(pattern, 0, 0, ref beside);
            visitor = beside.Visitor;
        }
    }

    private static void ForEachHexamer<TVisitor>(SitePattern pattern, int offset, int hexamer, ref TVisitor visitor)
        where TVisitor : struct, IHexamerVisitor
    {
        if (offset == HexamerSet.HexamerLength)
        {
            visitor.OnHexamer(hexamer);
            return;
        }

        for (int code = 0; code < 4; code++)
        {
            if ((pattern[offset] >> code & 1) != 0)
            {
                ForEachHexamer(pattern, offset + 1, hexamer | code << (2 * offset), ref visitor);
            }
        }
    }

    private interface IHexamerVisitor
    {
        void OnHexamer(int hexamer);
    }

    private interface IEntryVisitor
    {
        void OnEntry(int list, int pattern);
    }

    private readonly struct MarkStarts(HexamerSet starts) : IHexamerVisitor
    {
        public void OnHexamer(int hexamer) => starts.Add(hexamer);
    }

    private struct BesideHexamer<TVisitor>(SitePattern pattern, int index, int[] slotOf, TVisitor visitor) : IHexamerVisitor
        where TVisitor : struct, IEntryVisitor
    {
        public TVisitor Visitor = visitor;

        public void OnHexamer(int hexamer)
        {
            int slot = slotOf[hexamer];
            for (int beside = 0; beside < ListsInSlot; beside++)
            {
                int left = beside / (Letters * Letters), right1 = beside / Letters % Letters, right2 = beside % Letters;
                if ((pattern[-1] >> left & pattern[6] >> right1 & pattern[7] >> right2 & 1) != 0)
                {
                    Visitor.OnEntry(slot + beside, index);
                }
            }
        }
    }

    private readonly struct CountEntries(int[] counts) : IEntryVisitor
    {
        public void OnEntry(int list, int pattern) => counts[list + 1]++;
    }

    private readonly struct PutEntries(int[] entries, int[] next) : IEntryVisitor
    {
        public void OnEntry(int list, int pattern) => entries[next[list]++] = pattern;
    }
}
