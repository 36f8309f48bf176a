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

    /// <summary>Writes the rows of some of a gene's sites; a group may begin before them and end after them.</summary>
    /// <param name="gene">The gene's name.</param>
    /// <param name="sites">All sites of the gene, in the order of the rows.</param>
    /// <param name="piece">Which of them, and what to add to their group numbers.</param>
    /// <param name="output">Where the rows go.</param>
    public void Write(ReadOnlySpan<byte> gene, ReadOnlySpan<AlignedSite> sites, in TargetScanPiece piece, IBufferWriter<byte> output)
    {
        var writer = new TargetScanSiteWriter(output);
        int family = -1, groupStart = piece.From;
        while (groupStart > 0 && sites[groupStart - 1].Group == sites[piece.From].Group)
        {
            groupStart--;
        }

        for (int at = piece.From; at < piece.To;)
        {
            AlignedSite first = sites[at];
            if (first.Family != family)
            {
                family = first.Family;
                writer.StartFamily(gene, familyNames[family]);
            }

            int groupEnd = at + 1;
            while (groupEnd < sites.Length && sites[groupEnd].Group == first.Group)
            {
                groupEnd++;
            }

            int end = Math.Min(groupEnd, piece.To);
            writer.WriteGroup(sites[groupStart..groupEnd], sites[at..end], piece.GroupsBefore + first.Group);
            groupStart = at = end;
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

/// <summary>Some sites of one gene, and the number of groups in the table before that gene.</summary>
internal readonly record struct TargetScanPiece(TargetScanBatch.Gene Gene, int From, int To, long GroupsBefore);
