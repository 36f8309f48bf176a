namespace SeedScan.Scoring;

/// <summary>Counts the targets that are looked up in some files by their names, and those that each file does not have. For any thread.</summary>
/// <remarks>Threads come in no order, so that the target which is told is the first by its letters, and not the first of the run.</remarks>
/// <param name="files">The number of files.</param>
internal sealed class NamesNotFound(int files)
{
    private readonly Lock _gate = new();

    // A target that is searched in several slices is looked up in each.
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly int[] _missing = new int[files];
    private readonly string?[] _first = new string?[files];

    /// <summary>Counts a target, once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lacking">Bit i is set where file i was asked and does not have it.</param>
    public void Count(string name, int lacking)
    {
        lock (_gate)
        {
            if (!_names.Add(name))
            {
                return;
            }

            for (int file = 0; lacking != 0; file++, lacking >>= 1)
            {
                if ((lacking & 1) != 0)
                {
                    _missing[file]++;
                    _first[file] = _first[file] is { } first && string.CompareOrdinal(name, first) >= 0 ? first : name;
                }
            }
        }
    }

    /// <summary>Tells of a file how many it does not have, if there are any.</summary>
    /// <param name="file">The number of the file.</param>
    /// <param name="path">The file; or a folder of files.</param>
    /// <param name="firstThere">Gives the first name that is there; null where there is none.</param>
    /// <param name="warn">Is told.</param>
    public void Tell(int file, string path, Func<string?> firstThere, Action<string> warn)
    {
        lock (_gate)
        {
            int missing = _missing[file];
            if (missing > 0)
            {
                string there = missing < _names.Count ? "" : firstThere() is { } first ? $"whose first name is {first}" : "which is empty";
                warn(
                    _names.Count == 1 ? $"{_first[file]}, the only target with sites, is not in {path}, {there}."
                    : missing == _names.Count ? $"none of the {_names.Count} targets with sites is in {path}, {there}; one of theirs is {_first[file]}."
                    : $"{missing} of the {_names.Count} targets with sites {(missing == 1 ? $"is not in {path}: {_first[file]}" : $"are not in {path}, such as {_first[file]}")}.");
            }
        }
    }

    /// <summary>How many were counted for a file, and the first of them by its letters.</summary>
    public (int Count, string? First) Of(int file)
    {
        lock (_gate)
        {
            return (_missing[file], _first[file]);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _names.Clear();
            Array.Clear(_missing);
            Array.Clear(_first);
        }
    }
}
