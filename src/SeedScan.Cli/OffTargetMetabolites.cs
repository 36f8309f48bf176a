using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Cli;

/// <summary>The truncations that <c>--metabolites</c> adds, each behind the oligo that it is of.</summary>
internal static class OffTargetMetabolites
{
    /// <summary>The oligos, and of each what is left of it when one or two bases are missing at its ends.</summary>
    /// <param name="oligos">The oligos.</param>
    /// <param name="warn">Is told of what is too short to be searched.</param>
    /// <exception cref="InputException">An oligo has the name of another one's truncation.</exception>
    public static IReadOnlyList<Oligo> With(IReadOnlyList<Oligo> oligos, Action<string> warn)
    {
        HashSet<string> names = [.. oligos.Select(oligo => oligo.Name)];
        List<Oligo> all = [];
        string? first = null;
        int tooShort = 0;
        foreach (Oligo oligo in oligos)
        {
            all.Add(oligo);
            foreach (Oligo truncated in OligoMetabolites.Of(oligo))
            {
                if (truncated.Length < SimilaritySearch.MinLength)
                {
                    first ??= truncated.Name;
                    tooShort++;
                }
                else if (names.Contains(truncated.Name))
                {
                    throw new InputException(
                        InputErrorKind.Oligo, $"an oligo and a truncation of {oligo.Name} have the name {truncated.Name}", "Give the oligo another name.", record: truncated.Name);
                }
                else
                {
                    all.Add(truncated);
                }
            }
        }

        if (tooShort > 0)
        {
            warn($"{tooShort} truncation{(tooShort == 1 ? " has" : "s have")} fewer than {SimilaritySearch.MinLength} bases, the first of them {first}; not searched.");
        }

        return all;
    }
}
