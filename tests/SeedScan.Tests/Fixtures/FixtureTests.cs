using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Xunit;

namespace SeedScan.Tests.Fixtures;

public class FixtureTests
{
    [Theory]
    [InlineData("hoxc-3utr.fa")]
    [InlineData("hoxc-mrna.fa")]
    [InlineData("hoxc.gtf")]
    public void The_HOXC_files_are_those_that_their_README_describes(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixture.PathOf(file));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), File.ReadAllText(Fixture.PathOf("README.md")));
    }

    /// <summary>The sites by string search alone: the partners of nt 2-8 of UAGGUAGUUUCAUGUUGUUGGG read ACTACCT.</summary>
    [Fact]
    public void HOXC8_holds_the_textbook_sites_of_miR_196a()
    {
        string utr = string.Concat(
            File.ReadLines(Fixture.PathOf("hoxc-3utr.fa"))
                .SkipWhile(l => l != ">ENST00000040584.5 HOXC8").Skip(1).TakeWhile(l => l[0] != '>'));
        Assert.Equal(981, utr.Length);
        Assert.Equal([863], Places(utr, "ACTACCTA"));
        Assert.Equal([127], Places(utr, "ACTACCT(?!A)"));
        Assert.Equal([708], Places(utr, "(?<!A)CTACCTA"));
        Assert.Empty(Places(utr, "(?<!A)CTACCT(?!A)"));
    }

    [Fact]
    public void The_table_of_specimens_lists_every_specimen()
    {
        IEnumerable<string> listed = Regex.Matches(File.ReadAllText(Fixture.PathOf("broken/README.md")), "^\\| `([^`]+)`", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value);
        IEnumerable<string> there = Directory.GetFiles(Fixture.PathOf("broken")).Select(f => Path.GetFileName(f)).Where(f => f != "README.md");
        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    /// <summary>Guards against a checkout that rewrites line ends or drops zero bytes.</summary>
    [Theory]
    [InlineData("cr-only.fa", "3E66697273740D4143475541434755")]
    [InlineData("nul.fa", "3E66697273740A41434755414347550A3E6E756C0A414347550041434755")]
    [InlineData("utf8-bom.fa", "EFBBBF3E")]
    [InlineData("utf16-le.fa", "FFFE3E00")]
    public void Specimens_keep_their_bytes(string name, string start) =>
        Assert.StartsWith(start, Convert.ToHexString(File.ReadAllBytes(Fixture.PathOf("broken/" + name))));

    private static int[] Places(string text, string pattern) => [.. Regex.Matches(text, pattern).Select(m => m.Index)];
}
