using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>Indexes and files given together: an index that was built from a file among them holds the same targets, or those it had once.</summary>
internal static class IndexSources
{
    /// <summary>Compares every index among the targets with every other target.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="tell">Is told an index, another target, and whether the index was built from it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A file has changed since its index was built.</exception>
    public static void Check(IReadOnlyList<string> targets, Action<string, string, bool> tell, CancellationToken cancellation)
    {
        if (targets.Count < 2)
        {
            return;
        }

        HashSet<string> indexes = [.. targets.Where(KmerIndex.IsIndex)];
        foreach (string path in indexes)
        {
            using KmerIndex index = KmerIndex.Open(path);
            foreach (string other in targets.Where(target => !indexes.Contains(target)))
            {
                SourceState state = index.CompareSource(other, cancellation);
                if (state == SourceState.Changed)
                {
                    throw new InputException(
                        InputErrorKind.Index,
                        $"was built from {other}, which has changed since",
                        "Build the index again, or give only one of the two.",
                        path);
                }

                tell(path, other, state == SourceState.Same);
            }
        }
    }

    /// <summary>The same where all would be searched: targets would come twice.</summary>
    /// <exception cref="UsageException">An index and the file that it was built from are both given, or two indexes of one file.</exception>
    public static void CheckOnce(IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        Check(targets, CheckOther, cancellation);
        Dictionary<string, string> indexOf = new(StringComparer.Ordinal);
        foreach (string path in targets.Count < 2 ? [] : targets.Where(KmerIndex.IsIndex))
        {
            using KmerIndex index = KmerIndex.Open(path);
            foreach (IndexSource source in index.Provenance.Inputs)
            {
                string rows = $"{source.Sha256} {source.Species} {index.Provenance.Region}";
                if (!indexOf.TryAdd(rows, path) && indexOf[rows] != path)
                {
                    throw new UsageException(
                        $"{indexOf[rows]} and {path} both hold {source.Name}, so that each of its targets would come twice; give one of the two");
                }
            }
        }

        static void CheckOther(string index, string other, bool isSource)
        {
            if (isSource)
            {
                throw new UsageException($"{index} is the index of {other}, so that each target would come twice; give one of the two");
            }
        }
    }
}
