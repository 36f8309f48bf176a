using SeedScan.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class ManifestTests
{
    private static readonly KeyValuePair<string, string>[] Entries =
        [new("seedscan", "0.1.0"), new("input", "a \"b\"\n\\c: µ.fa")];

    [Theory]
    [InlineData(SiteFormat.Tsv, "#seedscan: 0.1.0\n#input: a \"b\"\\u000A\\c: µ.fa\ntarget\tstart\tend\trna\tsite_type\n")]
    [InlineData(SiteFormat.Bed, "#seedscan: 0.1.0\n#input: a \"b\"\\u000A\\c: µ.fa\n")]
    [InlineData(SiteFormat.Gff3, "##gff-version 3\n#seedscan: 0.1.0\n#input: a \"b\"\\u000A\\c: µ.fa\n")]
    [InlineData(SiteFormat.JsonLines, "{\"manifest\":{\"seedscan\":\"0.1.0\",\"input\":\"a \\\"b\\\"\\n\\\\c: µ.fa\"}}\n")]
    public void It_stands_where_the_format_allows_it(SiteFormat format, string expected) =>
        Assert.Equal(expected, WritingSamples.Written(output => Table(format).WriteHeader(output, Entries)));

    [Theory]
    [InlineData(SiteFormat.Tsv, "target\tstart\tend\trna\tsite_type\n")]
    [InlineData(SiteFormat.Bed, "")]
    [InlineData(SiteFormat.Gff3, "##gff-version 3\n")]
    [InlineData(SiteFormat.JsonLines, "")]
    public void Without_one_only_the_header_is_written(SiteFormat format, string expected)
    {
        Assert.Equal(expected, WritingSamples.Written(output => Table(format).WriteHeader(output)));
        Assert.Equal(expected, WritingSamples.Written(output => Table(format).WriteHeader(output, [])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#gff")]
    [InlineData("a:b")]
    [InlineData("a\nb")]
    public void A_key_that_would_not_be_read_back_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => WritingSamples.Written(output => Manifest.Write(output, [new(key, "value")])));

    private static SiteTable Table(SiteFormat format) => new(format, [WritingSamples.Mir1], new SeedScanOptions());
}
