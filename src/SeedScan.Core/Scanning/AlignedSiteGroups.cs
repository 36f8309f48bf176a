using SeedScan.Rnas;

namespace SeedScan.Scanning;

/// <summary>Groups the aligned sites of one gene and family across species by TargetScan's rules. Its buffers are reused.</summary>
/// <remarks>
/// Sites of different species are partners when they share at least 2 columns. (The rules also name equal starts and equal
/// ends; a site spans 6 columns or more, so such sites share more than 2.) Pairs of partners are visited in string order of
/// <c>species::start::end</c>:
/// <code>
///   neither has a group      both get the next number
///   one has a group          the other takes it
///   both have a group        nothing: groups are never merged
///
///   columns    1234567890123456789012345      string order        pairs               groups
///   10090      [--p--]                        10090::1::7    p    (p,r) both: 1       1  p r t
///   10116               [--q--]               10116::10::16  q    (p,t) t takes 1     2  q s
///    9606      [--r--]  [--s--]                9606::10::16  s    (q,s) both: 2       3  u
///    9615           [-t--]       [-u--]        9606::1::7    r    (q,t) nothing
///                                              9615::19::24  u    (s,t) nothing
///                                              9615::6::11   t    (r,t) nothing
/// </code>
/// Sites without any partner, here u, are numbered after all pairs, in the same order. A pair is visited once, from its first
/// site: a second visit would find both grouped.
/// Partners are looked up in each species by binary search, because there starts and ends both rise.
/// </remarks>
internal sealed class AlignedSiteGroups
{
    private const int SharedColumns = 2;

    private readonly List<int> _lanes = [];
    private readonly List<int> _partners = [];
    private UInt128[] _keys = [];
    private ulong[] _rows = [];
    private int[] _order = [];
    private int[] _ranks = [];

    /// <summary>Numbers the groups, and puts the sites in the order of the table's rows: by group, then string order.</summary>
    /// <param name="sites">Sites of one gene and family: species in string order, the sites of each by start, then end.</param>
    /// <param name="before">The number of groups before these.</param>
    /// <returns>The number of groups that were formed.</returns>
    public int Form(Span<AlignedSite> sites, int before)
    {
        Reserve(sites.Length);
        FindOrder(sites);
        int last = JoinPairs(sites, before);
        for (int rank = 0; rank < sites.Length; rank++)
        {
            ref AlignedSite site = ref sites[_order[rank]];
            if (site.Group == 0)
            {
                site.Group = ++last;
            }
        }

        for (int i = 0; i < sites.Length; i++)
        {
            _rows[i] = ((ulong)sites[i].Group << 32) | (uint)_ranks[i];
        }

        _rows.AsSpan(0, sites.Length).Sort(sites);
        return last - before;
    }

    private void Reserve(int count)
    {
        if (_order.Length < count)
        {
            int size = Math.Max(64, 2 * count);
            (_keys, _rows, _order, _ranks) = (new UInt128[size], new ulong[size], new int[size], new int[size]);
        }
    }

    /// <summary>Finds the lanes (a lane is one species' stretch of the sites) and the string order of the sites.</summary>
    private void FindOrder(ReadOnlySpan<AlignedSite> sites)
    {
        _lanes.Clear();
        for (int i = 0; i < sites.Length; i++)
        {
            AlignedSite site = sites[i];
            if (i == 0 || sites[i - 1].Species != site.Species)
            {
                _lanes.Add(i);
            }

            // Only for the seed UUUUUUU can two sites have one span, a 7mer-1a and a 7mer-m8; they stand in this order.
            UInt128 key = (UInt128)_lanes.Count << TextOrder.Bits | TextOrder.BeforeColon(site.MsaStart);
            _keys[i] = (key << TextOrder.Bits | TextOrder.AtEnd(site.MsaEnd)) << 1 | (site.Type == SiteType.Mer7A1 ? 0u : 1u);
            _order[i] = i;
        }

        _lanes.Add(sites.Length);
        _keys.AsSpan(0, sites.Length).Sort(_order.AsSpan(0, sites.Length));
        for (int rank = 0; rank < sites.Length; rank++)
        {
            _ranks[_order[rank]] = rank;
        }
    }

    private int JoinPairs(Span<AlignedSite> sites, int last)
    {
        for (int lane = 0; lane < _lanes.Count - 1; lane++)
        {
            // The sites of a lane have the same ranks as places, in another order.
            for (int rank = _lanes[lane]; rank < _lanes[lane + 1]; rank++)
            {
                ref AlignedSite site = ref sites[_order[rank]];
                for (int other = lane + 1; other < _lanes.Count - 1; other++)
                {
                    FindPartners(sites, site, _lanes[other], _lanes[other + 1]);
                    foreach (int partner in _partners)
                    {
                        Join(ref site, ref sites[_order[partner]], ref last);
                    }
                }
            }
        }

        return last;
    }

    private static void Join(ref AlignedSite site, ref AlignedSite partner, ref int last)
    {
        if (site.Group == 0 && partner.Group == 0)
        {
            site.Group = partner.Group = ++last;
        }
        else if (site.Group == 0)
        {
            site.Group = partner.Group;
        }
        else if (partner.Group == 0)
        {
            partner.Group = site.Group;
        }
    }

    /// <summary>Finds the partners of a site in one lane, as ranks, in rising order where the order matters.</summary>
    private void FindPartners(ReadOnlySpan<AlignedSite> sites, in AlignedSite site, int from, int to)
    {
        _partners.Clear();
        int low = from, high = to;
        while (low < high)
        {
            int middle = (int)((uint)(low + high) / 2);
            if (sites[middle].MsaEnd - site.MsaStart + 1 < SharedColumns)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < to && site.MsaEnd - sites[low].MsaStart + 1 >= SharedColumns; low++)
        {
            _partners.Add(_ranks[low]);
        }

        // A site in a group gives it to all partners alike; only one without a group takes the first partner's.
        if (site.Group == 0 && _partners.Count > 1)
        {
            _partners.Sort();
        }
    }
}
