using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Pipelines;

/// <summary>What a thread collected in a piece of a long record, until its turn comes to be decided. Reused.</summary>
internal sealed class NearMatchPiece
{
    private byte[] _name = [];
    private int _nameLength;

    /// <summary>The best alignments from all starts that are collected and not decided.</summary>
    public List<NearMatchCandidate> Candidates { get; } = [];

    /// <summary>True if there is something to be decided: candidates, or the record's end.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The record's name.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _nameLength);

    /// <summary>Its coding region, where regions are told and it is known.</summary>
    public CodingRegion? Coding { get; private set; }

    /// <summary>The position in the record of the first start.</summary>
    public long From { get; private set; }

    /// <summary>The position behind the last start up to which all searches have collected.</summary>
    public long To { get; private set; }

    /// <summary>True if the record ends there.</summary>
    public bool EndsRecord { get; private set; }

    /// <summary>Begins a piece.</summary>
    /// <param name="name">The record's name.</param>
    /// <param name="coding">Its coding region.</param>
    /// <param name="offset">The position in the record of the first start.</param>
    public void Begin(ReadOnlySpan<byte> name, CodingRegion? coding, long offset)
    {
        if (_name.Length < name.Length)
        {
            _name = new byte[name.Length];
        }

        name.CopyTo(_name);
        _nameLength = name.Length;
        Coding = coding;
        (From, To, EndsRecord, IsPending) = (offset, offset, false, true);
        Candidates.Clear();
    }

    /// <summary>Tells up to where all searches have collected.</summary>
    public void Advance(long to, bool endsRecord) => (To, EndsRecord, IsPending) = (to, endsRecord, true);

    /// <summary>What was collected is decided.</summary>
    public void Clear()
    {
        (From, IsPending) = (To, false);
        Candidates.Clear();
    }
}
