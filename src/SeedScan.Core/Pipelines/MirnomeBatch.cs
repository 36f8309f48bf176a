using SeedScan.Oligos;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Some designs of a miRNome search, and their rows. Reused.</summary>
internal sealed class MirnomeBatch : ChunkBatch, IDisposable
{
    /// <summary>The designs of a batch.</summary>
    public const int Size = 16;

    private readonly MirnomeJob _job;
    private readonly IntendedMirnas _intended;
    private readonly MirnomeWriter? _writer;
    private readonly MirnomeHits _hits = new();

    public MirnomeBatch(MirnomeJob job, MirnomeTable? table, IntendedMirnas intended)
    {
        _job = job;
        _intended = intended;
        _writer = table?.CreateWriter(Rows);
    }

    /// <summary>The designs.</summary>
    public List<OligoDesign> Designs { get; } = [];

    /// <summary>Their rows.</summary>
    public OutputBuffer Rows { get; } = new();

    /// <summary>Their rows of the summary.</summary>
    public OutputBuffer Summary { get; } = new();

    /// <summary>The number of the rows.</summary>
    public long Hits { get; private set; }

    /// <summary>What designs are for that is no miRNA of the list.</summary>
    public List<string> Unfound { get; } = [];

    /// <summary>The names that may mean more than one miRNA.</summary>
    public List<string> Ambiguous { get; } = [];

    /// <summary>The designs of two strands whose role is not told.</summary>
    public List<string> Roleless { get; } = [];

    public override string NameText(FastaName name) => throw new NotSupportedException("A batch of designs has no records.");

    public void Dispose()
    {
        Rows.Dispose();
        Summary.Dispose();
    }

    protected override void Clear()
    {
        Rows.Clear();
        Summary.Clear();
        Unfound.Clear();
        Ambiguous.Clear();
        Roleless.Clear();
        Hits = 0;
    }

    protected override void ProcessRecords()
    {
        foreach (OligoDesign design in Designs)
        {
            ReadOnlySpan<int> intended = _intended.Of(design.IntendedTarget);
            foreach (string name in IntendedMirnas.NamesOf(design.IntendedTarget))
            {
                int found = _intended.Of(name).Length;
                if (found != 1)
                {
                    (found == 0 ? Unfound : Ambiguous).Add(name);
                }
            }

            if (design is { Role: OligoRole.Unknown, Partner: not null })
            {
                Roleless.Add(design.Name);
            }

            Process(design.Strand, design, intended);
            if (design.Partner is { } partner)
            {
                // What a design replaces or binds is what its guide does; the passenger is for nothing.
                Process(partner, design, []);
            }
        }
    }

    private void Process(Oligo strand, OligoDesign design, ReadOnlySpan<int> intended)
    {
        _job.Search.Search(strand, design.Role, intended, _hits);
        _writer?.Write(strand, design, _hits);
        if (_job.Summary is not null)
        {
            MirnomeSummary.Write(Summary, _job.Search, strand, design, _hits);
        }

        Hits += _hits.Hits.Length;
    }
}
