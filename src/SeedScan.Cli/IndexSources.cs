using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>Indexes and files given together: an index that was built from a file among them holds the same targets, or those it had once.</summary>
internal static class IndexSources
{
    /// <summary>Compares every index among the targets with every other target.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="onSame">Is told an index and the file that it was built from.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A file has changed since its index was built.</exception>
    public static void Check(IReadOnlyList<string> targets, Action<string, string> onSame, CancellationToken cancellation)
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
                switch (index.CompareSource(other, cancellation))
                {
                    case SourceState.Same:
                        onSame(path, other);
                        break;
                    case SourceState.Changed:
                        throw new InputException(
                            InputErrorKind.Index,
                            $"was built from {Path.GetFileName(other)}, and {other} has changed since",
                            "Build the index again, or give only one of the two.",
                            path);
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>The same where both would be searched: their targets would come twice.</summary>
    /// <exception cref="UsageException">An index and the file that it was built from are both given.</exception>
    public static void CheckOnce(IReadOnlyList<string> targets, CancellationToken cancellation) => Check(
        targets,
        (index, source) => throw new UsageException($"{index} is the index of {source}, so that each target would come twice; give one of the two"),
        cancellation);
}
