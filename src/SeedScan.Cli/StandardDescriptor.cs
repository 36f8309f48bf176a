using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>The three descriptors that a process is started with, unless its parent closed one.</summary>
internal static class StandardDescriptor
{
    /// <summary>Standard input.</summary>
    public const int Input = 0;

    /// <summary>Standard output.</summary>
    public const int Output = 1;

    /// <summary>Standard error.</summary>
    public const int Error = 2;

    private const int CloseOnExec = 0x80000;

    /// <summary>True if the process was started without it. Known on Linux; false elsewhere.</summary>
    /// <remarks>
    /// A number that was free at the start may since be a file or a pipe of the runtime's own. That one is marked as
    /// close-on-exec, as the runtime marks all it opens, and what was inherited through exec cannot bear that mark.
    /// </remarks>
    public static bool IsClosed(int descriptor)
    {
        const string Folder = "/proc/self/fdinfo";
        if (!Directory.Exists(Folder))
        {
            return false;
        }

        try
        {
            foreach (string line in File.ReadLines($"{Folder}/{descriptor}"))
            {
                if (line.StartsWith("flags:", StringComparison.Ordinal))
                {
                    return (Octal(line.AsSpan("flags:".Length).Trim()) & CloseOnExec) != 0;
                }
            }

            return false;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reading from a closed standard input would wait for ever, so it is refused before.</summary>
    /// <param name="inputs">The inputs as typed; null stands for none.</param>
    /// <exception cref="InputException">One of them is standard input, and that is closed.</exception>
    public static void CheckInput(ReadOnlySpan<string?> inputs)
    {
        foreach (string? input in inputs)
        {
            if (input is "-" or "/dev/stdin" or "/dev/fd/0" or "/proc/self/fd/0" && IsClosed(Input))
            {
                throw new InputException(InputErrorKind.Unreadable, "standard input is closed", "Name a file, or pipe the data in.");
            }
        }
    }

    private static int Octal(ReadOnlySpan<char> digits)
    {
        int value = 0;
        foreach (char digit in digits)
        {
            value = value * 8 + digit - '0';
        }

        return value;
    }
}
