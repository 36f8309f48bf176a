using System.Collections.Concurrent;
using System.Text;
using SeedScan.Scanning;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Scanning;

/// <summary>A scanner and a packed sequence are used again and again, by several threads, and allocate nothing when warm.</summary>
public sealed class ScannerReuseTests
{
    private static readonly OracleOptions Everything = new() { Strands = "both", AnyBulgeBase = true, Attributes = true };

    [Fact]
    public void Nothing_of_an_earlier_target_is_left_in_the_buffers()
    {
        var planted = new PlantedTargets(seed: 21);
        List<string> rnas = planted.Rnas(8);
        SeedScanner scanner = SiteRows.Scanner(rnas, Everything);
        var packed = new PackedSequence();
        foreach (int length in new[] { 900, 40, 700, 0, 7, 8, 1500, 64, 63, 512, 511, 3, 300 })
        {
            string target = planted.Target(length, length % 2 == 0 ? "ACGUN" : "ACGU", rnas);
            packed.Pack(Encoding.ASCII.GetBytes(target));
            SiteRows.AssertSame(SiteRows.OfOracle(target, rnas, Everything), SiteRows.Scan(scanner, packed), target);
        }
    }

    [Fact]
    public void A_mask_does_not_outlive_its_target()
    {
        string[] rnas = ["UGGAAUGUAAAGAAGUAUGUAU"];
        SeedScanner scanner = SiteRows.Scanner(rnas, new OracleOptions());
        PackedSequence packed = SiteRows.Packed("ACAUUCCAgggggggggggg", maskStart: 14);
        Assert.Empty(scanner.Scan(packed));
        packed.Pack("ACAUUCCAgggggggggggg"u8);
        Assert.Single(scanner.Scan(packed));
    }

    [Fact]
    public void Masking_twice_masks_on_and_the_3p_half_still_reads_the_unmasked_target()
    {
        const string Rna = "UAAGGCACGCGGUGAAUGCC", Target = "UUCAaaaaGUGCCUUA";
        var asked = new OracleOptions { Types = ["8mer"], Attributes = true };
        SeedScanner scanner = SiteRows.Scanner([Rna], asked);
        string[] expected = ["8-16+ rna0 8mer [] watson1 supplementary"];
        SiteRows.AssertSame(expected, SiteRows.OfOracle(Target, [Rna], asked with { MaskStart = 6 }), "oracle");

        PackedSequence once = SiteRows.Packed(Target, maskStart: 6), twice = SiteRows.Packed(Target, maskStart: 3);
        twice.MaskStart(3);
        SiteRows.AssertSame(expected, SiteRows.Scan(scanner, once), "masked once");
        SiteRows.AssertSame(expected, SiteRows.Scan(scanner, twice), "masked twice");
        for (int i = 0; i < Target.Length; i++)
        {
            Assert.Equal(once.CodeAt(i), twice.CodeAt(i));
        }
    }

    [Fact]
    public void The_sink_receives_what_the_list_holds()
    {
        var planted = new PlantedTargets(seed: 22);
        List<string> rnas = planted.Rnas(8);
        SeedScanner scanner = SiteRows.Scanner(rnas, Everything);
        PackedSequence target = SiteRows.Packed(planted.Target(2000, "ACGU", rnas));
        var sink = new CollectingSink([]);
        scanner.Scan(target, ref sink);
        Assert.NotEmpty(sink.Sites);
        Assert.Equal(scanner.Scan(target), sink.Sites);
    }

    [Fact]
    public void One_scanner_serves_many_threads()
    {
        var planted = new PlantedTargets(seed: 23);
        List<string> rnas = planted.Rnas(20);
        SeedScanner scanner = SiteRows.Scanner(rnas, Everything);
        string[] targets = [.. Enumerable.Range(0, 200).Select(i => planted.Target(i * 3, "ACGU", rnas))];
        var found = new ConcurrentDictionary<int, List<string>>();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (int i = thread; i < targets.Length; i += 4)
            {
                found[i] = SiteRows.Scan(scanner, SiteRows.Packed(targets[i]));
            }
        });
        for (int i = 0; i < targets.Length; i++)
        {
            SiteRows.AssertSame(SiteRows.OfScanner(targets[i], rnas, Everything), found[i], targets[i]);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(30, false)]
    [InlineData(30, true)]
    [InlineData(300, true)]
    public void Nothing_is_allocated_when_warm(int rnaCount, bool everything)
    {
        var planted = new PlantedTargets(seed: 24);
        List<string> rnas = planted.Rnas(rnaCount);
        OracleOptions options = everything ? Everything : new OracleOptions { Types = ["8mer", "7mer-m8", "7mer-A1", "6mer"] };
        SeedScanner scanner = SiteRows.Scanner(rnas, options);
        byte[] letters = Encoding.ASCII.GetBytes(planted.Target(20_000, "ACGUN", rnas));
        var packed = new PackedSequence();
        var sink = new CountingSink();
        long least = WarmAllocation.Of(() =>
        {
            packed.Pack(letters);
            packed.MaskStart(14);
            scanner.Scan(packed, ref sink);
        });

        Assert.True(sink.Count > 100, $"only {sink.Count} sites");
        Assert.Equal(0, least);
    }

    [Fact]
    public void An_RNA_without_the_nucleotides_of_the_seed_window_is_an_error()
    {
        Assert.Throws<InputException>(() => SiteRows.Scanner(["UGGAAUGU"], new OracleOptions { SeedStart = 4, Types = ["8mer"] }));
        Assert.Throws<InputException>(() => SiteRows.Scanner(["UGGAAUGUNA"], new OracleOptions { SeedStart = 3, Types = ["8mer"] }));
        Assert.Throws<InputException>(() => SiteRows.Scanner(["NGGAAUGU"], new OracleOptions { SeedStart = 1, Types = ["8mer"] }));
    }

    private readonly struct CollectingSink(List<SeedSite> sites) : ISeedSiteSink
    {
        public List<SeedSite> Sites => sites;

        public void OnSite(in SeedSite site) => sites.Add(site);
    }

    private struct CountingSink : ISeedSiteSink
    {
        public long Count { get; private set; }

        public void OnSite(in SeedSite site) => Count++;
    }
}
