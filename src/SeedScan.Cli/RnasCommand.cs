using System.Text;
using SeedScan.Oligos;
using SeedScan.Rnas;

namespace SeedScan.Cli;

/// <summary><c>seedscan rnas</c>: looks up the bundled small RNAs.</summary>
internal static class RnasCommand
{
    private const string Unknown = ".";

    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>The exit code; every failure is an exception.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        RnasOptions options = Arguments.Parse<RnasOptions>(arguments);
        string[] queries = [.. options.Queries];
        Check(options, queries);
        string text = options.Drugs ? DrugText.List()
            : options.Drug is { } drug ? DrugText.Of(drug)
            : options.Oligo is { } oligo ? DrugText.Of(OligoDesigns.Typed(oligo, OligoDialect.Auto, OligoRole.Unknown))
            : Table(options.All ? MirBase.Human : Find(queries));
        using OutputStream output = OutputStream.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
        return ExitCode.Done;
    }

    private static void Check(RnasOptions options, string[] queries)
    {
        int asked = (options.All ? 1 : 0) + (options.Drugs ? 1 : 0) + (options.Drug is null ? 0 : 1) + (options.Oligo is null ? 0 : 1) + (queries.Length > 0 ? 1 : 0);
        if (asked == 1)
        {
            return;
        }

        throw new UsageException(
            asked == 0 ? "no RNA is named; give a name, --all, --drugs, --drug NAME or --oligo SEQUENCE"
            : options.All && queries.Length > 0 ? "--all lists every RNA; leave the names out"
            : "names, --all, --drugs, --drug and --oligo ask for different things; give one of them");
    }

    // All queries are found before anything is printed: an error leaves no half table.
    private static List<SmallRna> Find(string[] queries)
    {
        List<SmallRna> found = [];
        foreach (string query in queries)
        {
            foreach (SmallRna rna in RnaLookup.Candidates(query))
            {
                if (!found.Contains(rna))
                {
                    found.Add(rna);
                }
            }
        }

        return found;
    }

    private static string Table(IReadOnlyList<SmallRna> rnas)
    {
        Dictionary<string, string> families = Families();
        StringBuilder table = new("name\taccession\tsequence\tseed\tfamily\n");
        foreach (SmallRna rna in rnas)
        {
            table.Append(rna.Name).Append('\t').Append(rna.Accession ?? Unknown).Append('\t').Append(rna.Sequence).Append('\t').Append(rna.Seed);
            table.Append('\t').Append(families.GetValueOrDefault(rna.Seed, Unknown)).Append('\n');
        }

        return table.ToString();
    }

    // The names of the bundled miRNAs of each seed, joined by commas.
    private static Dictionary<string, string> Families()
    {
        Dictionary<string, string> families = new(StringComparer.Ordinal);
        foreach (SmallRna rna in MirBase.Human)
        {
            families[rna.Seed] = families.TryGetValue(rna.Seed, out string? members) ? $"{members},{rna.Name}" : rna.Name;
        }

        return families;
    }
}
