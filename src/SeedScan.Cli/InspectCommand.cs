using System.Text;
using SeedScan.Indexing;
using SeedScan.Pipelines;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary><c>seedscan inspect</c>: what files of targets and indexes hold.</summary>
internal static class InspectCommand
{
    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        InspectOptions options = Arguments.Parse<InspectOptions>(arguments);
        string[] targets = TargetArguments.Check([.. options.Targets]);
        _ = TargetArguments.Species(options.Species);
        StandardDescriptor.CheckInput(targets);
        if (options is { Verify: true, ListTargets: true })
        {
            throw new UsageException("--verify checks indexes, and --targets lists what they hold; give one of the two");
        }

        if (options.Verify && !Array.Exists(targets, IsMeantAsIndex))
        {
            throw new UsageException($"--verify checks an index, and there is none among the targets; leave it out, or name a file such as utrs{KmerIndex.FileExtension}");
        }

        using Interrupt interrupt = new(() => { });
        using OutputStream output = OutputStream.OpenStandardOutput();
        List<string> comparisons = [];
        bool isDamaged = false;
        if (!options.Verify)
        {
            Compare(targets, comparisons, interrupt.Token);
        }

        foreach (string target in targets)
        {
            try
            {
                Inspect(target, options, output, interrupt.Token);
            }
            catch (InputException failure) when (options.Verify && targets.Length > 1)
            {
                StandardError.Write($"seedscan: {failure.Message}{Environment.NewLine}");        // the others are checked all the same
                isDamaged = true;
            }
        }

        if (options.Verify && !isDamaged)
        {
            Compare(targets, comparisons, interrupt.Token);
        }

        Write(output, options.ListTargets ? "" : string.Concat(comparisons));
        interrupt.Token.ThrowIfCancellationRequested();
        return isDamaged ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Compare(string[] targets, List<string> comparisons, CancellationToken cancellation) => IndexSources.Check(
        targets,
        (index, other, isSource) => comparisons.Add($"{index}\tis {(isSource ? "" : "not ")}the index of\t{other}\n"),
        cancellation);

    private static void Inspect(string target, InspectOptions options, OutputStream output, CancellationToken cancellation)
    {
        bool isVerified = options.Verify && IsMeantAsIndex(target);
        if (isVerified)
        {
            using KmerIndex index = KmerIndex.Open(target);
            index.Verify(progress: null, cancellation);
        }

        if (options.ListTargets)
        {
            WriteTargets(target, options, output, cancellation);
        }
        else
        {
            Write(output, Facts(target, options, isVerified, cancellation));
        }
    }

    /// <summary>True for an index, and for what has the name of one: its damage may be at its beginning.</summary>
    private static bool IsMeantAsIndex(string target)
        => KmerIndex.IsIndex(target) || target.EndsWith(KmerIndex.FileExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The facts, one a line: what, and how much.</summary>
    private static string Facts(string target, InspectOptions options, bool isVerified, CancellationToken cancellation)
    {
        long count = 0, bases = 0, ambiguous = 0, empty = 0, shortest = long.MaxValue, longest = 0;
        foreach (TargetFacts facts in TargetCatalog.Read(target, options.Species, new Messages(options.Quiet).Warn))
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            bases += facts.Length;
            ambiguous += facts.Ambiguous;
            empty += facts.Length == 0 ? 1 : 0;
            shortest = Math.Min(shortest, facts.Length);
            longest = Math.Max(longest, facts.Length);
        }

        StringBuilder text = new();
        Line("file", target);
        Line("targets", count);
        Line("bases", bases);
        Line("ambiguous_bases", ambiguous);
        Line("empty_targets", empty);
        Line("shortest_target", shortest);
        Line("longest_target", longest);
        if (KmerIndex.IsIndex(target))
        {
            AddIndexFacts(target, isVerified, Line);
        }

        return text.ToString();

        void Line(string what, object value) => text.Append(what).Append('\t').Append(value).Append('\n');
    }

    private static void AddIndexFacts(string target, bool isVerified, Action<string, object> line)
    {
        using KmerIndex index = KmerIndex.Open(target);
        line("duplicate_names", $"{index.DuplicateNames}{(index.NamesNotCompared ? " or more" : "")}");
        line("index_version", index.FormatVersion);
        line("index_blocks", index.Blocks);
        line("index_bytes", index.FileLength);
        line("built_by", index.Provenance.Tool);
        if (index.Provenance.Region is { } region)
        {
            line("region", region);
        }

        if (index.Provenance.Coding is { } coding)
        {
            line("regions_from", $"{coding.Name}\t{coding.Size}\tsha256={coding.Sha256}");
        }

        foreach (IndexSource source in index.Provenance.Inputs)
        {
            string species = source.Species is null ? "" : $"\tspecies={source.Species}";
            line("built_from", $"{source.Name}\t{source.Size}\tsha256={source.Sha256}{species}");
        }

        if (isVerified)
        {
            line("verified", "every byte is as it was written");
        }
    }

    /// <summary>A table of all targets.</summary>
    private static void WriteTargets(string target, InspectOptions options, OutputStream output, CancellationToken cancellation)
    {
        StringBuilder rows = new("target\tlength\tambiguous\tdescription\n");
        foreach (TargetFacts facts in TargetCatalog.Read(target, options.Species, new Messages(options.Quiet).Warn))
        {
            string description = facts.Description.Length == 0 ? "." : facts.Description.Replace('\t', ' ');
            rows.Append(facts.Name).Append('\t').Append(facts.Length).Append('\t').Append(facts.Ambiguous).Append('\t').Append(description).Append('\n');
            if (rows.Length > 1 << 16)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(output, rows.ToString());
                rows.Clear();
            }
        }

        Write(output, rows.ToString());
    }

    private static void Write(OutputStream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
