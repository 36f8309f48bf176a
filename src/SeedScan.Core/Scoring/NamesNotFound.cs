namespace SeedScan.Scoring;

/// <summary>Counts the targets that are looked up in a file by their names, and those that it does not have. For any thread.</summary>
/// <remarks>Threads come in no order, so that the target which is told is the first by its letters, and not the first of the run.</remarks>
internal sealed class NamesNotFound
{
    private readonly Lock _gate = new();

    // A target that is searched in several slices is looked up in each.
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _missing;
    private string? _first;

    /// <summary>Counts a target, once.</summary>
    public void Count(string name, bool isThere)
    {
        lock (_gate)
        {
            if (!_names.Add(name) || isThere)
            {
                return;
            }

            _missing++;
            _first = _first is null || string.CompareOrdinal(name, _first) < 0 ? name : _first;
        }
    }

    /// <summary>Tells how many were not found, if there are any, and forgets all.</summary>
    /// <param name="warn">Is told, or null.</param>
    /// <param name="file">Where they were looked up; a file, or a folder of files.</param>
    /// <param name="firstThere">The first name that is there; null where there is none.</param>
    public void Tell(Action<string>? warn, string? file, string? firstThere)
    {
        lock (_gate)
        {
            if (_missing > 0)
            {
                string there = firstThere is null ? "which is empty" : $"whose first name is {firstThere}";
                warn?.Invoke(
                    _names.Count == 1 ? $"{_first}, the only target with sites, is not in {file}, {there}."
                    : _missing == _names.Count ? $"none of the {_names.Count} targets with sites is in {file}, {there}; one of theirs is {_first}."
                    : $"{_missing} of the {_names.Count} targets with sites {(_missing == 1 ? $"is not in {file}: {_first}" : $"are not in {file}, such as {_first}")}.");
            }

            _names.Clear();
            (_missing, _first) = (0, null);
        }
    }
}
