using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

/// <summary>What is written is read back by other means than those that wrote it.</summary>
public class SiteWriterRoundTripTests
{
    private static readonly SmallRna[] Rnas =
    [
        WritingSamples.Mir1, WritingSamples.Let7, WritingSamples.SeedOnly, new(new string('n', 200) + "µ", "UGGAAUGUAAAGAAGUAUGUAU"),
    ];

    [Fact]
    public void Tsv_is_read_back()
    {
        SeedSite[] sites = [.. WritingSamples.Sites(Rnas.Length)];
        string[] rows = Lines(SiteFormat.Tsv, "NM_1"u8.ToArray(), sites);
        Assert.Equal(sites.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            string[] columns = rows[i].Split('\t');
            Assert.Equal(Expected(sites[i], "NM_1"), columns);
        }
    }

    [Fact]
    public void Bed_is_read_back()
    {
        SeedSite[] sites = [.. WritingSamples.Sites(Rnas.Length)];
        string[] rows = Lines(SiteFormat.Bed, "NM_1"u8.ToArray(), sites);
        Assert.Equal(sites.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            string[] columns = rows[i].Split('\t');
            string[] expected = Expected(sites[i], "NM_1");
            Assert.Equal([expected[0], sites[i].Start.ToString(CultureInfo.InvariantCulture), expected[2], $"{expected[3]}|{expected[4]}", "0", expected[5]], columns);
        }
    }

    [Fact]
    public void Gff3_is_read_back()
    {
        SeedSite[] sites = [.. WritingSamples.Sites(Rnas.Length)];
        string[] rows = Lines(SiteFormat.Gff3, "NM_1"u8.ToArray(), sites);
        Assert.Equal(sites.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            string[] columns = rows[i].Split('\t');
            var attributes = columns[8].Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
            string[] read =
            [
                columns[0], columns[3], columns[4], attributes["Name"], attributes["site_type"], columns[6],
                .. new[] { "note", "watson1", "supplementary" }.Select(key => attributes.GetValueOrDefault(key, ".")),
            ];
            Assert.Equal(Expected(sites[i], "NM_1"), read);
        }
    }

    [Fact]
    public void Json_is_read_back()
    {
        SeedSite[] sites = [.. WritingSamples.Sites(Rnas.Length)];
        string[] rows = Lines(SiteFormat.JsonLines, "NM_1"u8.ToArray(), sites);
        Assert.Equal(sites.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            using var json = JsonDocument.Parse(rows[i]);
            IEnumerable<string> read = json.RootElement.EnumerateObject().Select(
                property => property.Value.ValueKind == JsonValueKind.Null ? "." : property.Value.ToString());
            Assert.Equal(Expected(sites[i], "NM_1"), read);
            Assert.Equal(JsonValueKind.Number, json.RootElement.GetProperty("start").ValueKind);
        }
    }

    [Fact]
    public void Any_target_name_is_read_back_from_Gff3() => Prop.ForAll(Names(), name =>
    {
        string row = Assert.Single(Lines(SiteFormat.Gff3, name, [.. WritingSamples.Sites(1).Take(1)]));
        string id = row.Split('\t')[0];
        Assert.All(id, letter => Assert.True(char.IsAsciiLetterOrDigit(letter) || ".:^*$@!+_?-|%".Contains(letter)));
        Assert.Equal(name, Unescape(id));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_target_name_is_read_back_from_Json() => Prop.ForAll(Names(), name =>
    {
        string row = Assert.Single(Lines(SiteFormat.JsonLines, name, [.. WritingSamples.Sites(1).Take(1)]));
        using var json = JsonDocument.Parse(row);
        Assert.Equal(Encoding.UTF8.GetString(name), json.RootElement.GetProperty("target").GetString());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_rna_name_is_read_back_from_Gff3_and_Json() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
    {
        // A lone surrogate has no UTF-8; it is written as the replacement character. Control characters no name has.
        string given = string.Concat(text.Get.Select(letter => char.IsControl(letter) ? '_' : letter)), name = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(given));
        var rna = new SmallRna(given, "UGGAAUGUA");
        SeedSite[] sites = [.. WritingSamples.Sites(1).Take(1)];
        string json = WritingSamples.Write(SiteFormat.JsonLines, new SeedScanOptions(), "t"u8.ToArray(), sites, header: false, rna);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(name, parsed.RootElement.GetProperty("rna").GetString());

        string gff3 = WritingSamples.Write(SiteFormat.Gff3, new SeedScanOptions(), "t"u8.ToArray(), sites, header: false, rna);
        string[] attributes = gff3.Split('\t')[8].Split(';');
        Assert.Equal(2, attributes.Length);
        Assert.Equal(name, Encoding.UTF8.GetString(Unescape(attributes[0]["Name=".Length..])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Control_bytes_in_a_target_name_stay_as_they_are_in_Tsv()
    {
        byte[] name = [0x01, 0x7F, (byte)'"', 0xFF, 0x1B];
        using var output = new OutputBuffer();
        SiteWriter writer = new SiteTable(SiteFormat.Tsv, Rnas, new SeedScanOptions()).CreateWriter(output);
        writer.BeginTarget(name);
        writer.Write(WritingSamples.Sites(1).First());
        Assert.True(output.WrittenSpan.StartsWith([.. name, (byte)'\t', (byte)'1', (byte)'\t']));
    }

    private static Arbitrary<byte[]> Names() => ArbMap.Default.ArbFor<byte[]>().Filter(name => name is { Length: > 0 });

    private static string[] Lines(SiteFormat format, byte[] target, SeedSite[] sites)
    {
        string text = WritingSamples.Write(format, WritingSamples.AllColumns, target, sites, header: false, Rnas);
        Assert.EndsWith("\n", text);
        return text[..^1].Split('\n');
    }

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    /// <summary>The columns of a site, with '.' for what is not known.</summary>
    private static string[] Expected(SeedSite site, string target)
    {
        SmallRna rna = Rnas[site.Rna];
        bool known = site.Type <= SiteType.Mer6A1 && rna.FirstNucleotide == 1;
        return
        [
            target, $"{site.Start + 1}", $"{site.End}", rna.Name, SiteTypeLabels.Label(site.Type), site.Strand == Strand.Forward ? "+" : "-",
            site.Note.IsNone ? "." : site.Note.ToString(),
            !known ? "." : site.Attributes.HasFlag(SiteAttributes.Watson1) ? "1" : "0",
            !known ? "." : site.Attributes.HasFlag(SiteAttributes.Supplementary) ? "1" : "0",
        ];
    }
}
