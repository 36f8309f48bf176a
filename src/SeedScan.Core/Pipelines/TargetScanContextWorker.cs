using System.Globalization;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>One thread's share of the work on a context table: scores the sites of a gene.</summary>
internal sealed class TargetScanContextWorker(SortedFamilies families, TargetScanSeries series, TargetScanInputs inputs)
{
    private const int Human = 9606;

    // The script scores no others: they are the species that its weights of isoforms and families were made for.
    private static readonly HashSet<int> ScoredSpecies = [10090, 10116, 13616, 8364, 9031, 9544, 9598, Human, 9615, 9913];

    private readonly Dictionary<int, TargetScanUtr> _utrs = [];
    private readonly TargetScanSite _site = new();
    private readonly TargetScanScorer _scorer = new();

    /// <summary>Writes the rows of a gene's sites.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="gene">The gene, searched.</param>
    /// <param name="groupsBefore">The number of groups before it.</param>
    /// <param name="result">Takes the rows.</param>
    /// <exception cref="InputException">A file of RNAplfold is not well formed.</exception>
    public void Score(TargetScanBatch batch, TargetScanBatch.Gene gene, long groupsBefore, TargetScanScoredGene result)
    {
        _utrs.Clear();
        ReadOnlySpan<byte> name = batch.NameOf(gene);
        string target = Encoding.UTF8.GetString(name);
        TargetScanContextWriter writer = new(result.Text);
        foreach (ref readonly AlignedSite site in gene.Sites)
        {
            double? pct = PctOf(target, site, result);
            if (!ScoredSpecies.Contains(site.Species))
            {
                result.Gaps.Add((TargetScanGap.Species, PlaceOf(target, site)));
                continue;
            }

            ReadOnlySpan<TargetScanSeries.Member> members = series.Of(site.Family, site.Species);
            if (members.IsEmpty)
            {
                result.Gaps.Add((TargetScanGap.Matures, Invariant($"family {families.Families[site.Family].Name} in species {site.Species}")));
                continue;
            }

            _site.Load(UtrOf(batch, gene, target, site.Species, result), site.Type, site.UtrStart, site.UtrEnd);
            TargetScanFamilyFacts facts = FactsOf(target, site, pct, result);
            foreach (ref readonly TargetScanSeries.Member member in members)
            {
                _scorer.Compute(member.Rna, _site, facts);
                TargetScanRowShape shape = writer.WriteRow(
                    new TargetScanRowName
                    {
                        Gene = name,
                        Species = site.Species,
                        Rna = member.Rna.Name,
                        Family = families.Names[site.Family],
                        Group = groupsBefore + site.Group,
                    },
                    _site,
                    _scorer);
                result.Rows.Add(new TargetScanScoredRow(member.Series, _scorer.Score, _scorer.Weighted, shape));
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string PlaceOf(string target, in AlignedSite site) => Invariant($"{target} {site.Species} {site.UtrStart}-{site.UtrEnd}");

    private TargetScanFamilyFacts FactsOf(string target, in AlignedSite site, double? pct, TargetScanScoredGene result)
    {
        RnaFamily family = families.Families[site.Family];
        int eightmers = 0;
        _ = inputs.Orfs?.TryGetCount(target, site.Species, family.Seed, out eightmers);
        SeedAbundance abundance = default;
        if (inputs.Abundance is { } table && !table.TryGet(family.Seed, out abundance))
        {
            result.Gaps.Add((TargetScanGap.Abundance, family.Seed));
        }

        if (_site.Utr.Accessibility is not null && _site.LogAccessibility is null)
        {
            result.Gaps.Add((TargetScanGap.AccessibilityValue, PlaceOf(target, site)));
        }

        return new TargetScanFamilyFacts(eightmers, abundance, pct);
    }

    // Also of a site that is not scored: a row of the table that fits no site is told, and this one fits.
    private double? PctOf(string target, in AlignedSite site, TargetScanScoredGene result)
    {
        double? pct = null;
        if (inputs.Conservation is { } conservation)
        {
            string family = families.Families[site.Family].Name;
            bool isListed = conservation.TryGet(new ConservedSite(target, family, site.Species, site.Type, site.UtrStart - 1, site.UtrEnd), out pct);
            result.SitesInPctTable += isListed ? 1 : 0;
            if (!isListed)
            {
                result.Gaps.Add((TargetScanGap.Conservation, PlaceOf(target, site)));
            }
        }

        return pct;
    }

    private TargetScanUtr UtrOf(TargetScanBatch batch, TargetScanBatch.Gene gene, string target, int species, TargetScanScoredGene result)
    {
        if (_utrs.TryGetValue(species, out TargetScanUtr? utr))
        {
            return utr;
        }

        byte[] letters = LettersOf(batch, gene, species);
        AccessibilityProfile? profile = null;
        if (inputs.Accessibility is { } files && !files.TryGet(target, species, out profile))
        {
            profile = null;
            result.Gaps.Add((TargetScanGap.AccessibilityFile, Invariant($"{target}.{species}_lunp")));
        }

        int? orf = null;
        if (inputs.Orfs is { LengthPath: not null } orfs)
        {
            if (orfs.TryGetLength(target, species, out int length))
            {
                orf = length;
            }
            else
            {
                result.Gaps.Add((TargetScanGap.OrfLength, Invariant($"{target} {species}")));
            }
        }

        TargetScanIsoforms isoforms = IsoformsOf(gene, target, species, letters.Length, result);
        _utrs.Add(species, utr = new TargetScanUtr(letters, isoforms) { OrfLength = orf, Accessibility = profile });
        return utr;
    }

    private TargetScanIsoforms IsoformsOf(TargetScanBatch.Gene gene, string target, int species, int length, TargetScanScoredGene result)
    {
        IReadOnlyList<IsoformRange> ranges = [];
        if (inputs.Isoforms is { } isoforms && !isoforms.TryGet(target, out ranges))
        {
            result.Gaps.Add((TargetScanGap.Isoforms, target));
        }

        if (ranges.Count == 0 || species == Human)
        {
            return new TargetScanIsoforms(ranges, stretch: 1);
        }

        if (gene.HumanLength == 0)
        {
            result.Gaps.Add((TargetScanGap.HumanUtr, target));
            return new TargetScanIsoforms(ranges, stretch: 1);
        }

        return new TargetScanIsoforms(ranges, (double)length / gene.HumanLength);
    }

    private static byte[] LettersOf(TargetScanBatch batch, TargetScanBatch.Gene gene, int species)
    {
        foreach (TargetScanBatch.Row row in batch.RowsOf(gene))
        {
            if (row.Species == species)
            {
                ReadOnlySpan<byte> aligned = batch.AlignedOf(row);
                byte[] letters = new byte[aligned.Length - aligned.Count((byte)'-')];
                _ = UtrTableRow.CopyLetters(aligned, letters);
                return letters;
            }
        }

        throw new InvalidOperationException("A site was found in a row that is not there.");
    }
}
