using System.Globalization;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Thermodynamics;

namespace SeedScan.Cli;

/// <summary>Therapeutics and other oligos as text: the list, and all that is known of one.</summary>
internal static class DrugText
{
    private const string Unknown = ".";

    /// <summary>The table of all.</summary>
    public static string List()
    {
        StringBuilder text = new("name\taliases\trole\ttarget\tsequence\tpassenger\tstatus\tsource\n");
        foreach (Therapeutic drug in TherapeuticCatalogue.All)
        {
            text.AppendJoin(
                '\t',
                drug.Name,
                Aliases(drug),
                OligoRoles.WordOf(drug.Design.Role),
                drug.Design.IntendedTarget,
                drug.Design.Strand.Bases,
                drug.Design.Partner?.Bases ?? Unknown,
                drug.Status,
                drug.Source ?? Unknown).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>All that is known of those with a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static string Of(string name)
    {
        StringBuilder text = new();
        foreach (Therapeutic drug in TherapeuticCatalogue.Candidates(name))
        {
            text.Append(text.Length > 0 ? "\n" : "");
            AppendFacts(drug, text);
            AppendDesign(drug.Design, text);
        }

        return text.ToString();
    }

    /// <summary>An oligo in every notation, with its liabilities.</summary>
    public static string Of(OligoDesign design)
    {
        StringBuilder text = new();
        AppendRow(text, "name", design.Name);
        AppendDesign(design, text);
        return text.ToString();
    }

    private static void AppendDesign(OligoDesign design, StringBuilder text)
    {
        AppendNotations(design, text);
        text.Append("\nstrand\tliability\tvalue\tplaces\trule\tcitation\n");
        AppendLiabilities(design.Strand, text);
        if (design.Partner is { } partner)
        {
            AppendLiabilities(partner, text);
        }
    }

    private static void AppendFacts(Therapeutic drug, StringBuilder text)
    {
        string relation = drug.IsEqualToTarget ? "begins with" : "reverse complement of";
        AppendRow(text, "name", drug.Name);
        AppendRow(text, "aliases", Aliases(drug));
        AppendRow(text, "role", OligoRoles.WordOf(drug.Design.Role));
        AppendRow(text, "target", drug.Design.IntendedTarget ?? Unknown);
        AppendRow(text, "relation", string.Create(CultureInfo.InvariantCulture, $"{relation} nt {drug.First}-{drug.Last}"));
        AppendRow(text, "status", drug.Status);
        AppendRow(text, "chemistry", drug.Chemistry ?? Unknown);
        AppendRow(text, "source", drug.Source ?? Unknown);
    }

    // Of two strands each has its own row in the notations of one strand.
    private static void AppendNotations(OligoDesign design, StringBuilder text)
    {
        foreach (OligoDialect dialect in Enum.GetValues<OligoDialect>())
        {
            if (dialect == OligoDialect.Auto)
            {
                continue;
            }

            string word = OligoNotation.WordOf(dialect);
            if (design.Partner is not { } partner || dialect == OligoDialect.Helm)
            {
                AppendRow(text, word, Written(design, dialect));
                continue;
            }

            AppendRow(text, word, Written(new OligoDesign(design.Strand), dialect));
            AppendRow(text, $"{word}, passenger", Written(new OligoDesign(partner), dialect));
        }
    }

    private static string Written(OligoDesign design, OligoDialect dialect)
    {
        try
        {
            return OligoNotation.Format(design, dialect);
        }
        catch (InputException cannot)
        {
            return $"{Unknown} ({cannot.Problem})";
        }
    }

    private static void AppendLiabilities(Oligo strand, StringBuilder text)
    {
        foreach (Liability fact in OligoLiabilities.Of(strand).Concat(EnergyLiabilities.Of(strand)))
        {
            text.AppendJoin('\t', strand.Name, fact.Name, fact.Value, fact.Places, fact.Rule, fact.Citation).Append('\n');
        }
    }

    private static void AppendRow(StringBuilder text, string field, string value) => text.Append(field).Append('\t').Append(value).Append('\n');

    private static string Aliases(Therapeutic drug) => drug.Aliases.Count == 0 ? Unknown : string.Join(", ", drug.Aliases);
}
