using System.Buffers;
using System.Runtime.InteropServices;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Rows of a UTR table, copied, for whole runs of equal gene names. Its buffers are reused.</summary>
/// <param name="file">The table's name, for errors.</param>
internal sealed class TargetScanBatch(string file)
{
    // What a row costs besides its letters, so that a batch of tiny rows is bounded, too.
    private const int RowCost = 64;

    private readonly List<Row> _rows = [];
    private readonly List<Gene> _genes = [];
    private readonly Dictionary<int, long> _lineOf = [];
    private byte[] _text = [];
    private int _length;

    /// <summary>The genes, in input order.</summary>
    public IReadOnlyList<Gene> Genes => _genes;

    /// <summary>About the bytes that the batch holds.</summary>
    public long Size => _length + ((long)RowCost * _rows.Count);

    /// <summary>The gene that rows are being added to; null in an empty batch.</summary>
    private Gene? Last => _genes.Count == 0 ? null : _genes[^1];

    /// <summary>True if the row goes on with the run that is being added to.</summary>
    public bool Continues(in UtrTableRow row) => Last is { } gene && NameOf(gene).SequenceEqual(row.Gene);

    /// <summary>Starts a run.</summary>
    public void StartGene(ReadOnlySpan<byte> name)
    {
        _lineOf.Clear();
        _genes.Add(new Gene { NameStart = _length, NameLength = name.Length, FirstRow = _rows.Count });
        Append(name);
    }

    /// <summary>Adds a row to the run that was started last.</summary>
    /// <param name="row">The row.</param>
    /// <param name="keep">False for a row that is only checked for being there twice.</param>
    /// <exception cref="InputException">A row of the same species is there, or the run is too long.</exception>
    public void Add(in UtrTableRow row, bool keep)
    {
        if (!_lineOf.TryAdd(row.Species, row.Line))
        {
            throw Wrong(
                row,
                $"species {row.Species} comes twice for this gene, first on line {_lineOf[row.Species]}",
                "Give every UTR a name of its own, for example its transcript's.");
        }

        if (keep)
        {
            if ((long)_length + row.Aligned.Length > Array.MaxLength)
            {
                throw Wrong(row, "the rows of this gene hold more than 2 GB", "Cut the alignment into genes.");
            }

            _rows.Add(new Row(row.Species, _length, row.Aligned.Length));
            Last!.RowCount++;
            Append(row.Aligned);
        }
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        foreach (Gene gene in _genes)
        {
            gene.ReturnSites();
        }

        _genes.Clear();
        _rows.Clear();
        _length = 0;
    }

    /// <summary>A gene's name.</summary>
    public ReadOnlySpan<byte> NameOf(Gene gene) => _text.AsSpan(gene.NameStart, gene.NameLength);

    /// <summary>A gene's rows; they may be sorted.</summary>
    public Span<Row> RowsOf(Gene gene) => CollectionsMarshal.AsSpan(_rows).Slice(gene.FirstRow, gene.RowCount);

    /// <summary>A row's aligned letters.</summary>
    public ReadOnlySpan<byte> AlignedOf(Row row) => _text.AsSpan(row.Start, row.Length);

    private InputException Wrong(in UtrTableRow row, string problem, string remedy) =>
        new(InputErrorKind.Record, problem, remedy, file, row.Line, row.GeneText);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        int needed = _length + bytes.Length;
        if (needed > _text.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Math.Max(4096, 2L * needed), Array.MaxLength));
        }

        bytes.CopyTo(_text.AsSpan(_length));
        _length = needed;
    }

    /// <summary>A row: its species, and where its letters are.</summary>
    internal readonly record struct Row(int Species, int Start, int Length);

    /// <summary>A run of rows of equal gene name, and what was found in them.</summary>
    internal sealed class Gene
    {
        private AlignedSite[] _sites = [];
        private int _count;

        /// <summary>Where the name is.</summary>
        public required int NameStart { get; init; }

        /// <summary>The length of the name in bytes.</summary>
        public required int NameLength { get; init; }

        /// <summary>The place of the first row.</summary>
        public required int FirstRow { get; init; }

        /// <summary>The number of rows.</summary>
        public int RowCount { get; set; }

        /// <summary>The length of the human UTR without its gaps; 0 where the run has no human row.</summary>
        public int HumanLength { get; set; }

        /// <summary>The number of groups.</summary>
        public int Groups { get; set; }

        /// <summary>The sites; after the search in the order of the table's rows.</summary>
        public Span<AlignedSite> Sites => _sites.AsSpan(0, _count);

        /// <summary>Makes room for sites.</summary>
        public Span<AlignedSite> RentSites(int count)
        {
            _sites = ArrayPool<AlignedSite>.Shared.Rent(count);
            _count = count;
            return Sites;
        }

        /// <summary>Gives the room back.</summary>
        public void ReturnSites()
        {
            if (_sites.Length > 0)
            {
                ArrayPool<AlignedSite>.Shared.Return(_sites);
                (_sites, _count) = ([], 0);
            }
        }
    }
}
