using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class SummaryTests
{
    private static readonly SmallRna[] Rnas = [WritingSamples.Mir1, WritingSamples.Let7, WritingSamples.SeedOnly];

    [Fact]
    public void Rows_tell_counts_by_type_total_and_best_in_rna_order()
    {
        var table = new SummaryTable(Rnas, SiteTypes.Mer6 | SiteTypes.Mer8 | SiteTypes.Centered);
        var counts = new SiteCounts(3);
        Count(counts, rna: 2, SiteType.Mer6, 12);
        Count(counts, rna: 0, SiteType.Centered, 1);
        Count(counts, rna: 0, SiteType.Mer6, 2);
        Assert.Equal("target\trna\t8mer\t6mer\tcentered\ttotal\tbest\n", WritingSamples.Written(table.WriteHeader));
        Assert.Equal(
            "NM_1\thsa-miR-1-3p\t0\t2\t1\t3\t6mer\nNM_1\tfamily\t0\t12\t0\t12\t6mer\n",
            WritingSamples.Written(output => table.Write(output, "NM_1"u8, counts)));
    }

    [Fact]
    public void Nothing_counted_or_asked_for_gives_no_row()
    {
        var table = new SummaryTable(Rnas, SiteTypes.Mer8);
        var counts = new SiteCounts(3);
        Assert.Equal("", WritingSamples.Written(output => table.Write(output, "t"u8, counts)));
        Count(counts, rna: 1, SiteType.Mer6, 1);
        Assert.Equal("", WritingSamples.Written(output => table.Write(output, "t"u8, counts)));
    }

    [Fact]
    public void The_largest_counts_fit_their_row()
    {
        var table = new SummaryTable([WritingSamples.Mir1], SiteTypes.All);
        var counts = new SiteCounts(1);
        foreach (SiteType type in Enum.GetValues<SiteType>())
        {
            Count(counts, 0, type, 1);
        }

        // Doubled by merging: 2^30 of each type.
        for (int i = 0; i < 30; i++)
        {
            counts.Add(counts);
        }

        string columns = string.Concat(Enumerable.Repeat("\t1073741824", 14));
        Assert.Equal($"t\thsa-miR-1-3p{columns}\t15032385536\t8mer\n", WritingSamples.Written(output => table.Write(output, "t"u8, counts)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(2_656)]
    public void Counts_of_pieces_add_up_to_the_counts_of_the_whole(int rnaCount)
    {
        var random = new Random(rnaCount);
        SiteCounts whole = new(rnaCount), merged = new(rnaCount), piece = new(rnaCount);
        var expected = new Dictionary<(int, SiteType), int>();
        for (int i = 0; i < 20; i++)
        {
            for (int n = random.Next(30); n > 0; n--)
            {
                var site = new SeedSite(0, 8, random.Next(rnaCount), (SiteType)random.Next(14), Strand.Forward, SiteNote.None, 0);
                expected[(site.Rna, site.Type)] = expected.GetValueOrDefault((site.Rna, site.Type)) + 1;
                whole.Add(in site);
                piece.Add(in site);
            }

            merged.Add(piece);
            piece.Clear();
            Assert.True(piece.IsEmpty);
            Assert.Equal(-1, piece.NextTouched(0));
        }

        Assert.Equal(expected, Read(whole));
        Assert.Equal(expected, Read(merged));
        Assert.Empty(Read(piece));
    }

    [Fact]
    public void Touched_rnas_are_found_in_order()
    {
        var counts = new SiteCounts(200);
        foreach (int rna in (int[])[199, 0, 64, 63, 127])
        {
            Count(counts, rna, SiteType.Mer8, 1);
        }

        var touched = new List<int>();
        for (int rna = counts.NextTouched(0); rna >= 0; rna = counts.NextTouched(rna + 1))
        {
            touched.Add(rna);
        }

        Assert.Equal([0, 63, 64, 127, 199], touched);
        Assert.Equal(-1, counts.NextTouched(200));
        Assert.Equal(-1, new SiteCounts(0).NextTouched(0));
    }

    [Fact]
    public void Counts_of_other_lists_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SiteCounts(2).Add(new SiteCounts(3)));
        Assert.Throws<ArgumentException>(() => WritingSamples.Written(
            output => new SummaryTable(Rnas, SiteTypes.All).Write(output, "t"u8, new SiteCounts(2))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SiteCounts(2)[2, SiteType.Mer8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SiteCounts(2)[0, (SiteType)14]);
    }

    [Fact]
    public void A_name_that_would_break_its_line_is_refused()
    {
        Assert.Throws<InputException>(() => new SummaryTable([new SmallRna("a\tb", "UGGAAUGUA")], SiteTypes.All));
        Assert.Throws<InputException>(() => WritingSamples.Written(
            output => new SummaryTable(Rnas, SiteTypes.All).Write(output, "a\nb"u8, new SiteCounts(3))));
    }

    [Fact]
    public void A_warm_summary_allocates_nothing()
    {
        var table = new SummaryTable(Rnas, SiteTypes.All);
        SiteCounts counts = new(3), piece = new(3);
        using var output = new OutputBuffer();
        long allocated = WarmAllocation.Of(() =>
        {
            for (int rna = 0; rna < 3; rna++)
            {
                Count(piece, rna, SiteType.Mer7A1, 5);
            }

            counts.Add(piece);
            piece.Clear();
            table.Write(output, "NM_1"u8, counts);
            counts.Clear();
        });

        Assert.Equal(0, allocated);
        Assert.True(output.WrittenCount > 0);
    }

    private static void Count(SiteCounts counts, int rna, SiteType type, int times)
    {
        for (int i = 0; i < times; i++)
        {
            counts.Add(new SeedSite(0, 8, rna, type, Strand.Forward, SiteNote.None, SiteAttributes.None));
        }
    }

    private static Dictionary<(int Rna, SiteType Type), int> Read(SiteCounts counts)
    {
        var read = new Dictionary<(int, SiteType), int>();
        for (int rna = 0; rna < counts.RnaCount; rna++)
        {
            for (SiteType type = 0; (int)type < SiteTypeLabels.Count; type++)
            {
                if (counts[rna, type] != 0)
                {
                    read[(rna, type)] = counts[rna, type];
                }
            }
        }

        return read;
    }
}
