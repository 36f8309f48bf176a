using System.Security.Cryptography;
using SeedScan.Indexing;
using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>What a result was made with: version, options, hashes of the inputs. The same for any number of threads.</summary>
internal static class RunManifest
{
    /// <summary>The lines of a scan, as names and values. Reads every input once, to hash it.</summary>
    /// <exception cref="IOException">An input cannot be read.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ScanPlan plan, CancellationToken cancellation)
    {
        string?[] files =
        [
            plan.Options.RnaFile, plan.Region.File, ScoreChoice.FileOf(plan.Options.Score), .. ScoreArguments.FilesOf(plan.Options).Select(file => file.Path),
        ];
        return Of(add => AddOptions(plan, add), plan.Region, files, plan.Targets, cancellation);
    }

    /// <summary>The same of a search for near matches.</summary>
    /// <exception cref="IOException">An input cannot be read.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(OffTargetPlan plan, CancellationToken cancellation)
        => Of(add => AddOptions(plan, add), plan.Region, [plan.Options.OligoFile, plan.Region.File], plan.Targets, cancellation);

    private static List<KeyValuePair<string, string>> Of(
        Action<Action<string, string>> addOptions, RegionChoice choice, IEnumerable<string?> files, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> lines = [];
        Add("seedscan", ProductVersion.Text);
        addOptions(Add);
        if (RegionOf(choice, targets) is { } region)
        {
            Add("region", region);
        }

        int count = 0;
        foreach (string input in files.OfType<string>().Concat(targets))
        {
            if (KmerIndex.IsIndex(input))
            {
                AddSources(input);
            }
            else
            {
                AddInput(input, Hash(input, cancellation));
            }
        }

        return lines;

        // The results are those of the files that the index was built from.
        void AddSources(string path)
        {
            using KmerIndex index = KmerIndex.Open(path);
            IEnumerable<IndexSource> inputs = index.Provenance.Inputs;
            foreach (IndexSource source in index.Provenance.Coding is { } coding ? inputs.Prepend(coding) : inputs)
            {
                AddInput(source.Name, source.Sha256);
            }
        }

        void AddInput(string name, string hash) => Add($"input-{++count}", $"{name} sha256={hash}");

        void Add(string name, string value) => lines.Add(new(name, value));
    }

    private static void AddOptions(ScanPlan plan, Action<string, string> add)
    {
        SeedScanOptions search = plan.Search;
        string rnas = string.Join(',', plan.Options.Rnas);
        if (rnas.Length > 0)
        {
            add("rna", rnas);
        }

        if (plan.Options.AllHuman)
        {
            add("all-human", $"miRBase {MirBase.Version}");
        }

        add("types", SiteTypeLabels.Join(search.Types));
        add("by", plan.ByFamily ? "family" : "rna");
        add("strand", search.Strands switch { Strands.Forward => "+", Strands.Reverse => "-", _ => "both" });
        add("mask-start", $"{plan.MaskStart}");
        add("seed-start", $"{search.SeedStart}");
        add("bulge-base", search.AnyBulgeBase ? "any" : "G");
        add("attributes", search.Attributes ? "yes" : "no");
        if (plan.Options.Score is { } score)
        {
            add("score", score);
            if (ScoreChoice.ModelOf(score)!.Features.Has(ScoreFeature.TargetAbundance))
            {
                add("ta", plan.Options.Abundance ?? (ScoreChoice.CountsTargets(plan) ? "counted in these targets" : "unknown"));
            }

            if (plan.Options.Accessibility is { } folder)
            {
                add("accessibility", folder);
            }
        }

        if (plan.Options.Species is { } species)
        {
            add("species", $"{species}");
        }
    }

    private static void AddOptions(OffTargetPlan plan, Action<string, string> add)
    {
        int count = 0;
        foreach (string oligo in plan.Options.Oligos)
        {
            add($"oligo-{++count}", oligo);
        }

        if (plan.Options.Drugs.Any())
        {
            add("drug", string.Join(',', plan.Options.Drugs));
        }

        add("notation", OligoNotation.WordOf(plan.Dialect));
        add("metabolites", plan.Options.Metabolites ? "yes" : "no");
        add("mismatches", $"{plan.Limits.Mismatches}");
        add("bulges", $"{plan.Limits.Bulges}");
        add("wobble", $"{plan.Limits.Wobbles}");
        add("strand", plan.Strands switch { Strands.Forward => "+", Strands.Reverse => "-", _ => "both" });
        add("max-hits-per-tier", plan.Options.MaxHitsPerTier is { } most ? $"{most}" : "all");
        if (plan.Options.Species is { } species)
        {
            add("species", $"{species}");
        }
    }

    /// <summary>The region that is searched: what is asked for, or what an index holds.</summary>
    private static string? RegionOf(RegionChoice choice, IReadOnlyList<string> targets)
    {
        if (choice.Region != TranscriptRegions.None)
        {
            return choice.Label;
        }

        List<string> held = [];
        foreach (string path in targets.Where(KmerIndex.IsIndex))
        {
            using KmerIndex index = KmerIndex.Open(path);
            held.Add(index.Provenance.Region ?? "");
        }

        held.RemoveAll(string.IsNullOrEmpty);
        return held.Count == 0 ? null : string.Join(',', held.Distinct());
    }

    private static string Hash(string input, CancellationToken cancellation)
    {
        // What streams by can be read once only, and that is the scan's. Regular files alone have a length.
        FileInfo file = new(input);
        if (input == "-" || !file.Exists || file.Length == 0)
        {
            return "unknown";
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using FileStream stream = new(input, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] buffer = new byte[1 << 20];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
