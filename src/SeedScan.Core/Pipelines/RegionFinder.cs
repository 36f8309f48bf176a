using System.Text;
using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Finds the coding regions of the targets of a batch, where the regions of sites are told, and counts those not known.</summary>
/// <param name="coding">Where they are told; null to find none.</param>
internal sealed class RegionFinder(CodingRegions? coding)
{
    /// <summary>The records of the batch whose coding region is not known, each where it starts.</summary>
    public UnknownRegions Unknown { get; } = new();

    /// <summary>The coding region of a record, or of a piece of one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="letters">Its letters.</param>
    /// <exception cref="InputException">What is told of it makes no sense.</exception>
    public CodingRegion? Of(FastaRecord record, int letters)
    {
        if (coding is null)
        {
            return null;
        }

        TranscriptFacts facts = coding.FactsOf(record, record.Continues ? null : record.Offset + letters);
        if (facts.Coding is null && !record.IsContinued)
        {
            Unknown.Add(record.NameText);
        }

        return facts.Coding;
    }

    /// <summary>True if a header tells a coding region that lies within the target, as those of whole mRNAs do.</summary>
    public static bool TellsWholeMrna(ReadOnlySpan<byte> name, ReadOnlySpan<byte> description, long letters)
    {
        try
        {
            return CodingHeader.Read(name, description).Coding is { } coding && coding.End <= letters;
        }
        catch (InputException)                  // what makes no sense is no coding region
        {
            return false;
        }
    }

    /// <summary>The coding region of a piece of a block. The header stands with a target's first piece, maybe in an earlier block.</summary>
    /// <exception cref="InputException">What is told of it makes no sense.</exception>
    public CodingRegion? Of(KmerIndex index, in IndexBlock block, int number)
    {
        if (coding is null)
        {
            return null;
        }

        BlockPiece piece = block.Piece(number);
        ReadOnlySpan<byte> name = block.NameOf(in piece), description = piece.IsContinued
            ? Encoding.UTF8.GetBytes(index.TargetAt(block.Entry.FirstRecord + number).Description)
            : block.DescriptionOf(in piece);
        try
        {
            return coding.FactsOf(name, description, piece.Continues ? null : piece.Offset + piece.Length).Coding;
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw CodingRegions.At(wrong, index.Path, line: null, Encoding.UTF8.GetString(name));
        }
    }

    /// <summary>Looks at all targets of a block, those without a site too.</summary>
    /// <exception cref="InputException">What is told of one makes no sense.</exception>
    public void Count(KmerIndex index, in IndexBlock block)
    {
        for (int i = 0; coding is not null && i < block.PieceCount; i++)
        {
            if (Of(index, in block, i) is null && block.Piece(i) is { IsContinued: false } piece)
            {
                Unknown.Add(Encoding.UTF8.GetString(block.NameOf(in piece)));
            }
        }
    }
}
