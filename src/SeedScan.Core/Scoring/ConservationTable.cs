using System.Globalization;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>Names one site of a family in one species.</summary>
/// <param name="Target">The gene or transcript.</param>
/// <param name="Family">The family's name.</param>
/// <param name="Species">The NCBI taxonomy number.</param>
/// <param name="Type">The type.</param>
/// <param name="Start">The first base in the sequence without gaps, 0-based.</param>
/// <param name="End">The end, exclusive.</param>
public readonly record struct ConservedSite(string Target, string Family, int Species, SiteType Type, int Start, int End);

/// <summary>The probability of conserved targeting (PCT) of sites: TargetScan's site table with branch lengths and PCT.</summary>
/// <remarks>
/// Columns are found by their names in the header line; others may stand between them. <c>NA</c> says that there is no PCT
/// for the site's type and family.
/// <code>
/// Gene_ID  miRNA_family_ID  species_ID  ...  UTR_start  UTR_end  ...  Site_type  ...  Pct
/// GENE1    miR-10           9606        ...  121        127      ...  7mer-m8    ...  0.0547
/// </code>
/// </remarks>
public sealed class ConservationTable
{
    private const string Form =
        "A PCT table has a header line and tabs between the columns Gene_ID, miRNA_family_ID, species_ID, UTR_start, UTR_end, Site_type and Pct, among others.";

    private static readonly string[] Columns = ["Gene_ID", "miRNA_family_ID", "species_ID", "UTR_start", "UTR_end", "Site_type", "Pct"];

    private readonly Dictionary<ConservedSite, double> _pct = [];

    private ConservationTable(string path) => Path = path;

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The number of sites.</summary>
    public int Sites => _pct.Count;

    /// <summary>Reads a file, plain or compressed with gzip.</summary>
    /// <exception cref="InputException">It cannot be read, lacks a column or any row, or a row is not well formed or there twice with another PCT.</exception>
    public static ConservationTable Read(string path)
    {
        using TableLines lines = new(path, Form);
        ConservationTable table = new(lines.File);
        if (!lines.TryRead(out string[] header))
        {
            throw lines.Empty();
        }

        int[] places = Array.ConvertAll(Columns, column => PlaceOf(lines, header, column));
        int most = places.Max();
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        while (lines.TryRead(out string[] row))
        {
            if (row.Length <= most)
            {
                throw lines.Wrong($"{row.Length} column{(row.Length == 1 ? "" : "s")}, and Pct is column {most + 1} of the header", row[0]);
            }

            table.Add(lines, Array.ConvertAll(places, place => row[place]), names);
        }

        return table.Sites > 0 ? table : throw lines.Empty();
    }

    /// <summary>Looks a site up.</summary>
    /// <param name="site">The site.</param>
    /// <param name="pct">Its PCT; null where the table says NA.</param>
    /// <returns>False if the table does not list the site.</returns>
    public bool TryGet(in ConservedSite site, out double? pct)
    {
        bool found = _pct.TryGetValue(site, out double value);
        pct = found && !double.IsNaN(value) ? value : null;
        return found;
    }

    // The site table of stage 1 writes a_Gene_ID, which sorts before the rows.
    private static int PlaceOf(TableLines lines, string[] header, string column)
    {
        int place = Array.FindIndex(header, cell => cell == column || (column == "Gene_ID" && cell == "a_Gene_ID"));
        return place >= 0 ? place : throw lines.Wrong(
            $"there is no column '{column}'", "", column == "Pct" ? $"{Form} The site table without PCT is its input." : Form);
    }

    private void Add(TableLines lines, string[] cells, Dictionary<string, string> names)
    {
        string target = Once(names, lines.Name(cells[0], "gene"));
        int start = lines.Whole(cells[3], "UTR_start", target);
        ConservedSite site = new(
            target,
            Once(names, lines.Name(cells[1], "family")),
            lines.Whole(cells[2], "species", target, least: 0),
            TypeOf(lines, cells[5], target),
            start - 1,
            lines.Whole(cells[4], "UTR_end", target, least: start));
        double pct = cells[6] == "NA" ? double.NaN : lines.Number(cells[6], "Pct", target, -1, 1);
        if (!_pct.TryAdd(site, pct) && !_pct[site].Equals(pct))
        {
            throw lines.Wrong(
                string.Create(CultureInfo.InvariantCulture, $"the site of {site.Family} at {start}-{site.End} in species {site.Species} was given before with another PCT"),
                target,
                "Leave one of the rows out.");
        }
    }

    // A name stands in thousands of rows and is kept once.
    private static string Once(Dictionary<string, string> names, string name) => names.TryAdd(name, name) ? name : names[name];

    private static SiteType TypeOf(TableLines lines, string cell, string target) => cell switch
    {
        "8mer-1a" => SiteType.Mer8,
        "7mer-m8" => SiteType.Mer7M8,
        "7mer-1a" => SiteType.Mer7A1,
        "6mer" => SiteType.Mer6,
        _ => throw lines.Wrong($"the site type '{cell}' is none of 8mer-1a, 7mer-m8, 7mer-1a and 6mer", target),
    };
}
