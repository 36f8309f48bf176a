using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class SiteWriterGoldenTests
{
    private static readonly SeedSite Canonical =
        new(8, 16, 0, SiteType.Mer8, Strand.Forward, SiteNote.None, SiteAttributes.Watson1);

    private static readonly SeedSite Noted =
        new(99, 107, 1, SiteType.ThreePrimeCompensatory, Strand.Reverse, SiteNote.OfMismatch(5, -1), SiteAttributes.None);

    [Theory]
    [InlineData(Strands.Forward, SiteTypes.Default, false, "", "", "")]
    [InlineData(Strands.Both, SiteTypes.AllCanonical, false, "\tstrand", "\t+", "\t-")]
    [InlineData(Strands.Reverse, SiteTypes.Default, false, "\tstrand", "\t+", "\t-")]
    [InlineData(Strands.Forward, SiteTypes.All, false, "\tnote", "\t.", "\tmm5,o-1")]
    [InlineData(Strands.Forward, SiteTypes.Wobble8, false, "\tnote", "\t.", "\tmm5,o-1")]
    [InlineData(Strands.Both, SiteTypes.All, false, "\tstrand\tnote", "\t+\t.", "\t-\tmm5,o-1")]
    [InlineData(Strands.Forward, SiteTypes.Default, true, "\twatson1\tsupplementary", "\t1\t0", "\t.\t.")]
    [InlineData(Strands.Both, SiteTypes.Default, true, "\tstrand\twatson1\tsupplementary", "\t+\t1\t0", "\t-\t.\t.")]
    [InlineData(Strands.Forward, SiteTypes.All, true, "\tnote\twatson1\tsupplementary", "\t.\t1\t0", "\tmm5,o-1\t.\t.")]
    [InlineData(Strands.Both, SiteTypes.All, true, "\tstrand\tnote\twatson1\tsupplementary", "\t+\t.\t1\t0", "\t-\tmm5,o-1\t.\t.")]
    public void Tsv_has_the_columns_that_the_options_ask_for(
        Strands strands, SiteTypes types, bool attributes, string header, string canonical, string noted)
    {
        var options = new SeedScanOptions { Strands = strands, Types = types, Attributes = attributes };
        Assert.Equal(
            $"target\tstart\tend\trna\tsite_type{header}\n"
            + $"NM_1.2\t9\t16\thsa-miR-1-3p\t8mer{canonical}\n"
            + $"NM_1.2\t100\t107\tlet-7/98\t3p-compensatory{noted}\n",
            Rows(SiteFormat.Tsv, options));
    }

    [Theory]
    [InlineData(Strands.Forward, SiteTypes.Default, false, "", "")]
    [InlineData(Strands.Both, SiteTypes.Default, false, ",'strand':'+'", ",'strand':'-'")]
    [InlineData(Strands.Forward, SiteTypes.All, false, ",'note':null", ",'note':'mm5,o-1'")]
    [InlineData(Strands.Forward, SiteTypes.Default, true, ",'watson1':1,'supplementary':0", ",'watson1':null,'supplementary':null")]
    [InlineData(
        Strands.Both, SiteTypes.All, true,
        ",'strand':'+','note':null,'watson1':1,'supplementary':0", ",'strand':'-','note':'mm5,o-1','watson1':null,'supplementary':null")]
    public void Json_lines_have_the_keys_of_the_columns(Strands strands, SiteTypes types, bool attributes, string canonical, string noted)
    {
        var options = new SeedScanOptions { Strands = strands, Types = types, Attributes = attributes };
        Assert.Equal(
            ("{'target':'NM_1.2','start':9,'end':16,'rna':'hsa-miR-1-3p','site_type':'8mer'" + canonical + "}\n"
            + "{'target':'NM_1.2','start':100,'end':107,'rna':'let-7/98','site_type':'3p-compensatory'" + noted + "}\n").Replace('\'', '"'),
            Rows(SiteFormat.JsonLines, options));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bed_always_has_six_columns(bool all) => Assert.Equal(
        "NM_1.2\t8\t16\thsa-miR-1-3p|8mer\t0\t+\nNM_1.2\t99\t107\tlet-7/98|3p-compensatory\t0\t-\n",
        Rows(SiteFormat.Bed, all ? WritingSamples.AllColumns : new SeedScanOptions()));

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, ";watson1=1;supplementary=0")]
    public void Gff3_leaves_out_what_is_not_known(bool attributes, string canonical) => Assert.Equal(
        "##gff-version 3\n"
        + $"NM_1.2\tSeedScan\tmiRNA_target_site\t9\t16\t.\t+\t.\tName=hsa-miR-1-3p;site_type=8mer{canonical}\n"
        + "NM_1.2\tSeedScan\tmiRNA_target_site\t100\t107\t.\t-\t.\tName=let-7/98;site_type=3p-compensatory;note=mm5%2Co-1\n",
        Rows(SiteFormat.Gff3, WritingSamples.AllColumns with { Attributes = attributes }));

    [Fact]
    public void An_attribute_that_cannot_be_known_is_not_zero()
    {
        var noNt1 = new SmallRna("n", "NGGAAUGUAAAGAAGUAUGUAU");
        SeedSite[] sites = [Canonical with { Rna = 0, Attributes = SiteAttributes.Supplementary }, Canonical with { Rna = 1, Attributes = 0 }, Canonical with { Rna = 2 }];
        var options = new SeedScanOptions { Attributes = true };
        string[] rows = WritingSamples.Write(SiteFormat.Tsv, options, "t"u8.ToArray(), sites, header: false, noNt1, WritingSamples.SeedOnly, WritingSamples.Mir1).Split('\n');
        Assert.Equal(["t\t9\t16\tn\t8mer\t.\t1", "t\t9\t16\tfamily\t8mer\t.\t.", "t\t9\t16\thsa-miR-1-3p\t8mer\t1\t0", ""], rows);
    }

    [Fact]
    public void A_shifted_seed_reads_its_own_nt_1()
    {
        var options = new SeedScanOptions { Attributes = true, SeedStart = 1 };
        Assert.Equal(
            "t\t9\t16\thsa-miR-1-3p\t8mer\t.\t0\n",
            WritingSamples.Write(SiteFormat.Tsv, options, "t"u8.ToArray(), [Canonical], header: false, WritingSamples.Mir1));
    }

    [Theory]
    [InlineData(SiteFormat.Tsv, "a\tb")]
    [InlineData(SiteFormat.Tsv, "a\n")]
    [InlineData(SiteFormat.Tsv, "\ra")]
    [InlineData(SiteFormat.Bed, "a\tb")]
    [InlineData(SiteFormat.Bed, "a b")]
    public void A_name_that_would_break_its_line_is_refused(SiteFormat format, string name)
    {
        var rnaError = Assert.Throws<InputException>(() => new SiteTable(format, [new SmallRna(name, "UGGAAUGUA")], new SeedScanOptions()));
        Assert.Equal((InputErrorKind.Rna, name), (rnaError.Kind, rnaError.Record));

        using var output = new OutputBuffer();
        SiteWriter writer = new SiteTable(format, [WritingSamples.Mir1], new SeedScanOptions()).CreateWriter(output);
        writer.BeginTarget("good"u8);
        var targetError = Assert.Throws<InputException>(() => writer.BeginTarget(System.Text.Encoding.UTF8.GetBytes(name)));
        Assert.Equal((InputErrorKind.Record, name), (targetError.Kind, targetError.Record));
        Assert.Throws<InvalidOperationException>(() => writer.Write(in Canonical));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void A_site_needs_a_target_and_an_rna_of_the_list()
    {
        using var output = new OutputBuffer();
        SiteWriter writer = new SiteTable(SiteFormat.Tsv, [WritingSamples.Mir1], new SeedScanOptions()).CreateWriter(output);
        Assert.Throws<InvalidOperationException>(() => writer.Write(in Canonical));
        writer.BeginTarget("t"u8);
        Assert.Throws<IndexOutOfRangeException>(() => writer.Write(Canonical with { Rna = 1 }));
        Assert.Throws<IndexOutOfRangeException>(() => writer.Write(Canonical with { Rna = -1 }));
        Assert.Throws<IndexOutOfRangeException>(() => writer.Write(Canonical with { Type = (SiteType)14 }));
        Assert.Equal(0, output.WrittenCount);
    }

    private static string Rows(SiteFormat format, SeedScanOptions options) => WritingSamples.Write(
        format, options, "NM_1.2"u8.ToArray(), [Canonical, Noted], header: true, WritingSamples.Mir1, WritingSamples.Let7);
}
