using System.Text;

namespace SeedScan.Tests.Sequences;

/// <summary>Random FASTA in all the spellings that are read. The same seed gives the same text.</summary>
internal sealed class FastaTexts(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A file: records of some lengths, one kind of line end, one width or none.</summary>
    public string File(int records, int longest)
    {
        string end = _random.Next(2) == 0 ? "\n" : "\r\n";
        int width = _random.Next(4) == 0 ? int.MaxValue : _random.Next(1, 201);
        StringBuilder text = new();
        for (int i = 0; i < records; i++)
        {
            Header(text, i, end);
            Sequence(text, Letters(_random.Next(5) == 0 ? 0 : _random.Next(longest + 1)), width, end);
        }

        return _random.Next(3) == 0 ? text.ToString().TrimEnd('\n', '\r') : text.ToString();
    }

    /// <summary>Letters of either case, now and then ambiguous.</summary>
    public string Letters(int length)
    {
        string alphabet = _random.Next(3) == 0 ? "ACGTUacgtuNnRYSWKMBDHVX" : "ACGU";
        StringBuilder letters = new(length);
        for (int i = 0; i < length; i++)
        {
            letters.Append(alphabet[_random.Next(alphabet.Length)]);
        }

        return letters.ToString();
    }

    private void Header(StringBuilder text, int number, string end)
    {
        string before = _random.Next(6) switch { 0 => " ", 1 => "\t ", _ => "" };
        string name = _random.Next(4) switch { 0 => $"r{number}", 1 => $"gi|{number}>x", 2 => $"{new string('n', _random.Next(1, 300))}{number}", _ => $"r.{number};>" };
        string after = _random.Next(4) switch { 0 => " a description, of >some words ", 1 => "\tx\ty", 2 => "  ", _ => "" };
        text.Append('>').Append(before).Append(name).Append(after).Append(end);
    }

    private void Sequence(StringBuilder text, string letters, int width, string end)
    {
        for (int i = 0; i < letters.Length; i += width)
        {
            int count = Math.Min(width, letters.Length - i);
            text.Append(letters, i, count);
            text.Append(_random.Next(12) switch { 0 => " ", 1 => "\t", _ => "" });
            text.Append(end);
            if (_random.Next(15) == 0)
            {
                text.Append(_random.Next(2) == 0 ? "" : "  ").Append(end);
            }

            if (width == int.MaxValue)
            {
                break;
            }
        }
    }
}
