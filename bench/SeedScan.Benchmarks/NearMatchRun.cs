using System.Diagnostics;
using System.Globalization;
using SeedScan.Indexing;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Benchmarks;

/// <summary>Near matches as rows, for a comparison with other programs: <c>near-matches TARGETS OLIGOS MISMATCHES</c>.</summary>
/// <remarks>
/// TARGETS is an index or a FASTA, OLIGOS a FASTA. A row is oligo, target, start from 0 and mismatches. The time of the search alone on one
/// thread, from the index the least of ten (the first ones are compiled), goes to standard error.
/// </remarks>
internal static class NearMatchRun
{
    private const int Times = 10;

    public static int Run(string[] args)
    {
        string[] lines = File.ReadAllLines(args[1]);
        string[] names = [.. lines.Where(line => line.StartsWith('>')).Select(line => line[1..].Split(' ', '\t')[0])];
        SimilarityLimits limits = new(int.Parse(args[2], CultureInfo.InvariantCulture), 0, 0);
        List<SimilaritySearch> searches = [.. lines.Where(line => !line.StartsWith('>')).Select(oligo => new SimilaritySearch(oligo, limits))];
        double least = double.PositiveInfinity;
        Rows rows = new([]);
        bool isIndex = KmerIndex.IsIndex(args[0]);
        for (int time = 0; time < (isIndex ? Times : 1); time++)
        {
            rows.Lines.Clear();
            least = Math.Min(least, isIndex ? SearchIndex(args[0], searches, rows) : SearchFasta(args[0], searches, rows));
        }

        using StreamWriter output = new(Console.OpenStandardOutput());
        List<string> targets = TargetNames(args[0]);
        foreach ((int oligo, long target, long start, int mismatches) in rows.Lines)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{names[oligo]}\t{targets[(int)target]}\t{start}\t{mismatches}\n"));
        }

        Console.Error.WriteLine(least.ToString("F4", CultureInfo.InvariantCulture));
        return 0;
    }

    private static double SearchIndex(string path, List<SimilaritySearch> searches, Rows rows)
    {
        using KmerIndex index = KmerIndex.Open(path);
        long start = Stopwatch.GetTimestamp();
        using IndexSimilaritySearch search = new(index, searches);
        search.Search(ref rows);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double SearchFasta(string path, List<SimilaritySearch> searches, Rows rows)
    {
        PackedSequence packed = new();
        double seconds = 0;
        long target = 0;
        using FastaReader reader = FastaReader.Open(path);
        for (FastaChunk chunk = new(); reader.Read(chunk);)
        {
            foreach (FastaRecord record in chunk)
            {
                if (record.IsContinued || record.Continues)
                {
                    throw new InvalidOperationException("A record longer than a chunk is not for this comparison.");
                }

                packed.Pack(record);
                long start = Stopwatch.GetTimestamp();
                for (int oligo = 0; oligo < searches.Count; oligo++)
                {
                    OfOligo sink = new(rows, oligo, target);
                    searches[oligo].Search(packed, ref sink);
                }

                seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
                target++;
            }
        }

        return seconds;
    }

    private static List<string> TargetNames(string path)
    {
        if (!KmerIndex.IsIndex(path))
        {
            return [.. File.ReadLines(path).Where(line => line.StartsWith('>')).Select(line => line[1..].Split(' ', '\t')[0])];
        }

        using KmerIndex index = KmerIndex.Open(path);
        List<string> names = [];
        for (long target = 0; target < index.Targets; target++)
        {
            names.Add(index.TargetAt(target).Name);
        }

        return names;
    }

    private readonly struct Rows(List<(int Oligo, long Target, long Start, int Mismatches)> lines) : IOligoMatchSink
    {
        public List<(int Oligo, long Target, long Start, int Mismatches)> Lines => lines;

        public void OnMatch(int oligo, long target, in NearMatch match) => lines.Add((oligo, target, match.Start, match.Mismatches));
    }

    private readonly struct OfOligo(Rows rows, int oligo, long target) : INearMatchSink
    {
        public void OnMatch(in NearMatch match) => rows.OnMatch(oligo, target, in match);
    }
}
