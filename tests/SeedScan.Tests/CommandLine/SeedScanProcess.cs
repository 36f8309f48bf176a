using System.Diagnostics;
using System.Text;

namespace SeedScan.Tests.CommandLine;

/// <summary>The built command line as a process, started in the root of the repository. Killed when disposed.</summary>
internal sealed class SeedScanProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<byte[]> _output;
    private readonly Task<string> _errors;

    public SeedScanProcess(params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _output = Task.Run(() => ReadAll(_process.StandardOutput.BaseStream));
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The root of the repository: the nearest folder above the tests with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program, which the build puts beside the tests.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "seedscan.dll");

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Runs the program to its end.</summary>
    public static RunResult Run(params ReadOnlySpan<string> arguments) => RunWithInput("", arguments);

    /// <summary>Runs the program to its end with a standard input.</summary>
    public static RunResult RunWithInput(string input, params ReadOnlySpan<string> arguments)
    {
        using SeedScanProcess process = new(arguments);
        try
        {
            process.Write(input);
            process.CloseInput();
        }
        catch (IOException)
        {
            // A program that ends before it has read its input is what some tests ask for.
        }

        return process.Wait();
    }

    /// <summary>Runs a line of the shell in which <c>$SEEDSCAN</c> starts the program and <c>$DIR</c> is a folder of the test's.</summary>
    public static RunResult RunShell(string line, string folder)
    {
        ProcessStartInfo start = new("bash") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"timeout 60 bash -c '{line}'");
        start.Environment["SEEDSCAN"] = $"dotnet {Assembly}";
        start.Environment["DIR"] = folder;
        using Process shell = Process.Start(start)!;
        Task<string> errors = shell.StandardError.ReadToEndAsync();
        byte[] output = ReadAll(shell.StandardOutput.BaseStream);
        shell.WaitForExit();
        return new RunResult(shell.ExitCode, output, errors.Result);
    }

    public void Write(string input)
    {
        Stream stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.UTF8.GetBytes(input));
        stream.Flush();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits for the end; a process that does not come to one fails the test.</summary>
    public RunResult Wait()
    {
        if (!_process.WaitForExit(Limit))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"seedscan did not end within {Limit.TotalSeconds} s");
        }

        return new RunResult(_process.ExitCode, _output.Result, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SeedScan.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds SeedScan.sln.");
    }
}

/// <summary>What a process left behind.</summary>
internal sealed record RunResult(int ExitCode, byte[] Output, string Errors)
{
    public string Text => Encoding.UTF8.GetString(Output);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
