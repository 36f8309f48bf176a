using System.Diagnostics;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Cli;

/// <summary><c>seedscan offtarget --mirnome</c>: which miRNAs oligos bind, or share a seed with.</summary>
internal static class MirnomeCommand
{
    /// <summary>Does it.</summary>
    /// <param name="options">The options as typed.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(OffTargetOptions options)
    {
        MirnomePlan plan = MirnomePlan.From(options);
        StandardDescriptor.CheckInput([.. plan.Mirnas, options.OligoFile]);
        Messages messages = new(options.Quiet);
        ScanOutputs? outputs = null;
        using Interrupt interrupt = new(() => Volatile.Read(ref outputs)?.Dispose());
        try
        {
            MirnomeSearch search = new(plan.Mirnas.Count == 0 ? MirBase.Human : Read(plan.Mirnas, options.Species, messages.Warn));
            Volatile.Write(ref outputs, new ScanOutputs(plan.Rows, plan.Summary));
            Run(plan, search, outputs, messages, interrupt.Token);
            interrupt.Token.ThrowIfCancellationRequested();
            outputs.Complete();
        }
        finally
        {
            outputs?.Dispose();
        }

        return ExitCode.Done;
    }

    private static void Run(MirnomePlan plan, MirnomeSearch search, ScanOutputs outputs, Messages messages, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        MirnomeJob job = new()
        {
            Designs = OligoDesigns.Of(plan.Options, plan.Dialect, messages.Warn),
            Search = search,
            Format = plan.Format,
            Rows = outputs.Sites,
            CompressRows = ScanOutputs.IsCompressed(plan.Rows),
            Summary = outputs.Summary,
            CompressSummary = ScanOutputs.IsCompressed(plan.Summary),
            Threads = plan.Options.Threads ?? 0,
            Warn = messages.Warn,
        };
        MirnomeTotals totals = MirnomePipeline.Run(job, cancellation);
        if (plan.Progress == ProgressMode.On)
        {
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            messages.WriteLine($"seedscan: {totals.Designs:N0} design{(totals.Designs == 1 ? "" : "s")}, {search.Mirnas.Count:N0} miRNAs, {totals.Hits:N0} rows in {seconds:F1} s");
        }
    }

    private static List<SmallRna> Read(IReadOnlyList<string> files, int? species, Action<string> warn)
    {
        List<SmallRna> all = [];
        Dictionary<string, string> sequences = new(StringComparer.Ordinal);
        foreach (string path in files)
        {
            if (path != "-" && KmerIndex.IsIndex(path))
            {
                throw new InputException(InputErrorKind.Record, "it is an index of targets, and --mirnome looks at miRNAs", "Give a FASTA of miRNAs, none for the human ones, or leave --mirnome out.", path);
            }

            RnaFile file = RnaFile.Read(path, species);
            int repeats = file.Duplicates;
            foreach (SmallRna mirna in file.Rnas)
            {
                if (sequences.TryAdd(mirna.Name, mirna.Sequence))
                {
                    all.Add(mirna);
                }
                else if (sequences[mirna.Name] == mirna.Sequence)
                {
                    repeats++;
                }
                else
                {
                    throw new InputException(InputErrorKind.Record, "an earlier file has another sequence of this name", "Give each miRNA a name of its own.", file.Path, record: mirna.Name);
                }
            }

            if (repeats > 0)
            {
                warn($"{file.Path}: {repeats} miRNA{(repeats == 1 ? " is" : "s are")} there again and used once.");
            }
        }

        return all;
    }
}
