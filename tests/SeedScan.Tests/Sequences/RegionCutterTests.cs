using System.Text;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>Records cut to a region as they are read.</summary>
public sealed class RegionCutterTests : IDisposable
{
    private static readonly (TranscriptRegions Region, string Label)[] s_regions =
        [(TranscriptRegions.Utr5, "5utr"), (TranscriptRegions.Cds, "cds"), (TranscriptRegions.Utr3, "3utr")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_record_is_cut_where_its_header_says()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            MrnaTexts texts = new(seed);
            FastaTexts letters = new(seed);
            List<OracleMrna> mrnas = texts.Mrnas(1 + (seed % 12), seed % 10 == 0 ? 5000 : 200, letters.Letters);
            string file = _folder.Write("m.fa", texts.Fasta(mrnas));
            foreach ((TranscriptRegions region, string label) in s_regions)
            {
                if (mrnas.TrueForAll(mrna => mrna.Coding is null))
                {
                    InputException none = Assert.Throws<InputException>(() => FastaReader.Open(file, new TargetRegions(region)));
                    Assert.StartsWith($"{file}: the coding region of no record is known, the first of them m0. ", none.Message, StringComparison.Ordinal);
                    continue;
                }

                Assert.Equal(
                    FastaOracle.Parse(MrnaTexts.Cut(mrnas, label)).Select(record => (record.Name, record.Letters)),
                    Read(file, new TargetRegions(region)).Select(record => (record.Name, record.Letters)));
            }
        }
    }

    [Fact]
    public void Headers_keep_their_words_and_lines_their_numbers()
    {
        string file = _folder.Write("m.fa", "\n>a\nAC\nGU\n>b cds=3-4 x\n\nAC\nGU\nACGU\n>c\nACGU\n>d CDS:1-2 y\nACGU");
        List<OracleRecord> records = Read(file, new TargetRegions(TranscriptRegions.Utr3));
        Assert.Equal([new("b", "cds=3-4 x", "ACGU", 5), new("d", "CDS:1-2 y", "GU", 12)], records);
    }

    [Fact]
    public void With_all_regions_or_none_nothing_is_cut()
    {
        string file = _folder.Write("m.fa", ">a\nACGU\n>b cds=1-2\nACGU\n");
        Assert.Equal(2, Read(file, new TargetRegions(TranscriptRegions.All)).Count);
        Assert.Equal(2, Read(file, null).Count);
    }

    [Fact]
    public void A_file_tells_what_headers_do_not()
    {
        string file = _folder.Write("m.fa", ">a cds=1-3\nACGUA\n>b x\nACGUAC\n>c\nACGU\n>d cds=1-3\nACGUAC\n");
        string table = _folder.Write("cds.txt", "a\t1-3\nb\t2-4\ne\t1-2\n");
        TargetRegions regions = new(TranscriptRegions.Utr3) { Coding = CodingRegions.Read(table) };
        Assert.Equal([("a", "UA"), ("b", "AC"), ("d", "UAC")], Read(file, regions).Select(record => (record.Name, record.Letters)));
    }

    [Theory]
    [InlineData(">a cds=2-8\nACG\n>b\nA\n", "", 1, "its coding region is 2-8, and it has 3 letters. Give whole mRNAs, spliced and as they are told of; of what is cut already leave the region out.")]
    [InlineData(">b\nA\n>a cds=1-2\nA", "", 3, "its coding region is 1-2, and it has 1 letter. Give whole mRNAs, spliced and as they are told of; of what is cut already leave the region out.")]
    [InlineData(">a cds=1-2", "", 1, "its coding region is 1-2, and it has 0 letters. Give whole mRNAs, spliced and as they are told of; of what is cut already leave the region out.")]
    [InlineData(">a cds=1-3 utr3=4-9\nACGUACG\n", "", 1, "its header tells of 9 letters, to the end of the 3'UTR, and the sequence has 7. Give whole mRNAs, spliced and as they are told of; of what is cut already leave the region out.")]
    [InlineData(">a\nACGUA\n", "G", 1, "its exons in T:1 have 9 letters together, and the sequence has 5. The GTF must be of the release that the sequences are of. Where mRNAs differ from the genome (RefSeq's have poly(A) tails), cut them from the genome by the GTF (gffread -w), or give a table of coding regions on the mRNAs with --cds.")]
    [InlineData(">a cds=1-3\nACGUACGUA\n", "a\t1-6\n", 1, "its header says that the coding region is 1-3, and T:1 says 1-6. They differ by the stop codon, which belongs to the coding region here; correct one of them.")]
    [InlineData(">a cds=1-4\nACGUACGUA\n", "#\na\t1-6\n", 1, "its header says that the coding region is 1-4, and T:2 says 1-6. Correct one of them, or leave one out.")]
    [InlineData(">a cds=1-3 utr3=4-8\nACGUACGU\n", "G", 1, "its header says that the mRNA has 8 letters, and the exons of T:1 have 9. Give a GTF of the release that the sequences are of.")]
    [InlineData(">a cds=3-4\nA-CGU\n", "", 2, "'-' is a gap character. Remove the gaps (an alignment belongs in a TargetScan UTR table).")]
    [InlineData(">a\n\nAC\nA*GU\n>b cds=1-3\nACG\n", "", 4, "'*' is not a nucleotide code. If this is protein, give the nucleotide sequence; otherwise write N for what is not known.")]
    public void What_makes_no_sense_is_told_with_its_place(string text, string told, long line, string message)
    {
        string file = _folder.Write("m.fa", text), table = _folder.File("cds.txt");
        File.WriteAllText(table, told == "G" ? "1\tx\texon\t1\t9\t.\t+\t.\ttranscript_id \"a\"\n1\tx\tCDS\t1\t3\t.\t+\t.\ttranscript_id \"a\"\n" : told);
        TargetRegions regions = new(TranscriptRegions.Utr3) { Coding = told.Length == 0 ? CodingRegions.OfHeaders : CodingRegions.Read(table) };
        InputException error = Assert.Throws<InputException>(() => Read(file, regions));
        Assert.Equal($"{file}:{line}: record a: {message.Replace("T:", table + ":", StringComparison.Ordinal)}", error.Message);
    }

    [Theory]
    [InlineData(">a cds=1-2\rACGU\r>b cds=1-2\rACGU\r", ":1: a header holds a carriage return without a line feed. The file has old Macintosh line ends; convert it, for instance with tr '\\r' '\\n'.")]
    [InlineData(">a cds=1-2\nACGU\n> \nACGU\n", ":3: a header without a name. Write the record's name right after '>'.")]
    [InlineData(">a cds=1-2\nACGU>b\nACGU\n", ":2: record a: '>' stands inside a line of sequence. Start each record on a line of its own.")]
    public void What_is_no_FASTA_is_told_as_without_a_region(string text, string message)
    {
        string file = _folder.Write("m.fa", text);
        Assert.Equal(file + message, Assert.Throws<InputException>(() => Read(file, new TargetRegions(TranscriptRegions.Utr3))).Message);
        Assert.Equal(file + message, Assert.Throws<InputException>(() => Read(file, null)).Message);
    }

    [Fact]
    public void A_header_longer_than_the_buffer_is_read()
    {
        string words = new('x', 1 << 19);
        string file = _folder.Write("m.fa", $">a {words} cds=3-4\nACGUACGU\n>b {words}\nACGU\n>c cds=1-2 {words}\nACGU\n");
        Assert.Equal([("a", "ACGU"), ("c", "GU")], Read(file, new TargetRegions(TranscriptRegions.Utr3)).Select(record => (record.Name, record.Letters)));
    }

    /// <summary>All records, each letter of them packed, too, as a search does.</summary>
    private static List<OracleRecord> Read(string file, TargetRegions? regions)
    {
        using FastaReader reader = FastaReader.Open(file, regions);
        List<OracleRecord> records = [];
        FastaChunk chunk = new();
        PackedSequence packed = new();
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                packed.Pack(record);
                string letters = FastaReading.LettersOf(record);
                Assert.Equal(letters.Length, packed.Length);
                records.Add(new OracleRecord(record.NameText, Encoding.Latin1.GetString(record.Description), letters, record.Line));
            }
        }

        return records;
    }
}
