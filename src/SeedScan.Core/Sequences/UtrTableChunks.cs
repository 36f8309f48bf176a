namespace SeedScan.Sequences;

/// <summary>Turns the rows of one species of a TargetScan UTR table into FASTA records, gaps removed, so that they are scanned like any others.</summary>
internal sealed class UtrTableChunks
{
    private readonly UtrTableReader _reader;
    private readonly int _chunkSize;
    private readonly bool _isSpeciesGiven;
    private int? _species;
    private bool _anyRow;

    public UtrTableChunks(TargetInput input, int? species, int chunkSize)
    {
        _reader = UtrTableReader.Over(input);
        _species = species;
        _isSpeciesGiven = species is not null;
        _chunkSize = chunkSize;
    }

    /// <summary>The species whose rows are taken; null until it is known.</summary>
    public int? Species => _species;

    /// <summary>Fills a chunk with the next rows; false at the end of the table.</summary>
    public bool Read(FastaChunk chunk)
    {
        chunk.Begin(_reader.File);
        while (chunk.Text.Length < _chunkSize && _reader.TryRead(out UtrTableRow row))
        {
            if (!_isSpeciesGiven && (_species ??= row.Species) != row.Species)
            {
                throw new InputException(
                    InputErrorKind.Record,
                    $"the table holds species {_species} and {row.Species}, and names its genes alike",
                    "Choose one, for instance with --species 9606.",
                    _reader.File,
                    row.Line,
                    row.GeneText);
            }

            if (row.Species == _species)
            {
                CheckName(row);
                _anyRow = true;
                Span<byte> room = chunk.Extend(row.Gene.Length + row.Aligned.Length + 3);
                room[0] = (byte)'>';
                row.Gene.CopyTo(room[1..]);
                int length = 1 + row.Gene.Length;
                room[length++] = (byte)'\n';
                length += row.CopyLetters(room[length..]);
                room[length++] = (byte)'\n';
                chunk.Trim(chunk.Text.Length - room.Length + length);
            }
        }

        if (chunk.Text.IsEmpty && !_anyRow)
        {
            throw new InputException(
                InputErrorKind.Empty, $"the table holds no row of species {_species}", "Check the species number.", _reader.File);
        }

        return !chunk.Text.IsEmpty;
    }

    /// <summary>A FASTA name ends at a blank: the rest of a gene's name would be lost in silence.</summary>
    private void CheckName(UtrTableRow row)
    {
        if (row.Gene.ContainsAny(" \r"u8))
        {
            throw new InputException(
                InputErrorKind.Record,
                "the gene's name holds a blank",
                "Write '_' in its place.",
                _reader.File,
                row.Line,
                row.GeneText);
        }
    }
}
