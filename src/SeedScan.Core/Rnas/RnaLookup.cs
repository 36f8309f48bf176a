using System.Buffers;
using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>Finds a small RNA from what a person types: a miRBase name, an accession, or a sequence.</summary>
public static class RnaLookup
{
    private const string Species = "hsa-";
    private const int MostCandidates = 12;
    private const int MostNearest = 5;
    private static readonly SearchValues<char> _bases = SearchValues.Create("ACGUTacgut");

    /// <summary>Finds one small RNA.</summary>
    /// <param name="query">
    /// One of: a name of miRBase v22, with or without the species (<c>hsa-miR-21-5p</c>, <c>miR-21-5p</c>), in any
    /// case; an accession of a mature miRNA (<c>MIMAT0000076</c>), in any case; a sequence of at least 8 nt,
    /// 5'→3', of the letters A, C, G, U and T in either case, also with blanks in it and between <c>5'-</c> and
    /// <c>-3'</c>. Surrounding white space is dropped.
    /// </param>
    /// <returns>
    /// The bundled miRNA for a name or an accession. For a sequence a new RNA whose name is the sequence as it was
    /// typed (its letters alone) and which has no accession, also where a bundled miRNA has the same sequence (several may).
    /// </returns>
    /// <remarks>
    /// A name of letters alone does not exist, so a query of letters alone is always a sequence. A name must be
    /// whole but for its species: <c>miR-21</c> may mean <c>miR-21-5p</c> or <c>miR-21-3p</c>, and neither is guessed.
    /// </remarks>
    /// <exception cref="InputException">
    /// (<see cref="InputErrorKind.Rna"/>) The name is ambiguous or unknown (the message lists what may have been
    /// meant), the accession is unknown, or the sequence is too short or has another letter.
    /// </exception>
    public static SmallRna Find(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string text = query.Trim();
        if (text.Length == 0)
        {
            throw Error("", "the name of the small RNA is empty", "Give a miRBase name, an accession or a sequence.");
        }

        string letters = LettersAlone(text);
        if (letters.Length > 0 && letters.All(char.IsAsciiLetter))
        {
            return FromSequence(letters);
        }

        return ByNameOrAccession(text, StringComparison.Ordinal)
            ?? ByNameOrAccession(text, StringComparison.OrdinalIgnoreCase)
            ?? throw NotFound(text);
    }

    /// <summary>Finds every small RNA that a person may mean, where <see cref="Find"/> wants one.</summary>
    /// <param name="query">As for <see cref="Find"/>, or the beginning of a name: <c>miR-21</c>, <c>let-7</c>, <c>miR-2</c>, <c>hsa</c>.</param>
    /// <returns>
    /// The one miRNA of that name or accession; else those whose names go on with a new part (<c>miR-21</c>: miR-21-3p and
    /// miR-21-5p, not miR-210-3p); else all whose names begin with these letters; in the order in which people count. For a sequence the bundled miRNAs that are equal to it, and where there is none, the sequence itself. Never empty.
    /// </returns>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Rna"/>) There is none.</exception>
    public static IReadOnlyList<SmallRna> Candidates(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            SmallRna found = Find(query);
            List<SmallRna> equal = found.Accession is not null ? [] : [.. MirBase.Human.Where(rna => rna.Sequence == found.Sequence)];
            return equal.Count > 0 ? equal : [found];
        }
        catch (InputException) when (Beginning(query.Trim()) is { Count: > 0 } names)
        {
            Dictionary<string, SmallRna> byName = MirBase.Human.ToDictionary(rna => rna.Name, StringComparer.Ordinal);
            return [.. names.Select(name => byName[name])];
        }
    }

    private static List<string> Beginning(string text) =>
        RnaNames.Candidates(text, MirBase.Human) is { Count: > 0 } parts ? parts : RnaNames.Beginning(text, MirBase.Human);

    // As papers and order forms spell a sequence: 5'-UAG GUA GUU-3', with a straight or a typographic prime.
    private static string LettersAlone(string text)
    {
        ReadOnlySpan<char> middle = text;
        if (middle.Length > 1 && middle[0] == '5' && IsPrime(middle[1]))
        {
            middle = middle[2..].TrimStart("- ");
        }

        if (middle.Length > 1 && middle[^2] == '3' && IsPrime(middle[^1]))
        {
            middle = middle[..^2].TrimEnd("- ");
        }

        return string.Concat(middle.ToString().Where(letter => !char.IsWhiteSpace(letter)));
    }

    private static bool IsPrime(char letter) => letter is '\'' or '\u2019' or '\u2032' or '`' or '\u00B4';

    private static SmallRna FromSequence(string text)
    {
        int other = text.AsSpan().IndexOfAnyExcept(_bases);
        if (other >= 0)
        {
            throw Error(
                text,
                $"this is no miRBase name or accession, nor a sequence: '{text[other]}' at place {other + 1} is not A, C, G, U or T",
                "Give a whole name such as hsa-miR-21-5p, an accession such as MIMAT0000076, or a sequence of A, C, G and U.");
        }

        if (text.Length < 8)
        {
            throw Error(
                text,
                $"the sequence has {text.Length} nt, and a seed site needs nt 1-8",
                "Give the whole small RNA 5'→3', at least 8 nt.");
        }

        return new SmallRna(text, text);
    }

    private static SmallRna? ByNameOrAccession(string text, StringComparison comparison)
    {
        SmallRna? found = null;
        foreach (SmallRna rna in MirBase.Human)
        {
            if (rna.Name.Equals(text, comparison)
                || rna.Name.AsSpan(Species.Length).Equals(text, comparison)
                || rna.Accession!.Equals(text, comparison))
            {
                // Without regard to case no two names are equal in v22; should a later release have such, neither is taken.
                if (found is not null)
                {
                    return null;
                }

                found = rna;
            }
        }

        return found;
    }

    private static InputException NotFound(string text)
    {
        if (IsAccession(text, "MIMAT"))
        {
            return Error(
                text,
                $"no human miRNA of miRBase v{MirBase.Version} has this accession",
                "Check the number; for another species give the sequence itself.");
        }

        if (IsAccession(text, "MI"))
        {
            return Error(
                text,
                "this is the accession of a hairpin, which gives one or two mature miRNAs",
                "Give the accession of the mature one (MIMAT...), or its name.");
        }

        List<string> meant = RnaNames.Candidates(text, MirBase.Human);
        return meant.Count > 0 ? Ambiguous(text, meant) : Unknown(text);
    }

    private static InputException Ambiguous(string text, List<string> meant)
    {
        string more = meant.Count > MostCandidates ? $" and {meant.Count - MostCandidates} more" : "";
        string list = string.Join(", ", meant.Take(MostCandidates));
        return meant.Count == 1
            ? Error(text, "this is not the whole name of a mature miRNA", $"Did you mean {list}?")
            : Error(text, $"this name may mean {meant.Count} mature miRNAs", $"Name one of {list}{more}.");
    }

    private static InputException Unknown(string text)
    {
        List<string> nearest = RnaNames.Nearest(text, MirBase.Human, MostNearest);
        string remedy = nearest.Count > 0
            ? $"The nearest names are {string.Join(", ", nearest)}. For an RNA that is not among them give its sequence."
            : "Give a whole name such as hsa-miR-21-5p, an accession such as MIMAT0000076, or a sequence.";
        return Error(text, $"no human miRNA of miRBase v{MirBase.Version} has this name", remedy);
    }

    private static bool IsAccession(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && text.Length > prefix.Length
        && text.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static InputException Error(string record, string problem, string remedy) =>
        new(InputErrorKind.Rna, problem, remedy, record: record.Length == 0 ? null : record);
}
