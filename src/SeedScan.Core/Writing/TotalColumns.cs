using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using SeedScan.Scoring;

namespace SeedScan.Writing;

/// <summary>The columns of the summary that tell what the scores of a target's sites add up to.</summary>
internal static class TotalColumns
{
    /// <summary>Their names.</summary>
    public const string Header = "\tbest_score\tbest_start\tcumulative_score\trepression\tpartial\tmissing";

    /// <summary>The most bytes that they take: four numbers, a digit, and the names of all features.</summary>
    public const int MaxLength = 256;

    /// <summary>Writes them.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(Span<byte> row, TargetScore? score)
    {
        if (score is not { } total)
        {
            return Encoding.ASCII.GetBytes("\t.\t.\t.\t.\t.\t.", row);
        }

        _ = Utf8.TryWrite(
            row,
            CultureInfo.InvariantCulture,
            $"\t{Rounded(total.BestScore, 3):F3}\t{total.BestStart + 1}\t{Rounded(total.Cumulative, 3):F3}\t{Rounded(total.Repression, 1):F1}\t{(total.IsPartial ? 1 : 0)}\t",
            out int length);
        return length + WriteNames(row[length..], total.Missing);
    }

    private static int WriteNames(Span<byte> row, ScoreFeatures features)
    {
        int length = 0;
        for (uint rest = features.Bits; rest != 0; rest &= rest - 1)
        {
            if (length > 0)
            {
                row[length++] = (byte)',';
            }

            length += Encoding.ASCII.GetBytes(ScoreFeatures.NameOf((ScoreFeature)BitOperations.TrailingZeroCount(rest)), row[length..]);
        }

        if (length == 0)
        {
            row[length++] = (byte)'.';
        }

        return length;
    }

    // Nothing is written as -0.000.
    private static double Rounded(double number, int decimals) => Math.Round(number, decimals) + 0.0;
}
