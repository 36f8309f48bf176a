using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SeedScan.Kernels;

// Of neighbouring postings of one core, lists those beside whose core certain bases stand (WindowSort tells of postings).
//
//   allowed      bit 4 · l + r is 1 where l before the core and r behind it are asked for; here only 6: l = 1 (C), r = 2 (U)
//   number          70            71            72             73
//   posting      3·16 + 6      5·16 + 1      9·16 + 6      12·16 + 15
//   bytes        36 00 00      51 00 00      96 00 00       CF 00 00       24 bits, hexadecimal, the lowest first
//   lowest       36 51 96 CF                                               brought together by a shuffle
//   & 15         06 01 06 0F
//   looked up     x  .  x  .                                               in sixteen bytes, one for each pair of bases
//   kept         70 72
//
// How many are kept cannot be foreseen: of each step four are written without a question, and the next step overwrites
// those that are none. Only where there are more, the loop goes round once more.
internal static unsafe class PostingFilter
{
    /// <summary>Numbers beyond the kept ones that are written.</summary>
    public const int Slack = 4;

    /// <summary>The width for which there are vectors: that of every block of more than 2^18 positions.</summary>
    private const int VectorBits = 24;

    /// <summary>Lists postings.</summary>
    /// <param name="postings">Packed numbers (<see cref="NumberPacking"/>).</param>
    /// <param name="bits">The bits of each.</param>
    /// <param name="list">Which of them are looked at.</param>
    /// <param name="kept">Room for their number and <see cref="Slack"/>; takes the places of those that are kept, ascending.</param>
    /// <returns>How many are kept.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Select(byte* postings, int bits, in PostingList list, uint* kept)
    {
        uint count = list.End - list.First;
        return bits != VectorBits || !Lanes16.IsSupported || count < PostingLanes16.Count ? SelectOneByOne(postings, bits, list, kept)
            : Lanes32.IsSupported && count >= PostingLanes32.Count ? SelectMany<PostingLanes32>(postings, list, kept)
            : SelectMany<PostingLanes16>(postings, list, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SelectOneByOne(byte* postings, int bits, in PostingList list, uint* kept)
    {
        uint* next = kept;
        long bit = list.First * (long)bits;
        for (uint i = list.First; i < list.End; i++, bit += bits)
        {
            *next = i;
            next += list.Allowed >> (int)(NumberPacking.ReadAt(postings, bit, bits) & 15) & 1;
        }

        return (int)(next - kept);
    }

    /// <summary>As many postings as lanes in a step; the last step ends with the list, and leaves out what was seen before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SelectMany<TLanes>(byte* postings, in PostingList list, uint* kept)
        where TLanes : struct, IPostingLanes<TLanes>
    {
        TLanes table = TLanes.Table(TableOf(list.Allowed));
        uint* next = kept;
        uint i = list.First, end = list.End, lanes = (uint)TLanes.Lanes;
        byte* from = postings + (3L * i);
        for (; end - i >= lanes; i += lanes, from += 3 * lanes)
        {
            next = Write(TLanes.Allowed(table, from), i, next);
        }

        if (i < end)
        {
            uint seen = lanes - (end - i);
            next = Write(TLanes.Allowed(table, from - (3 * seen)) >> (int)seen, i, next);
        }

        return (int)(next - kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint* Write(uint keep, uint first, uint* next)
    {
        int count = BitOperations.PopCount(keep);
        for (; ; next += 4, count -= 4)
        {
            for (int i = 0; i < 4; i++)
            {
                next[i] = first + (uint)BitOperations.TrailingZeroCount(keep);
                keep &= keep - 1;
            }

            if (count <= 4)
            {
                return next + count;
            }
        }
    }

    /// <summary>Not 0 at each place whose bit is 1.</summary>
    private static Vector128<byte> TableOf(uint allowed)
    {
        Vector128<byte> bits = Vector128.Create(0x8040_2010_0804_0201UL).AsByte();
        return Vector128.Equals(Vector128.Create(Vector64.Create((byte)allowed), Vector64.Create((byte)(allowed >> 8))) & bits, bits);
    }

    private interface IPostingLanes<TSelf>
    {
        /// <summary>Postings in a step, at most 32.</summary>
        static abstract int Lanes { get; }

        static abstract TSelf Table(Vector128<byte> table);

        /// <summary>Bit i is set where the table allows what stands beside posting i.</summary>
        static abstract uint Allowed(TSelf table, byte* postings);
    }

    private readonly struct PostingLanes16(Vector128<byte> table) : IPostingLanes<PostingLanes16>
    {
        public const int Count = 16;

        private readonly Vector128<byte> _table = table;

        public static int Lanes => Count;

        public static PostingLanes16 Table(Vector128<byte> table) => new(table);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static uint Allowed(PostingLanes16 table, byte* postings)
        {
            Vector128<byte> lowest =
                Vector128.Shuffle(Vector128.Load(postings), Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(Vector128.Load(postings + 16), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(Vector128.Load(postings + 32), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13));
            return Vector128.ShuffleNative(table._table, lowest & Vector128.Create((byte)15)).ExtractMostSignificantBits();
        }
    }

    private readonly struct PostingLanes32(Vector256<byte> table) : IPostingLanes<PostingLanes32>
    {
        public const int Count = 32;

        private readonly Vector256<byte> _table = table;

        public static int Lanes => Count;

        public static PostingLanes32 Table(Vector128<byte> table) => new(Vector256.Create(table, table));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static uint Allowed(PostingLanes32 table, byte* postings)
        {
            Vector256<byte> lowest =
                Avx2.Shuffle(Load(postings), Repeat(Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)))
                | Avx2.Shuffle(Load(postings + 16), Repeat(Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255)))
                | Avx2.Shuffle(Load(postings + 32), Repeat(Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13)));
            return Avx2.Shuffle(table._table, lowest & Vector256.Create((byte)15)).ExtractMostSignificantBits();
        }

        /// <summary>Sixteen bytes, and those that are sixteen postings further on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Load(byte* postings) => Vector256.Create(Vector128.Load(postings), Vector128.Load(postings + 48));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Repeat(Vector128<byte> sixteen) => Vector256.Create(sixteen, sixteen);
    }
}

/// <summary>Neighbouring postings, and which of them are asked for.</summary>
/// <param name="First">The first one.</param>
/// <param name="End">The one after the last.</param>
/// <param name="Allowed">Bit 4 · l + r is 1 where the bases l and r may stand beside the core.</param>
internal readonly record struct PostingList(uint First, uint End, uint Allowed);
