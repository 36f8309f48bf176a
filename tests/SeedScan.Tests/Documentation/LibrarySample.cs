using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Tests.Documentation;

/// <summary>The C# sample of README.md: its using lines and its statements stand here word for word.</summary>
internal sealed class LibrarySample
{
    /// <summary>In place of the system's console, so that a test can read what the sample prints.</summary>
    private StringWriter Console { get; } = new() { NewLine = "\n" };

    /// <summary>Runs the sample.</summary>
    /// <returns>What it prints.</returns>
    public static string Run()
    {
        LibrarySample sample = new();
        sample.Statements();
        return sample.Console.ToString();
    }

    private void Statements()
    {
        SmallRna mir1 = RnaLookup.Find("hsa-miR-1-3p");
        SeedScanner scanner = new([mir1], new SeedScanOptions { Types = SiteTypes.AllCanonical });
        PackedSequence utr = PackedSequence.FromLetters("gggACAUUCCAgggACAUUCgggg");
        foreach (SeedSite site in scanner.Scan(utr))
        {
            Console.WriteLine($"{scanner.Rnas[site.Rna].Name} {site.Start}..{site.End} {SiteTypeLabels.Label(site.Type)}");
        }
    }
}
