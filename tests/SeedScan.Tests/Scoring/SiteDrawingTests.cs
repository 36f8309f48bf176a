using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>Drawings of sites, by hand.</summary>
public class SiteDrawingTests
{
    private const string Mir1 = "UGGAAUGUAAAGAAGUAUGUAU";

    [Theory]
    [InlineData(Mir1, "GGGGAUACUUCUUUACAUUCCAGG", "GGGGAUACUUCUUUACAUUCCA", "    ||||||||||||||||||", "UAUGUAUGAAGAAAUGUAAGGU")]
    [InlineData(Mir1, "GGGAUACUUCUUUGACAUUCCAGG", " GGGAUACUUCUUUGACAUUCCA", "    |||||||||| ||||||||", "UAUGUAUGAAGAAA-UGUAAGGU")]
    [InlineData(Mir1, "GGGGAUACUUCGGACAUUCCA", "GGGGAUACUUCGG-ACAUUCCA", "    |||||||   ||||||||", "UAUGUAUGAAGAAAUGUAAGGU")]
    [InlineData("UGGAAUGUA", "CCACAUUCCG", "CACAUUCCG", " ||||||| ", "AUGUAAGGU")]
    [InlineData("UGGAAUGUA", "CAUUCC", "  CAUUCC ", "  |||||| ", "AUGUAAGGU")]
    [InlineData("UGGAAUGU", "NCAUUCCA", "NCAUUCCA", " |||||||", "UGUAAGGU")]
    public void A_site_is_drawn(string rna, string target, string bases, string bars, string letters)
    {
        PackedSequence packed = PackedSequence.FromLetters(target);
        SmallRna small = new("rna", rna);
        SeedSite site = new SeedScanner([small], new SeedScanOptions()).Scan(packed)[0];
        SiteDrawing drawing = SiteDrawing.Of(packed, small, in site);
        Assert.Equal(new SiteDrawing(bases, bars, letters), drawing);
        Assert.Equal($"5' {bases} 3'\n{$"   {bars}".TrimEnd()}\n3' {letters} 5'", drawing.ToString());
    }

    [Fact]
    public void What_has_no_score_is_not_drawn() => Assert.Throws<ArgumentException>(() => SiteDrawing.Of(
        PackedSequence.FromLetters("ACAUUCCA"),
        new SmallRna("mir", Mir1),
        new SeedSite(0, 6, 0, SiteType.Mer6M8, Strand.Forward, SiteNote.None, SiteAttributes.None)));
}
