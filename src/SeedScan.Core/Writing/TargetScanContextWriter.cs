using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scoring;

namespace SeedScan.Writing;

/// <summary>Writes the 37 columns of TargetScan's context scores; the two percentiles are left out until all scores are known.</summary>
/// <remarks>
/// <code>
///   GENE 9606 hsa-miR-10a-5p ... -0.124 | AIR -0.1021 | region bars RNA family group
///                                       ^             ^
///                                       the percentiles go here
/// </code>
/// </remarks>
internal sealed class TargetScanContextWriter
{
    /// <summary>The line of column names.</summary>
    public static ReadOnlySpan<byte> Header =>
        "Gene ID\tSpecies ID\tMirbase ID\tSite Type\tUTR start\tUTR end\tSite type contribution\t3' pairing contribution\tlocal AU contribution\tMin_dist contribution\tsRNA1A contribution\tsRNA1C contribution\tsRNA1G contribution\tsRNA8A contribution\tsRNA8C contribution\tsRNA8G contribution\tsite8A contribution\tsite8C contribution\tsite8G contribution\t3'UTR length contribution\tSA contribution\tORF length contribution\tORF 8mer contribution\tOffset 6mer contribution\tTA contribution\tSPS contribution\tPCT contribution\tcontext++ score\tcontext++ score percentile\tAIR\tweighted context++ score\tweighted context++ score percentile\tUTR region\tUTR-miRNA pairing\tmature miRNA sequence\tmiRNA family\tGroup #\n"u8;

    private readonly ArrayBufferWriter<byte> _output;

    /// <param name="output">Where the rows go.</param>
    public TargetScanContextWriter(ArrayBufferWriter<byte> output) => _output = output;

    /// <summary>Writes a row up to its end, without the percentiles.</summary>
    /// <param name="name">What the row is of.</param>
    /// <param name="site">The site.</param>
    /// <param name="scorer">Its score.</param>
    /// <returns>Where in the row the percentiles go, and its length.</returns>
    public TargetScanRowShape WriteRow(in TargetScanRowName name, TargetScanSite site, TargetScanScorer scorer)
    {
        int start = _output.WrittenCount;
        Cell(name.Gene);
        Cell(name.Species);
        Cell(name.Rna);
        Cell(TargetScanSiteWriter.LabelOf(site.Type));
        Cell(site.Start);
        Cell(site.End);
        foreach (PrintedNumber contribution in scorer.Contributions)
        {
            Cell(contribution);
        }

        Cell(scorer.Score);
        int firstGap = _output.WrittenCount - start;
        Tab();
        Cell(RatioText(site.Ratio));
        Cell(scorer.Weighted);
        int secondGap = _output.WrittenCount - start;
        Tab();
        Cell(scorer.Pairing.TargetLine);
        Cell(scorer.Pairing.BarLine);
        Cell(scorer.Pairing.RnaLine);
        Cell(name.Family);
        Number(name.Group);
        _output.Write("\n"u8);
        return new TargetScanRowShape(firstGap, secondGap, _output.WrittenCount - start);
    }

    // C's %.15g: the same as .NET's G15 but for the case of the exponent.
    private static string RatioText(double ratio) => ratio.ToString("G15", CultureInfo.InvariantCulture).Replace('E', 'e');

    private void Tab() => _output.Write("\t"u8);

    private void Cell(ReadOnlySpan<byte> text)
    {
        _output.Write(text);
        Tab();
    }

    private void Cell(int number)
    {
        Number(number);
        Tab();
    }

    private void Number(long number)
    {
        _ = Utf8Formatter.TryFormat(number, _output.GetSpan(20), out int digits);
        _output.Advance(digits);
    }

    private void Cell(string text)
    {
        _ = Encoding.UTF8.GetBytes(text, _output);
        Tab();
    }

    private void Cell(PrintedNumber number)
    {
        number.Write(_output);
        Tab();
    }
}

/// <summary>What a row is of.</summary>
internal readonly ref struct TargetScanRowName
{
    /// <summary>The gene's name.</summary>
    public required ReadOnlySpan<byte> Gene { get; init; }

    /// <summary>The species.</summary>
    public required int Species { get; init; }

    /// <summary>The RNA's name.</summary>
    public required string Rna { get; init; }

    /// <summary>The family's name.</summary>
    public required ReadOnlySpan<byte> Family { get; init; }

    /// <summary>The number of the site's group.</summary>
    public required long Group { get; init; }
}

/// <summary>The bytes of a row before its first and its second percentile, and of the whole row.</summary>
internal readonly record struct TargetScanRowShape(int FirstGap, int SecondGap, int Length);
