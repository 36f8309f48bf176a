using System.Runtime.InteropServices;

namespace SeedScan.Cli;

/// <summary>Turns Ctrl-C and the signals that ask a process to end into a cancellation, and then into an end.</summary>
/// <remarks>
/// The work is asked to stop. Where it cannot hear, because it waits for a standard input or a pipe that stays silent,
/// the process ends itself after a moment. So does a second signal, at once.
/// </remarks>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(500);

    // Of the process: what is cancelled ends in Failure, where no Interrupt is left.
    private static int s_code = ExitCode.Interrupted;

    private readonly CancellationTokenSource _source = new();
    private readonly Lock _ending = new();
    private readonly Action _cleanUp;
    private readonly PosixSignalRegistration[] _registrations;
    private Timer? _lastResort;
    private bool _disposed;

    /// <summary>Listens from now on.</summary>
    /// <param name="cleanUp">Removes what is half done; called from another thread, and only if the work does not stop by itself.</param>
    public Interrupt(Action cleanUp)
    {
        _cleanUp = cleanUp;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, OnSignal),

            // A signal that the parent had ignored, as nohup does with this one, stays ignored.
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
        ];
    }

    /// <summary>The exit code of work that was cancelled: that of the first signal.</summary>
    public static int Code => Volatile.Read(ref s_code);

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        lock (_ending)
        {
            _disposed = true;
            _lastResort?.Dispose();
            _source.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        bool isSecond;
        lock (_ending)
        {
            if (_disposed)
            {
                return;
            }

            isSecond = _lastResort is not null;
            if (!isSecond)
            {
                Volatile.Write(ref s_code, ExitCode.Of(context.Signal));
            }

            _lastResort ??= new Timer(_ => End(), state: null, s_grace, Timeout.InfiniteTimeSpan);

            // Within the lock, for the work may be over and about to dispose of the source.
            _source.Cancel();
        }

        if (isSecond)
        {
            End();
        }
    }

    private void End()
    {
        lock (_ending)
        {
            if (_disposed)
            {
                return;
            }
        }

        _cleanUp();
        Environment.Exit(Code);
    }
}
