using SeedScan.Kernels;
using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>Counts, places and sorted postings against strings and loops, with both arrays of the text at the end of memory.</summary>
public sealed unsafe class WindowSortTests
{
    private const string Codes = "ACUG";

    public static TheoryData<string> Alphabets => ["ACGU", "AU", "A", "G", "N", "ACGUN", "ACGUACGUACGUACGUACGUACGUACGUN"];

    [LinuxTheory, MemberData(nameof(Alphabets))]
    public void Every_position_is_where_its_eight_letters_put_it(string alphabet)
    {
        using GuardedMemory bases = new(1), ambiguous = new(1);
        uint[] counters = new uint[WindowSort.Counters], directory = new uint[WindowSort.Lists + 1];
        PlantedTargets planted = new(alphabet.Length);
        foreach (int length in (int[])[1, 2, 7, 8, 9, 23, 24, 25, 26, 30, 31, 32, 33, 47, 48, 49, 55, 56, 63, 64, 65, 72, 96, 127, 128, 129, 500, 1000])
        {
            string letters = "N" + planted.Letters(length - 1, alphabet);
            Check(letters, Text(letters, bases, ambiguous), counters, directory);
        }
    }

    [LinuxFact]
    public void An_N_at_every_place_of_two_steps_is_seen()
    {
        using GuardedMemory bases = new(1), ambiguous = new(1);
        uint[] counters = new uint[WindowSort.Counters], directory = new uint[WindowSort.Lists + 1];
        char[] letters = ("N" + new PlantedTargets(3).Letters(79, "ACGU")).ToCharArray();
        for (int i = 1; i < letters.Length; i++)
        {
            (char letter, letters[i]) = (letters[i], 'N');
            Check(new string(letters), Text(new string(letters), bases, ambiguous), counters, directory);
            letters[i] = letter;
        }
    }

    private static void Check(string letters, PackedText text, uint[] counters, uint[] directory)
    {
        List<(int List, uint Posting)> expected = [];
        for (int at = 1; at + 6 <= letters.Length; at++)
        {
            if (!letters.AsSpan(at, 6).Contains('N'))
            {
                int core = 0;
                for (int i = 0; i < 6; i++)
                {
                    core |= Codes.IndexOf(letters[at + i], StringComparison.Ordinal) << (2 * i);
                }

                int left = Codes.IndexOf(letters[at - 1], StringComparison.Ordinal);
                int right = at + 6 == letters.Length ? -1 : Codes.IndexOf(letters[at + 6], StringComparison.Ordinal);
                bool isWhole = left >= 0 && right >= 0;
                expected.Add(((2 * core) + (isWhole ? 0 : 1), (uint)((16 * at) + (isWhole ? (4 * left) + right : 0))));
            }
        }

        expected.Sort();
        uint[] sorted = new uint[expected.Count + 1], next = new uint[WindowSort.Lists];
        Array.Clear(counters);
        fixed (uint* counts = counters, begins = directory, places = next, postings = sorted)
        {
            WindowSort.Count(text, counts);
            Assert.Equal((uint)expected.Count, WindowSort.Place(counts, begins, places));
            WindowSort.Sort(text, places, postings);
        }

        Assert.Equal(expected.Select(item => item.Posting), sorted[..^1]);
        for (int list = 0, i = 0; list <= WindowSort.Lists; list++)
        {
            while (i < expected.Count && expected[i].List < list)
            {
                i++;
            }

            Assert.True(directory[list] == i, $"list {list} of {letters}");
        }
    }

    /// <summary>Packs letters bit by bit; behind the text, ambiguity is set for as far as may be read.</summary>
    private static PackedText Text(string letters, GuardedMemory bases, GuardedMemory ambiguous)
    {
        Span<byte> packed = bases.Last(((letters.Length + 3) / 4) + WindowSort.Slack);
        Span<byte> missing = ambiguous.Last(((letters.Length + 7) / 8) + WindowSort.Slack);
        packed.Fill(0xA5);                                      // codes without meaning may be anything
        missing.Fill(0xFF);
        for (int i = 0; i < letters.Length; i++)
        {
            int code = Codes.IndexOf(letters[i], StringComparison.Ordinal);
            if (code >= 0)
            {
                packed[i / 4] = (byte)((packed[i / 4] & ~(3 << (2 * (i % 4)))) | code << (2 * (i % 4)));
                missing[i / 8] &= (byte)~(1 << (i % 8));
            }
        }

        fixed (byte* first = packed, second = missing)
        {
            return new PackedText(first, second, letters.Length);   // memory of the system does not move
        }
    }
}
