using SeedScan.Tests.Scanning;
using SeedScan.Tests.Sequences;
using Xunit;

namespace SeedScan.Tests.Indexing;

/// <summary>What an index of some records must hold, by strings and loops.</summary>
internal static class IndexOracle
{
    private const int Overlap = 128, Lists = 4096 * 2;
    private const string Codes = "ACUG";

    /// <summary>Fails where a decoded file is not what the records make.</summary>
    public static void AssertHolds(DecodedIndex index, IReadOnlyList<OracleRecord> records)
    {
        string[] letters = [.. records.Select(record => SiteOracle.Letters(record.Letters))];
        Assert.Equal(records.Count, index.Records);
        Assert.Equal(letters.Sum(text => text.Length), index.Bases);
        Assert.Equal(letters.Sum(text => text.Count(letter => letter == 'N')), index.Ambiguous);
        Assert.Equal(records.Count - records.Select(record => record.Name).Distinct().Count(), index.DuplicateNames);
        Assert.Equal(letters.Count(text => text.Length == 0), index.EmptyRecords);
        AssertPieces(index, records, letters);
        foreach (DecodedBlock block in index.Blocks)
        {
            AssertBlock(block);
            AssertPostings(block);
        }

        Assert.Equal(Totals(letters), index.Totals);
    }

    /// <summary>The pieces follow each other as the records do, and share letters where a record is cut.</summary>
    private static void AssertPieces(DecodedIndex index, IReadOnlyList<OracleRecord> records, string[] letters)
    {
        int record = 0;
        long end = 0;
        bool isOpen = false;
        foreach (DecodedBlock block in index.Blocks)
        {
            Assert.Equal(record, block.FirstRecord);
            Assert.Equal(block.Pieces.Count(piece => (piece.Flags & 1) == 0), block.Records);
            long bases = 0, ambiguous = 0;
            foreach (DecodedPiece piece in block.Pieces)
            {
                Assert.Equal(isOpen, (piece.Flags & 1) != 0);
                Assert.Equal(isOpen ? end - Overlap : 0, piece.Offset);
                Assert.Equal((records[record].Name, isOpen ? piece.Description : records[record].Description), (piece.Name, piece.Description));
                string expected = letters[record].Substring((int)piece.Offset, piece.Length);
                Assert.Equal(expected, block.Letters.Substring((int)piece.Start, piece.Length));
                Assert.Equal(expected.Count(letter => letter == 'N'), piece.Ambiguous);
                string own = isOpen ? expected[Overlap..] : expected;
                bases += own.Length;
                ambiguous += own.Count(letter => letter == 'N');
                end = piece.Offset + piece.Length;
                isOpen = (piece.Flags & 2) != 0;
                Assert.True(isOpen || end == letters[record].Length, $"record {record} ends at {end}");
                record += isOpen ? 0 : 1;
            }

            Assert.Equal((bases, ambiguous), (block.Bases, block.Ambiguous));
        }

        Assert.False(isOpen);
        Assert.Equal(records.Count, record);
    }

    /// <summary>Pieces stand at multiples of 64 with a gap before each, runs are as long as can be, places tell the pieces.</summary>
    private static void AssertBlock(DecodedBlock block)
    {
        long next = 64;
        List<(uint, uint)> runs = [];
        foreach (DecodedPiece piece in block.Pieces)
        {
            Assert.Equal(next, piece.Start);
            next = piece.Length == 0 ? next : (piece.Start + piece.Length + 64) / 64 * 64;
            for (uint i = piece.Start; i < piece.Start + piece.Length; i++)
            {
                if (block.Letters[(int)i] != 'N')
                {
                    continue;
                }

                uint from = i;
                while (i < piece.Start + piece.Length && block.Letters[(int)i] == 'N')
                {
                    i++;
                }

                runs.Add((from, i));
            }
        }

        Assert.Equal(next, block.Letters.Length);
        Assert.Equal(runs, block.Runs);
        for (int place = 0; place < block.Places.Length; place++)
        {
            int expected = Math.Max(0, block.Pieces.Count(piece => piece.Start <= place * 4096) - 1);
            Assert.Equal((uint)expected, block.Places[place]);
        }
    }

    /// <summary>Every place of six bases is in one of the two lists of these, with the bases beside them, and nowhere else.</summary>
    private static void AssertPostings(DecodedBlock block)
    {
        List<(int List, uint Posting)> expected = [];
        for (int at = 1; at + 6 < block.Letters.Length; at++)
        {
            if (CoreAt(block.Letters, at) is int core and >= 0)
            {
                (int left, int right) = (CodeAt(block.Letters, at - 1), CodeAt(block.Letters, at + 6));
                bool isWhole = left < 4 && right < 4;
                expected.Add(((core * 2) + (isWhole ? 0 : 1), (uint)((at * 16) + (isWhole ? (left * 4) + right : 0))));
            }
        }

        expected.Sort();
        Assert.Equal(expected.Select(item => item.Posting), block.Postings);
        uint[] directory = new uint[Lists + 1];
        expected.ForEach(item => directory[item.List + 1]++);
        for (int i = 1; i <= Lists; i++)
        {
            directory[i] += directory[i - 1];
        }

        Assert.Equal(directory, block.Directory);
    }

    /// <summary>Windows of six bases with what stands beside them, records that hold seven bases, and bases.</summary>
    private static long[] Totals(string[] letters)
    {
        long[] totals = new long[(4096 * 25) + 16_384 + 4];
        foreach (string text in letters)
        {
            HashSet<int> sevens = [];
            for (int at = 0; at < text.Length; at++)
            {
                if (CodeAt(text, at) is int code and < 4)
                {
                    totals[^(4 - code)]++;
                }

                if (CoreAt(text, at) is int core and >= 0)
                {
                    int left = CodeAt(text, at - 1);
                    totals[(core * 25) + (left * 5) + CodeAt(text, at + 6)]++;
                    if (left < 4)
                    {
                        sevens.Add((core * 4) + left);
                    }
                }
            }

            foreach (int seven in sevens)
            {
                totals[(4096 * 25) + seven]++;
            }
        }

        return totals;
    }

    /// <summary>Six bases as a number, the first in the lowest bits; -1 where one is missing.</summary>
    private static int CoreAt(string letters, int at)
    {
        int core = 0;
        for (int i = 0; i < 6; i++)
        {
            int code = CodeAt(letters, at + i);
            if (code == 4)
            {
                return -1;
            }

            core |= code << (2 * i);
        }

        return core;
    }

    /// <summary>The code of a base; 4 where none is.</summary>
    private static int CodeAt(string letters, int at)
    {
        int code = at < 0 || at >= letters.Length ? -1 : Codes.IndexOf(letters[at], StringComparison.Ordinal);
        return code < 0 ? 4 : code;
    }
}
