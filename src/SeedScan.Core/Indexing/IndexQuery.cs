using System.Numerics;
using SeedScan.Kernels;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>Which buckets of a block hold the sites of a scanner, and what a posting in each means. Prepared once, shared by all threads.</summary>
/// <remarks>
/// Every pattern of a site type spans six bases or more. Of its six neighbouring places one choice, the anchor, has the fewest
/// postings; the cores that fit there, and the bases that fit beside them, are its buckets:
/// <code>
///   8mer of miR-1     A  C A U U C C  A           anchor 1: core CAUUCC, left A, right A        one bucket
///   7mer-A1          !A  C A U U C C  A           anchor 0: the same core                       three buckets
///   bucket            l |   core    | r           postings are where the core starts
/// </code>
/// A pattern that names no letter beyond its core and the two beside it is decided by the bucket alone. The others, and
/// all in the bucket of cores with a letter missing beside them, are checked at the place.
/// </remarks>
internal sealed class IndexQuery
{
    public IndexQuery(SeedScanner scanner)
    {
        List<(int Bucket, IndexEntry Entry)> all = [];
        for (int i = 0; i < scanner.Patterns.Count; i++)
        {
            Add(scanner, i, all);
        }

        all.Sort((a, b) => (a.Bucket, a.Entry.Pattern).CompareTo((b.Bucket, b.Entry.Pattern)));
        Entries = all.ConvertAll(item => item.Entry).ToArray();
        List<IndexBucket> buckets = [];
        for (int first = 0; first < all.Count;)
        {
            int end = first + 1;
            while (end < all.Count && all[end].Bucket == all[first].Bucket)
            {
                end++;
            }

            buckets.Add(new IndexBucket(all[first].Bucket, first, end));
            first = end;
        }

        Buckets = buckets.ToArray();
    }

    /// <summary>The buckets to read, in their order.</summary>
    public IndexBucket[] Buckets { get; }

    /// <summary>What the postings of the buckets mean.</summary>
    public IndexEntry[] Entries { get; }

    private static void Add(SeedScanner scanner, int index, List<(int Bucket, IndexEntry Entry)> all)
    {
        SitePattern pattern = scanner.Patterns[index];
        int anchor = AnchorOf(pattern);
        bool isDecided = !pattern.Demands(anchor - 1, anchor + HexamerSet.HexamerLength + 1) && !scanner.ReadsBeyond(index);
        IndexEntry entry = new(index, anchor, MustCheck: !isDecided);
        byte left = pattern[anchor - 1], right = pattern[anchor + HexamerSet.HexamerLength];
        AddCores(pattern, anchor, 0, 0, core =>
        {
            for (int beside = 0; beside < 16; beside++)
            {
                if ((left >> (beside >> 2) & right >> (beside & 3) & 1) != 0)
                {
                    all.Add(((core * WindowSort.BucketsOfCore) + beside, entry));
                }
            }

            byte noBase = SitePattern.SetOf(Nucleotide.None);
            if (((left | right) & noBase) != 0)
            {
                all.Add(((core * WindowSort.BucketsOfCore) + 16, entry with { MustCheck = true }));
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

    /// <summary>The offset in a pattern of the six bases that the fewest places of a text fit, together with the letters beside them.</summary>
    private static int AnchorOf(SitePattern pattern)
    {
        int best = 0;
        long fewest = long.MaxValue;
        for (int anchor = 0; anchor + HexamerSet.HexamerLength <= pattern.Length; anchor++)
        {
            long fits = 1;
            for (int offset = anchor - 1; offset <= anchor + HexamerSet.HexamerLength; offset++)
            {
                fits *= BitOperations.PopCount((uint)pattern[offset] & SitePattern.AnyBase);
            }

            (best, fewest) = fits < fewest ? (anchor, fits) : (best, fewest);
        }

        return best;
    }
}

/// <summary>A bucket, and the places of what its postings mean among the entries.</summary>
internal readonly record struct IndexBucket(int Bucket, int FirstEntry, int EndEntry);

/// <summary>What a posting may mean.</summary>
/// <param name="Pattern">The scanner's pattern.</param>
/// <param name="Anchor">Where in the pattern the posting's core starts.</param>
/// <param name="MustCheck">True if the pattern is to be compared with the text.</param>
internal readonly record struct IndexEntry(int Pattern, int Anchor, bool MustCheck);
