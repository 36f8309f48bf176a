using SeedScan.Sequences;

namespace SeedScan.Cli;

/// <summary>Everything on stderr during the work: warnings, and one line that is drawn again and again. For any thread.</summary>
/// <param name="quiet">True to write nothing.</param>
internal sealed class Messages(bool quiet)
{
    private const int LongestLine = 4000;

    private readonly Lock _gate = new();
    private int _drawn;

    /// <summary>Writes a warning on a line of its own.</summary>
    public void Warn(string warning) => WriteLine($"seedscan: warning: {OneLine(warning)}");

    /// <summary>A message as it is written: file and record names may hold anything, and a message is one line that can be read.</summary>
    public static string OneLine(string message) => InputException.Printable(message, LongestLine);

    /// <summary>Writes a line; a drawn line makes way for it.</summary>
    public void WriteLine(string line)
    {
        if (quiet)
        {
            return;
        }

        lock (_gate)
        {
            EraseDrawn();
            StandardError.Write(line + Environment.NewLine);
        }
    }

    /// <summary>Draws a line in place of the last one drawn.</summary>
    public void Draw(string line)
    {
        if (quiet)
        {
            return;
        }

        lock (_gate)
        {
            StandardError.Write("\r" + line.PadRight(_drawn));
            _drawn = line.Length;
        }
    }

    /// <summary>Removes the drawn line.</summary>
    public void Erase()
    {
        lock (_gate)
        {
            EraseDrawn();
        }
    }

    private void EraseDrawn()
    {
        if (_drawn > 0)
        {
            StandardError.Write("\r" + new string(' ', _drawn) + "\r");
            _drawn = 0;
        }
    }
}
