using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Tests.Scanning;

namespace SeedScan.Tests.Scoring;

/// <summary>Scores the sites of a target with the product, as the oracle tells them.</summary>
internal static class ScoreCase
{
    /// <summary>Every scored site of a target, in the order of the scan.</summary>
    public static List<(SeedSite Site, SiteScore Score)> Scored(
        ContextModel model, string target, IReadOnlyList<SmallRna> rnas, OracleFacts facts, int maskStart = 0)
    {
        SeedScanner scanner = new(rnas, new SeedScanOptions());
        PackedSequence packed = SiteRows.Packed(target, maskStart);
        SiteScorer scorer = new SiteScoring(model, rnas, AbundancesOf(facts, rnas.Count), TargetsOf(facts)).CreateScorer();
        scorer.BeginTarget(packed, "target"u8);
        List<(SeedSite, SiteScore)> scores = [];
        foreach (SeedSite site in scanner.Scan(packed))
        {
            scores.Add((site, scorer.Score(in site)));
        }

        return scores;
    }

    /// <summary>The site as the oracle has it.</summary>
    public static OracleSite OracleSiteOf(SeedSite site) => new(site.Start, site.End, site.Rna, SiteTypeLabels.Label(site.Type), '+');

    private static double?[]? AbundancesOf(OracleFacts facts, int count) => facts.Abundance is null ? null : [.. Enumerable.Repeat(facts.Abundance, count)];

    private static Tables? TargetsOf(OracleFacts facts) => facts == new OracleFacts { Abundance = facts.Abundance } ? null : new Tables(facts);

    /// <summary>Tables that know one target, by its name.</summary>
    private sealed class Tables(OracleFacts facts) : IKnownTargets
    {
        public KnownTarget? Find(ReadOnlySpan<byte> name, int length) => Encoding.ASCII.GetString(name) != "target" ? null : new Known(facts)
        {
            Orf = facts.Orf is null ? null : PackedSequence.FromLetters(facts.Orf),
            OrfLength = facts.OrfLength ?? facts.Orf?.Length,
            Isoforms = facts.Isoforms is null ? null : [.. facts.Isoforms.Select(isoform => new UtrIsoform(isoform.End, isoform.Share))],
        };
    }

    private sealed class Known(OracleFacts facts) : KnownTarget
    {
        public override double? Unpaired(long nt8) => facts.Unpaired;

        public override double? Conservation(SmallRna rna, in SeedSite site) => facts.Conservation;
    }
}
