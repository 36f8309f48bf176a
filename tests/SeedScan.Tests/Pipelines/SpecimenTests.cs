using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.Fixtures;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Every specimen of broken input through the library.</summary>
public class SpecimenTests
{
    public static TheoryData<string> Names { get; } = [.. Specimens.AsTargets.Select(specimen => specimen.File)];

    [Fact]
    public void Every_specimen_is_in_the_table() =>
        Assert.Equal(
            Directory.GetFiles(Fixture.PathOf("broken")).Select(path => Path.GetFileName(path)).Where(name => name != "README.md").Order(StringComparer.Ordinal),
            Specimens.AsTargets.Select(specimen => specimen.File).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_specimen_gives_its_message_and_kind(string name)
    {
        Specimen specimen = Specimens.AsTargets.Single(candidate => candidate.File == name);
        string path = Fixture.PathOf("broken/" + name);
        List<string> warnings = [];
        ScanJob job = PipelineRun.Job(new SeedScanner(PipelineRun.Rnas(["ACGUACGUAC"]), new SeedScanOptions()), path) with { Warn = warnings.Add };
        if (specimen.Kind is null)
        {
            Assert.True(TimeLimit.Within(() => ScanPipeline.Run(job)).Bases >= 8);
            Assert.Equal(specimen.Message, string.Concat(warnings));
            return;
        }

        foreach (int threads in (int[])[1, 3])
        {
            InputException error = Assert.Throws<InputException>(() => TimeLimit.Within(() => ScanPipeline.Run(job with { Threads = threads })));
            Assert.Equal(path + specimen.Message, error.Message);
            Assert.Equal((specimen.Kind, path), (error.Kind, error.File));
        }
    }

    [Fact]
    public void Nothing_of_a_specimen_that_is_accepted_is_lost()
    {
        Assert.Equal([("first", 8), ("second", 0)], Records("header-at-end.fa"));
        Assert.Equal([("first", 8), ("second", 0), ("third", 8)], Records("record-without-sequence.fa"));
        Assert.Equal([("first", 8), ("second", 8)], Records("header-with-space-before-name.fa"));
        Assert.Equal([("first", 8), ("spaced", 8)], Records("inner-space.fa"));
        Assert.Equal([("first", 8)], Records("utf8-bom.fa"));
        Assert.Equal([("first", 8)], Records("plain-text.fa.gz"));
        Assert.Equal([("first", 8)], Records("compressed.fa"));
        Assert.Equal([("first", 8), ("twice", 10), ("other", 10), ("twice", 8), ("first", 8)], Records("duplicate-names.fa"));
    }

    [Theory]
    [InlineData("targetscan-short-family-columns.txt", 2, "miR-18")]
    [InlineData("targetscan-short-family-seed.txt", 2, "miR-18")]
    [InlineData("targetscan-family-columns.txt", 3, "miR-1-3p/206")]
    public void A_specimen_of_a_family_table_is_told_with_its_place_where_RNAs_are_read(string name, long line, string record)
    {
        InputException error = Assert.Throws<InputException>(() => RnaFile.Read(Fixture.PathOf("broken/" + name)));
        Assert.Equal((line, record), (error.Line, error.Record));
    }

    private static List<(string Name, int Length)> Records(string name)
    {
        List<(string, int)> records = [];
        using FastaReader reader = FastaReader.Open(Fixture.PathOf("broken/" + name));
        FastaChunk chunk = new();
        PackedSequence packed = new();
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                packed.Pack(record);
                records.Add((record.NameText, packed.Length));
            }
        }

        return records;
    }
}
