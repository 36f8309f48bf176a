using System.Globalization;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Similarity;

namespace SeedScan.Writing;

/// <summary>The rows of a miRNome search for reading: of each strand a head with what was found, then each miRNA with the alignment.</summary>
/// <remarks>
/// The miRNA is drawn whole, with the numbers of its nt; the oligo's overhang is in lower case:
/// <code>
/// RGLS4326 on hsa-miR-17-5p, intended: nt 1-9, seed 2-8, 0 edits, longest run 9, dG -7.90 kcal/mol (sugars not known)
///          5   10   15   20
///   5' CAAAGUGCUUACAGUGCAGGUAG 3'
///      |||||||||
///   3' GUUUCACGA 5'
/// </code>
/// </remarks>
internal static class MirnomeText
{
    private const int Tick = 5, Widest = MirnomeDrawing.MaxColumns;

    /// <summary>Writes what was found for a strand.</summary>
    public static void WriteHead(RowText row, MirnomeTable table, Oligo strand, OligoDesign design, MirnomeHits hits)
    {
        row.Add(table.NameOf(strand.Name)).Add(", "u8).Add(design.Role == OligoRole.Unknown ? "role not told" : OligoRoles.WordOf(design.Role));
        string separator = ", for ";
        foreach (ref readonly MirnomeHit hit in hits.Hits)
        {
            if (hit.Class == MirnomeClass.Intended)
            {
                row.Add(separator).Add(table.MirnaName(hit.Mirna));
                separator = ", ";
            }
        }

        row.Add(hits.HasIntended ? "\n" : ", no intended miRNA\n").Add("  "u8).Add(hits.Searched).Add(" miRNAs: "u8);
        foreach (MirnomeClass its in Enum.GetValues<MirnomeClass>())
        {
            foreach (MirnomeSeed seed in Enum.GetValues<MirnomeSeed>())
            {
                if (hits.Count(its, seed) is > 0 and int count)
                {
                    row.Add(count).Add(" "u8).Add(MirnomeWords.Of(its)).Add(seed == MirnomeSeed.None ? "" : $" ({MirnomeWords.Of(seed)})").Add(", "u8);
                }
            }
        }

        row.Add(hits.Unlisted).Add(" not listed\n"u8);
        if (!MirnomeSearch.ActsBySeed(design.Role))
        {
            WriteMargin(row, table, "others", hits.Margin, strand.IsChemistryKnown);
            WriteMargin(row, table, "others outside the family", hits.MarginOutsideFamily, strand.IsChemistryKnown);
        }

        row.Add("\n"u8);
    }

    /// <summary>Writes one miRNA.</summary>
    public static void Write(RowText row, MirnomeTable table, Oligo strand, in MirnomeHit hit)
    {
        row.Add(table.NameOf(strand.Name)).Add(hit.IsAligned ? " on "u8 : " and "u8).Add(table.MirnaName(hit.Mirna)).Add(", "u8).Add(MirnomeWords.Of(hit.Class));
        if (hit.IsAligned)
        {
            WriteFacts(row, strand.IsChemistryKnown, in hit);
            WriteAlignment(row, table, strand, in hit);
        }
        else
        {
            WriteSeeds(row, table, strand, in hit);
        }

        row.Add("\n"u8);
    }

    private static void WriteMargin(RowText row, MirnomeTable table, string others, MirnomeMargin margin, bool isChemistryKnown)
    {
        if (margin.Nearest < 0)
        {
            row.Add("  margin to "u8).Add(others).Add(": none of them is listed\n"u8);
            return;
        }

        row.Add("  margin to "u8).Add(others).Add(": "u8).Add(margin.Edits?.ToString(CultureInfo.InvariantCulture) ?? ".").Add(" edits and overhang ("u8).Add(table.MirnaName(margin.Nearest));
        row.Add("), dG "u8).AddEnergy(margin.FreeEnergy37, "."u8).Add(" kcal/mol ("u8).Add(margin.Strongest < 0 ? "."u8 : table.MirnaName(margin.Strongest)).Add(isChemistryKnown ? ")\n" : ", sugars not known)\n");
    }

    private static void WriteFacts(RowText row, bool isChemistryKnown, in MirnomeHit hit)
    {
        row.Add(": nt "u8).Add(hit.Start + 1).Add("-"u8).Add(hit.End).Add(hit.Seed == MirnomeSeed.None ? ", seed not in full, " : ", seed ");
        row.Add(hit.Seed == MirnomeSeed.None ? "" : MirnomeWords.Of(hit.Seed)).Add(hit.Seed == MirnomeSeed.None ? "" : ", ");
        row.Add(hit.Edits).Add(hit.Edits == 1 ? " edit" : " edits").Add(hit.Edits == 0 ? "" : ": ");
        MirnomeWriter.AddPositions(row, in hit, " "u8, []);
        if (hit.Overhang > 0)
        {
            row.Add(", overhang "u8).Add(hit.OverhangFivePrime).Add(" + "u8).Add(hit.OverhangThreePrime);
        }

        row.Add(", longest run "u8).Add(hit.LongestRun).Add(", dG "u8).AddEnergy(hit.FreeEnergy37, "."u8).Add(" kcal/mol"u8).Add(isChemistryKnown ? "\n" : " (sugars not known)\n");
    }

    private static void WriteAlignment(RowText row, MirnomeTable table, Oligo strand, in MirnomeHit hit)
    {
        ReadOnlySpan<byte> codes = table.Search.CodesOf(hit.Mirna);
        ReadOnlySpan<char> whole = table.Search.Mirnas[hit.Mirna].Sequence;
        Span<byte> lines = stackalloc byte[3 * Widest];
        int columns = MirnomeDrawing.Draw(codes, strand.Bases, in hit, lines, lines[Widest..], lines[(2 * Widest)..]);
        ReadOnlySpan<byte> bound = lines[hit.OverhangFivePrime..(columns - hit.OverhangThreePrime)], bars = lines.Slice(Widest, columns).TrimEnd((byte)' ');
        Span<byte> letters = stackalloc byte[whole.Length + Widest];
        int count = Encoding.ASCII.GetBytes(whole[..hit.Start], letters);
        bound.CopyTo(letters[count..]);
        count += bound.Length;
        count += Encoding.ASCII.GetBytes(whole[hit.End..], letters[count..]);
        WriteNumbers(row.Repeat(' ', 5 + hit.OverhangFivePrime), letters[..count]);
        row.Repeat(' ', 2 + hit.OverhangFivePrime).Add("5' "u8).Add(letters[..count]).Add(" 3'\n"u8);
        row.Repeat(' ', 5 + hit.Start).Add(bars).Add("\n"u8);
        row.Repeat(' ', 2 + hit.Start).Add("3' "u8).Add(lines.Slice(2 * Widest, columns)).Add(" 5'\n"u8);
    }

    /// <summary>Every fifth nt's number, its last digit above the nt.</summary>
    private static void WriteNumbers(RowText row, ReadOnlySpan<byte> letters)
    {
        int nt = 0, written = 0;
        for (int column = 0; column < letters.Length; column++)
        {
            nt += letters[column] == '-' ? 0 : 1;
            if (letters[column] != '-' && nt % Tick == 0)
            {
                int digits = nt < 10 ? 1 : nt < 100 ? 2 : 3;
                row.Repeat(' ', column + 1 - digits - written).Add(nt);
                written = column + 1;
            }
        }

        row.Add("\n"u8);
    }

    private static void WriteSeeds(RowText row, MirnomeTable table, Oligo strand, in MirnomeHit hit)
    {
        (int start, int count) = hit.Seed switch { MirnomeSeed.Nt2To8 => (1, 7), MirnomeSeed.Nt2To7 => (1, 6), MirnomeSeed.Nt3To8 => (2, 6), _ => (0, 0) };
        row.Add(hit.Seed == MirnomeSeed.None ? ", another seed" : ", nt ").Add(hit.Seed == MirnomeSeed.None ? "" : MirnomeWords.Of(hit.Seed));
        row.Add("\n  5' "u8).Add(strand.Bases.Replace('T', 'U')).Add(" 3'\n"u8).Repeat(' ', count == 0 ? 0 : 5 + start).Repeat('|', count);
        row.Add("\n  5' "u8).Add(table.Search.Mirnas[hit.Mirna].Sequence).Add(" 3'\n"u8);
    }
}
