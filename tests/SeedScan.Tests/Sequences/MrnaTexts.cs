using System.Text;

namespace SeedScan.Tests.Sequences;

/// <summary>An mRNA as the oracle knows it: its coding region 0-based and half-open, or none.</summary>
internal sealed record OracleMrna(string Name, string Letters, (int Start, int End)? Coding)
{
    /// <summary>The letters of one region.</summary>
    public string Cut(string region) => region switch
    {
        "5utr" => Letters[..Coding!.Value.Start],
        "cds" => Letters[Coding!.Value.Start..Coding.Value.End],
        _ => Letters[Coding!.Value.End..],
    };

    /// <summary>The regions of a span, letter by letter.</summary>
    public string RegionsOf(int start, int end)
    {
        if (Coding is not { } coding)
        {
            return ".";
        }

        List<string> regions = [];
        for (int i = start; i < end; i++)
        {
            regions.Add(i < coding.Start ? "5utr" : i < coding.End ? "cds" : "3utr");
        }

        return string.Join('/', regions.Distinct());
    }
}

/// <summary>Random mRNAs, and their FASTA in all the spellings that are read. The same seed gives the same text.</summary>
internal sealed class MrnaTexts(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A coding region in so many letters; now and then none, or one without a UTR at an end.</summary>
    public (int Start, int End)? Coding(int length)
    {
        if (length == 0 || _random.Next(5) == 0)
        {
            return null;
        }

        int start = _random.Next(5) == 0 ? 0 : _random.Next(length);
        int end = _random.Next(5) == 0 ? length : _random.Next(start + 1, length + 1);
        return (start, end);
    }

    /// <summary>mRNAs of random letters.</summary>
    public List<OracleMrna> Mrnas(int count, int longest, Func<int, string> letters) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            string text = letters(_random.Next(longest + 1));
            return new OracleMrna($"m{i}", text, Coding(text.Length));
        }),
    ];

    /// <summary>Their FASTA, with the coding regions in the headers where they are known.</summary>
    public string Fasta(IEnumerable<OracleMrna> mrnas)
    {
        string end = _random.Next(2) == 0 ? "\n" : "\r\n";
        int width = _random.Next(4) == 0 ? int.MaxValue : _random.Next(1, 100);
        StringBuilder text = new();
        foreach (OracleMrna mrna in mrnas)
        {
            text.Append($">{mrna.Name}{Told(mrna)}{end}");
            for (int i = 0; i < mrna.Letters.Length; i += Math.Min(width, mrna.Letters.Length - i))
            {
                text.Append(mrna.Letters.AsSpan(i, Math.Min(width, mrna.Letters.Length - i)));
                text.Append(_random.Next(12) switch { 0 => " ", 1 => "\t", 2 => end, _ => "" }).Append(end);
            }
        }

        return _random.Next(3) == 0 ? text.ToString().TrimEnd() : text.ToString();
    }

    /// <summary>FASTA of the regions, as somebody would have cut them: those without a coding region left out.</summary>
    public static string Cut(IEnumerable<OracleMrna> mrnas, string region) =>
        string.Concat(mrnas.Where(mrna => mrna.Coding is not null).Select(mrna => $">{mrna.Name}\n{mrna.Cut(region)}\n"));

    private string Told(OracleMrna mrna)
    {
        if (mrna.Coding is not { } coding)
        {
            return _random.Next(3) switch { 0 => "", 1 => " non-coding, no cds here", _ => " xcds=1-2 cdsx:3-4" };
        }

        (int first, int last) = (coding.Start + 1, coding.End);
        return _random.Next(5) switch
        {
            0 => $" chr1 strand=- cds={first}-{last}",
            1 => $" CDS:{first}-{last} gene=x",
            2 => $"\tCDS={first}..{last}",
            3 => $" some words [cds={first}-{last}]",
            _ => $" gene=x;cds:{first}-{last};utr3:{last + 1}-{mrna.Letters.Length}",
        };
    }
}
