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
        int? species = TargetArguments.Species(options.Species);
        StandardDescriptor.CheckInput(targets);
        using Interrupt interrupt = new(() => { });
        using OutputStream output = OutputStream.OpenStandardOutput();
        List<(string Index, string Source)> same = [];
        IndexSources.Check(targets, (index, source) => same.Add((index, source)), interrupt.Token);
        foreach (string target in targets)
        {
            if (options.Verify)
            {
                Verify(target, interrupt.Token);
            }

            if (options.ListTargets)
            {
                WriteTargets(target, species, output, interrupt.Token);
            }
            else
            {
                Write(output, Facts(target, species, options.Verify, interrupt.Token));
            }
        }

        foreach ((string index, string source) in options.ListTargets ? [] : same)
        {
            Write(output, $"{index} is the index of {source} as it is\n");
        }

        interrupt.Token.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }

    private static void Verify(string target, CancellationToken cancellation)
    {
        if (target == "-" || (File.Exists(target) && !KmerIndex.IsIndex(target)))
        {
            throw new InputException(InputErrorKind.UnknownFormat, "is no index, and --verify checks an index", "Leave --verify out.", target);
        }

        using KmerIndex index = KmerIndex.Open(target);
        index.Verify(progress: null, cancellation);
    }

    /// <summary>The facts, one a line: what, and how much.</summary>
    private static string Facts(string target, int? species, bool isVerified, CancellationToken cancellation)
    {
        long count = 0, bases = 0, ambiguous = 0, empty = 0, shortest = long.MaxValue, longest = 0;
        foreach (TargetFacts facts in TargetCatalog.Read(target, species))
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
    private static void WriteTargets(string target, int? species, OutputStream output, CancellationToken cancellation)
    {
        StringBuilder rows = new("target\tlength\tambiguous\tdescription\n");
        foreach (TargetFacts facts in TargetCatalog.Read(target, species))
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
