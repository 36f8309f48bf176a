using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;

namespace SeedScan.Tests.Documentation;

/// <summary>The C# sample of README.md on an index: its using lines and its statements stand here word for word.</summary>
internal sealed class LibraryIndexSample
{
    /// <summary>In place of the system's console, so that a test can read what the sample prints.</summary>
    private StringWriter Console { get; } = new() { NewLine = "\n" };

    /// <summary>Runs the sample.</summary>
    /// <param name="args">A FASTA file, and the index to write.</param>
    /// <returns>What it prints.</returns>
    public static string Run(params string[] args)
    {
        LibraryIndexSample sample = new();
        sample.Statements(args);
        return sample.Console.ToString();
    }

    private void Statements(string[] args)
    {
        SeedScanner scanner = new([RnaLookup.Find("hsa-miR-196a-5p")], new SeedScanOptions { Types = SiteTypes.Mer8 });
        using (FileStream file = File.Create(args[1]))
        {
            IndexTotals totals = IndexPipeline.Run(new IndexJob { Targets = [args[0]], Tool = "my program 1.0" }, file);
            Console.WriteLine($"{totals.Targets} targets, {totals.Bases} bases");
        }

        using KmerIndex index = KmerIndex.Open(args[1]);
        IndexScanner search = new(index, scanner);
        foreach (TargetSite found in search.Scan())
        {
            Console.WriteLine($"{index.TargetAt(found.Target).Name} {found.Site.Start}..{found.Site.End}");
        }
    }
}
