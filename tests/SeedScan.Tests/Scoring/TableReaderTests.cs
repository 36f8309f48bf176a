using System.IO.Compression;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>The tables that features are read from: what they hold, and what is told of a row that is wrong.</summary>
public sealed class TableReaderTests
{
    private const string AirForm = "An AIR file has four columns separated by tabs and no header: target, first base, last base, percentage.";
    private const string LengthForm = "A table of ORF lengths has three columns separated by tabs and no header: target, species number, length in nt; the species may be left out.";
    private const string CountForm = "A table of ORF 8mers has four columns separated by tabs and no header: target, species number, nt 2-8 of the RNA, number of 8mers.";
    private const string AbundanceForm = "A table of TA and SPS has four columns separated by tabs: seed region (nt 2-8), SPS of nt 2-8, SPS of nt 2-7, TA.";
    private const string MatureForm = "A table of mature small RNAs has four columns separated by tabs and no header (family, species number, name, sequence), or the seven of TargetScan's family table.";
    private const string LunpForm = "RNAplfold -u 20 writes lines of a position and 20 probabilities, separated by tabs.";
    private const string PctForm = "A PCT table has a header line and tabs between the columns Gene_ID, miRNA_family_ID, species_ID, UTR_start, UTR_end, Site_type and Pct, among others.";
    private const string PctHeader = "Gene_ID\tmiRNA_family_ID\tspecies_ID\tUTR_start\tUTR_end\tSite_type\tPct\n";

    [Fact]
    public void Isoforms_are_by_target_in_the_order_of_the_file()
    {
        IsoformTable table = Read("\uFEFFb\t1\t4543\t100\r\n\nb\t4544\t4549\t4.24\na\t1\t1\t0\n", IsoformTable.Read);
        Assert.Equal(2, table.Targets);
        Assert.True(table.TryGet("b", out IReadOnlyList<IsoformRange> ranges));
        Assert.Equal([new IsoformRange(0, 4543, 100), new IsoformRange(4543, 4549, 4.24)], ranges);
        Assert.False(table.TryGet("c", out ranges));
        Assert.Empty(ranges);
    }

    [Fact]
    public void Reading_frames_have_lengths_and_counts_of_which_either_may_be_missing()
    {
        using TemporaryFolder folder = new();
        string lengths = folder.Write("l", "a\t9606\t767\na\t9606\t767\n"), counts = folder.Write("c", "a\t9606\tACCCTGT\t1\n"), empty = folder.Write("e", "");
        OrfTable both = OrfTable.Read(lengths, counts);
        Assert.True(both.TryGetLength("a", 9606, out int length));
        Assert.Equal(767, length);
        Assert.False(both.TryGetLength("a", 10090, out _));
        Assert.True(both.TryGetCount("a", 9606, "ACCCUGU", out int count));
        Assert.Equal(1, count);
        Assert.True(both.TryGetCount("b", 9606, "ACCCUGU", out count));
        Assert.Equal(0, count);
        Assert.False(OrfTable.Read(lengths, null).TryGetCount("a", 9606, "ACCCUGU", out _));
        Assert.False(OrfTable.Read(null, counts).TryGetLength("a", 9606, out _));
        Assert.True(OrfTable.Read(null, empty).TryGetCount("a", 9606, "ACCCUGU", out _));
    }

    [Fact]
    public void Abundance_and_stability_are_by_seed_and_may_be_NA()
    {
        AbundanceTable table = Read("Seed region\tSPS (8mer and 7mer-m8)\tSPS (7mer-1a and 6mer)\tTA\nAAAAAAC\t-2.350\t0.340\t4.232\nTTTTTTT\tNA\tNA\tNA\n", AbundanceTable.Read);
        Assert.True(table.TryGet("AAAAAAC", out SeedAbundance row));
        Assert.Equal(new SeedAbundance(-2.35, 0.34, 4.232), row);
        Assert.True(table.TryGet("UUUUUUU", out row));
        Assert.Equal(new SeedAbundance(null, null, null), row);
        Assert.False(table.TryGet("AAAAAAA", out _));
    }

    [Fact]
    public void PCT_is_by_site_whatever_columns_stand_between()
    {
        ConservationTable table = Read(
            "x\tPct\ta_Gene_ID\tmiRNA_family_ID\tspecies_ID\tUTR_start\tUTR_end\tSite_type\n" + "?\t0.0547\tg\tf\t9606\t121\t127\t7mer-m8\n?\tNA\tg\tf\t9606\t121\t127\t7mer-1a\n",
            ConservationTable.Read);
        ConservedSite site = new("g", "f", 9606, SiteType.Mer7M8, 120, 127);
        Assert.True(table.TryGet(site, out double? pct));
        Assert.Equal(0.0547, pct);
        Assert.True(table.TryGet(site with { Type = SiteType.Mer7A1 }, out pct));
        Assert.Null(pct);
        Assert.False(table.TryGet(site with { Species = 10090 }, out _));
        Assert.Equal(2, table.Sites);
    }

    [Fact]
    public void Accessibility_is_a_file_for_each_target_plain_or_gzip()
    {
        using TemporaryFolder folder = new();
        string Rows(double last) => "#unpaired probabilities\n #i$\tl=1\n" + string.Concat(Enumerable.Range(1, 15).Select(i => $"{i}\t{string.Join('\t', Enumerable.Repeat("0.9", 13))}\t{(i < 14 ? "NA" : last.ToString(System.Globalization.CultureInfo.InvariantCulture))}\t\n"));
        _ = folder.Write("a.9606_lunp", Rows(0.25));
        _ = folder.Write("a_lunp", Rows(0.5));
        _ = folder.Write("b_c_lunp", Rows(1e-5));
        File.WriteAllBytes(folder.File("d_lunp.gz"), Gzip(Rows(0)));
        AccessibilityFiles files = new(folder.Path);
        double At(string target, int? species)
        {
            Assert.True(files.TryGet(target, species, out AccessibilityProfile profile));
            Assert.Equal(15, profile.Length);
            Assert.False(profile.TryGetUnpaired(13, out _));
            Assert.False(profile.TryGetUnpaired(0, out _));
            Assert.False(profile.TryGetUnpaired(16, out _));
            Assert.True(profile.TryGetUnpaired(15, out double unpaired));
            return unpaired;
        }

        Assert.Equal(0.25, At("a", 9606));
        Assert.Equal(0.5, At("a", null));
        Assert.Equal(1e-5, At("b/c", null));
        Assert.Equal(0, At("d", null));
        Assert.False(files.TryGet("a", 10090, out _));
        Assert.False(files.TryGet("../a", null, out _));
    }

    [Fact]
    public void Mature_RNAs_come_from_four_columns_or_seven()
    {
        RnaFamily family = new("let-7/98", "GAGGUAG", [9606]);
        const string Seven = "miR family\tSeed+m8\tSpecies ID\tMiRBase ID\tMature sequence\tFamily Conservation?\tMiRBase Accession\n"
            + "let-7/98\tGAGGUAG\t9606\thsa-let-7b\tUGAGGUAGUU\t2\tM\nlet-7/98\tGAGGUAG\t9606\thsa-let-7a\tTGAGGTAGTA\t2\tM\n";
        const string Four = "let-7/98\t9606\thsa-let-7b\tUGAGGUAGUU\nlet-7/98\t9606\thsa-let-7b\tUGAGGUAGUU\nlet-7/98\t9606\thsa-let-7a\tugagguagua\n";
        foreach (string text in (string[])[Seven, Four])
        {
            TargetScanMatures table = Read(text, TargetScanMatures.Read);
            table.Check([family]);
            Assert.Equal(["hsa-let-7a UGAGGUAGUA", "hsa-let-7b UGAGGUAGUU"], table.Of(family, 9606).Select(rna => $"{rna.Name} {rna.Sequence}"));
            Assert.Empty(table.Of(family, 10090));
            InputException wrong = Assert.Throws<InputException>(() => table.Check([family with { Seed = "GAGGUAC" }]));
            Assert.Equal("nt 2-8 are GAGGUAG, and the seed of its family let-7/98 (species 9606) is GAGGUAC", wrong.Problem);
            table.Check([family with { Seed = "GAGGUAC" }, family]);
        }
    }

    [Theory]
    [InlineData("a\t1\t5\n", ":1: record a: 3 columns instead of 4. " + AirForm)]
    [InlineData("a\t1\t5\t1\n\nb\tx\t5\t1\n", ":3: record b: the first base 'x' is no whole number of at least 1. " + AirForm)]
    [InlineData("a\t0\t5\t1\n", ":1: record a: the first base '0' is no whole number of at least 1. " + AirForm)]
    [InlineData("a\t5\t4\t1\n", ":1: record a: the last base '4' is no whole number of at least 5. " + AirForm)]
    [InlineData("a\t1\t5\t101\n", ":1: record a: the percentage '101' is no number from 0 to 100. " + AirForm)]
    [InlineData("a\t1\t5\tNaN\n", ":1: record a: the percentage 'NaN' is no number from 0 to 100. " + AirForm)]
    [InlineData("\t1\t5\t1\n", ":1: the row names no target. " + AirForm)]
    [InlineData("\n \n", ": holds no row. " + AirForm)]
    [InlineData("", ": holds no row. " + AirForm)]
    [InlineData(">a\nACGT\n", ": is FASTA, and a table is wanted. " + AirForm)]
    [InlineData("a\t1\0\t5\t1\n", ": is binary data. " + AirForm)]
    public void Wrong_isoforms_are_told(string text, string expected) => AssertWrong(text, expected, IsoformTable.Read);

    [Theory]
    [InlineData("a\t9606\t5\nb\t9606\n", ":2: record b: 2 columns instead of 3. " + LengthForm)]
    [InlineData("a\t9606\t5\t1\n", ":1: record a: 4 columns instead of 2 or 3. " + LengthForm)]
    [InlineData("a\thuman\t5\n", ":1: record a: the species 'human' is no whole number of at least 0. " + LengthForm)]
    [InlineData("a\t9606\t0\n", ":1: record a: the length '0' is no whole number of at least 1. " + LengthForm)]
    [InlineData("a\t9606\t5\na\t9606\t6\n", ":2: record a: was given with 5 on a line before, and has 6 here. Leave one of them out.")]
    [InlineData("", ": holds no row. " + LengthForm)]
    public void Wrong_lengths_are_told(string text, string expected) => AssertWrong(text, expected, path => OrfTable.Read(path, null));

    [Theory]
    [InlineData("a\t9606\tACCCUG\t1\n", ":1: record a: 'ACCCUG' is no seed region, which is nt 2-8 of a small RNA in seven letters of ACGU. " + CountForm)]
    [InlineData("a\t9606\tACCCUGN\t1\n", ":1: record a: 'ACCCUGN' is no seed region, which is nt 2-8 of a small RNA in seven letters of ACGU. " + CountForm)]
    [InlineData("a\t9606\tACCCUGU\t1.5\n", ":1: record a: the number of 8mers '1.5' is no whole number of at least 0. " + CountForm)]
    [InlineData("a\t9606\tACCCUGU\t100000\n", ":1: record a: 100000 8mers are more than any reading frame holds. " + CountForm)]
    public void Wrong_counts_are_told(string text, string expected) => AssertWrong(text, expected, path => OrfTable.Read(null, path));

    [Theory]
    [InlineData("AAAAAAA\t1\t2\n", ":1: record AAAAAAA: 3 columns instead of 4. " + AbundanceForm)]
    [InlineData("Seed region\tA\tB\tC\nAAAAAAA\t1\tx\t2\n", ":2: record AAAAAAA: the SPS 'x' is no number from -100 to 100. " + AbundanceForm)]
    [InlineData("AAAAAAA\t1\t2\t3\naaaaaaa\t1\t2\t3\n", ":2: record AAAAAAA: this seed region was given before. Leave one of the rows out.")]
    [InlineData("Seed region\tA\tB\tC\n", ": holds no row. " + AbundanceForm)]
    public void Wrong_abundances_are_told(string text, string expected) => AssertWrong(text, expected, AbundanceTable.Read);

    [Theory]
    [InlineData("Gene_ID\tmiRNA_family_ID\tspecies_ID\tUTR_start\tUTR_end\tSite_type\n", ":1: there is no column 'Pct'. " + PctForm + " The site table without PCT is its input.")]
    [InlineData("g\tf\t1\t1\t6\t6mer\t0\n", ":1: there is no column 'Gene_ID'. " + PctForm)]
    [InlineData(PctHeader + "g\tf\t1\t1\t6\t6mer\n", ":2: record g: 6 columns, and Pct is column 7 of the header. " + PctForm)]
    [InlineData(PctHeader + "g\tf\t1\t1\t6\t5mer\t0\n", ":2: record g: the site type '5mer' is none of 8mer-1a, 7mer-m8, 7mer-1a and 6mer. " + PctForm)]
    [InlineData(PctHeader + "g\tf\t1\t1\t6\t6mer\t2\n", ":2: record g: the Pct '2' is no number from -1 to 1. " + PctForm)]
    [InlineData(PctHeader + "g\tf\t1\t1\t6\t6mer\t0\ng\tf\t1\t1\t6\t6mer\tNA\n", ":3: record g: the site of f at 1-6 in species 1 was given before with another PCT. Leave one of the rows out.")]
    [InlineData(PctHeader, ": holds no row. " + PctForm)]
    [InlineData("", ": holds no row. " + PctForm)]
    public void Wrong_PCT_is_told(string text, string expected) => AssertWrong(text, expected, ConservationTable.Read);

    [Theory]
    [InlineData("1\t0.9\n", ":1: there is no column of 14 unpaired bases. Run RNAplfold with -u 14 or more. " + LunpForm)]
    [InlineData("#x\n2\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\n", ":2: position 2 stands where 1 is due. Is the file complete? " + LunpForm)]
    [InlineData("1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1.5\n", ":1: the probability '1.5' is no number from 0 to 1. " + LunpForm)]
    [InlineData("#unpaired\n", ": holds no row. " + LunpForm)]
    public void Wrong_accessibility_is_told(string text, string expected) => AssertWrong(text, expected, AccessibilityProfile.Read);

    [Theory]
    [InlineData("f\t9606\tm\n", ":1: record f: 3 columns instead of 4. " + MatureForm)]
    [InlineData("f\t9606\tm\tUGGAAUGU\nf\t9606\n", ":2: record f: 2 columns instead of 4. " + MatureForm)]
    [InlineData("f\t9606\tm\tUGG\n", ":1: record m: the small RNA has 3 nt. A seed site needs nt 1-8: give at least 8 nt.")]
    [InlineData("f\t9606\t\tUGGAAUGU\n", ":1: the row names no small RNA. " + MatureForm)]
    [InlineData("f\tx\tm\tUGGAAUGU\n", ":1: record f: the species 'x' is no whole number of at least 0. " + MatureForm)]
    [InlineData("f\t1\tm\tUGGAAUGU\nf\t1\tm\tUGGAAUGUA\n", ":2: record m: this name stands for two sequences in family f and species 1. Give each small RNA a name of its own.")]
    public void Wrong_mature_RNAs_are_told(string text, string expected) => AssertWrong(text, expected, TargetScanMatures.Read);

    [Fact]
    public void Tables_may_be_gzip_and_a_cut_one_is_told()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("airs.gz");
        byte[] whole = Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"g{i}\t1\t{i + 1}\t50\n")));
        File.WriteAllBytes(path, whole);
        Assert.Equal(5000, IsoformTable.Read(path).Targets);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Assert.Equal(InputErrorKind.Compression, Assert.Throws<InputException>(() => IsoformTable.Read(path)).Kind);
        Assert.Equal(InputErrorKind.Unreadable, Assert.Throws<InputException>(() => IsoformTable.Read(folder.File("none"))).Kind);
        Assert.StartsWith(folder.File("none") + ": there is no such folder.", Assert.Throws<InputException>(() => new AccessibilityFiles(folder.File("none"))).Message, StringComparison.Ordinal);
        Assert.StartsWith(path + ": is a file, and a folder is wanted.", Assert.Throws<InputException>(() => new AccessibilityFiles(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_another_encoding_is_told()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("t"), [(byte)'a', 0xE9, (byte)'\t', (byte)'1']);
        Assert.Equal(folder.File("t") + ": is not UTF-8 text. Save the table as UTF-8 or ASCII.", Assert.Throws<InputException>(() => IsoformTable.Read(folder.File("t"))).Message);
    }

    private static T Read<T>(string text, Func<string, T> read)
    {
        using TemporaryFolder folder = new();
        return read(folder.Write("table.txt", text));
    }

    private static void AssertWrong<T>(string text, string expected, Func<string, T> read)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("table.txt", text);
        InputException wrong = Assert.Throws<InputException>(() => read(path));
        Assert.Equal(path + expected, wrong.Message);
        Assert.Equal(path, wrong.File);
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
