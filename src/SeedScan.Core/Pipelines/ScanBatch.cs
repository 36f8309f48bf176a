using System.Text;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>The unit of work: one chunk of text, and what one thread makes of it, from packing to formatted rows. Reused.</summary>
internal sealed class ScanBatch : IDisposable
{
    /// <summary>Rows beyond this wait for the batch's turn, and are written at once then: memory stays flat whatever the sites.</summary>
    private const int SoftLimit = 6 << 20;

    private readonly ScanJob _job;
    private readonly ScanOutput _output;
    private readonly PackedSequence _packed = new();
    private readonly OutputBuffer _rows = new(SoftLimit, 1 << 16);
    private readonly OutputBuffer _summaryRows = new(SoftLimit, 1 << 12);
    private readonly SiteWriter? _writer;
    private readonly SiteCounts? _counts;
    private bool _endsPiece;

    public ScanBatch(ScanJob job, ScanOutput output)
    {
        _job = job;
        _output = output;
        _writer = output.Table?.CreateWriter(_rows);
        _counts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
        PieceCounts = job.Summary is null ? null : new SiteCounts(job.Scanner.Rnas.Count);
        SiteBytes = new OutputBlocks(_rows, job.CompressSites);
        SummaryBytes = new OutputBlocks(_summaryRows, job.CompressSummary);
    }

    /// <summary>The batch's place in the input.</summary>
    public long Number { get; set; }

    /// <summary>The text.</summary>
    public FastaChunk Chunk { get; } = new();

    /// <summary>What went wrong, or null. It is thrown when the batch's turn comes, so that the first error in the input is the one reported.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Rows of sites, ready to be written.</summary>
    public OutputBlocks SiteBytes { get; }

    /// <summary>Rows of the summary, ready to be written after those of a record that ends here.</summary>
    public OutputBlocks SummaryBytes { get; }

    /// <summary>The counts of the piece of a long record, which are added up in order.</summary>
    public SiteCounts? PieceCounts { get; }

    /// <summary>The names of the records that start here.</summary>
    public List<FastaName> Names { get; } = [];

    public long Records { get; private set; }

    public long Bases { get; private set; }

    public long AmbiguousBases { get; private set; }

    public long Sites { get; private set; }

    public long EmptyRecords { get; private set; }

    /// <summary>The name of the first record without letters.</summary>
    public string? FirstEmpty { get; private set; }

    /// <summary>Scans the chunk. Failures are kept, not thrown.</summary>
    public void Process()
    {
        Records = Bases = AmbiguousBases = Sites = EmptyRecords = 0;
        FirstEmpty = null;
        _endsPiece = false;
        Names.Clear();
        _rows.Clear();
        _summaryRows.Clear();
        PieceCounts?.Clear();
        try
        {
            if (Failure is null)
            {
                foreach (FastaRecord record in Chunk)
                {
                    Scan(record);
                }

                SiteBytes.Finish();
                SummaryBytes.Finish();
            }
        }
        catch (Exception failure)
        {
            Failure = failure;
        }
    }

    /// <summary>True, once, if the batch holds the last piece of the record that its chunk continues.</summary>
    public bool TakePieceEnd()
    {
        bool ends = _endsPiece;
        _endsPiece = false;
        return ends;
    }

    /// <summary>A name as text.</summary>
    public string NameText(FastaName name) => Encoding.UTF8.GetString(Chunk.Text.Slice(name.Place, name.Length));

    public void Dispose()
    {
        _rows.Dispose();
        _summaryRows.Dispose();
        SiteBytes.Dispose();
        SummaryBytes.Dispose();
    }

    private void Scan(FastaRecord record)
    {
        _packed.Pack(record);
        Count(record);
        _packed.MaskStart(Math.Max(0, _job.MaskStart - record.BasesBefore));
        // Two pieces share their ends; each reports the sites that start up to the middle of what they share.
        const int Middle = FastaReader.Overlap / 2;
        ScanWindow window = new(
            record.IsContinued ? Middle : 0, record.Continues ? _packed.Length - Middle : _packed.Length, record.Offset);
        bool isPiece = record.IsContinued || record.Continues;
        Sink sink = new(this, record.Name, isPiece ? PieceCounts : _counts);
        _job.Scanner.Scan(_packed, in window, ref sink);
        Sites += sink.Sites;

        if (isPiece)
        {
            _endsPiece |= !record.Continues;
        }
        else if (_counts is not null)
        {
            _output.SummaryTable!.Write(_summaryRows, record.Name, _counts);
            _counts.Clear();
            if (_summaryRows.IsFull)
            {
                _output.HandOnEarly(this);
            }
        }
    }

    private void Count(FastaRecord record)
    {
        Bases += _packed.Length - (record.IsContinued ? FastaReader.Overlap : 0);
        AmbiguousBases += _packed.AmbiguousCount - (record.IsContinued ? AmbiguousAtStart() : 0);
        if (!record.IsContinued)
        {
            Records++;
            Names.Add(new FastaName(DuplicateNames.HashOf(record.Name), Chunk.PlaceOf(record.Name), record.Name.Length));
        }

        if (_packed.Length == 0)
        {
            FirstEmpty ??= record.NameText;
            EmptyRecords++;
        }
    }

    private int AmbiguousAtStart()
    {
        int count = 0;
        for (int i = 0; i < FastaReader.Overlap; i++)
        {
            count += _packed.CodeAt(i) == Nucleotide.None ? 1 : 0;
        }

        return count;
    }

    /// <summary>Formats and counts each site as it is found.</summary>
    private ref struct Sink(ScanBatch batch, ReadOnlySpan<byte> target, SiteCounts? counts) : ISeedSiteSink
    {
        private readonly ScanBatch _batch = batch;
        private readonly ReadOnlySpan<byte> _target = target;
        private readonly SiteCounts? _counts = counts;

        public long Sites { get; private set; }

        public void OnSite(in SeedSite site)
        {
            _counts?.Add(in site);
            if (_batch._writer is not null)
            {
                if (Sites == 0)
                {
                    _batch._writer.BeginTarget(_target);
                }

                _batch._writer.Write(in site);
                if (_batch._rows.IsFull)
                {
                    _batch._output.HandOnEarly(_batch);
                }
            }

            Sites++;
        }
    }
}

/// <summary>A record's name, without its letters: its hash, and where it stands in the chunk.</summary>
internal readonly record struct FastaName(ulong Hash, int Place, int Length);
