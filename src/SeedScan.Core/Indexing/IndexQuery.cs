using System.Numerics;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Which cores of a block lead to the sites of a scanner, and what a posting of each means. Prepared once, shared by all threads.</summary>
/// <remarks>
/// Every pattern of a site type spans six bases or more. Of its six neighbouring places one choice, the anchor, fits the
/// fewest cores; these, and the bases that fit beside them, are what is looked up:
/// <code>
///   8mer of miR-1     A  C A U U C C  A           anchor 1: core CAUUCC, beside it A and A
///   7mer-A1          !A  C A U U C C  A           anchor 0: the same core, beside it A and one of the other three
///   posting           l |   core    | r           tells where the core starts, l and r
/// </code>
/// A pattern that names no letter beyond its core and the two beside it is decided by the posting alone. The others, and
/// all where a letter beside the core is missing, are checked at the place.
/// </remarks>
internal sealed class IndexQuery
{
    /// <summary>What may stand beside a core: sixteen pairs of bases, or less than a pair.</summary>
    public const int Besides = (1 << WindowSort.BesideBits) + 1;

    /// <summary>Of <see cref="Besides"/>, that a base is missing.</summary>
    public const int Missing = Besides - 1;

    public IndexQuery(SeedScanner scanner)
    {
        List<(int Core, int Beside, IndexEntry Entry)> all = [];
        for (int i = 0; i < scanner.Patterns.Count; i++)
        {
            Add(scanner, i, all);
        }

        List<int> cores = [];
        List<IndexEntry> entries = [];
        foreach (IGrouping<int, (int Core, int Beside, IndexEntry Entry)> ofCore in all.GroupBy(item => item.Core).OrderBy(group => group.Key))
        {
            // What two patterns say of the same posting is told by two look-ups.
            List<IndexEntry>[] ofBeside = [.. Enumerable.Range(0, Besides).Select(beside => ofCore.Where(item => item.Beside == beside).Select(item => item.Entry).ToList())];
            for (int i = 0; ofBeside.Any(list => i < list.Count); i++)
            {
                cores.Add(ofCore.Key);
                entries.AddRange(ofBeside.Select(list => i < list.Count ? list[i] : default));
            }
        }

        Cores = cores.ToArray();
        Entries = entries.ToArray();
    }

    /// <summary>The cores to look up, in ascending order; one may come more than once.</summary>
    public int[] Cores { get; }

    /// <summary>For each look-up, what its postings mean by what stands beside the core: <see cref="Besides"/> entries each.</summary>
    public IndexEntry[] Entries { get; }

    private static void Add(SeedScanner scanner, int index, List<(int Core, int Beside, IndexEntry Entry)> all)
    {
        SitePattern pattern = scanner.Patterns[index];
        int anchor = AnchorOf(pattern);
        bool isDecided = !pattern.Demands(anchor - 1, anchor + HexamerSet.HexamerLength + 1) && !scanner.ReadsBeyond(index);
        byte left = pattern[anchor - 1], right = pattern[anchor + HexamerSet.HexamerLength];
        AddCores(pattern, anchor, 0, 0, core =>
        {
            for (int beside = 0; beside < Missing; beside++)
            {
                if ((left >> (beside >> 2) & right >> (beside & 3) & 1) != 0)
                {
                    all.Add((core, beside, new IndexEntry(index, anchor, mustCheck: !isDecided)));
                }
            }

            if (((left | right) & SitePattern.SetOf(Nucleotide.None)) != 0)
            {
                all.Add((core, Missing, new IndexEntry(index, anchor, mustCheck: true)));
            }
        });
    }

    private static void AddCores(SitePattern pattern, int anchor, int offset, int core, Action<int> add)
    {
        if (offset == HexamerSet.HexamerLength)
        {
            add(core);
            return;
        }

        for (int code = 0; code < 4; code++)
        {
            if ((pattern[anchor + offset] >> code & 1) != 0)
            {
                AddCores(pattern, anchor, offset + 1, core | code << (2 * offset), add);
            }
        }
    }

    /// <summary>The offset in a pattern of the six bases that the fewest cores fit, and among these the fewest letters beside them.</summary>
    private static int AnchorOf(SitePattern pattern)
    {
        (long Cores, int Besides) fewest = (long.MaxValue, int.MaxValue);
        int best = 0;
        for (int anchor = 0; anchor + HexamerSet.HexamerLength <= pattern.Length; anchor++)
        {
            long cores = 1;
            for (int offset = anchor; offset < anchor + HexamerSet.HexamerLength; offset++)
            {
                cores *= Bases(offset);
            }

            (long, int) fits = (cores, Bases(anchor - 1) * Bases(anchor + HexamerSet.HexamerLength));
            (best, fewest) = fits.CompareTo(fewest) < 0 ? (anchor, fits) : (best, fewest);
        }

        return best;

        int Bases(int offset) => BitOperations.PopCount((uint)pattern[offset] & SitePattern.AnyBase);
    }
}

/// <summary>What a posting means; the default: nothing.</summary>
/// <param name="pattern">The scanner's pattern.</param>
/// <param name="anchor">Where in the pattern the posting's core starts.</param>
/// <param name="mustCheck">True if the pattern is to be compared with the text.</param>
internal readonly struct IndexEntry(int pattern, int anchor, bool mustCheck)
{
    /// <summary>With the core's position added in the upper half: where the pattern starts there; in the lower half the pattern times two, and 1 if it must be checked.</summary>
    public readonly ulong Key = (ulong)(uint)-anchor << 32 | (uint)pattern << 1 | (mustCheck ? 1u : 0);

    /// <summary>1 where the posting means something, else 0.</summary>
    public readonly long Count = 1;

    /// <summary>True if the pattern is to be compared with the text.</summary>
    public bool MustCheck => (Key & 1) != 0;
}
