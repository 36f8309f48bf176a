namespace SeedScan.Cli;

/// <summary>Where the sites, the totals, the ranking and the drawings of a scan go: files that appear together when all is done, or standard output.</summary>
internal sealed class ScanOutputs : IDisposable
{
    private readonly List<OutputFile> _files = [];
    private readonly OutputStream? _standardOutput;

    /// <summary>Opens what the plan asks for.</summary>
    /// <exception cref="OutputException">One of them cannot be written.</exception>
    public ScanOutputs(ScanPlan plan)
        : this(plan.Sites, plan.Summary, plan.Ranking, plan.Drawings)
    {
    }

    /// <summary>Opens outputs, each a path, <c>-</c> for standard output, or null for nowhere.</summary>
    /// <exception cref="OutputException">One of them cannot be written.</exception>
    public ScanOutputs(string? sites, string? summary, string? ranking = null, string? drawings = null)
    {
        try
        {
            _standardOutput = new[] { sites, summary, ranking, drawings }.Contains("-") ? OutputStream.OpenStandardOutput() : null;
            Sites = Open(sites);
            Summary = Open(summary);
            Ranking = Open(ranking);
            Drawings = Open(drawings);
            if (_standardOutput is not null)
            {
                _standardOutput.OutlivesReader = _files.Count > 0;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Takes the sites, or null where none are wanted.</summary>
    public OutputStream? Sites { get; }

    /// <summary>Takes the totals, or null where none are wanted.</summary>
    public OutputStream? Summary { get; }

    /// <summary>Takes the ranking, or null where none is wanted.</summary>
    public OutputStream? Ranking { get; }

    /// <summary>Takes the drawings, or null where none are wanted.</summary>
    public OutputStream? Drawings { get; }

    /// <summary>True for the names whose files are compressed.</summary>
    public static bool IsCompressed(string? path) => path is not null && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the files their names; the sites come last, so that where they are all else is.</summary>
    /// <exception cref="OutputException">The last bytes cannot be written.</exception>
    public void Complete()
    {
        _standardOutput?.Flush();
        for (int i = _files.Count - 1; i >= 0; i--)
        {
            _files[i].Complete();
        }
    }

    /// <summary>Removes what is not complete. Also called from a signal's thread.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private OutputStream? Open(string? path)
    {
        if (path is null or "-")
        {
            return path is null ? null : _standardOutput;
        }

        OutputFile file = new(path);
        _files.Add(file);
        return file.Stream;
    }
}
