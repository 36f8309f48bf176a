using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SeedScan.Pipelines;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>The file of an index, byte by byte: an independent reader decodes it, and strings and loops tell what must be in it.</summary>
public sealed class IndexFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1 << 20)]
    [InlineData(2, 1 << 20)]
    [InlineData(3, 200)]
    [InlineData(4, 777)]
    [InlineData(5, 1500)]
    [InlineData(6, 1500)]
    public void Everything_in_the_file_is_what_the_letters_tell(int seed, int chunkSize)
    {
        string text = Text(seed, records: 12, long5000: 1);
        byte[] file = IndexFiles.Bytes(IndexFiles.Job(_folder.Write("t.fa", text)), chunkSize);
        IndexOracle.AssertHolds(new DecodedIndex(file), FastaOracle.Parse(text));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void Any_spelling_of_FASTA_is_indexed(int seed)
    {
        string text = new FastaTexts(seed).File(records: 30, longest: 900);
        byte[] file = IndexFiles.Bytes(IndexFiles.Job(_folder.Write("t.fa", text)), chunkSize: 1 << 20);
        IndexOracle.AssertHolds(new DecodedIndex(file), FastaOracle.Parse(text));
    }

    [Theory]
    [InlineData(">a\n")]                                         // no letter at all
    [InlineData(">a\nA")]
    [InlineData(">a\nACGUAC\n")]                                 // one core, nothing beside it
    [InlineData(">a\nACGUACG\n>b\nNACGUACN\n>c\nACGUACNACGUAC\n")]
    [InlineData(">a\nNNNNNNNNNN\n>b\n>c\n>d words\nRYSWKMBDHV\n")]
    public void Small_texts_are_indexed(string text)
    {
        byte[] file = IndexFiles.Bytes(IndexFiles.Job(_folder.Write("t.fa", text)), chunkSize: 1 << 20);
        IndexOracle.AssertHolds(new DecodedIndex(file), FastaOracle.Parse(text));
    }

    [Fact]
    public void Lengths_around_words_and_steps_are_indexed()
    {
        StringBuilder text = new();
        PlantedTargets planted = new(9);
        for (int length = 0; length <= 200; length++)
        {
            text.Append($">r{length}\n{planted.Letters(length, "ACGUACGUACGUN")}\n");
        }

        byte[] file = IndexFiles.Bytes(IndexFiles.Job(_folder.Write("t.fa", text.ToString())), chunkSize: 1 << 20);
        IndexOracle.AssertHolds(new DecodedIndex(file), FastaOracle.Parse(text.ToString()));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(4000)]
    public void The_bytes_depend_on_the_input_alone(int chunkSize)
    {
        string fasta = _folder.Write("t.fa", Text(7, records: 30, long5000: 3));
        byte[] expected = IndexFiles.Bytes(IndexFiles.Job(fasta), chunkSize);
        foreach (int threads in (int[])[1, 2, 5])
        {
            Assert.Equal(expected, IndexFiles.Bytes(IndexFiles.Job(fasta) with { Threads = threads }, chunkSize));
        }

        foreach (long memory in (long[])[IndexPipeline.LeastMemory, 2 * IndexPipeline.LeastMemory, long.MaxValue])
        {
            Assert.Equal(expected, IndexFiles.Bytes(IndexFiles.Job(fasta) with { Threads = 5, Memory = memory }, chunkSize));
        }
    }

    [Fact]
    public void The_blocks_are_the_same_however_the_text_is_wrapped_or_compressed()
    {
        string text = Text(8, records: 20, long5000: 1);
        string fasta = _folder.Write("t.fa", text), packed = _folder.File("t.fa.gz");
        using (GZipStream gzip = new(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        byte[] plain = IndexFiles.Bytes(IndexFiles.Job(fasta), 1500), inflated = IndexFiles.Bytes(IndexFiles.Job(packed), 1500);
        (int at, _) = new DecodedIndex(plain).Sections["PROV"];
        Assert.Equal(plain[..at], inflated[..at]);
        Assert.NotEqual(plain, inflated);                       // the inputs' names and hashes
    }

    [Fact]
    public void Provenance_names_each_input_with_size_and_hash()
    {
        string first = _folder.Write("a \"quoted\".fa", ">a\nACGU\n>a\nACG\n"), second = _folder.Write("é.fa", ">b\n\n");
        IndexJob job = IndexFiles.Job(first, second);
        using JsonDocument json = JsonDocument.Parse(new DecodedIndex(IndexFiles.Bytes(job, 1 << 20)).Provenance);
        Assert.Equal("test 1", json.RootElement.GetProperty("tool").GetString());
        Assert.Equal("a", json.RootElement.GetProperty("firstDuplicate").GetString());
        Assert.Equal("b", json.RootElement.GetProperty("firstEmpty").GetString());
        Assert.False(json.RootElement.TryGetProperty("species", out _));
        string[] files = [first, second];
        JsonElement[] inputs = [.. json.RootElement.GetProperty("inputs").EnumerateArray()];
        Assert.Equal(files, inputs.Select(input => input.GetProperty("name").GetString()));
        for (int i = 0; i < files.Length; i++)
        {
            byte[] bytes = File.ReadAllBytes(files[i]);
            Assert.Equal(bytes.Length, inputs[i].GetProperty("size").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), inputs[i].GetProperty("sha256").GetString());
        }
    }

    [Fact]
    public void Wrong_numbers_are_the_caller_s_error()
    {
        string fasta = _folder.Write("t.fa", ">a\nACGU\n");
        IndexJob[] wrong =
        [
            IndexFiles.Job(fasta) with { Threads = -1 },
            IndexFiles.Job(fasta) with { Memory = IndexPipeline.LeastMemory - 1 },
            IndexFiles.Job(fasta) with { Memory = -1 },
        ];
        foreach (IndexJob job in wrong)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => IndexPipeline.Run(job, Stream.Null));
        }
    }

    private static string Text(int seed, int records, int long5000)
    {
        Random random = new(seed);
        PlantedTargets planted = new(seed);
        List<string> rnas = planted.Rnas(3, minLength: 10);
        StringBuilder text = new();
        for (int i = 0; i < records; i++)
        {
            string letters = i < long5000 ? planted.Target(5000 + random.Next(500), "ACGUACGUACGUN", rnas) : IndexCase.Letters(planted, random, rnas);
            text.Append($">r{(random.Next(9) == 0 ? 0 : i)} {(random.Next(2) == 0 ? "some words" : "")}\n{letters}\n");
        }

        return text.ToString();
    }
}
