using System.Buffers;
using System.Globalization;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Writing;

/// <summary>The summary of near matches as tab-separated values: a row for each oligo and tier, with what chance alone would give.</summary>
/// <remarks>
/// Columns: <c>oligo</c>, <c>length</c> in bases, <c>edits</c> (the tier), <c>hits</c>, <c>written</c> and <c>left_out</c> (by a cap; both are <c>.</c> where no rows are asked for), <c>hits_up_to</c>, the
/// hits with so many edits or fewer, and <c>expected_without_bulges_and_gu</c>, the number of these in random text (<see cref="RandomMatches"/>), with four
/// digits. Beyond the mismatches that are allowed, every hit has a bulge, and the expectation stays what it is.
/// </remarks>
public static class NearMatchSummary
{
    /// <summary>Writes the header line and all rows.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="oligos">The oligos.</param>
    /// <param name="limits">What near matches may deviate.</param>
    /// <param name="totals">What was found.</param>
    /// <exception cref="InputException">An oligo's name holds a tab or a line end.</exception>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<Oligo> oligos, SimilarityLimits limits, NearMatchTally totals)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(oligos);
        ArgumentNullException.ThrowIfNull(totals);
        Encoding.UTF8.GetBytes("oligo\tlength\tedits\thits\twritten\tleft_out\thits_up_to\texpected_without_bulges_and_gu\n", output);
        for (int i = 0; i < oligos.Count; i++)
        {
            Oligo oligo = oligos[i];
            RowStyle.CheckRna(oligo.Name, blanks: false, "TSV");
            long upTo = 0;
            for (int edits = 0; edits < totals.Found.Tiers; edits++)
            {
                long found = totals.Found[i, edits], written = totals.Written[i, edits];
                upTo += found;
                double expected = RandomMatches.Expected(totals.PlacesOf(oligo.Length), oligo.Length, Math.Min(edits, limits.Mismatches));
                string rows = totals.HasRows ? $"{written}\t{found - written}" : ".\t.";
                Encoding.UTF8.GetBytes($"{oligo.Name}\t{oligo.Length}\t{edits}\t{found}\t{rows}\t{upTo}\t{Text(expected)}\n", output);
            }
        }
    }

    /// <summary>Four digits, and all of a larger number's.</summary>
    private static string Text(double number) => number.ToString(number < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);
}
