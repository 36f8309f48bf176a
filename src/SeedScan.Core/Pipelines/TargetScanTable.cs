using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Makes TargetScan's 14-column site table from a UTR table and seed families, as targetscan_70 does, byte for byte.</summary>
/// <remarks>
/// <code>
///   UtrTableReader → batch of genes → sites and groups, gene by gene → group numbers → rows, piece by piece → output
///        one thread                       all threads                  one thread      all threads           in order
/// </code>
/// A gene is a run of rows with equal gene names. The memory needed is that of a batch (about half a megabyte of letters for
/// each thread, but at least one gene) with its sites. Source of the rules: Agarwal 2015 (eLife 4:e05005) and the output of its
/// programs; where that changes from run to run (the seed UUUUUUU), the rules hold.
/// </remarks>
public sealed class TargetScanTable
{
    private const int BatchSizePerThread = 1 << 19;

    // Rows of about 100 to 1,000 bytes: a piece is worth handing to a thread and small enough to keep many of.
    private const int SitesPerPiece = 2048;

    private readonly AlignedSearch _search;
    private readonly byte[][] _familyNames;

    /// <summary>Prepares the search.</summary>
    /// <param name="families">The families, in any order.</param>
    /// <param name="types">The site types; the table knows the four default ones and no others.</param>
    /// <exception cref="ArgumentException">Other types than <see cref="SiteTypes.Default"/>.</exception>
    /// <exception cref="InputException">A seed that is not seven letters of ACGU.</exception>
    public TargetScanTable(IReadOnlyList<RnaFamily> families, SiteTypes types = SiteTypes.Default)
    {
        ArgumentNullException.ThrowIfNull(families);
        if (types != SiteTypes.Default)
        {
            throw new ArgumentException("TargetScan's site table holds the types 8mer, 7mer-m8, 7mer-A1 and 6mer, neither more nor fewer.", nameof(types));
        }

        SortedFamilies sorted = new(families);
        _familyNames = sorted.Names;
        _search = new AlignedSearch(sorted.Families);
    }

    /// <summary>Reads a UTR table to its end and writes the site table, header line included.</summary>
    /// <param name="table">The UTR table.</param>
    /// <param name="output">Where the bytes go; it is neither flushed nor closed.</param>
    /// <param name="threads">How many threads may work, at least 1. The output is the same for any number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What was read and written.</returns>
    /// <exception cref="InputException">What <see cref="UtrTableReader.TryRead"/> throws, and a species that comes twice in a run of one gene.</exception>
    /// <exception cref="IOException">The table's stream or the output fails.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; the output is incomplete.</exception>
    public TargetScanCounts Write(UtrTableReader table, Stream output, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var run = new Run(this, output, threads, cancellation);
        run.WriteHeader();
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
            rows++;
            searched += isSearched ? 1 : 0;
        }

        run.Finish(batch);
        return new TargetScanCounts(rows, searched, run.Sites, run.Groups);
    }

    /// <summary>The state of one run: the workers, and what has been written.</summary>
    private sealed class Run
    {
        private readonly Stream _output;
        private readonly CancellationToken _cancellation;
        private readonly TargetScanWorker[] _workers;
        private readonly ArrayBufferWriter<byte>[] _texts;
        private readonly List<TargetScanPiece> _pieces = [];

        public Run(TargetScanTable table, Stream output, int threads, CancellationToken cancellation)
        {
            _output = output;
            _cancellation = cancellation;
            _workers = new TargetScanWorker[threads];
            _texts = new ArrayBufferWriter<byte>[threads == 1 ? 1 : 4 * threads];
            for (int i = 0; i < _workers.Length; i++)
            {
                _workers[i] = new TargetScanWorker(table._search, table._familyNames);
            }

            for (int i = 0; i < _texts.Length; i++)
            {
                _texts[i] = new ArrayBufferWriter<byte>();
            }
        }

        public long Groups { get; private set; }

        public long Sites { get; private set; }

        public void WriteHeader()
        {
            new TargetScanSiteWriter(_texts[0]).WriteHeader();
            HandOn(_texts[0]);
        }

        /// <summary>Searches the genes of a batch, writes their rows, and empties the batch.</summary>
        public void Finish(TargetScanBatch batch)
        {
            SharedWork.Do(_workers, batch.Genes.Count, (worker, i) => worker.Search(batch, batch.Genes[i]), _cancellation);
            CutPieces(batch);
            for (int first = 0; first < _pieces.Count; first += _texts.Length)
            {
                int count = Math.Min(_texts.Length, _pieces.Count - first);
                SharedWork.Do(_workers, count, (worker, i) =>
                {
                    TargetScanPiece piece = _pieces[first + i];
                    worker.Write(batch.NameOf(piece.Gene), piece.Gene.Sites, piece, _texts[i]);
                }, _cancellation);
                for (int i = 0; i < count; i++)
                {
                    HandOn(_texts[i]);
                }
            }

            batch.Clear();
        }

        private void HandOn(ArrayBufferWriter<byte> text)
        {
            _output.Write(text.WrittenSpan);
            text.ResetWrittenCount();
        }

        private void CutPieces(TargetScanBatch batch)
        {
            _pieces.Clear();
            foreach (TargetScanBatch.Gene gene in batch.Genes)
            {
                int sites = gene.Sites.Length;
                for (int from = 0; from < sites; from += SitesPerPiece)
                {
                    _pieces.Add(new TargetScanPiece(gene, from, Math.Min(from + SitesPerPiece, sites), Groups));
                }

                Groups += gene.Groups;
                Sites += sites;
            }
        }
    }
}
