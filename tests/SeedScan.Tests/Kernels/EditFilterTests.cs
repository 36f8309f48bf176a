using SeedScan.Kernels;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>A recursion over strings = scalar = every width.</summary>
public sealed class EditFilterTests
{
    [Fact]
    public void One_word_at_a_time() => FindsWhatIsThere<Words1>();

    [Fact]
    public void Two_words_at_a_time() => FindsWhatIsThere<Words2>();

    [Fact]
    public void Four_words_at_a_time() => FindsWhatIsThere<Words4>();

    [Fact]
    public void Eight_words_at_a_time() => FindsWhatIsThere<Words8>();

    [Fact]
    public void Few_are_left_after_a_dozen_rows()
    {
        Assert.Equal([7, 9, 12, 14], Enumerable.Range(0, 4).Select(EditFilter.RowsUntilFew));
        Assert.Equal(EditFilter.MaxRows, EditFilter.RowsUntilFew(15 * 4));
    }

    private static void FindsWhatIsThere<TLanes>()
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        LetterPlanes planes = new();
        int found = 0;
        for (int round = 0; round < 120; round++)
        {
            Random random = new(round);
            string letters = (round % 3) switch { 0 => "ACUG", 1 => "AU", _ => "AAAAGN" };
            string text = new(random.GetItems<char>(letters, 1 + random.Next(700))), pattern = new(random.GetItems<char>("ACUG", 6 + random.Next(59)));
            text = text.Insert(random.Next(text.Length), pattern);
            int bulges = round % 4, mismatches = random.Next(bulges == 0 ? 16 : 5);
            byte[] matching = round % 5 == 0 ? [9, 6, 4, 8] : [1, 2, 4, 8];     // A with A and G, C with C and U
            HashSet<int> expected = Starts(text, pattern, (mismatches, bulges), matching);
            found += expected.Count;
            Assert.Equal(expected.Order(), Found<TLanes>(planes, text, pattern, (mismatches, bulges), matching));
        }

        Assert.True(found > 1000, $"{found} places");
    }

    private static List<int> Found<TLanes>(LetterPlanes planes, string text, string pattern, (int, int) limits, byte[] matching)
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        ulong[] bases = new ulong[(text.Length + 31) / 32], ambiguous = new ulong[(text.Length + 63) / 64];
        Array.Fill(ambiguous, ulong.MaxValue);
        for (int i = 0; i < text.Length; i++)
        {
            int code = "ACUG".IndexOf(text[i], StringComparison.Ordinal);
            bases[i / 32] |= (ulong)Math.Max(0, code) << (2 * (i % 32));
            ambiguous[i / 64] ^= code < 0 ? 0 : 1UL << (i % 64);
        }

        planes.Take(bases, ambiguous, 0);
        planes.Make<TLanes>(matching);
        ulong[] found = new ulong[(ambiguous.Length + EditFilter.WordStep - 1) / EditFilter.WordStep * EditFilter.WordStep];
        Array.Fill(found, 0xDEAD_BEEF_DEAD_BEEFUL);
        EditFilter.Find<TLanes>(planes, [.. pattern.Select(letter => (byte)"ACUG".IndexOf(letter, StringComparison.Ordinal))], limits, found);
        return [.. Enumerable.Range(0, text.Length).Where(i => (found[i / 64] >> (i % 64) & 1) != 0)];
    }

    private static HashSet<int> Starts(string text, string pattern, (int Mismatches, int Bulges) limits, byte[] matching)
    {
        HashSet<(int, int, int, int)> failed = [];
        return [.. Enumerable.Range(0, text.Length).Where(start => CanEnd(0, start, limits.Mismatches, limits.Bulges))];

        bool CanEnd(int row, int at, int mismatches, int bulges)
        {
            if (row >= pattern.Length || failed.Contains((row, at, mismatches, bulges)))
            {
                return false;
            }

            int code = at < text.Length ? "ACUG".IndexOf(text[at], StringComparison.Ordinal) : -1;
            bool matches = code >= 0 && (matching["ACUG".IndexOf(pattern[row], StringComparison.Ordinal)] >> code & 1) != 0;
            int left = mismatches - (matches ? 0 : 1);
            bool can = left >= 0 && (row == pattern.Length - 1
                || CanEnd(row + 1, at + 1, left, bulges)
                || (bulges > 0 && (CanEnd(row + 1, at + 2, left, bulges - 1) || CanEnd(row + 2, at + 1, left, bulges - 1))));
            if (!can)
            {
                failed.Add((row, at, mismatches, bulges));
            }

            return can;
        }
    }
}
