using System.Runtime.InteropServices;

namespace SeedScan.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The work is done, also when there is no site; also when a reader such as <c>head</c> has had enough.</summary>
    public const int Done = 0;

    /// <summary>Bad input, or work that failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl-C (SIGINT) ended the work.</summary>
    public const int Interrupted = 130;

    /// <summary>A signal ended the work: 128 and its number, as shells have it. The numbers are the same on all systems.</summary>
    public static int Of(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 128 + 1,
        PosixSignal.SIGQUIT => 128 + 3,
        PosixSignal.SIGTERM => 128 + 15,
        _ => Interrupted,
    };
}
