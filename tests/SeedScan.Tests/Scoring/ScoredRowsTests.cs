using System.Globalization;
using System.Text;
using System.Text.Json;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>Rows with scores, read back by other means than those that wrote them.</summary>
public class ScoredRowsTests
{
    private const string Target = "GGAUAUCACAUACUUGGGGACAUUCCAUUGGCAUUCCAGGGCACAUUCGAAACAUUCCGCAUAUAUAUGGCGCGAAAUUU";
    private static readonly SmallRna[] s_rnas = [new("mir,1", "UGGAAUGUAAAGAAGUAUGUAU"), SmallRna.FromSeed("family", "GGAAUGU")];
    private static readonly OracleFacts s_facts = new() { Abundance = 3.4567, OrfLength = 1200 };
    private static readonly SiteScoring s_scoring = new(ContextModel.ContextPlusPlus, s_rnas, [s_facts.Abundance, s_facts.Abundance]);
    private static readonly SeedScanOptions s_options = new() { Types = SiteTypes.Default | SiteTypes.Mer6M8 };

    private static readonly string[] s_features =
        ["3P_score", "Off6m", "Local_AU", "Min_dist", "Site8", "PCT", "SA", "Len_3UTR", "Len_ORF", "ORF8m", "SPS", "TA_3UTR", "sRNA1", "sRNA8"];

    [Fact]
    public void Tsv_has_a_column_for_each_feature()
    {
        string[] lines = Rows(SiteFormat.Tsv);
        Assert.Equal(["target", "start", "end", "rna", "site_type", "score", "partial", "missing", .. s_features], lines[0].Split('\t'));
        AssertRows(lines[1..], (row, names) => names.ToDictionary(name => name, name => row.Split('\t')[Array.IndexOf(lines[0].Split('\t'), name)] is var text && text == "." ? null : text));
    }

    [Fact]
    public void JSON_Lines_have_a_key_for_each_feature() => AssertRows(Rows(SiteFormat.JsonLines), (row, names) =>
    {
        JsonElement json = JsonDocument.Parse(row).RootElement;
        Assert.Equal(["target", "start", "end", "rna", "site_type", "score", "partial", "missing", .. s_features], json.EnumerateObject().Select(property => property.Name));
        return names.ToDictionary(name => name, name => json.GetProperty(name) switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Array } list => string.Join(',', list.EnumerateArray().Select(item => item.GetString())),
            JsonElement number => number.GetRawText(),
        });
    });

    [Fact]
    public void GFF3_has_the_score_in_its_column_and_the_features_as_attributes() => AssertRows(Rows(SiteFormat.Gff3)[1..], (row, names) =>
    {
        string[] columns = row.Split('\t');
        Assert.Equal(9, columns.Length);
        Dictionary<string, string> attributes = columns[8].Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.All(attributes.Keys, key => Assert.True(key == "Name" || !char.IsUpper(key[0])));
        return names.ToDictionary(
            name => name, name => name == "score" ? columns[5] == "." ? null : columns[5] : attributes.GetValueOrDefault(name.ToLowerInvariant()));
    });

    [Fact]
    public void BED_has_the_thousandths_of_the_score()
    {
        string[] rows = Rows(SiteFormat.Bed), tsv = Rows(SiteFormat.Tsv)[1..];
        for (int i = 0; i < rows.Length; i++)
        {
            string[] columns = rows[i].Split('\t');
            string score = tsv[i].Split('\t')[5];
            int thousandths = score == "." ? 0 : (int)Math.Round(-1000 * double.Parse(score, CultureInfo.InvariantCulture));
            Assert.Equal([$"{thousandths}", "+"], columns[4..]);
        }
    }

    [Fact]
    public void A_table_without_a_model_has_no_place_for_a_score()
    {
        using OutputBuffer output = new();
        SiteWriter writer = new SiteTable(SiteFormat.Tsv, s_rnas, s_options).CreateWriter(output);
        writer.BeginTarget("t"u8);
        (SeedSite site, SiteScore score) = ScoreCase.Scored(ContextModel.ContextPlusPlus, Target, s_rnas, s_facts)[0];
        Assert.Throws<InvalidOperationException>(() => writer.Write(in site, in score));
    }

    [Theory]
    [InlineData(SiteFormat.Tsv)]
    [InlineData(SiteFormat.Bed)]
    [InlineData(SiteFormat.Gff3)]
    [InlineData(SiteFormat.JsonLines)]
    public void A_warm_writer_allocates_nothing(SiteFormat format)
    {
        using OutputBuffer output = new();
        SiteWriter writer = new SiteTable(format, s_rnas, s_options, s_scoring).CreateWriter(output);
        List<(SeedSite Site, SiteScore Score)> scores = ScoreCase.Scored(ContextModel.ContextPlusPlus, Target, s_rnas, s_facts);
        Assert.Equal(0, WarmAllocation.Of(() =>
        {
            output.Clear();
            writer.BeginTarget("t"u8);
            foreach ((SeedSite site, SiteScore score) in scores)
            {
                writer.Write(in site, in score);
            }
        }));
    }

    private static string[] Rows(SiteFormat format)
    {
        using OutputBuffer output = new();
        SiteTable table = new(format, s_rnas, s_options, s_scoring);
        table.WriteHeader(output);
        SiteWriter writer = table.CreateWriter(output);
        writer.BeginTarget("t"u8);
        List<(SeedSite Site, SiteScore Score)> scores = ScoreCase.Scored(ContextModel.ContextPlusPlus, Target, s_rnas, s_facts);
        foreach (SeedSite site in new SeedScanner(s_rnas, s_options).Scan(PackedSequence.FromLetters(Target)))
        {
            int at = scores.FindIndex(scored => scored.Site == site);
            if (at < 0)
            {
                writer.Write(in site);
                continue;
            }

            SiteScore score = scores[at].Score;
            writer.Write(in site, in score);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd('\n').Split('\n');
    }

    /// <summary>Compares rows with the oracle; what is not known is null.</summary>
    private static void AssertRows(string[] rows, Func<string, IEnumerable<string>, Dictionary<string, string?>> read)
    {
        List<OracleSite> sites = [.. SiteOracle.Find(Target, [s_rnas[0].Sequence], new OracleOptions { Types = ["8mer", "7mer-m8", "7mer-A1", "6mer", "6mer-m8"] })];
        Assert.Equal(2 * sites.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            OracleSite site = sites[i / 2];
            Dictionary<string, string?> row = read(rows[i], ["score", "partial", "missing", .. s_features]);
            if (site.Type == "6mer-m8")
            {
                Assert.All(row.Values, Assert.Null);
                continue;
            }

            OracleScore expected = ScoreOracle.Agarwal(Target, s_rnas[0].Sequence, site, s_facts);
            bool isWhole = i % 2 == 0;
            Assert.Equal("1", row["partial"]);
            Assert.Equal(isWhole ? "PCT,SA,ORF8m" : "3P_score,PCT,SA,ORF8m,sRNA1", row["missing"]);
            Assert.Equal(isWhole ? Fixed(expected.Score, 3) : row["score"], row["score"]);
            Assert.Equal(isWhole ? "U" : null, row["sRNA1"]);
            Assert.Equal("U", row["sRNA8"]);
            foreach ((string feature, double? value) in expected.Values.Where(pair => pair.Key != "End_dist" && (isWhole || pair.Key != "3P_score")))
            {
                int decimals = feature switch { "Off6m" or "ORF8m" => 0, "3P_score" => 1, "SPS" => 2, _ => 3 };
                Assert.Equal(value is null ? null : Fixed(value.Value, decimals), row[feature]);
            }
        }
    }

    private static string Fixed(double number, int decimals) => number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
