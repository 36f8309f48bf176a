using System.Buffers;
using System.Text;

namespace SeedScan.Sequences;

/// <summary>Finds the coding region that a FASTA header tells.</summary>
/// <remarks>
/// <code>
///   >NM_173083 chr1 strand=- cds=317-1993                                              cds=, CDS=, cds: and CDS: alike
///   >ENST00000641515.2|ENSG00000186092.7|-|-|OR4F5-201|OR4F5|2618|UTR5:1-60|CDS:61-1041|UTR3:1042-2618|        GENCODE
/// </code>
/// The key begins the header or follows a blank or one of <c>| ; , [ ( </c>. A <c>UTR3</c> beside it tells the length of the
/// mRNA, which the record must then have.
/// </remarks>
internal static class CodingHeader
{
    private static readonly SearchValues<byte> s_between = SearchValues.Create(" \t|;,[]()"u8);

    /// <summary>What a header tells.</summary>
    /// <exception cref="InputException">A coding region that is none, or two that differ; without a place.</exception>
    public static TranscriptFacts Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> description)
    {
        CodingRegion? coding = null;
        (long Start, long End)? utr3 = null;
        Read(name, ref coding, ref utr3);
        Read(description, ref coding, ref utr3);
        if (coding is null || utr3 is null)
        {
            return new TranscriptFacts(coding, null);
        }

        return utr3.Value.Start == coding.Value.End + 1
            ? new TranscriptFacts(coding, utr3.Value.End)
            : throw RegionText.Wrong(
                $"its header says that the coding region is {coding} and that the 3'UTR starts at {utr3.Value.Start}",
                "The 3'UTR starts behind the stop codon; correct one of them.");
    }

    private static void Read(ReadOnlySpan<byte> text, ref CodingRegion? coding, ref (long Start, long End)? utr3)
    {
        while (!text.IsEmpty)
        {
            int length = text.IndexOfAny(s_between);
            ReadOnlySpan<byte> word = length < 0 ? text : text[..length];
            bool isList = length >= 0 && text[length] is (byte)',' or (byte)';';
            text = length < 0 ? default : text[(length + 1)..];
            if (ValueOf(word, "cds"u8, out ReadOnlySpan<byte> value))
            {
                CodingRegion told = RegionText.Read(value);
                coding = (coding ?? told) == told
                    ? told
                    : throw RegionText.Wrong($"its header names two coding regions, {coding} and {told}", "Leave one of them.");
                if (isList)
                {
                    CheckIsWhole(text, told);
                }
            }
            else if (ValueOf(word, "utr3"u8, out value) && RegionText.TryRead(value, out long start, out long end))
            {
                utr3 = (start, end);
            }
        }
    }

    /// <summary>Makes sure that no second stretch follows, as the exons of a coding region on a genome do.</summary>
    private static void CheckIsWhole(ReadOnlySpan<byte> rest, CodingRegion told)
    {
        int length = (rest = rest.TrimStart((byte)' ')).IndexOfAny(s_between);
        ReadOnlySpan<byte> next = length < 0 ? rest : rest[..length];
        if (RegionText.TryRead(next, out _, out _))
        {
            throw RegionText.Wrong(
                $"its coding region {told} is followed by another stretch, '{RegionText.Quote(next)}'",
                "A coding region is one stretch of the spliced mRNA: write its first and its last position on that.");
        }
    }

    private static bool ValueOf(ReadOnlySpan<byte> word, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        bool isThere = word.Length > key.Length && word[key.Length] is (byte)'=' or (byte)':' && Ascii.EqualsIgnoreCase(word[..key.Length], key);
        value = isThere ? word[(key.Length + 1)..] : default;
        return isThere;
    }
}

/// <summary>What is told of a transcript without its letters.</summary>
/// <param name="Coding">Where its coding region lies; null where that is not known.</param>
/// <param name="Length">Its length in nt; null where that is not told.</param>
/// <param name="ExonLine">The line of the file whose exons tell the length; 0 where the header does.</param>
internal readonly record struct TranscriptFacts(CodingRegion? Coding, long? Length, long ExonLine = 0);
