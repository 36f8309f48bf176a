using System.Security.Cryptography;
using System.Text;
using SeedScan.Synthetic;
using Xunit;

namespace SeedScan.Tests.Fixtures;

public class SyntheticSetTests
{
    // From the papers' reference programs: state 1, 2, 3, 4 and seed 1234567.
    [Fact]
    public void The_random_numbers_are_those_of_the_published_generators()
    {
        Xoshiro256 random = new(1, 2, 3, 4);
        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL], [random.Next(), random.Next(), random.Next(), random.Next()]);

        ulong state = 1234567;
        Assert.Equal(6457827717110365317UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(3203168211198807973UL, Xoshiro256.SplitMix64(ref state));
    }

    [Fact]
    public void A_seed_means_the_same_bytes_on_any_machine()
    {
        byte[] bytes = Make(new SyntheticOptions { Bases = 100_000, Seed = 7, NRate = 0.02, MeanLength = 500 });
        Assert.Equal("685735fe07a78d3bc1efa5fa3e4742f69836c82d73ee03874c7eb234c5bc3d08", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Another_seed_means_other_bytes() =>
        Assert.NotEqual(
            Make(new SyntheticOptions { Bases = 1000, Seed = 1 }),
            Make(new SyntheticOptions { Bases = 1000, Seed = 2 }));

    [Fact]
    public void The_line_width_and_N_leave_the_bases_as_they_are()
    {
        string plain = Letters(Make(new SyntheticOptions { Bases = 1_500_000, Width = 0 }));
        Assert.Equal(plain, Letters(Make(new SyntheticOptions { Bases = 1_500_000, Width = 61 })));

        string masked = Letters(Make(new SyntheticOptions { Bases = 1_500_000, Width = 7, NRate = 0.05 }));
        Assert.Equal(plain.Length, masked.Length);
        Assert.InRange(masked.AsSpan().Count('N') / 1.5e6, 0.049, 0.051);
        for (int i = 0; i < plain.Length; i++)
        {
            if (masked[i] != plain[i] && masked[i] != 'N')
            {
                Assert.Fail($"base {i}: {plain[i]} became {masked[i]}");
            }
        }
    }

    [Fact]
    public void Composition_and_lengths_are_those_of_human_3UTRs()
    {
        string text = Encoding.ASCII.GetString(Make(new SyntheticOptions { Bases = 8_000_000, Width = 0 }));
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] sequences = [.. lines.Where(l => l[0] != '>')];
        string all = string.Concat(sequences);
        Assert.Equal(8_000_000, all.Length);
        AssertPart(0.2717, all, 'A');
        AssertPart(0.2133, all, 'C');
        AssertPart(0.2158, all, 'G');
        AssertPart(0.2993, all, 'T');

        // CG is the dinucleotide that a composition of single bases would get wrong: .0122 here, .046 there.
        Assert.InRange(all.AsSpan().Count("CG") / 8e6, 0.0119, 0.0125);
        Assert.InRange(sequences.Average(s => s.Length), 1110, 1300);
        double median = sequences.Select(s => s.Length).Order().ElementAt(sequences.Length / 2);
        Assert.InRange(median, 540, 630);
        Assert.Contains(sequences, s => s.Length > 10_000);
    }

    [Fact]
    public void Records_are_numbered_and_lines_have_the_width()
    {
        string[] lines = Encoding.ASCII.GetString(Make(new SyntheticOptions { Bases = 50_000, Width = 50 })).Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.Equal(">SYN0000001", lines[0]);
        string[] headers = [.. lines.Where(l => l.StartsWith('>'))];
        Assert.Equal(Enumerable.Range(1, headers.Length).Select(i => $">SYN{i:D7}"), headers);
        for (int i = 0; i + 1 < lines.Length; i++)
        {
            bool last = lines[i + 1].Length == 0 || lines[i + 1][0] == '>';
            Assert.True(lines[i][0] == '>' || (last ? lines[i].Length is > 0 and <= 50 : lines[i].Length == 50), $"line {i + 1}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Bytes_bound_the_size_of_the_file(int width)
    {
        for (int bytes = 14; bytes < 3000; bytes += 131)
        {
            Assert.InRange(Make(new SyntheticOptions { Bytes = bytes, Width = width }).Length, bytes - 14, bytes);
        }
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        using MemoryStream output = new();
        Assert.Throws<ArgumentException>(() => SyntheticSet.Write(output, new SyntheticOptions()));
        Assert.Throws<ArgumentException>(() => SyntheticSet.Write(output, new SyntheticOptions { Bases = 1, Bytes = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticSet.Write(output, new SyntheticOptions { Bases = 1, NRate = 1.1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticSet.Write(output, new SyntheticOptions { Bases = 1, Width = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticSet.Write(output, new SyntheticOptions { Bases = 1, MeanLength = 0 }));
        Assert.Equal(0, output.Length);
    }

    private static void AssertPart(double expected, string all, char letter) =>
        Assert.InRange(all.AsSpan().Count(letter) / (double)all.Length, expected - 0.003, expected + 0.003);

    private static string Letters(byte[] fasta) => string.Concat(
        Encoding.ASCII.GetString(fasta).Split('\n').Where(l => l.Length > 0 && l[0] != '>'));

    private static byte[] Make(SyntheticOptions options)
    {
        using MemoryStream output = new();
        _ = SyntheticSet.Write(output, options);
        return output.ToArray();
    }
}
