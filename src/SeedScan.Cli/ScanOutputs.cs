namespace SeedScan.Cli;

/// <summary>Where the sites, the totals, the ranking and the drawings of a scan go: files that appear together when all is done, or standard output.</summary>
internal sealed class ScanOutputs : IDisposable
{
    private readonly OutputFile? _sitesFile;
    private readonly OutputFile? _summaryFile;
    private readonly OutputFile? _rankingFile;
    private readonly OutputFile? _drawingsFile;
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
            _sitesFile = sites is null or "-" ? null : new OutputFile(sites);
            _summaryFile = summary is null or "-" ? null : new OutputFile(summary);
            _rankingFile = ranking is null or "-" ? null : new OutputFile(ranking);
            _drawingsFile = drawings is null or "-" ? null : new OutputFile(drawings);
            _standardOutput = new[] { sites, summary, ranking, drawings }.Contains("-") ? OutputStream.OpenStandardOutput() : null;
        }
        catch
        {
            Dispose();
            throw;
        }

        Sites = _sitesFile?.Stream ?? (sites == "-" ? _standardOutput : null);
        Summary = _summaryFile?.Stream ?? (summary == "-" ? _standardOutput : null);
        Drawings = _drawingsFile?.Stream ?? (drawings == "-" ? _standardOutput : null);
        Ranking = _rankingFile?.Stream ?? (ranking == "-" ? _standardOutput : null);
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

    /// <summary>Gives the files their names.</summary>
    /// <exception cref="OutputException">The last bytes cannot be written.</exception>
    public void Complete()
    {
        _standardOutput?.Flush();
        _drawingsFile?.Complete();
        _rankingFile?.Complete();
        _summaryFile?.Complete();
        _sitesFile?.Complete();
    }

    /// <summary>Removes what is not complete. Also called from a signal's thread.</summary>
    public void Dispose()
    {
        _sitesFile?.Dispose();
        _summaryFile?.Dispose();
        _rankingFile?.Dispose();
        _drawingsFile?.Dispose();
    }
}
