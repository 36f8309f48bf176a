using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>Turns whatever ended the work into one line on stderr and an exit code.</summary>
internal static class Failure
{
    /// <summary>Reports a failure; with <paramref name="debug"/> the stack trace follows the line.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="verb">The verb that was at work, or null.</param>
    /// <param name="debug">True to show where it was thrown.</param>
    /// <returns>The exit code.</returns>
    public static int Report(Exception failure, string? verb, bool debug)
    {
        while (failure is AggregateException { InnerException: { } first })
        {
            failure = first;
        }

        (int code, string? line) = Judge(failure, verb);
        if (line is not null)
        {
            StandardError.Write($"seedscan: {Messages.OneLine(line)}{Environment.NewLine}");
        }

        if (debug)
        {
            StandardError.Write(failure + Environment.NewLine);
        }

        return code;
    }

    private static (int Code, string? Line) Judge(Exception failure, string? verb) => failure switch
    {
        ClosedPipeException => (ExitCode.Done, null),
        OperationCanceledException => (Interrupt.Code, null),
        UsageException => (ExitCode.WrongUsage, $"{failure.Message}{(failure.Message.EndsWith('?') ? "" : ".")} See 'seedscan {(verb is null ? "" : verb + " ")}--help'."),
        InputException or OutputException => (ExitCode.Failed, failure.Message),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, failure.Message),
        OutOfMemoryException => (ExitCode.Failed, "there is not enough memory. Try fewer --threads."),
        _ => (ExitCode.Failed,
            $"{failure.GetType().Name}: {failure.Message} This is a defect of seedscan: please report it with what --debug adds."),
    };
}
