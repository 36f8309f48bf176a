using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>A file of many designs: FASTA, or a table with columns parted by tabs, commas or semicolons; plain or gzip.</summary>
/// <remarks>
/// <code>
/// name     sequence             role     partner  intended target        any order; name and sequence must be there
/// MRG-106  CACGATTAGCATTA       antimir           hsa-miR-155-5p
/// </code>
/// In FASTA the name is the header up to its first blank. A cell that holds the separator stands in double quotes, except in a table with tabs. An
/// empty cell and <c>.</c> are "not told". Which of the two it is, and what parts the columns, the first line tells.
/// </remarks>
public static class OligoPanel
{
    /// <summary>Reads designs one after the other, so that a panel of any size takes no memory.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="options">How to read it, or null for the defaults.</param>
    /// <returns>The designs in the order of the file; reading goes on as they are asked for.</returns>
    /// <exception cref="InputException">
    /// While they are asked for: the file cannot be read, is no such table, or holds nothing; a record cannot be read or has the name of
    /// an earlier one. The message names file, line and record.
    /// </exception>
    public static IEnumerable<OligoDesign> Read(string path, OligoPanelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Designs(path, options ?? new OligoPanelOptions());
    }

    private static IEnumerable<OligoDesign> Designs(string path, OligoPanelOptions options)
    {
        using PanelLines lines = new(path);
        string first = lines.NextThatIsNotBlank()
            ?? throw new InputException(InputErrorKind.Empty, "holds no oligo", "Is it the right file? It is empty or blank.", lines.File);
        IEnumerable<PanelRecord> records = first[0] == '>' ? PanelFasta.Records(lines, first, options) : new PanelTable(lines, first, options).Records();
        Dictionary<string, long> names = new(StringComparer.Ordinal);
        foreach (PanelRecord record in records)
        {
            if (!names.TryAdd(record.Name, record.Line))
            {
                throw lines.Wrong(record, $"line {names[record.Name]} has an oligo of this name already", "Give each a name of its own.");
            }

            yield return Design(lines, record, options.Dialect);
        }

        if (names.Count == 0)
        {
            throw new InputException(InputErrorKind.Empty, "holds no oligo", "Is it the right file? It has a header and no rows.", lines.File);
        }
    }

    private static OligoDesign Design(PanelLines lines, PanelRecord record, OligoDialect dialect)
    {
        OligoDesign strand = Parse(lines, record, (record.Sequence, record.Name), dialect);
        Oligo? partner = strand.Partner;
        if (record.Partner is { } passenger)
        {
            OligoDesign other = Parse(lines, record, (passenger, OligoNotation.PassengerName(record.Name)), dialect);
            partner = partner is null && other.Partner is null
                ? other.Strand
                : throw lines.Wrong(record, "more than two strands are given", "Give the passenger in the column partner or in HELM, not in both.");
        }

        return partner is null || OligoDesign.MayHavePartner(record.Role)
            ? new OligoDesign(strand.Strand, record.Role, partner) { IntendedTarget = record.Target }
            : throw lines.Wrong(record, $"the role {OligoRoles.WordOf(record.Role)} has one strand, and a partner is given", "Leave the partner out, or name the role mimic or sirna.");
    }

    private static OligoDesign Parse(PanelLines lines, PanelRecord record, (string Text, string Name) strand, OligoDialect dialect)
    {
        try
        {
            return OligoNotation.Parse(strand.Text, strand.Name, dialect);
        }
        catch (InputException wrong)
        {
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy, lines.File, record.Line, strand.Name, wrong);
        }
    }
}
