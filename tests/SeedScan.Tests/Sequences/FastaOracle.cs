using System.Text;

namespace SeedScan.Tests.Sequences;

/// <summary>One record as the oracle reads it.</summary>
internal sealed record OracleRecord(string Name, string Description, string Letters, long Line);

/// <summary>A FASTA parser of strings and loops that shares no code with the reader. Bytes are taken as Latin-1 letters.</summary>
internal static class FastaOracle
{
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <summary>The records of a text that starts with a header.</summary>
    public static List<OracleRecord> Parse(string text)
    {
        List<OracleRecord> records = [];
        StringBuilder letters = new();
        string[] lines = text.Split('\n');
        string header = "";
        long headerLine = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i];
            if (line.StartsWith('>'))
            {
                Add();
                header = line[1..].Trim(s_blanks);
                headerLine = i + 1;
                letters.Clear();
                continue;
            }

            foreach (char letter in line)
            {
                if (letter is not (' ' or '\t' or '\r'))
                {
                    letters.Append(letter);
                }
            }
        }

        Add();
        return records;

        void Add()
        {
            if (headerLine > 0)
            {
                int blank = header.IndexOfAny(s_blanks);
                string name = blank < 0 ? header : header[..blank];
                records.Add(new OracleRecord(name, blank < 0 ? "" : header[blank..].Trim(s_blanks), letters.ToString(), headerLine));
            }
        }
    }
}
