using SeedScan.Oligos;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>The designs that the options name, in the order --oligo, --drug, --oligos, with role and intended target; each name once.</summary>
internal static class OligoDesigns
{
    private const int LongestQuote = 40;

    /// <summary>The role that is asked for; unknown if none is.</summary>
    /// <exception cref="UsageException">The word is none.</exception>
    public static OligoRole RoleOf(string? word) =>
        word is null ? OligoRole.Unknown : (OligoRole)(1 + Choice.Of("role", word, [.. OligoRoles.Words.Skip(1)]));

    /// <summary>Reads the designs as they are asked for, so that a panel of any size takes no memory but for its names.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dialect">What sequences are written in.</param>
    /// <param name="warn">Is told what was given twice.</param>
    /// <exception cref="InputException">A notation, name or file that cannot be used.</exception>
    public static IEnumerable<OligoDesign> Of(OffTargetOptions options, OligoDialect dialect, Action<string> warn)
    {
        Dictionary<string, OligoDesign> byName = new(StringComparer.Ordinal);
        int repeats = 0;
        foreach ((OligoDesign design, _) in All(options, dialect, warn))
        {
            if (byName.TryAdd(design.Name, design))
            {
                yield return design;
                continue;
            }

            repeats++;
            OligoDesign other = byName[design.Name];
            if (!IsSame(other.Strand, design.Strand) || !IsSame(other.Partner, design.Partner))
            {
                throw TwoOf(design.Name, null);
            }
        }

        TellRepeats(repeats, warn);
    }

    /// <summary>Warns of what was given again.</summary>
    public static void TellRepeats(int repeats, Action<string> warn)
    {
        if (repeats > 0)
        {
            warn(repeats == 1 ? "1 oligo was given again and is used once." : $"{repeats} oligos were given again and are used once.");
        }
    }

    /// <summary>A sequence of the command line as a design. Its name is its bases, as they were typed where these are all.</summary>
    /// <exception cref="InputException">It cannot be read, or has two strands where the role has one.</exception>
    public static OligoDesign Typed(string text, OligoDialect dialect, OligoRole role)
    {
        OligoDesign design = OligoNotation.Parse(text, InputException.Printable(text, LongestQuote), dialect);
        string name = OligoSelection.LooksLikeOligo(text) ? text : design.Strand.Bases;
        return design.Partner is null || OligoDesign.MayHavePartner(role)
            ? new OligoDesign(design.Strand.WithName(name), role, design.Partner?.WithName(OligoNotation.PassengerName(name)))
            : throw new InputException(
                InputErrorKind.Oligo, $"the role {OligoRoles.WordOf(role)} has one strand, and two are given", "Give one strand, or --role mimic or sirna.", record: name);
    }

    /// <summary>True if two strands are one molecule, whatever their names.</summary>
    public static bool IsSame(Oligo? one, Oligo? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Bases == other.Bases && one.IsChemistryKnown == other.IsChemistryKnown && one.Sugars.SequenceEqual(other.Sugars) && one.Linkages.SequenceEqual(other.Linkages) && one.Modifications.SequenceEqual(other.Modifications);

    /// <summary>Says that a name stands for two molecules, which may differ in sugars or linkages alone.</summary>
    public static InputException TwoOf(string name, string? file) => new(
        InputErrorKind.Oligo, $"the name {name} stands for two oligos of different bases, sugars or linkages", "Give each oligo a name of its own, in a table or FASTA (--oligos).", file);

    /// <summary>All designs, those given again too, and the file that each is from; null for those of the command line.</summary>
    public static IEnumerable<(OligoDesign Design, string? File)> All(OffTargetOptions options, OligoDialect dialect, Action<string> warn)
    {
        OligoRole role = RoleOf(options.Role);
        foreach (string text in options.Oligos)
        {
            yield return (Typed(text, dialect, role) with { IntendedTarget = options.Intended }, null);
        }

        foreach (string name in options.Drugs)
        {
            foreach (Therapeutic drug in TherapeuticCatalogue.Candidates(name))
            {
                yield return (drug.Design, null);
            }
        }

        if (options.OligoFile is { } path)
        {
            string file = path == "-" ? "standard input" : path;
            foreach (OligoDesign design in OligoPanel.Read(path, new OligoPanelOptions { Dialect = dialect, Role = role, Warn = warn }))
            {
                yield return (design.IntendedTarget is null ? design with { IntendedTarget = options.Intended } : design, file);
            }
        }
    }
}
