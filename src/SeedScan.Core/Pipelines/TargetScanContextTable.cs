using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Makes TargetScan's 37-column table of context++ scores, as the public scripts of TargetScan 7 do, their deviations included.</summary>
/// <remarks>
/// <code>
///   UtrTableReader → batch of genes → sites and groups → scores, gene by gene → spool → percentiles → rows → output
///        one thread                      all threads       all threads             one thread, when all is scored
/// </code>
/// The sites are those of <see cref="TargetScanTable"/>; the PCT table is looked up for each. A percentile needs all rows, so
/// that they wait in memory, or beyond 64 MB in a temporary file. What differs from the published description stands in
/// docs/targetscan-differences.md. Source: Agarwal 2015 (eLife 4:e05005) and the output of its programs.
/// </remarks>
public sealed class TargetScanContextTable
{
    private const int BatchSizePerThread = 1 << 19, GenesPerThread = 4, Human = 9606;

    private readonly AlignedSearch _search;
    private readonly SortedFamilies _families;
    private readonly TargetScanSeries _series;
    private readonly TargetScanInputs _inputs;

    /// <summary>Prepares the search and the scores.</summary>
    /// <param name="families">The families, in any order.</param>
    /// <param name="inputs">The files that the scores are computed from.</param>
    /// <exception cref="InputException">A seed that is not seven letters of ACGU, or a mature RNA with another seed than its family.</exception>
    public TargetScanContextTable(IReadOnlyList<RnaFamily> families, TargetScanInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(families);
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = inputs;
        inputs.Matures.Check(families);
        _families = new SortedFamilies(families);
        _search = new AlignedSearch(_families.Families);
        _series = new TargetScanSeries(_families, inputs.Matures);
    }

    /// <summary>Is told what is missing, and what the script makes of it; null to hear nothing.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Reads a UTR table to its end and writes the context table, header line included.</summary>
    /// <param name="table">The UTR table. The rows of a gene stand together.</param>
    /// <param name="output">Where the bytes go; it is neither flushed nor closed.</param>
    /// <param name="threads">How many threads may work, at least 1. The output is the same for any number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="InputException">What <see cref="TargetScanTable.Write"/> throws, and a file of RNAplfold that is not well formed.</exception>
    /// <exception cref="IOException">The table's stream, the output or the temporary file fails.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; the output is incomplete.</exception>
    public TargetScanContextCounts Write(UtrTableReader table, Stream output, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        foreach (string missing in TargetScanGaps.MissingFiles(_inputs))
        {
            Warn?.Invoke(missing);
        }

        using var run = new Run(this, threads, cancellation);
        TargetScanBatch batch = new(table.File);
        long rows = 0, searched = 0;
        while (table.TryRead(out UtrTableRow row))
        {
            if (!batch.Continues(row))
            {
                if (batch.Size >= (long)BatchSizePerThread * threads)
                {
                    run.Finish(batch);
                }

                batch.StartGene(row.Gene);
            }

            bool isSearched = _search.IsSearched(row.Species);
            batch.Add(row, isSearched);
            if (row.Species == Human)
            {
                batch.Genes[^1].HumanLength = row.Aligned.Length - row.Aligned.Count((byte)'-');
            }

            rows++;
            searched += isSearched ? 1 : 0;
        }

        run.Finish(batch);
        run.Tell();
        output.Write(TargetScanContextWriter.Header);
        run.Spool.WriteTo(_series.Count, output, cancellation);
        return new TargetScanContextCounts(rows, searched, run.Sites, run.Spool.Count);
    }

    /// <summary>The state of one run: the workers, and what has been scored.</summary>
    private sealed class Run : IDisposable
    {
        private readonly TargetScanContextTable _table;
        private readonly CancellationToken _cancellation;
        private readonly TargetScanWorker[] _searchers;
        private readonly TargetScanContextWorker[] _scorers;
        private readonly TargetScanScoredGene[] _scored;
        private readonly TargetScanGaps _gaps;
        private long _groups;
        private long _sitesInPctTable;

        public Run(TargetScanContextTable table, int threads, CancellationToken cancellation)
        {
            _table = table;
            _cancellation = cancellation;
            _gaps = new TargetScanGaps(table._inputs);
            _searchers = new TargetScanWorker[threads];
            _scorers = new TargetScanContextWorker[threads];
            _scored = new TargetScanScoredGene[GenesPerThread * threads];
            for (int i = 0; i < threads; i++)
            {
                _searchers[i] = new TargetScanWorker(table._search, table._families.Names);
                _scorers[i] = new TargetScanContextWorker(table._families, table._series, table._inputs);
            }

            for (int i = 0; i < _scored.Length; i++)
            {
                _scored[i] = new TargetScanScoredGene();
            }
        }

        public TargetScanRowSpool Spool { get; } = new();

        public long Sites { get; private set; }

        /// <summary>Searches and scores the genes of a batch, and empties the batch.</summary>
        public void Finish(TargetScanBatch batch)
        {
            SharedWork.Do(_searchers, batch.Genes.Count, (searcher, i) => searcher.Search(batch, batch.Genes[i]), _cancellation);
            long[] groupsBefore = new long[_scored.Length];
            for (int first = 0; first < batch.Genes.Count; first += _scored.Length)
            {
                int count = Math.Min(_scored.Length, batch.Genes.Count - first), start = first;
                for (int i = 0; i < count; i++)
                {
                    groupsBefore[i] = _groups;
                    _groups += batch.Genes[start + i].Groups;
                    Sites += batch.Genes[start + i].Sites.Length;
                }

                SharedWork.Do(_scorers, count, (scorer, i) => scorer.Score(batch, batch.Genes[start + i], groupsBefore[i], _scored[i]), _cancellation);
                for (int i = 0; i < count; i++)
                {
                    Take(_scored[i]);
                }
            }

            batch.Clear();
        }

        /// <summary>Tells what was missing in the files that were given.</summary>
        public void Tell()
        {
            foreach (string missing in _gaps.Messages())
            {
                _table.Warn?.Invoke(missing);
            }

            if (_table._inputs.Conservation is { } conservation && _sitesInPctTable < conservation.Sites)
            {
                long others = conservation.Sites - _sitesInPctTable;
                _table.Warn?.Invoke(
                    $"{conservation.Path}: {others} of its {conservation.Sites} sites {(others == 1 ? "was" : "were")} not found here; is it of other UTRs or families?");
            }
        }

        public void Dispose() => Spool.Dispose();

        private void Take(TargetScanScoredGene gene)
        {
            Spool.Add(gene);
            _sitesInPctTable += gene.SitesInPctTable;
            foreach ((TargetScanGap kind, string name) in gene.Gaps)
            {
                _gaps.Add(kind, name);
            }

            gene.Clear();
        }
    }
}
