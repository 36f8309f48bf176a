using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>The coding regions that headers tell.</summary>
public sealed class CodingHeaderTests
{
    [Theory]
    [InlineData("NM_173083 chr1 strand=- cds=317-1993", 316, 1993)]
    [InlineData("NM_1 cds=61-1032", 60, 1032)]
    [InlineData("NM_1 CDS:61-1032", 60, 1032)]
    [InlineData("NM_1 CDS=61-1032", 60, 1032)]
    [InlineData("NM_1 cds:61-1032", 60, 1032)]
    [InlineData("NM_1 Cds=61..1032", 60, 1032)]
    [InlineData("NM_1 [gene=x] [cds=1-3]", 0, 3)]
    [InlineData("NM_1 gene=x; CDS=1-3; more", 0, 3)]
    [InlineData("NM_1\tcds=7-7", 6, 7)]
    [InlineData("NM_1 cds=1-3,gene=x", 0, 3)]
    [InlineData("NM_1 CDS=1-3 exons:1-2,3-9", 0, 3)]
    [InlineData("NM_1 cds=61-1032 CDS:61-1032", 60, 1032)]
    [InlineData("ENST00000641515.2|ENSG00000186092.7|OTTHUMG00000001094.4|-|OR4F5-201|OR4F5|2618|UTR5:1-60|CDS:61-1041|UTR3:1042-2618|", 60, 1041)]
    [InlineData("ENST1.1|ENSG1.1|-|-|X-201|X|333|CDS:1-333|", 0, 333)]
    [InlineData("NM_1 cds=61-1032 utr3=1033-2000", 60, 1032)]
    public void A_header_tells_the_coding_region(string header, int start, int end)
    {
        CodingRegion? coding = Find($">{header}\nACGU\n");
        Assert.Equal(new CodingRegion(start, end), coding);
        Assert.Equal($"{start + 1}-{end}", coding.ToString());
        Assert.Equal(end - start, coding!.Value.Length);
    }

    [Theory]
    [InlineData("NM_1")]
    [InlineData("NM_1 complete cds")]
    [InlineData("NM_1 xcds=1-3")]
    [InlineData("NM_1 cds_start=1")]
    [InlineData("NM_1 ccds:1-3 utr3=4-9")]
    [InlineData("ENST00000415118.1 cdna chromosome:GRCh38:14:22438547:22438554:1 gene:ENSG00000223997.1")]
    public void Other_headers_tell_none(string header) => Assert.Null(Find($">{header}\nACGUACGUACGU\n"));

    [Theory]
    [InlineData("cds=none", "its coding region 'none' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("CDS:", "its coding region '' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=1", "its coding region '1' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=1-", "its coding region '1-' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=-1-5", "its coding region '-1-5' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=1-5x", "its coding region '1-5x' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=+1-5", "its coding region '+1-5' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=1-99999999999999999999", "its coding region '1-99999999999999999999' is not two numbers. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=0-5", "its coding region starts at 0, and positions count from 1. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=5-1", "its coding region starts at 5 and ends before that, at 1. Write START-END, counted from 1, with the stop codon inside.")]
    [InlineData("cds=1-3 CDS:1-6", "its header names two coding regions, 1-3 and 1-6. Leave one of them.")]
    [InlineData("cds=5-9,20-30", "its coding region 5-9 is followed by another stretch, '20-30'. A coding region is one stretch of the spliced mRNA: write its first and its last position on that.")]
    [InlineData("[cds=5..9, 20..30]", "its coding region 5-9 is followed by another stretch, '20..30'. A coding region is one stretch of the spliced mRNA: write its first and its last position on that.")]
    [InlineData("cds=5-9;20-30;x", "its coding region 5-9 is followed by another stretch, '20-30'. A coding region is one stretch of the spliced mRNA: write its first and its last position on that.")]
    [InlineData("cds=1-3 utr3=5-9", "its header says that the coding region is 1-3 and that the 3'UTR starts at 5. The 3'UTR starts behind the stop codon; correct one of them.")]
    public void A_header_that_makes_no_sense_is_told_with_its_place(string told, string message)
    {
        InputException error = Assert.Throws<InputException>(() => Find($">first\nACGU\n>NM_1 {told}\nACGUACGU\n"));
        Assert.Equal($"t.fa:3: record NM_1: {message}", error.Message);
        Assert.Equal(InputErrorKind.Record, error.Kind);
    }

    [Fact]
    public void A_coding_region_has_a_start_and_an_end_behind_it()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodingRegion(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodingRegion(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetRegions(TranscriptRegions.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetRegions(TranscriptRegions.Utr5 | TranscriptRegions.Cds));
        Assert.Throws<ArgumentOutOfRangeException>(() => TranscriptRegionLabels.Label((TranscriptRegions)8));
    }

    [Fact]
    public void A_span_lies_in_the_regions_that_it_has_letters_in()
    {
        for (int start = 0; start < 6; start++)
        {
            for (int end = start + 1; end <= 6; end++)
            {
                OracleMrna mrna = new("m", "ACGUAC", (start, end));
                CodingRegion coding = new(start, end);
                for (int from = 0; from < 6; from++)
                {
                    for (int to = from + 1; to <= 6; to++)
                    {
                        Assert.Equal(mrna.RegionsOf(from, to), TranscriptRegionLabels.Label(coding.RegionsOf(from, to)));
                    }
                }
            }
        }
    }

    [Fact]
    public void The_ORF_of_a_record_is_packed()
    {
        FastaChunk chunk = new();
        using FastaReader reader = FastaReading.Reader(">a cds=3-8\nGGAU\r\nG CUA\nNN\n>b\nACGU\n>c cds=1-4\nACGU\n", 1 << 10);
        Assert.True(reader.Read(chunk));
        PackedSequence packed = new();
        List<string> found = [];
        foreach (FastaRecord record in chunk)
        {
            foreach (TranscriptRegions region in (TranscriptRegions[])[TranscriptRegions.Utr5, TranscriptRegions.Cds, TranscriptRegions.Utr3])
            {
                bool isThere = CodingRegions.OfHeaders.TryPack(record, region, packed);
                found.Add(!isThere ? "none" : string.Concat(Enumerable.Range(0, packed.Length).Select(i => Nucleotide.LetterOf(packed.CodeAt(i)))));
            }
        }

        Assert.Equal(["GG", "AUGCUA", "NN", "none", "none", "none", "", "ACGU", ""], found);
    }

    /// <summary>What is found for the last record.</summary>
    private static CodingRegion? Find(string text)
    {
        using FastaReader reader = FastaReading.Reader(text, 1 << 16);
        FastaChunk chunk = new();
        CodingRegion? found = null;
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                found = CodingRegions.OfHeaders.Find(record);
            }
        }

        return found;
    }
}
