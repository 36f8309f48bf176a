using System.IO.Compression;
using System.Text;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>The coding regions that a table or a GTF beside the targets tells.</summary>
public sealed class CodingRegionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_has_two_columns_or_three()
    {
        CodingRegions coding = Read("# name\tcds\n\nNM_1\t61-1032\nNM_2\t1\t3\n  \r\n#NM_4\t1-2\nNM_3 \t 5..9\r\nNM_1\t61-1032");
        Assert.Equal(3, coding.Count);
        Assert.Equal(new CodingRegion(60, 1032), coding.Find("NM_1"));
        Assert.Equal(new CodingRegion(0, 3), coding.Find("NM_2"));
        Assert.Equal(new CodingRegion(4, 9), coding.Find("NM_3"));
        Assert.Null(coding.Find("NM_4"));
    }

    [Theory]
    [InlineData("NM_1\t61-1032\nNM_2\tx\n", ":2: record NM_2: its coding region 'x' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("name\tcds\nNM_2\t1-3\n", ":1: record name: its coding region 'cds' is not two numbers. Write START-END, counted from 1, with the stop codon inside. A header line begins with '#'.")]
    [InlineData("#\nNM_1\t4\tx\n", ":2: record NM_1: its coding region '4\\tx' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("#\nNM_1\t0\t3\n", ":2: record NM_1: its coding region starts at 0, and positions count from 1. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("#\nNM_1\t9-3\n", ":2: record NM_1: its coding region starts at 9 and ends before that, at 3. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("#\n\t1-3\n", ":2: the line names no target. Write its name in the first column.")]
    [InlineData("NM_1\t1-3\nNM_2\n", ":2: record NM_2: its coding region '' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("NM_1\t1-3\nNM_1\t1-6\n", ":2: record NM_1: its coding region is 1-6 here and 1-3 in line 1. Leave one of them.")]
    [InlineData("", ": tells of no coding region. Is it the right file? It is empty or has comments alone.")]
    [InlineData("#x\n", ": tells of no coding region. Is it the right file? It is empty or has comments alone.")]
    [InlineData("NM_1 1-3\n", ":1: a line of 1 column is neither of a GTF nor of a table of coding regions. A table has a name and START-END, or a name, a start and an end, separated by tabs; a GTF has nine columns.")]
    [InlineData("a\tb\tc\td\n", ":1: a line of 4 columns is neither of a GTF nor of a table of coding regions. A table has a name and START-END, or a name, a start and an end, separated by tabs; a GTF has nine columns.")]
    [InlineData("1\tx\texon\t5\t9\t.\t+\t.\ttranscript_id \"a\"\n1\tx\texon\n", ":2: 3 columns instead of 9. Give a GTF with nine columns separated by tabs.")]
    [InlineData("1\tx\texon\t5\t9\t.\t+\t.\tID=exon:1;Parent=transcript:ENST1\n", ":1: the line names no transcript_id. Give a GTF; of a GFF3 one is made by gffread -T.")]
    [InlineData("1\tx\texon\t9\t5\t.\t+\t.\ttranscript_id \"a\"\n", ":1: record a: the place '9-5' is not a start from 1 and an end behind it. Correct columns 4 and 5.")]
    [InlineData("1\tx\tCDS\tx\t5\t.\t+\t.\ttranscript_id \"a\"\n", ":1: record a: the place 'x-5' is not a start from 1 and an end behind it. Correct columns 4 and 5.")]
    [InlineData("1\tx\texon\t1\t5\t.\t.\t.\ttranscript_id \"a\"\n", ":1: record a: the strand '.' is neither + nor -. Correct column 7.")]
    [InlineData("#!x\n##gff-version 3\n1\tx\texon\t5\t9\t.\t+\t.\tID=exon:1\n", ":2: is GFF3, and coding regions are read from a GTF or a table. Make a GTF of it, for instance with gffread -T -o FILE.gtf.")]
    [InlineData("##gff-version\t3.1.26\n", ":1: is GFF3, and coding regions are read from a GTF or a table. Make a GTF of it, for instance with gffread -T -o FILE.gtf.")]
    [InlineData("1\tx\tgene\t1\t5\t.\t+\t.\tgene_id \"a\"\n", ": the GTF holds no exon. Is it the right file? It should have lines of type exon and CDS.")]
    public void A_file_that_makes_no_sense_is_told_with_its_place(string text, string message)
    {
        string path = _folder.Write("cds.txt", text);
        Assert.Equal(path + message, Assert.Throws<InputException>(() => CodingRegions.Read(path)).Message);
    }

    [Fact]
    public void A_GTF_gives_places_on_the_spliced_transcript()
    {
        // The example of the drawing in GtfRegions, its mirror image on +, and a transcript without CDS.
        CodingRegions coding = Read(
            Line("exon", 1001, 1010, '-', "r") + Line("exon", 2001, 2020, '-', "r") + Line("CDS", 2006, 2017, '-', "r") + Line("stop_codon", 2003, 2005, '-', "r")
            + Line("transcript", 1, 100, '+', "f") + Line("exon", 1, 20, '+', "f") + Line("exon", 101, 110, '+', "f") + Line("CDS", 4, 15, '+', "f") + Line("stop_codon", 16, 18, '+', "f")
            + Line("exon", 1, 20, '+', "n"));
        Assert.Equal(3, coding.Count);
        Assert.Equal(new CodingRegion(3, 18), coding.Find("r"));
        Assert.Equal(new CodingRegion(3, 18), coding.Find("f"));
        Assert.Null(coding.Find("n"));
    }

    [Fact]
    public void Random_transcripts_are_found_whatever_the_order_of_the_lines()
    {
        Random random = new(4);
        for (int run = 0; run < 40; run++)
        {
            List<string> lines = [];
            Dictionary<string, CodingRegion> expected = [];
            for (int i = 0; i < 10; i++)
            {
                AddTranscript(random, $"t{i}", lines, expected);
            }

            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
            CodingRegions coding = Read("#!genome-build x\n" + string.Concat(lines), run % 2 == 0);
            Assert.All(expected, pair => Assert.Equal(pair.Value, coding.Find(pair.Key)));
        }
    }

    [Theory]
    [InlineData("exon 1 9 +;exon 5 20 +", 3, "exons of the transcript overlap")]
    [InlineData("CDS 1 9 +", 3, "the transcript has a CDS and no exon")]
    [InlineData("exon 1 30 +;stop_codon 10 12 +", 3, "the transcript has a stop codon and no CDS")]
    [InlineData("exon 1 9 +;exon 15 20 +;CDS 5 12 +", 3, "the CDS of the transcript ends outside its exons")]
    [InlineData("exon 1 9 +;exon 15 20 +;CDS 5 9 +;CDS 12 16 +", 3, "the CDS of the transcript ends outside its exons")]
    [InlineData("exon 1 9 +;exon 15 20 +;CDS 5 16 +", 3, "the CDS of the transcript ends outside its exons")]
    [InlineData("exon 5 9 +;CDS 3 8 +", 3, "the CDS of the transcript ends outside its exons")]
    [InlineData("exon 1 9 +;exon 15 20 -", 3, "the transcript lies on two chromosomes or strands")]
    [InlineData("exon 1 30 +;CDS 2 9 +;CDS 13 20 +", 5, "the CDS of the transcript passes over 3 letters of its exons before this line")]
    [InlineData("CDS 13 20 -;CDS 2 9 -;exon 1 30 -", 3, "the CDS of the transcript passes over 3 letters of its exons before this line")]
    [InlineData("exon 1 9 +;exon 21 30 +;CDS 2 7 +;CDS 22 27 +", 6, "the CDS of the transcript passes over 3 letters of its exons before this line")]
    [InlineData("exon 1 30 +;CDS 2 9 +;stop_codon 18 20 +", 5, "the CDS of the transcript passes over 8 letters of its exons before this line")]
    public void Lines_that_do_not_fit_together_matter_for_their_transcript_alone(string lines, int line, string problem)
    {
        string text = Line("exon", 1, 9, '+', "good") + Line("CDS", 2, 4, '+', "good")
            + string.Concat(lines.Split(';').Select(line => line.Split(' ')).Select(part => Line(part[0], int.Parse(part[1]), int.Parse(part[2]), part[3][0], "bad")));
        CodingRegions coding = Read(text);
        Assert.Equal(new CodingRegion(1, 4), coding.Find("good"));
        string path = _folder.File("cds.txt");
        Assert.Equal(
            $"{path}: record bad: {path}:{line}: {problem}. Correct the lines of this transcript, or give a table of coding regions instead.",
            Assert.Throws<InputException>(() => coding.Find("bad")).Message);
    }

    [Fact]
    public void A_ribosome_may_slip_and_a_stop_codon_may_lie_in_the_CDS_or_beyond_an_intron()
    {
        // As OAZ1 in RefSeq (+1), PEG10 (-1), a GTF that counts the stop codon in, and a stop codon cut in two.
        CodingRegions coding = Read(
            Line("exon", 1, 60, '+', "plus") + Line("CDS", 4, 12, '+', "plus") + Line("CDS", 15, 30, '+', "plus")
            + Line("exon", 1, 60, '-', "minus") + Line("CDS", 12, 30, '-', "minus") + Line("CDS", 4, 12, '-', "minus")
            + Line("exon", 1, 60, '+', "inside") + Line("CDS", 4, 12, '+', "inside") + Line("stop_codon", 10, 12, '+', "inside")
            + Line("exon", 1, 10, '+', "cut") + Line("exon", 21, 30, '+', "cut") + Line("CDS", 4, 9, '+', "cut")
            + Line("stop_codon", 10, 10, '+', "cut") + Line("stop_codon", 21, 22, '+', "cut"));
        Assert.Equal(new CodingRegion(3, 30), coding.Find("plus"));
        Assert.Equal(new CodingRegion(30, 57), coding.Find("minus"));
        Assert.Equal(new CodingRegion(3, 12), coding.Find("inside"));
        Assert.Equal(new CodingRegion(3, 12), coding.Find("cut"));
    }

    [Theory]
    [InlineData("ENST00000641515.2", "ENST00000641515.2", true)]
    [InlineData("ENST00000641515.2", "ENST00000641515", true)]
    [InlineData("ENST00000641515", "ENST00000641515.2", true)]
    [InlineData("ENST00000641515.2", "ENST00000641515.3", false)]
    [InlineData("ENST00000641515.2", "ENST00000641515.2|ENSG1.1|-|X|", true)]
    [InlineData("ENST00000641515", "ENST00000641515.2|ENSG1.1|-|X|", true)]
    [InlineData("ENST00000641515.2|a", "ENST00000641515.2|a", true)]
    [InlineData("ENSMUST00000193812", "ENSMUST00000193812.1", true)]
    [InlineData("NM_000014.6", "NM_000014", true)]
    [InlineData("XM_000014", "XM_000014.1", true)]
    [InlineData("AT1G01010", "AT1G01010.1", false)]
    [InlineData("AT1G01010.1", "AT1G01010", false)]
    [InlineData("ENST1.x", "ENST1", false)]
    [InlineData("ENST1.", "ENST1", false)]
    public void A_version_on_one_side_alone_is_passed_over(string inFile, string asked, bool isFound)
    {
        Assert.Equal(isFound, Read($"{inFile}\t1-3\n").Find(asked) is not null);
    }

    [Fact]
    public void Of_two_versions_a_name_without_one_means_neither()
    {
        CodingRegions coding = Read("ENST1.1\t1-3\nENST1.2\t1-6\n");
        Assert.Equal(new CodingRegion(0, 6), coding.Find("ENST1.2"));
        string path = _folder.File("cds.txt");
        Assert.Equal(
            $"{path}: record ENST1: {path} tells of several versions of it. Write the version behind its name.",
            Assert.Throws<InputException>(() => coding.Find("ENST1")).Message);
    }

    [Fact]
    public void The_version_of_an_Ensembl_GTF_belongs_to_the_name()
    {
        string text = Line("exon", 1, 9, '+', "ENST1", "transcript_version \"4\"; ") + Line("CDS", 1, 3, '+', "ENST1", "transcript_version \"4\"; ");
        Assert.NotNull(Read(text).Find("ENST1.4"));
        Assert.NotNull(Read(text).Find("ENST1"));
        Assert.Null(Read(text).Find("ENST1.5"));
    }

    [Fact]
    public void Attributes_may_hold_anything_between_quotes()
    {
        const string Odd = "1\tx\texon\t1\t9\t.\t+\t.\tnote \"a; transcript_id wrong\"; havana_transcript_id \"h\"; transcript_id \"t;1\";\n1\tx\tCDS\t1\t3\t.\t+\t.\ttranscript_id u; gene_id g\n1\tx\texon\t1\t3\t.\t+\t.\ttranscript_id u\n";
        Assert.Equal(2, Read(Odd).Count);
        Assert.NotNull(Read(Odd).Find("u"));
    }

    private CodingRegions Read(string text, bool compress = false)
    {
        string path = _folder.Write("cds.txt", text);
        if (compress)
        {
            using GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest);
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return CodingRegions.Read(path);
    }

    private static string Line(string feature, int start, int end, char strand, string id, string attributes = "") =>
        $"chr1\ttest\t{feature}\t{start}\t{end}\t.\t{strand}\t.\tgene_id \"g\"; transcript_id \"{id}\"; {attributes}tag \"x\";\n";

    /// <summary>A transcript of a few exons, from its letters' places on the genome: what is next to each other in both is one line.</summary>
    private static void AddTranscript(Random random, string id, List<string> lines, Dictionary<string, CodingRegion> expected)
    {
        List<int> places = [];
        int at = random.Next(1, 100);
        for (int exons = random.Next(1, 6); exons > 0; exons--)
        {
            for (int length = random.Next(1, 30); length > 0; length--)
            {
                places.Add(at++);
            }

            at += random.Next(1, 50);
        }

        char strand = random.Next(2) == 0 ? '+' : '-';
        if (strand == '-')
        {
            places.Reverse();
        }

        Add("exon", 0, places.Count);
        int start = random.Next(places.Count), end = random.Next(start + 1, places.Count + 1);
        int stop = end - start > 3 && random.Next(3) > 0 ? 3 : 0;
        Add("CDS", start, end - stop);
        Add("stop_codon", end - stop, end);
        expected.Add(id, new CodingRegion(start, end));

        void Add(string feature, int from, int to)
        {
            int[] sorted = [.. places[from..to].Order()];
            for (int first = 0; first < sorted.Length;)
            {
                int last = first;
                while (last + 1 < sorted.Length && sorted[last + 1] == sorted[last] + 1)
                {
                    last++;
                }

                lines.Add(Line(feature, sorted[first], sorted[last], strand, id));
                first = last + 1;
            }
        }
    }
}
