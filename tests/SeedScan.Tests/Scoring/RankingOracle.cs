using System.Globalization;

namespace SeedScan.Tests.Scoring;

/// <summary>The ranking once more, from the lines of a scored summary: strings, loops and whole thousandths.</summary>
internal static class RankingOracle
{
    /// <summary>The lines of the ranking, the header among them.</summary>
    /// <param name="summary">The lines of the summary. Scores are exact with three decimals; no two targets beside each other have one name.</param>
    /// <param name="rnas">The names of the RNAs.</param>
    /// <param name="top">The most rows of a list.</param>
    public static List<string> Of(string[] summary, IReadOnlyList<string> rnas, int top)
    {
        string[] header = summary[0].Split('\t');
        List<string> lines = ["rank\trna\ttarget\t" + string.Join('\t', header[2..]) + "\ttargets"];
        List<string[]> scored = [];
        foreach (string line in summary.Skip(1))
        {
            string[] row = line.Split('\t');
            if (row[Array.IndexOf(header, "cumulative_score")] != ".")
            {
                scored.Add(row);
            }
        }

        if (rnas.Count > 1)
        {
            AddList(lines, "*", Together(scored, header), header, top);
        }

        foreach (string rna in rnas)
        {
            AddList(lines, rna, [.. scored.Where(row => row[1] == rna)], header, top);
        }

        return lines;
    }

    /// <summary>Picks the lowest score again and again; of equal ones the first.</summary>
    private static void AddList(List<string> lines, string rna, List<string[]> rows, string[] header, int top)
    {
        int score = Array.IndexOf(header, "cumulative_score"), targets = rows.Count;
        for (int rank = 1; rank <= top && rows.Count > 0; rank++)
        {
            int best = 0;
            for (int i = 1; i < rows.Count; i++)
            {
                best = Thousandths(rows[i][score]) < Thousandths(rows[best][score]) ? i : best;
            }

            lines.Add($"{rank}\t{rna}\t{rows[best][0]}\t{string.Join('\t', rows[best][2..])}\t{targets}");
            rows.RemoveAt(best);
        }
    }

    /// <summary>A row for each target, as if all its RNAs were one.</summary>
    private static List<string[]> Together(List<string[]> rows, string[] header)
    {
        List<string[]> sums = [];
        for (int first = 0, end; first < rows.Count; first = end)
        {
            for (end = first + 1; end < rows.Count && rows[end][0] == rows[first][0];)
            {
                end++;
            }

            sums.Add(Together(rows[first..end].ToArray(), header));
        }

        return sums;
    }

    private static string[] Together(string[][] rows, string[] header)
    {
        string[] sum = [.. rows[0]];
        int total = Array.IndexOf(header, "total"), best = total + 1, bestScore = best + 1, bestStart = best + 2;
        for (int column = 2; column <= total; column++)
        {
            sum[column] = $"{rows.Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture))}";
        }

        for (int column = total - 1; column >= 2; column--)
        {
            sum[best] = sum[column] != "0" ? header[column] : sum[best];
        }

        int lowest = rows.Min(row => Thousandths(row[bestScore])), cumulative = rows.Sum(row => Thousandths(row[bestScore + 2]));
        sum[bestScore] = Text(lowest);
        sum[bestStart] = $"{rows.Where(row => Thousandths(row[bestScore]) == lowest).Min(row => long.Parse(row[bestStart], CultureInfo.InvariantCulture))}";
        sum[bestScore + 2] = Text(cumulative);
        sum[bestScore + 3] = (100 * (1 - Math.Pow(2, cumulative / 1000.0))).ToString("F1", CultureInfo.InvariantCulture);
        sum[bestScore + 4] = rows.Any(row => row[bestScore + 4] == "1") ? "1" : "0";
        string[] names = ["3P_score", "Off6m", "Local_AU", "Min_dist", "End_dist", "Site8", "PCT", "SA", "Len_3UTR", "Len_ORF", "ORF8m", "SPS", "TA_3UTR", "sRNA1", "sRNA8"];
        string missing = string.Join(',', names.Where(name => rows.Any(row => row[bestScore + 5].Split(',').Contains(name))));
        sum[bestScore + 5] = missing.Length == 0 ? "." : missing;
        return sum;
    }

    private static int Thousandths(string text) => (int)(1000 * decimal.Parse(text, CultureInfo.InvariantCulture));

    private static string Text(int thousandths) => (thousandths / 1000m).ToString("F3", CultureInfo.InvariantCulture);
}
