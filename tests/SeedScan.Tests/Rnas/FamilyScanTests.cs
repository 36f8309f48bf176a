using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Pipelines;
using SeedScan.Tests.Scanning;
using Xunit;

namespace SeedScan.Tests.Rnas;

/// <summary>A search by family gives the rows of its members, each place once, for every type that reads the seed alone.</summary>
public sealed class FamilyScanTests : IDisposable
{
    private const SiteTypes OfTheSeed = SiteTypes.All & ~(SiteTypes.Centered | SiteTypes.ThreePrimeCompensatory);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SiteTypes.Default, Strands.Forward)]
    [InlineData(SiteTypes.AllCanonical, Strands.Both)]
    [InlineData(OfTheSeed, Strands.Both)]
    public void Rows_by_family_are_the_rows_of_the_members_put_together(SiteTypes types, Strands strands)
    {
        int merged = 0;
        for (int seed = 0; seed < 8; seed++)
        {
            PlantedTargets planted = new(seed);
            List<string> letters = planted.Rnas(14);
            IReadOnlyList<SmallRna> rnas = PipelineRun.Rnas(letters);
            IReadOnlyList<RnaFamily> families = RnaFamily.Group(rnas);
            Assert.True(families.Count < rnas.Count, "the set holds no family of two");
            SeedScanOptions options = new() { Types = types, Strands = strands, AnyBulgeBase = seed % 2 == 0 };
            string text = string.Concat(Enumerable.Range(0, 20).Select(i => $">t{i}\n{planted.Target(300, "ACGUN", letters)}\n"));
            string file = _folder.Write("t.fa", text);

            string[] single = Rows(file, rnas, options);
            string[] byFamily = Rows(file, [.. families.Select(family => family.ToSeedRna())], options);
            Dictionary<string, string> familyOf = families
                .SelectMany(family => family.Members, (family, member) => (family.Name, Member: member.Name))
                .ToDictionary(pair => pair.Member, pair => pair.Name);
            string[] expected = [.. single.Select(row => WithFamily(row, familyOf)).Distinct()];
            Assert.Equal(expected, byFamily);
            merged += single.Length - byFamily.Length;
        }

        Assert.True(merged > 100, $"{merged} rows had a row of their family to join");
    }

    private static string[] Rows(string file, IReadOnlyList<SmallRna> rnas, SeedScanOptions options)
    {
        ScanJob job = PipelineRun.Job(new SeedScanner(rnas, options), file) with { Threads = 2 };
        return PipelineRun.Of(job, chunkSize: 1000).SiteText.Split('\n')[1..];
    }

    private static string WithFamily(string row, Dictionary<string, string> familyOf)
    {
        string[] cells = row.Split('\t');
        if (cells.Length > 3)
        {
            cells[3] = familyOf[cells[3]];
        }

        return string.Join('\t', cells);
    }
}
