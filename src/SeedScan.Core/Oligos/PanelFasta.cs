using System.Text;

namespace SeedScan.Oligos;

/// <summary>The records of a panel in FASTA. A notation may go over several lines, which count as parted by a blank.</summary>
internal static class PanelFasta
{
    public static IEnumerable<PanelRecord> Records(PanelLines lines, string firstHeader, OligoPanelOptions options)
    {
        StringBuilder sequence = new();
        string? header = firstHeader;
        while (header is not null)
        {
            long start = lines.Line;
            string name = Name(header);
            if (name.Length == 0)
            {
                throw lines.Wrong("the header has no name", "Write a name behind the '>'.");
            }

            _ = sequence.Clear();
            header = lines.NextThatIsNotBlank();
            while (header is not null && header[0] != '>')
            {
                _ = sequence.Append(sequence.Length > 0 ? " " : "").Append(header);
                header = lines.NextThatIsNotBlank();
            }

            yield return new PanelRecord(start, name, sequence.ToString()) { Role = options.Role };
        }
    }

    private static string Name(string header)
    {
        string text = header[1..].TrimStart();
        int blank = text.AsSpan().IndexOfAny(' ', '\t');
        return blank < 0 ? text : text[..blank];
    }
}
