using System.Buffers;
using System.Globalization;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Writing;

/// <summary>The summary of a miRNome search as tab-separated values: a row for each strand.</summary>
/// <remarks>
/// Columns: <c>oligo</c>, <c>length</c>, <c>role</c>, <c>intended</c> (miRNAs joined by commas), <c>mirnas</c> (searched), the number of each class and
/// seed, <c>unlisted</c>, and the margin (<see cref="MirnomeMargin"/>) to all others and to those outside the family. What is not told or not known is <c>.</c>: energies too, if the
/// sugars are not known (<see cref="Oligo.IsChemistryKnown"/>).
/// </remarks>
public static class MirnomeSummary
{
    private const string Unknown = ".";

    /// <summary>Writes the header line.</summary>
    public static void WriteHeader(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Encoding.UTF8.GetBytes(
            "oligo\tlength\trole\tintended\tmirnas\titself\tfamily\tseed_covered_2-8\tseed_covered_2-7\tshared_2-8\tshared_2-7\tshared_3-8\tpartial\tunlisted"
            + "\tnearest\tmargin_edits\tstrongest\tmargin_dg\tnearest_outside\tmargin_edits_outside\tstrongest_outside\tmargin_dg_outside\n",
            output);
    }

    /// <summary>Writes the row of one strand.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="search">The search.</param>
    /// <param name="strand">The strand.</param>
    /// <param name="design">The design that it is of.</param>
    /// <param name="hits">What was found.</param>
    /// <exception cref="InputException">A name holds a tab or a line end.</exception>
    public static void Write(IBufferWriter<byte> output, MirnomeSearch search, Oligo strand, OligoDesign design, MirnomeHits hits)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(strand);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(hits);
        StringBuilder row = new(Checked(strand.Name));
        row.Append(CultureInfo.InvariantCulture, $"\t{strand.Length}\t{OligoRoles.WordOf(design.Role)}\t{Intended(search, hits)}\t{hits.Searched}");
        row.Append(CultureInfo.InvariantCulture, $"\t{hits.Count(MirnomeClass.Itself)}\t{hits.Count(MirnomeClass.Family)}");
        row.Append(CultureInfo.InvariantCulture, $"\t{hits.Count(MirnomeClass.SeedCovered, MirnomeSeed.Nt2To8)}\t{hits.Count(MirnomeClass.SeedCovered, MirnomeSeed.Nt2To7)}");
        foreach (MirnomeSeed seed in (ReadOnlySpan<MirnomeSeed>)[MirnomeSeed.Nt2To8, MirnomeSeed.Nt2To7, MirnomeSeed.Nt3To8])
        {
            row.Append(CultureInfo.InvariantCulture, $"\t{hits.Count(MirnomeClass.SharedSeed, seed)}");
        }

        row.Append(CultureInfo.InvariantCulture, $"\t{hits.Count(MirnomeClass.Partial)}\t{hits.Unlisted}");
        Append(row, search, hits.Margin, strand.IsChemistryKnown);
        Append(row, search, hits.MarginOutsideFamily, strand.IsChemistryKnown);
        Encoding.UTF8.GetBytes(row.Append('\n').ToString(), output);
    }

    private static string Intended(MirnomeSearch search, MirnomeHits hits)
    {
        List<string> names = [];
        foreach (ref readonly MirnomeHit hit in hits.Hits)
        {
            if (hit.Class == MirnomeClass.Intended)
            {
                names.Add(Checked(search.Mirnas[hit.Mirna].Name));
            }
        }

        return names.Count == 0 ? Unknown : string.Join(',', names);
    }

    private static void Append(StringBuilder row, MirnomeSearch search, MirnomeMargin margin, bool isChemistryKnown)
    {
        string energy = !isChemistryKnown || double.IsNaN(margin.FreeEnergy37) ? Unknown : RowText.RoundedEnergy(margin.FreeEnergy37).ToString("F2", CultureInfo.InvariantCulture);
        row.Append('\t').Append(NameOf(search, margin.Nearest)).Append('\t').Append(margin.Edits?.ToString(CultureInfo.InvariantCulture) ?? Unknown);
        row.Append('\t').Append(isChemistryKnown ? NameOf(search, margin.Strongest) : Unknown).Append('\t').Append(energy);
    }

    private static string NameOf(MirnomeSearch search, int mirna) => mirna < 0 ? Unknown : Checked(search.Mirnas[mirna].Name);

    private static string Checked(string name)
    {
        RowStyle.CheckRna(name, blanks: false, "TSV");
        return name;
    }
}
