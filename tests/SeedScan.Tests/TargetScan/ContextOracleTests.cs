using System.Buffers;
using System.Text;
using SeedScan.Pipelines;
using SeedScan.Scoring;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.TargetScan;

public sealed class ContextOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_table_is_the_oracle_s_on_random_inputs_for_any_number_of_threads(int seed)
    {
        int rows = 0, supplementary = 0, atEnd = 0;
        for (int round = 0; round < 40; round++)
        {
            ContextCase input = new RandomContextCase((1000 * seed) + round).Make();
            string expected = ContextOracle.Of(input);
            AssertSame(expected, input.Run());
            AssertSame(expected, input.Run(threads: 2 + (round % 3)));
            string[][] cells = [.. expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split('\t'))];
            rows += cells.Length;
            supplementary += cells.Count(row => row[33].Trim().Contains(' ', StringComparison.Ordinal));
            atEnd += cells.Count(row => row[32].EndsWith('N'));
        }

        Assert.True(rows > 1000, $"Only {rows} rows were compared.");
        Assert.True(supplementary > 100 && atEnd > 20, $"Only {supplementary} rows with drawn 3' pairing and {atEnd} at a UTR's end.");
    }

    [Fact]
    public void Numbers_are_rounded_by_their_exact_value_and_ties_go_to_even()
    {
        Random random = new(3);
        List<double> values = [0, -0.0, 0.0625, 0.1875, -0.0625, 0.03125, 0.0005, 0.0015, 1e-9, -1e-9, 999.9995, 0.28449999999999998];
        for (int i = 0; i < 20_000; i++)
        {
            double value = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 3)), random.Next(2, 8));
            values.AddRange([value, Math.BitIncrement(value), Math.BitDecrement(value), (random.Next(4000) - 2000) / 32.0]);
        }

        foreach (double value in values)
        {
            foreach (byte decimals in (byte[])[3, 4])
            {
                OutputBuffer text = new();
                PrintedNumber.Round(value, decimals).Write(text);
                Assert.Equal(ContextOracle.Fixed(value, decimals), Encoding.ASCII.GetString(text.WrittenSpan));
                text.Dispose();
            }
        }
    }

    [Fact]
    public void Rows_in_a_temporary_file_are_the_rows_in_memory()
    {
        TargetScanScoredGene gene = new();
        byte[] text = "name\t\tAIR\t\tregion\n"u8.ToArray();
        byte[][] outputs = Array.ConvertAll([1 << 20, 20], mostInMemory =>
        {
            using TargetScanRowSpool spool = new(mostInMemory);
            for (int i = 0; i < 7; i++)
            {
                gene.Clear();
                gene.Text.Write(text);
                gene.Rows.Add(new TargetScanScoredRow(i % 2, PrintedNumber.Short(-i), new PrintedNumber(-i, 4, PrintedForm.Fixed), new TargetScanRowShape(5, 10, text.Length)));
                spool.Add(gene);
            }

            using MemoryStream output = new();
            spool.WriteTo(2, output, CancellationToken.None);
            return output.ToArray();
        });
        Assert.Equal(outputs[0], outputs[1]);
        Assert.Equal(
            ["0\t0", "0\t0", "0\t25", "33\t33", "50\t50", "66\t66", "75\t75"],
            Encoding.ASCII.GetString(outputs[0]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t')).Select(cells => $"{cells[1]}\t{cells[3]}"));
    }

    // The first line that differs says more than two tables.
    private static void AssertSame(string expected, string actual)
    {
        string[] ours = actual.Split('\n'), theirs = expected.Split('\n');
        for (int i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            Assert.Equal(theirs[i], ours[i]);
        }

        Assert.Equal(theirs.Length, ours.Length);
    }
}
