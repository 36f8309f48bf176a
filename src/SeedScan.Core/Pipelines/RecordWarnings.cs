using SeedScan.Indexing;

namespace SeedScan.Pipelines;

/// <summary>What is odd about the records of a run, told once at its end: names that come twice, records without letters.</summary>
internal sealed class RecordWarnings
{
    private readonly DuplicateNames _names = new();
    private long _duplicatesKnown;
    private string? _firstKnown;

    /// <summary>The records whose name an earlier one has.</summary>
    public long Duplicates => _names.Duplicates + _duplicatesKnown;

    /// <summary>The first name that comes twice, or null.</summary>
    public string? FirstDuplicate => _firstKnown ?? _names.First;

    /// <summary>True if there were more names than were compared.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The records without letters.</summary>
    public long Empty { get; private set; }

    /// <summary>The first of them, or null.</summary>
    public string? FirstEmpty { get; private set; }

    /// <summary>Adds the records of the next batch.</summary>
    public void Add(ChunkBatch batch)
    {
        Empty += batch.EmptyRecords;
        FirstEmpty ??= batch.FirstEmpty;
        _names.Fetch(batch.Names);
        foreach (FastaName name in batch.Names)
        {
            if (_names.Add(name.Hash))
            {
                _names.Remember(batch.NameText(name));
            }
        }

        IsFull |= _names.IsFull;
        if (batch is SearchBatch { BeginsIndex: true, Index: { } index } search)
        {
            AddEmpty(index);
            if (!search.HasNames)
            {
                AddDuplicates(index);
            }
        }
    }

    /// <summary>Adds what was counted when an index was built; its names need not be compared again.</summary>
    public void AddDuplicates(KmerIndex index)
    {
        _duplicatesKnown += index.DuplicateNames;
        IsFull |= index.NamesNotCompared;
        _firstKnown ??= index.DuplicateNames > 0 ? index.Provenance.FirstDuplicate : null;
    }

    /// <summary>Adds an index's records without letters.</summary>
    public void AddEmpty(KmerIndex index)
    {
        Empty += index.EmptyTargets;
        FirstEmpty ??= index.EmptyTargets > 0 ? index.Provenance.FirstEmpty : null;
    }

    /// <summary>Tells them, one sentence each.</summary>
    /// <param name="warn">Is told.</param>
    /// <param name="consequence">What equal names mean for the results.</param>
    public void Tell(Action<string>? warn, string consequence = "their rows cannot be told apart")
    {
        if (Duplicates > 0)
        {
            string limit = IsFull ? $" (among the first {DuplicateNames.Capacity} names; later ones were not compared)" : "";
            warn?.Invoke(
                $"{Duplicates} record{(Duplicates == 1 ? " has" : "s have")} the name of an earlier one, "
                + $"the first of them {FirstDuplicate}{limit}; {consequence}.");
        }

        else if (IsFull)
        {
            warn?.Invoke($"only the first {DuplicateNames.Capacity} names were compared with each other, and each of them is there once.");
        }

        if (Empty > 0)
        {
            warn?.Invoke($"{Empty} record{(Empty == 1 ? " has" : "s have")} no sequence, the first of them {FirstEmpty}.");
        }
    }
}
