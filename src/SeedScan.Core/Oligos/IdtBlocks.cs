namespace SeedScan.Oligos;

/// <summary>A nucleotide that is written as a block.</summary>
/// <param name="At">The index of its first slash in the text.</param>
/// <param name="Token">The block with its slashes.</param>
/// <param name="Index">The index of the nucleotide in the oligo.</param>
internal sealed record IdtBlock(int At, string Token, int Index)
{
    public char Letter { get; init; }

    public Sugar Sugar { get; init; }

    public BaseModification Modification { get; init; }
}

/// <summary>The blocks of the order form of Integrated DNA Technologies that are nucleotides.</summary>
/// <remarks>
/// <code>
/// /52MOErA/  /i2MOErA/  /32MOErA/   2'-O-methoxyethyl, any base      /iMe-dC/    5-methyl-2'-deoxycytidine
/// /52FA/     /i2FA/     /32FA/      2'-fluoro, any base              /ideoxyU/   2'-deoxyuridine
/// </code>
/// </remarks>
internal static class IdtBlocks
{
    private const string Blocks =
        "The blocks are /52MOErA/, /52FA/, /5Me-dC/ and /5deoxyU/, with 5, i or 3 for the 5' end, the inside and the 3' end; leave labels, phosphates and conjugates out.";

    /// <summary>Reads the block that begins at an index.</summary>
    public static IdtBlock Read(NotationText text, int at, int index)
    {
        int close = text.IndexOf('/', at + 1);
        if (close < 0)
        {
            throw NotationText.Wrong(text.Between(at, text.End), at, "has no closing '/'", Blocks);
        }

        string token = text.Between(at, close + 1);
        string code = token[1..^1];
        return code.Length > 1 && code[0] is '5' or 'i' or '3' && Nucleotide(code[1..], new IdtBlock(at, token, index)) is { } block
            ? block
            : throw NotationText.Wrong(token, at, "is no nucleotide that is read here", Blocks);
    }

    /// <summary>Makes sure that each block is for the place that it stands at, which is known once all is read.</summary>
    public static void CheckPlaces(List<IdtBlock> blocks, int length)
    {
        foreach (IdtBlock block in blocks)
        {
            char wanted = block.Index == 0 ? '5' : block.Index == length - 1 ? '3' : 'i';
            if (block.Token[1] != wanted)
            {
                string place = wanted switch { '5' => "at the 5' end", '3' => "at the 3' end", _ => "inside" };
                throw NotationText.Wrong(block.Token, block.At, $"stands {place}, where blocks begin with {wanted}", $"Write /{wanted}{block.Token[2..]} there.");
            }
        }
    }

    private static IdtBlock? Nucleotide(string code, IdtBlock block)
    {
        char letter = code[^1];
        return code switch
        {
            "Me-dC" => block with { Letter = 'C', Sugar = Sugar.Dna, Modification = BaseModification.FiveMethyl },
            "deoxyU" => block with { Letter = 'U', Sugar = Sugar.Dna },
            _ when NotationText.IsBase(letter) && code[..^1] == "2MOEr" => block with { Letter = letter, Sugar = Sugar.Moe },
            _ when NotationText.IsBase(letter) && code[..^1] == "2F" => block with { Letter = letter, Sugar = Sugar.FluoroRna },
            _ => null,
        };
    }
}
