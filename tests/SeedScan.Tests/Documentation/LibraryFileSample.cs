using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Tests.Documentation;

/// <summary>The C# sample of README.md on files: its using lines and its statements stand here word for word.</summary>
internal sealed class LibraryFileSample
{
    /// <summary>In place of the system's console, so that a test can read what the sample prints.</summary>
    private StringWriter Console { get; } = new() { NewLine = "\n" };

    /// <summary>Runs the sample.</summary>
    /// <param name="args">A FASTA file, and the file to write.</param>
    /// <returns>What it prints.</returns>
    public static string Run(params string[] args)
    {
        LibraryFileSample sample = new();
        sample.Statements(args);
        return sample.Console.ToString();
    }

    private void Statements(string[] args)
    {
        SeedScanner scanner = new([RnaLookup.Find("hsa-miR-196a-5p")], new SeedScanOptions { Types = SiteTypes.Mer8 });

        // Whole files, as the command line does it: on all processors, with the rows in the order of the input.
        using (FileStream sites = File.Create(args[1]))
        {
            ScanTotals totals = ScanPipeline.Run(new ScanJob { Targets = [args[0]], Scanner = scanner, Sites = sites });
            Console.WriteLine($"{totals.Records} records, {totals.Bases} bases, {totals.Sites} site");
        }

        // Record by record. One that is longer than FastaReader.ChunkSize comes in pieces that overlap.
        using FastaReader reader = FastaReader.Open(args[0]);
        FastaChunk chunk = new();
        PackedSequence letters = new();
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                letters.Pack(record);
                foreach (SeedSite site in scanner.Scan(letters))
                {
                    Console.WriteLine($"{record.NameText} {record.Offset + site.Start}..{record.Offset + site.End}");
                }
            }
        }
    }
}
