using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using SeedScan.Tests.Scanning;

namespace SeedScan.Tests.Indexing;

/// <summary>Builds indexes for tests, and reads what a search of one gives as lines of text.</summary>
internal static class IndexFiles
{
    /// <summary>A job without more than its targets.</summary>
    public static IndexJob Job(params string[] targets) => new() { Targets = targets, Tool = "test 1", Threads = 1 };

    /// <summary>The bytes of an index.</summary>
    public static byte[] Bytes(IndexJob job, int chunkSize)
    {
        using MemoryStream index = new();
        IndexTotals totals = TimeLimit.Within(() => IndexPipeline.Run(job, index, chunkSize));
        Xunit.Assert.Equal(index.Length, totals.Bytes);
        return index.ToArray();
    }

    /// <summary>Writes a text and its index into a folder, and gives their paths.</summary>
    public static (string Fasta, string Index) Write(TemporaryFolder folder, string text, int chunkSize, int threads = 1)
    {
        string fasta = folder.Write("t.fa", text), index = folder.File("t.ssi");
        File.WriteAllBytes(index, Bytes(Job(fasta) with { Threads = threads }, chunkSize));
        return (fasta, index);
    }

    /// <summary>All sites of a block as lines.</summary>
    public static List<string> Search(KmerIndex index, int block, BlockSearch search)
    {
        Rows rows = new([]);
        search.Search(index, block, ref rows);
        return rows.Lines;
    }

    /// <summary>All sites of an index as lines.</summary>
    public static List<string> Scan(KmerIndex index, SeedScanner scanner) =>
        [.. new IndexScanner(index, scanner).Scan().Select(site => $"{site.Target}: {SiteRows.Row(site.Site)}")];

    /// <summary>True if a scanner's sites in a block are found by buckets, its bases not scanned.</summary>
    public static bool IsReadByPostings(KmerIndex index, int block, SeedScanner scanner)
    {
        BlockSearch search = new(scanner, BlockSearch.QueryOf(scanner, maskStart: 0));
        _ = Search(index, block, search);
        return search.WasByPostings;
    }

    private readonly struct Rows(List<string> lines) : IBlockSiteSink
    {
        public List<string> Lines => lines;

        public void OnSite(int piece, in SeedSite site) => lines.Add($"{piece}: {SiteRows.Row(site)}");
    }
}
