using System.Buffers;
using System.Runtime.InteropServices;
using SeedScan.Scanning;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>One thread's share of the work on a TargetScan table: searches a gene, and writes the rows of a piece of one.</summary>
internal sealed class TargetScanWorker(AlignedSearch search, byte[][] familyNames)
{
    private readonly AlignedSearch.Scratch _scratch = new();
    private readonly AlignedSiteGroups _groups = new();
    private readonly List<AlignedSite> _found = [];
    private readonly int[] _ends = new int[familyNames.Length];

    /// <summary>Finds and groups the sites of a gene; its groups are numbered from 1.</summary>
    public void Search(TargetScanBatch batch, TargetScanBatch.Gene gene)
    {
        _found.Clear();
        Span<TargetScanBatch.Row> rows = batch.RowsOf(gene);
        rows.Sort(static (a, b) => TextOrder.BeforeColon(a.Species).CompareTo(TextOrder.BeforeColon(b.Species)));
        foreach (TargetScanBatch.Row row in rows)
        {
            search.Find(row.Species, batch.AlignedOf(row), _scratch, _found);
        }

        Span<AlignedSite> sites = gene.RentSites(_found.Count);
        SortByFamily(sites);
        while (!sites.IsEmpty)
        {
            Span<AlignedSite> family = sites[..LengthOfFamily(sites)];
            gene.Groups += _groups.Form(family, gene.Groups);
            sites = sites[family.Length..];
        }
    }

    /// <summary>Writes rows of one gene.</summary>
    /// <param name="gene">The gene's name.</param>
    /// <param name="sites">Sites of whole families, in the order of the rows.</param>
    /// <param name="groupsBefore">The number of groups in the table before this gene.</param>
    /// <param name="output">Where the rows go.</param>
    public void Write(ReadOnlySpan<byte> gene, ReadOnlySpan<AlignedSite> sites, long groupsBefore, IBufferWriter<byte> output)
    {
        var writer = new TargetScanSiteWriter(output);
        while (!sites.IsEmpty)
        {
            int count = LengthOfFamily(sites);
            writer.Write(gene, familyNames[sites[0].Family], sites[..count], groupsBefore);
            sites = sites[count..];
        }
    }

    private static int LengthOfFamily(ReadOnlySpan<AlignedSite> sites)
    {
        int count = 1;
        while (count < sites.Length && sites[count].Family == sites[0].Family)
        {
            count++;
        }

        return count;
    }

    /// <summary>Puts the sites found together by family, and leaves them within a family in the order in which they were found.</summary>
    private void SortByFamily(Span<AlignedSite> sites)
    {
        ReadOnlySpan<AlignedSite> found = CollectionsMarshal.AsSpan(_found);
        _ends.AsSpan().Clear();
        foreach (ref readonly AlignedSite site in found)
        {
            _ends[site.Family]++;
        }

        for (int family = 1; family < _ends.Length; family++)
        {
            _ends[family] += _ends[family - 1];
        }

        for (int i = found.Length - 1; i >= 0; i--)
        {
            sites[--_ends[found[i].Family]] = found[i];
        }
    }
}
