using CommandLine;

namespace SeedScan.Synthetic;

/// <summary>The options of the command line.</summary>
public sealed class Options
{
    /// <summary>Bases of all records together.</summary>
    [Option("bases", SetName = "bases", Required = true, HelpText = "Bases of all records together.")]
    public long? Bases { get; set; }

    /// <summary>The size of the file.</summary>
    [Option("bytes", SetName = "bytes", Required = true, HelpText = "Size of the file: never more, and less by a header at most.")]
    public long? Bytes { get; set; }

    /// <summary>The seed.</summary>
    [Option("seed", Default = 1UL, HelpText = "Equal seeds and options give equal bytes.")]
    public ulong Seed { get; set; }

    /// <summary>Letters a line.</summary>
    [Option("width", Default = 60, HelpText = "Letters a line; 0 puts each record on one line.")]
    public int Width { get; set; }

    /// <summary>The mean length of a record.</summary>
    [Option("mean-length", Default = 1204.0, HelpText = "Mean length of a record in bases (log-normal, as human 3'UTRs).")]
    public double MeanLength { get; set; }

    /// <summary>The part of the bases that is N.</summary>
    [Option("n-rate", Default = 0.0, HelpText = "Part of the bases that is N, from 0 to 1.")]
    public double NRate { get; set; }

    /// <summary>The file to write.</summary>
    [Option('o', "output", HelpText = "File to write; without it, standard output.")]
    public string? Output { get; set; }
}

/// <summary>Writes a large random FASTA of 3'UTRs, for measurements.</summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        Parser.Default.ParseArguments<Options>(arguments).MapResult(Run, _ => 2);

    private static int Run(Options options)
    {
        SyntheticOptions set = new()
        {
            Bases = options.Bases,
            Bytes = options.Bytes,
            Seed = options.Seed,
            Width = options.Width,
            MeanLength = options.MeanLength,
            NRate = options.NRate,
        };
        try
        {
            using Stream output = options.Output is null
                ? Console.OpenStandardOutput()
                : new FileStream(options.Output, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            long records = SyntheticSet.Write(output, set);
            Console.Error.WriteLine($"{records} records");
            return 0;
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
