using System.Text;

namespace SeedScan.Sequences;

/// <summary>A view of one FASTA record, or of a piece of a long one; it is valid until its chunk is filled again.</summary>
/// <remarks>
/// Neighbouring pieces share <see cref="FastaReader.Overlap"/> bases, so that no site is cut. Who scans the pieces one by
/// one finds a site that lies within those bases in both, and has to add <see cref="Offset"/> to its positions.
/// </remarks>
public readonly ref struct FastaRecord
{
    private readonly FastaChunk _chunk;
    private readonly int _place;

    internal FastaRecord(FastaChunk chunk, int place)
    {
        _chunk = chunk;
        _place = place;
    }

    /// <summary>The record's name: the header's first word, as bytes (ASCII or UTF-8).</summary>
    public ReadOnlySpan<byte> Name { get; internal init; }

    /// <summary>What follows the name in the header, without blanks at either end.</summary>
    public ReadOnlySpan<byte> Description { get; internal init; }

    /// <summary>The same, of a later piece too.</summary>
    internal ReadOnlySpan<byte> HeaderDescription { get; init; }

    /// <summary>The letters with their line ends. The chunk's buffer goes on behind them, so that a kernel may read past their end.</summary>
    public ReadOnlySpan<byte> Letters { get; internal init; }

    /// <summary>The 1-based line of the header; of a later piece, the line before its first letter.</summary>
    /// <remarks>Counted when asked for: lines matter only where something is wrong.</remarks>
    public long Line => _chunk.FirstLine + _chunk.Text[.._place].Count((byte)'\n') - (IsContinued ? 1 : 0);

    /// <summary>The 0-based position in the record of this piece's first base.</summary>
    public long Offset { get; internal init; }

    /// <summary>The bases (A, C, G, T, U) of the record before this piece, counted up to <see cref="FastaReader.CountedBases"/>.</summary>
    public int BasesBefore { get; internal init; }

    /// <summary>True for a piece that does not start its record: its first <see cref="FastaReader.Overlap"/> bases end the piece before.</summary>
    public bool IsContinued => Offset > 0;

    /// <summary>True for a piece that does not end its record: its last <see cref="FastaReader.Overlap"/> bases start the piece after.</summary>
    public bool Continues { get; internal init; }

    /// <summary>The name of the file, as the user gave it.</summary>
    public string File => _chunk.File;

    /// <summary>The name as text.</summary>
    public string NameText => Encoding.UTF8.GetString(Name);
}
