using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Rows of near matches that wait to be written, and of each its oligo and tier where a cap may leave it out.</summary>
internal sealed class NearMatchRowBuffer : IDisposable
{
    private readonly NearMatchWriter? _writer;
    private readonly NearMatchCounts? _made;

    /// <param name="job">The job.</param>
    /// <param name="table">How rows look; null where none are wanted.</param>
    /// <param name="softLimit">Bytes from which the rows are to be handed on.</param>
    public NearMatchRowBuffer(NearMatchJob job, NearMatchTable? table, int softLimit)
    {
        Rows = new OutputBuffer(softLimit, 1 << 16);
        _writer = table?.CreateWriter(Rows);
        _made = job.MaxHitsPerTier is null ? null : new NearMatchCounts(job.Oligos.Count, job.Limits);
    }

    /// <summary>The rows.</summary>
    public OutputBuffer Rows { get; }

    /// <summary>With a cap, of each row its oligo and tier, and where it ends among <see cref="Rows"/>.</summary>
    public List<(int Key, int End)> RowEnds { get; } = [];

    /// <inheritdoc cref="NearMatchWriter.BeginTarget"/>
    public void BeginTarget(ReadOnlySpan<byte> name, CodingRegion? coding) => _writer?.BeginTarget(name, coding);

    /// <summary>Counts a near match, and makes its row unless that would surely be left out.</summary>
    /// <param name="oligo">The oligo's number.</param>
    /// <param name="search">The search that found it.</param>
    /// <param name="match">The near match.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="output">Knows the cap.</param>
    public void Add(int oligo, SimilaritySearch search, in NearMatch match, NearMatchTally tally, NearMatchOutput output)
    {
        int key = tally.Found.KeyOf(oligo, match.Edits);
        tally.Found.All[key]++;
        if (_writer is null || (_made is not null && !output.MayWrite(key, _made.All[key]++)))
        {
            return;
        }

        _writer.Write(oligo, search, in match);
        if (_made is not null)
        {
            RowEnds.Add((key, Rows.WrittenCount));
        }
        else
        {
            tally.Written.All[key]++;
        }
    }

    /// <summary>Forgets the rows, which are written, but not how many there were.</summary>
    public void Empty()
    {
        RowEnds.Clear();
        Rows.Clear();
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Empty();
        _made?.All.Clear();
    }

    public void Dispose() => Rows.Dispose();
}
