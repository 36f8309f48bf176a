using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>The postings to read for many patterns, core by core: each list of a block is then read once for all. Made once, shared by all threads.</summary>
internal sealed class NearPanel
{
    private readonly NearQuery[] _queries;
    private readonly PanelEntry[] _entries;
    private readonly PanelCore[] _cores;

    /// <param name="queries">What is to be read for each pattern.</param>
    public NearPanel(NearQuery[] queries)
    {
        _queries = queries;
        IsPlain = Array.TrueForAll(queries, query => query.Pattern is { Bulges: 0, Wobbles: 0 });
        int[] ends = new int[WindowSort.Cores + 1];
        foreach (NearQuery query in queries)
        {
            foreach (ref readonly NearEntry entry in query.Entries)
            {
                ends[entry.Core + 1]++;
            }
        }

        for (int core = 0; core < WindowSort.Cores; core++)
        {
            ends[core + 1] += ends[core];
        }

        _cores = [.. Enumerable.Range(0, WindowSort.Cores).Where(core => ends[core + 1] > ends[core]).Select(core => new PanelCore(core, ends[core], ends[core + 1]))];
        _entries = new PanelEntry[ends[^1]];
        for (int i = 0; i < queries.Length; i++)
        {
            foreach (ref readonly NearEntry entry in queries[i].Entries)
            {
                _entries[ends[entry.Core]++] = new PanelEntry(i, (ushort)entry.Allowed, (byte)entry.Offset, entry.IsOpen, (float)entry.Cost);
            }
        }
    }

    /// <summary>What is to be read for each pattern.</summary>
    public ReadOnlySpan<NearQuery> Queries => _queries;

    /// <summary>True if no pattern allows for bulges or for G:U.</summary>
    public bool IsPlain { get; }

    /// <summary>The cores some of whose postings are read, ascending.</summary>
    public ReadOnlySpan<PanelCore> Cores => _cores;

    /// <summary>What is asked of the postings of a core, in the order of the patterns.</summary>
    public ReadOnlySpan<PanelEntry> EntriesOf(PanelCore core) => _entries.AsSpan(core.First..core.End);
}

/// <summary>A core some of whose postings are read.</summary>
/// <param name="Core">The core.</param>
/// <param name="First">The first entry of it.</param>
/// <param name="End">The entry after the last.</param>
internal readonly record struct PanelCore(int Core, int First, int End);

/// <summary>Postings of a core that are to be read for a pattern.</summary>
/// <param name="Query">The pattern's number.</param>
/// <param name="Allowed">Bit 4 · l + r is 1 where the bases l and r may stand beside the core.</param>
/// <param name="Offset">From the pattern's first base to the core's, if there is no bulge before it.</param>
/// <param name="IsOpen">True if a base beside the core may be missing, too.</param>
/// <param name="Cost">What one posting costs, in positions that are scanned in the same time.</param>
internal readonly record struct PanelEntry(int Query, ushort Allowed, byte Offset, bool IsOpen, float Cost);
