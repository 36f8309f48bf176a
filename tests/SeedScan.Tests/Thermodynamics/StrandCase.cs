using SeedScan.Oligos;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>Strands, alignments and sugars for tests, as texts.</summary>
internal static class StrandCase
{
    private const string Letters = "ACGU";

    /// <summary>The perfect complement, letter under letter (3'→5').</summary>
    public static string Opposite(string strand) => new([.. strand.Select(letter => letter switch { 'A' => 'U', 'C' => 'G', 'G' => 'C', '-' => '-', _ => 'A' })]);

    /// <summary>A text from its end.</summary>
    public static string Turned(string text) => new([.. text.Reverse()]);

    /// <summary>A random strand of A, C, G and U.</summary>
    public static string Strand(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Letters[random.Next(4)])]);

    /// <summary>A random alignment, most columns of which are pairs: oligo over target.</summary>
    public static (string Oligo, string Target) Alignment(Random random)
    {
        char[] oligo = Strand(random, random.Next(1, 26)).ToCharArray(), target = Opposite(new string(oligo)).ToCharArray();
        int most = random.Next(2, 12);
        for (int i = 0; i < oligo.Length; i++)
        {
            switch (random.Next(most))
            {
                case 0:
                    target[i] = Letters[random.Next(4)];
                    break;
                case 1 when random.Next(3) == 0:
                    (random.Next(2) == 0 ? oligo : target)[i] = '-';
                    break;
                case 2 when oligo[i] is 'G' or 'U':
                    target[i] = oligo[i] == 'G' ? 'U' : 'G';
                    break;
                default:
                    break;
            }
        }

        return (new string(oligo), new string(target));
    }

    /// <summary>One sugar for each letter: d DNA, r RNA, l LNA, m 2'-OMe, e 2'-MOE, f 2'-F.</summary>
    public static Sugar[] Sugars(string letters) => [.. letters.Select(letter => (Sugar)"drlmef".IndexOf(letter, StringComparison.Ordinal))];

    /// <summary>One sugar for every base of a strand; gaps have none.</summary>
    public static Sugar[] All(Sugar sugar, string strand) => [.. Enumerable.Repeat(sugar, strand.Count(letter => letter != '-'))];
}
