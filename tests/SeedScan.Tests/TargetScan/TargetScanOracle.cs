using System.Text;
using SeedScan.Rnas;

namespace SeedScan.Tests.TargetScan;

/// <summary>The rules of TargetScan's site table, written with strings and loops and nothing of the product's search.</summary>
internal static class TargetScanOracle
{
    private static readonly string[] TypeOrder = ["7mer-1a", "7mer-m8", "8mer-1a", "6mer"];

    public static string Of(string table, IReadOnlyList<RnaFamily> families)
    {
        StringBuilder text = new(TargetScanRun.Header);
        List<(string Gene, List<(int Species, string Aligned)> Rows)> runs = [];
        foreach (string[] cells in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')))
        {
            if (runs.Count == 0 || runs[^1].Gene != cells[0])
            {
                runs.Add((cells[0], []));
            }

            runs[^1].Rows.Add((int.Parse(cells[1]), cells[2]));
        }

        int groups = 0;
        foreach ((string gene, List<(int Species, string Aligned)> rows) in runs)
        {
            foreach (RnaFamily family in families.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                List<Site> sites = [.. rows.Where(row => family.Species.Contains(row.Species)).SelectMany(row => Find(row.Species, row.Aligned, family.Seed))];
                sites = [.. sites.OrderBy(site => site.Key, StringComparer.Ordinal).ThenBy(site => Array.IndexOf(TypeOrder, site.Type))];
                groups = Group(sites, groups);
                foreach (Site site in sites.OrderBy(site => site.Group))
                {
                    text.Append(Row(gene, family.Name, site, [.. sites.Where(other => other.Group == site.Group)]));
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Rule 4, first half: gives each site its group. The sites are in string order.</summary>
    public static int Group(IReadOnlyList<Site> sites, int groups)
    {
        foreach (Site one in sites)
        {
            foreach (Site two in sites)
            {
                int shared = Enumerable.Range(one.Start, one.End - one.Start + 1).Count(column => column >= two.Start && column <= two.End);
                bool partners = one.Species != two.Species && (one.Start == two.Start || one.End == two.End || shared >= 2);
                if (!partners || (one.Group > 0 && two.Group > 0))
                {
                    continue;
                }

                int group = one.Group > 0 ? one.Group : two.Group > 0 ? two.Group : ++groups;
                one.Group = two.Group = group;
            }
        }

        foreach (Site site in sites.Where(site => site.Group == 0))
        {
            site.Group = ++groups;
        }

        return groups;
    }

    private static IEnumerable<Site> Find(int species, string aligned, string seed)
    {
        string rna = aligned.Replace('T', 'U').Replace('t', 'U');
        List<int> columns = [.. Enumerable.Range(1, rna.Length).Where(column => rna[column - 1] != '-')];
        char[] bases = [.. columns.Select(column => char.ToUpperInvariant(rna[column - 1]))];
        for (int i = 0, masked = 0; i < bases.Length && masked < 14; i++)
        {
            if ("ACGU".Contains(bases[i], StringComparison.Ordinal))
            {
                bases[i] = 'N';
                masked++;
            }
        }

        char[] partners = [.. seed.Reverse().Select(nt => "UGCA"["ACGU".IndexOf(nt, StringComparison.Ordinal)])];
        string seven = new(partners), six = seven[1..], text = new(bases);
        for (int i = 0; i + 6 <= text.Length; i++)
        {
            if (text.Substring(i, 6) != six)
            {
                continue;
            }

            bool before = i > 0 && text[i - 1] == seven[0], after = i + 6 < text.Length && text[i + 6] == 'A';
            int start = before ? i : i + 1, end = after ? i + 7 : i + 6;
            string window = rna.Substring(columns[start - 1], Math.Min(columns[end - 1] - columns[start - 1] + 1, rna.Length - columns[start - 1]));
            yield return new Site
            {
                Species = species,
                Start = columns[start - 1],
                End = columns[end - 1],
                UtrStart = start,
                UtrEnd = end,
                Type = before ? (after ? "8mer-1a" : "7mer-m8") : after ? "7mer-1a" : "6mer",
                Overlap = window.Any(char.IsAsciiLetterLower) ? 1 : 0,
            };
        }
    }

    private static string Row(string gene, string family, Site site, IReadOnlyList<Site> group)
    {
        string[] types = [.. TypeOrder.Where(type => group.Any(other => other.Type == type))];
        bool Has(Site other) => other.Type == site.Type || other.Type == "8mer-1a" || site.Type == "6mer";
        string same = types.Length == 1 ? "" : Species(group.Where(Has));
        return $"{gene}\t{family}\t{site.Species}\t{site.Start}\t{site.End}\t{site.UtrStart}\t{site.UtrEnd}\t{site.Group}\t{site.Type}\tx\t"
            + $"{string.Join('+', types)}\t{Species(group)}\t{same}\t{site.Overlap}\n";
    }

    private static string Species(IEnumerable<Site> sites) => string.Join(' ', sites.Select(site => site.Species).Distinct().Order());

    internal sealed class Site
    {
        public required int Species { get; init; }

        public required int Start { get; init; }

        public required int End { get; init; }

        public int UtrStart { get; init; }

        public int UtrEnd { get; init; }

        public string Type { get; init; } = "6mer";

        public int Overlap { get; init; }

        public int Group { get; set; }

        public string Key => $"{Species}::{Start}::{End}";
    }
}
