namespace SeedScan.Cli;

/// <summary>Where the process begins: finds the verb, and turns whatever happens into an exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string? verb = null;
        bool debug = Array.IndexOf(arguments, "--debug") >= 0;
        AppDomain.CurrentDomain.UnhandledException += (_, other) => EndFromOtherThread(other, debug);
        try
        {
            if (arguments.Length == 0)
            {
                throw new UsageException($"no verb is given; the verbs are {HelpText.VerbList}");
            }

            if (HelpText.IsAskedFor(arguments[0]) || arguments[0] == "help")
            {
                return Print(arguments.Length == 1 ? HelpText.Overview : HelpText.Of(Verb(arguments[1])));
            }

            if (arguments[0] == "--version")
            {
                return Print($"seedscan {ProductVersion.Text}\n");
            }

            verb = Verb(arguments[0]);
            return Run(verb, arguments.AsSpan(1));
        }
        catch (Exception failure)
        {
            return Failure.Report(failure, verb, debug);
        }
    }

    // What a timer's or a signal's thread throws would end the process with a dump; it ends as any failure does.
    private static void EndFromOtherThread(UnhandledExceptionEventArgs other, bool debug)
    {
        if (other.ExceptionObject is Exception failure)
        {
            Environment.Exit(Failure.Report(failure, verb: null, debug));
        }
    }

    private static string Verb(string word) =>
        Array.Find(HelpText.Verbs, known => known == word)
        ?? throw new UsageException(
            $"'{word}' is no verb; the verbs are {HelpText.VerbList}{Suggestion.For(word, [.. HelpText.Verbs, "help", "--help", "--version"])}");

    private static int Run(string verb, ReadOnlySpan<string> arguments)
    {
        foreach (string argument in arguments)
        {
            if (argument == "--")
            {
                break;
            }

            if (HelpText.IsAskedFor(argument))
            {
                return Print(HelpText.Of(verb));
            }
        }

        return verb switch
        {
            "scan" => ScanCommand.Run(arguments),
            "index" => IndexCommand.Run(arguments),
            "inspect" => InspectCommand.Run(arguments),
            "offtarget" => OffTargetCommand.Run(arguments),
            "landscape" => LandscapeCommand.Run(arguments),
            _ => RnasCommand.Run(arguments),
        };
    }

    private static int Print(string text)
    {
        using OutputStream output = OutputStream.OpenStandardOutput();
        output.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return ExitCode.Done;
    }
}
