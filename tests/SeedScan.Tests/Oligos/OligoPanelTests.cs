using System.IO.Compression;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Oligos;

public sealed class OligoPanelTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Reads_FASTA_of_every_notation()
    {
        OligoDesign[] designs = Read(
            "\uFEFF\n>plain a comment\r\nCACGAT\r\n\r\nTAGC\n>idt\n+C*mA\n>helm\nRNA1{r(A)}|RNA2{r(U)}$$$$\n>three\nACG\nLDL\nXX", new() { Role = OligoRole.Sirna });
        Assert.Equal(["plain", "idt", "helm", "three"], designs.Select(d => d.Name));
        Assert.Equal(["CD AD CD GD AD TD TD AD GD CD", "CL* AO", "AR", "AL* CD* GL"], designs.Select(d => StrandCase.Describe(d.Strand)));
        Assert.Equal("helm:passenger", designs[2].Partner!.Name);
        Assert.All(designs, d => Assert.Equal((OligoRole.Sirna, (string?)null), (d.Role, d.IntendedTarget)));
    }

    [Theory]
    [InlineData('\t')]
    [InlineData(',')]
    [InlineData(';')]
    public void Reads_a_table_with_its_columns_in_any_order(char separator)
    {
        string text = """
            Sequence|intended_target|NAME|role|Partner
            UAGC|hsa-miR-1-3p|one|mimic|GCUA

            +C*+A|.|two|Antimir|

            """.Replace('|', separator);
        OligoDesign[] designs = Read(text);
        Assert.Equal(["one", "two"], designs.Select(d => d.Name));
        Assert.Equal([OligoRole.Mimic, OligoRole.Antimir], designs.Select(d => d.Role));
        Assert.Equal(["hsa-miR-1-3p", null], designs.Select(d => d.IntendedTarget));
        Assert.Equal(("GCUA", "one:passenger"), (designs[0].Partner!.Bases, designs[0].Partner!.Name));
        Assert.Null(designs[1].Partner);
    }

    [Fact]
    public void Quotes_hold_separators_and_quotes()
    {
        OligoDesign design = Assert.Single(Read("name,sequence,target\n\"a,\"\"b\"\"\",\"RNA1{r(A)}|RNA2{r(U)}$RNA1,RNA2,2:pair-2:pair$$$V2.0\",x\n"));
        Assert.Equal(("a,\"b\"", "AR", "UR", "x"), (design.Name, StrandCase.Describe(design.Strand), StrandCase.Describe(design.Partner!), design.IntendedTarget));
    }

    [Fact]
    public void Unknown_columns_are_told_and_passed_over()
    {
        List<string> warnings = [];
        _ = Assert.Single(Read("name\tsequence\tnotes\n1\tACGT\tlovely\n", new() { Warn = warnings.Add }));
        Assert.Equal(
            $"{_path}: the column 'notes' is not known and passed over. The columns are name, sequence, role, partner and intended target, parted by tabs, commas or semicolons; name and sequence must be there.",
            Assert.Single(warnings));
    }

    [Fact]
    public void Reads_gzip_and_one_dialect()
    {
        using (GZipStream packed = new(File.Create(_path), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(">x\nCAcg\n"));
        }

        Assert.Equal("CL AL CD GD", StrandCase.Describe(Assert.Single(OligoPanel.Read(_path, new() { Dialect = OligoDialect.CaseLna })).Strand));
    }

    [Fact]
    public void A_panel_is_read_as_it_is_asked_for()
    {
        File.WriteAllText(_path, ">a\nACGT\n>b\nACGN\n");
        using IEnumerator<OligoDesign> designs = OligoPanel.Read(_path).GetEnumerator();
        Assert.True(designs.MoveNext());
        Assert.Equal("a", designs.Current.Name);
        _ = Assert.Throws<InputException>(() => designs.MoveNext());
    }

    [Fact]
    public void Thousands_are_read_in_order()
    {
        string[] names = [.. Enumerable.Range(0, 5000).Select(i => $"oligo{i}")];
        OligoDesign[] designs = Read("name\tsequence\n" + string.Concat(names.Select((name, i) => $"{name}\t{(i % 2 == 0 ? "+A*+C*G" : "ACGTTT")}\n")));
        Assert.Equal(names, designs.Select(d => d.Name));
    }

    [Theory]
    [InlineData("", "{0}: holds no oligo. Is it the right file? It is empty or blank.")]
    [InlineData("name\tsequence\n\n", "{0}: holds no oligo. Is it the right file? It has a header and no rows.")]
    [InlineData("ACGT\nACGT\n", "{0}:1: is no FASTA, and its first line names no column name. The columns are name, sequence, role, partner and intended target, parted by tabs, commas or semicolons; name and sequence must be there. FASTA begins with '>'.")]
    [InlineData("name\tseq\na\tACGT\n", "{0}:1: is no FASTA, and its first line names no column sequence. The columns are name, sequence, role, partner and intended target, parted by tabs, commas or semicolons; name and sequence must be there. FASTA begins with '>'.")]
    [InlineData("name\tsequence\tNAME\n", "{0}:1: the column name is there twice. Leave one out.")]
    [InlineData("name\tsequence\na\tACGT\nb\tACGN\n", "{0}:3: record b: 'N' at position 4 is the IUPAC code for any base, and each place of a design has one base (read as plain). The bases are A, C, G, T and U. Tried besides: three-strings (there is 1 word instead of 3); idt ('N' at position 4 is the IUPAC code for any base, and each place of a design has one base); helm ('ACGN' at position 1 stands where RNA1{{...}} was to begin).")]
    [InlineData("name\tsequence\tpartner\na\tACGU\tACG*\n", "{0}:2: record a:passenger: '*' at position 4 does not stand between two nucleotides (read as idt). A phosphorothioate joins a nucleotide to the next; leave this one out. Tried besides: plain ('*' at position 4 is no base); three-strings (there is 1 word instead of 3); helm ('ACG*' at position 1 stands where RNA1{{...}} was to begin).")]
    [InlineData("name\tsequence\na\tACGT\na\tACGT\n", "{0}:3: record a: line 2 has an oligo of this name already. Give each a name of its own.")]
    [InlineData("name\tsequence\na\tACGT\tx\n", "{0}:2: record a: 3 columns instead of 2. The columns are name, sequence, role, partner and intended target, parted by tabs, commas or semicolons; name and sequence must be there.")]
    [InlineData("name\tsequence\n\tACGT\n", "{0}:2: the row has no name. Write one in the column name.")]
    [InlineData("name\tsequence\na\t\n", "{0}:2: record a: the row has no sequence. Write one in the column sequence, 5' to 3'.")]
    [InlineData("name\tsequence\trole\na\tACGT\tantisense\n", "{0}:2: record a: 'antisense' is no role. The roles are mimic, sirna, antimir, gapmer, steric; an empty cell or . is not told.")]
    [InlineData("name\tsequence\trole\tpartner\na\tACGT\tgapmer\tACGT\n", "{0}:2: record a: the role gapmer has one strand, and a partner is given. Leave the partner out, or name the role mimic or sirna.")]
    [InlineData("name\tsequence\tpartner\na\tRNA1{{r(A)}}|RNA2{{r(U)}}$$$$\tACGT\n", "{0}:2: record a: more than two strands are given. Give the passenger in the column partner or in HELM, not in both.")]
    [InlineData("name,sequence\n\"a,ACGT\n", "{0}:2: a double quote is not closed. Close it on the same line; within quotes a quote is written twice.")]
    [InlineData(">\nACGT\n", "{0}:1: the header has no name. Write a name behind the '>'.")]
    [InlineData(">a\n>b\nACGT\n", "{0}:1: record a: the sequence is empty. Give the bases 5' to 3', in any of the notations.")]
    [InlineData(">a\nAC\u0001GT\n", "{0}:2: has a control character. Give FASTA or a table as plain text or gzip.")]
    public void A_bad_panel_names_file_line_and_record(string text, string message)
    {
        InputException error = Assert.Throws<InputException>(() => Read(text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)));
        Assert.Equal(message.Replace("{0}", _path, StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal), error.Message);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_told()
    {
        File.WriteAllBytes(_path, [(byte)'>', 0xE9, (byte)'\n', (byte)'A']);
        Assert.Equal($"{_path}:1: is not UTF-8 text. Save it as UTF-8 or ASCII.", Assert.Throws<InputException>(() => OligoPanel.Read(_path).ToArray()).Message);
    }

    private OligoDesign[] Read(string text, OligoPanelOptions? options = null)
    {
        File.WriteAllText(_path, text);
        return [.. OligoPanel.Read(_path, options)];
    }
}
