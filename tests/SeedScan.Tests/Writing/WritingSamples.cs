using System.Buffers;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Writing;

namespace SeedScan.Tests.Writing;

/// <summary>RNAs and sites that the writing tests share.</summary>
internal static class WritingSamples
{
    public static readonly SmallRna Mir1 = new("hsa-miR-1-3p", "UGGAAUGUAAAGAAGUAUGUAU");
    public static readonly SmallRna Let7 = new("let-7/98", "UGAGGUAGUAGGUUGUAUAGUU");
    public static readonly SmallRna SeedOnly = SmallRna.FromSeed("family", "GGAAUGU");

    public static readonly SeedScanOptions AllColumns = new() { Types = SiteTypes.All, Strands = Strands.Both, Attributes = true };

    /// <summary>Every note that the scanner can give, and none.</summary>
    public static IEnumerable<SiteNote> Notes()
    {
        yield return SiteNote.None;
        foreach (char letter in "ACGU")
        {
            yield return SiteNote.OfBase(letter);
        }

        yield return SiteNote.OfRun(4, 14);
        yield return SiteNote.OfRun(5, 15);
        for (int nt = 2; nt <= 7; nt++)
        {
            yield return SiteNote.AtNucleotide(nt);
            for (int offset = -2; offset <= 2; offset++)
            {
                yield return SiteNote.OfMismatch(nt, offset);
                yield return SiteNote.OfBulge(nt, offset);
            }
        }
    }

    /// <summary>Sites of every type, strand and attribute at positions of every number of digits.</summary>
    public static IEnumerable<SeedSite> Sites(int rnaCount)
    {
        var random = new Random(7);
        SiteNote[] notes = [.. Notes()];
        foreach (long start in DigitBoundaries())
        {
            var type = (SiteType)random.Next(SiteTypeLabels.Count);
            SiteNote note = type > SiteType.Mer6A1 ? notes[random.Next(notes.Length)] : SiteNote.None;
            yield return new SeedSite(
                start, start + random.Next(6, 13), random.Next(rnaCount), type, (Strand)random.Next(2), note, (SiteAttributes)random.Next(4));
        }
    }

    /// <summary>0, 9, 10, 11, 99, 100, … and what lies about 2^31 and 2^32.</summary>
    public static IEnumerable<long> DigitBoundaries()
    {
        yield return 0;
        for (long power = 10; power <= 1_000_000_000_000_000_000; power = power > long.MaxValue / 10 ? long.MaxValue : power * 10)
        {
            // Rows whose 1-based start, or whose end, is the first number with one more digit.
            for (long start = power - 13; start <= power + 1; start++)
            {
                yield return Math.Max(start, 0);
            }
        }

        yield return (1L << 31) - 1;
        yield return 1L << 31;
        yield return (1L << 32) - 1;
        yield return 1L << 32;
    }

    /// <summary>The rows of sites, and the header before them if it is asked for.</summary>
    public static string Write(
        SiteFormat format, SeedScanOptions options, byte[] target, IEnumerable<SeedSite> sites, bool header = false, params SmallRna[] rnas)
    {
        using var output = new OutputBuffer();
        var table = new SiteTable(format, rnas, options);
        if (header)
        {
            table.WriteHeader(output);
        }

        SiteWriter writer = table.CreateWriter(output);
        writer.BeginTarget(target);
        foreach (SeedSite site in sites)
        {
            writer.Write(in site);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>What a call writes, as text.</summary>
    public static string Written(Action<IBufferWriter<byte>> write)
    {
        using var output = new OutputBuffer();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
