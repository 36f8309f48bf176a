using SeedScan.Scanning;

namespace SeedScan.Indexing;

/// <summary>Finds every seed site of a list of small RNAs in the targets of an index.</summary>
/// <remarks>
/// It gives the sites that <see cref="SeedScanner"/> gives in each target, in the order of the targets, and reads for a few
/// RNAs only the postings of their seeds. It has buffers of its own and is for one thread; threads take one each, and
/// share the index and the scanner.
/// </remarks>
public sealed class IndexScanner
{
    private readonly KmerIndex _index;
    private readonly BlockSearch _search;

    /// <summary>Prepares the search.</summary>
    /// <param name="index">The index; it must stay open.</param>
    /// <param name="scanner">What is looked for.</param>
    public IndexScanner(KmerIndex index, SeedScanner scanner)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(scanner);
        _index = index;
        _search = new BlockSearch(scanner, BlockSearch.QueryOf(scanner, maskStart: 0));
    }

    /// <summary>Gives every site to the sink, in order of target, start, end, strand (+ first), RNA and type. Nothing is allocated for a site.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="sink">Takes the sites.</param>
    /// <exception cref="SeedScan.Sequences.InputException">The file is damaged.</exception>
    public void Scan<TSink>(ref TSink sink)
        where TSink : struct, ITargetSiteSink
    {
        for (int block = 0; block < _index.Blocks; block++)
        {
            ScanBlock(block, ref sink);
        }
    }

    /// <summary>The same for one block, so that several threads can share the work.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="block">From 0, below <see cref="KmerIndex.Blocks"/>. Blocks follow each other in the order of the targets; a long target lies in several.</param>
    /// <param name="sink">Takes the sites.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    /// <exception cref="SeedScan.Sequences.InputException">The file is damaged.</exception>
    public void ScanBlock<TSink>(int block, ref TSink sink)
        where TSink : struct, ITargetSiteSink
    {
        TargetSink<TSink> numbered = new(sink, _index.EntryAt(block).FirstRecord);
        _search.Search(_index, block, ref numbered);
        sink = numbered.Inner;
    }

    /// <summary>All sites as a list, for small work.</summary>
    /// <exception cref="SeedScan.Sequences.InputException">The file is damaged.</exception>
    public IReadOnlyList<TargetSite> Scan()
    {
        SiteList list = new([]);
        Scan(ref list);
        return list.Sites;
    }

    private struct TargetSink<TSink>(TSink inner, long firstTarget) : IBlockSiteSink
        where TSink : struct, ITargetSiteSink
    {
        public TSink Inner = inner;

        public void OnSite(int piece, in SeedSite site) => Inner.OnSite(firstTarget + piece, in site);
    }

    private readonly struct SiteList(List<TargetSite> sites) : ITargetSiteSink
    {
        public List<TargetSite> Sites => sites;

        public void OnSite(long target, in SeedSite site) => sites.Add(new TargetSite(target, site));
    }
}

/// <summary>A site and the target that it is in.</summary>
/// <param name="Target">The target's number from 0; <see cref="KmerIndex.TargetAt"/> tells its name.</param>
/// <param name="Site">The site.</param>
public readonly record struct TargetSite(long Target, SeedSite Site);

/// <summary>Receives sites in many targets, in output order. Implement it as a struct: the call is then compiled into the search.</summary>
public interface ITargetSiteSink
{
    /// <summary>Takes one site. What the reference points to changes after the call: copy the site to keep it.</summary>
    /// <param name="target">The target's number, from 0.</param>
    /// <param name="site">The site; its positions are those in the target.</param>
    void OnSite(long target, in SeedSite site);
}
