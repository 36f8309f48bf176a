using System.IO.Hashing;
using System.Text;

namespace SeedScan.Tests.Indexing;

/// <summary>A piece of a record, as the file has it.</summary>
internal sealed record DecodedPiece(uint Start, long Offset, int Length, int Ambiguous, string Name, string Description, int Flags);

/// <summary>A block, as the file has it: letters in ACGU, N where a run says so, and <c>-</c> where no piece is.</summary>
internal sealed record DecodedBlock(
    long FirstRecord, long Bases, long Ambiguous, int Records, IReadOnlyList<DecodedPiece> Pieces, string Letters,
    IReadOnlyList<(uint From, uint To)> Runs, uint[] Places, uint[] Directory, uint[] Postings);

/// <summary>The whole file of an index, decoded and checked with numbers written out here: it shares no code with the product.</summary>
internal sealed class DecodedIndex
{
    private const string Codes = "ACUG";                       // A 00, C 01, U 10, G 11

    private readonly byte[] _file;

    public DecodedIndex(byte[] file)
    {
        _file = file;
        Require(file.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x53, 0x53, 0x49, 0x0D, 0x0A, 0x1A, 0x0A]), "magic");
        Require(Int(8) == 0x01020304 && Int(12) == 2 && Int(16) == 6 && Int(20) == 128, "preamble");
        Require(IsZero(24, 64), "rest of the preamble");
        int trailer = file.Length - 512;
        Require(Encoding.ASCII.GetString(file, trailer, 8) == "SSI.end\n", "magic of the trailer");
        Require(Long(trailer + 8) == file.Length, "length of the file");
        (Records, Bases, Ambiguous) = (Long(trailer + 16), Long(trailer + 24), Long(trailer + 32));
        (DuplicateNames, EmptyRecords, NamesNotCompared) = (Long(trailer + 40), Long(trailer + 48), Int(trailer + 56));
        Require(Hash([.. file.AsSpan(0, 64), .. file.AsSpan(trailer, 504)]) == (ulong)Long(trailer + 504), "checksum of the trailer");
        Require(Int(trailer + 60) == 4 && IsZero(trailer + 192, trailer + 504), "number of sections");
        for (int i = 0; i < 4; i++)
        {
            int at = trailer + 64 + (32 * i);
            Sections[Encoding.ASCII.GetString(file, at, 4)] = ((int)Long(at + 8), (int)Long(at + 16));
            Require(Int(at + 4) == 0 && (i == 0 ? Long(at + 24) == 0 : Hash(Section(at)) == (ulong)Long(at + 24)), $"checksum of section {i}");
        }

        (int entries, int length) = Sections["BTAB"];
        for (int at = entries; at < entries + length; at += 64)
        {
            Blocks.Add(Block((int)Long(at), (int)Long(at + 8), at));
        }

        Provenance = Encoding.UTF8.GetString(file, Sections["PROV"].Offset, Sections["PROV"].Length);
        Totals = [.. Enumerable.Range(0, Sections["TOTL"].Length / 8).Select(i => Long(Sections["TOTL"].Offset + (8 * i)))];
    }

    public Dictionary<string, (int Offset, int Length)> Sections { get; } = [];

    public List<DecodedBlock> Blocks { get; } = [];

    public long Records { get; }

    public long Bases { get; }

    public long Ambiguous { get; }

    public long DuplicateNames { get; }

    public long EmptyRecords { get; }

    public int NamesNotCompared { get; }

    public string Provenance { get; }

    public long[] Totals { get; }

    public static ulong Hash(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes);

    private DecodedBlock Block(int at, int length, int entry)
    {
        Require(at % 64 == 0 && Hash(_file.AsSpan(at, length)) == (ulong)Long(entry + 16), $"checksum of the block at {at}");
        int pieces = Int(at), positions = Int(at + 4), postings = Int(at + 8), runs = Int(at + 12), nameBytes = Int(at + 16);
        Require(IsZero(at + 20, at + 64) && Int(entry + 48) == pieces && IsZero(entry + 56, entry + 64), "head of the block");
        int places = at + 64, placeCount = (positions / 4096) + 1;
        int starts = Next(at, places + (4 * placeCount)), table = Next(at, starts + (4 * (pieces + 1))), names = Next(at, table + (32 * pieces));
        int runsAt = Next(at, names + nameBytes), bases = Next(at, runsAt + (8 * runs)), directory = Next(at, bases + (positions / 4) + 16);
        int postingsAt = Next(at, directory + (4 * 8_193));
        int bits = 2;
        while (positions >> bits != 0)
        {
            bits += 2;
        }

        bits += 4;

        Require(Next(at, postingsAt + (((postings * bits) + 7) / 8) + 16) == at + length, "length of the block");
        Require(Int(starts + (4 * pieces)) == positions, "end of the block");
        List<DecodedPiece> list = [];
        for (int i = 0; i < pieces; i++)
        {
            int piece = table + (32 * i), name = names + Int(piece + 16);
            list.Add(new DecodedPiece(
                (uint)Int(starts + (4 * i)), Long(piece), Int(piece + 8), Int(piece + 12), Encoding.UTF8.GetString(_file, name, Int(piece + 20)),
                Encoding.UTF8.GetString(_file, name + Int(piece + 20), Int(piece + 24)), Int(piece + 28)));
        }

        List<(uint, uint)> runList = [.. Enumerable.Range(0, runs).Select(i => ((uint)Int(runsAt + (8 * i)), (uint)Int(runsAt + (8 * i) + 4)))];
        return new DecodedBlock(
            Long(entry + 24), Long(entry + 32), Long(entry + 40), Int(entry + 52), list, Letters(bases, positions, list, runList), runList,
            Numbers(places, placeCount), Numbers(directory, 8_193), [.. Enumerable.Range(0, postings).Select(i => Packed(postingsAt, i, bits))]);
    }

    private string Letters(int bases, int positions, List<DecodedPiece> pieces, List<(uint From, uint To)> runs)
    {
        char[] letters = new string('-', positions).ToCharArray();
        foreach (DecodedPiece piece in pieces)
        {
            for (int i = (int)piece.Start; i < piece.Start + piece.Length; i++)
            {
                letters[i] = Codes[_file[bases + (i / 4)] >> (2 * (i % 4)) & 3];
            }
        }

        foreach ((uint from, uint to) in runs)
        {
            Require(!letters.AsSpan((int)from, (int)(to - from)).Contains('-'), "a run lies beyond its piece");
            letters.AsSpan((int)from, (int)(to - from)).Fill('N');
        }

        return new string(letters);
    }

    /// <summary>A packed number, bit by bit.</summary>
    private uint Packed(int at, int number, int bits)
    {
        uint value = 0;
        for (int i = 0; i < bits; i++)
        {
            int bit = (number * bits) + i;
            value |= (uint)(_file[at + (bit / 8)] >> (bit % 8) & 1) << i;
        }

        return value;
    }

    private ReadOnlySpan<byte> Section(int at) => _file.AsSpan((int)Long(at + 8), (int)Long(at + 16));

    private uint[] Numbers(int at, int count) => [.. Enumerable.Range(0, count).Select(i => (uint)Int(at + (4 * i)))];

    private int Int(int at) => BitConverter.ToInt32(_file, at);

    private long Long(int at) => BitConverter.ToInt64(_file, at);

    private bool IsZero(int from, int to) => _file.AsSpan(from..to).IndexOfAnyExcept((byte)0) < 0;

    /// <summary>Parts of a block stand at multiples of eight from its start.</summary>
    private static int Next(int block, int at) => block + ((at - block + 7) / 8 * 8);

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"the file is not as its format says: {what}");
        }
    }
}
