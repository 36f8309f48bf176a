using System.Diagnostics;
using SeedScan.Pipelines;

namespace SeedScan.Cli;

/// <summary>When progress is shown, in the order of the words of <c>--progress</c>.</summary>
internal enum ProgressMode
{
    /// <summary>On a terminal, once the work has taken a second.</summary>
    Auto,

    /// <summary>Always, with a closing line.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}

/// <summary>Looks at the work five times a second and draws how far it is; gone when the work is done.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 24;
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);

    private readonly ScanProgress _progress;
    private readonly Messages _messages;
    private readonly string? _found;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer _timer;

    private ProgressBar(ScanProgress progress, Messages messages, string? found, TimeSpan first)
    {
        _progress = progress;
        _found = found;
        _messages = messages;
        _timer = new Timer(_ => _messages.Draw(Line()), state: null, first, s_period);
    }

    /// <summary>Starts to watch, or returns null where no progress is wanted.</summary>
    /// <param name="progress">The work.</param>
    /// <param name="messages">Draws the bar.</param>
    /// <param name="mode">When one is wanted.</param>
    /// <param name="found">What the work finds, or null.</param>
    public static ProgressBar? Start(ScanProgress progress, Messages messages, ProgressMode mode, string? found = "sites") => mode switch
    {
        ProgressMode.On => new ProgressBar(progress, messages, found, s_period),
        ProgressMode.Auto when !Console.IsErrorRedirected => new ProgressBar(progress, messages, found, TimeSpan.FromSeconds(1)),
        _ => null,
    };

    /// <summary>Removes the bar. No drawing is under way afterwards.</summary>
    public void Dispose()
    {
        // A drawing that comes after the erasure would stay on the terminal.
        using ManualResetEvent stopped = new(initialState: false);
        if (_timer.Dispose(stopped))
        {
            stopped.WaitOne();
        }

        _timer.Dispose();

        _messages.Erase();
    }

    private string Line()
    {
        long read = _progress.BytesRead;
        long total = _progress.BytesTotal;
        string counts = $"{_progress.Records:N0} records" + (_found is null ? "" : $", {_progress.Sites:N0} {_found}");
        double seconds = _watch.Elapsed.TotalSeconds;
        if (total <= 0)
        {
            return $"{Megabytes(read)}, {counts}, {Clock(seconds)}";
        }

        double part = Math.Min((double)read / total, 1);
        int filled = (int)(part * Width);
        string left = part > 0.01 ? $", {Clock(seconds / part - seconds)} left" : "";
        return $"[{new string('=', filled)}{new string(' ', Width - filled)}] {(int)(part * 100)}% of {Megabytes(total)}, {counts}{left}";
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:N1} MB";

    private static string Clock(double seconds) => $"{(long)seconds / 60}:{(long)seconds % 60:00}";
}
