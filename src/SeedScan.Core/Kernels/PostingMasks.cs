using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SeedScan.Kernels;

// Of neighbouring postings of one core, tells at once where each pair of bases stands beside it (WindowSort tells of postings).
//
//   posting          0            1            2            3
//                  3·16 + 6     5·16 + 1     9·16 + 6     12·16 + 15
//   bytes          36 00 00     51 00 00     96 00 00     CF 00 00       24 bits, hexadecimal, the lowest first
//   lowest         36 51 96 CF                                           brought together by a shuffle
//   bits 3..0      0110 0001 0110 1111                                   a plane for each: the mask of a vector's highest bits
//   planes         bit 3  ...x     bit 2  x.xx     bit 1  x.xx     bit 0  .x.x
//   l = 1, r = 2   without bit 3, with bit 2, with bit 1, without bit 0:  x.x.
//
// Sixteen masks come of four planes, and who asks for postings with certain bases beside them takes the bits of a mask: many may ask.
internal static unsafe class PostingMasks
{
    /// <summary>Postings that are told of at once.</summary>
    public const int Most = Words * 64;

    /// <summary>Words of a mask.</summary>
    public const int Words = 4;

    /// <summary>Words of all masks.</summary>
    public const int AllWords = Words << WindowSort.BesideBits;

    /// <summary>The width for which there are vectors: that of every block of more than 2^18 positions.</summary>
    private const int VectorBits = 24;

    /// <summary>Marks postings.</summary>
    /// <param name="postings">Packed numbers (<see cref="NumberPacking"/>).</param>
    /// <param name="bits">The bits of each.</param>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, at most <see cref="Most"/>.</param>
    /// <param name="masks">Has <see cref="Words"/> words for each pair of bases, and takes as many of each as there are postings: bit i is 1 where the pair stands beside posting <c>first</c> + i.</param>
    public static void Mark(byte* postings, int bits, uint first, int count, ulong* masks)
    {
        if (bits != VectorBits || !Lanes16.IsSupported)
        {
            MarkOneByOne(postings, bits, first, count, masks);
        }
        else if (Lanes32.IsSupported)
        {
            MarkMany<PostingLanes32>(postings, first, count, masks);
        }
        else
        {
            MarkMany<PostingLanes16>(postings, first, count, masks);
        }
    }

    /// <summary>As many of the lowest bits as there are postings, up to all 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FirstBits(int count) => count <= 0 ? 0 : ulong.MaxValue >> (64 - Math.Min(count, 64));

    private static void MarkOneByOne(byte* postings, int bits, uint first, int count, ulong* masks)
    {
        new Span<ulong>(masks, AllWords).Clear();
        long bit = first * (long)bits;
        for (int i = 0; i < count; i++, bit += bits)
        {
            masks[((NumberPacking.ReadAt(postings, bit, bits) & 15) * Words) + (i >> 6)] |= 1UL << i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkMany<TLanes>(byte* postings, uint first, int count, ulong* masks)
        where TLanes : struct, IPostingLanes
    {
        for (; count > 0; count -= 64, first += 64)
        {
            Planes planes = default;
            int within = Math.Min(count, 64);
            for (int i = 0; i < within; i += TLanes.Count)
            {
                // The last step ends with the list, so that nothing behind it is read; what was before is shifted out.
                int seen = Math.Max(0, i + TLanes.Count - within);
                long from = first + i - (long)seen;
                planes |= from >= 0 ? TLanes.PlanesOf(postings + (3 * from)) >> seen << i : PlanesOf(postings, first, within);
            }

            planes.Combine(FirstBits(count), masks++);
        }
    }

    /// <summary>The planes of postings at the beginning of a block.</summary>
    private static Planes PlanesOf(byte* postings, uint first, int count)
    {
        Planes planes = default;
        for (int i = 0; i < count; i++)
        {
            planes |= new Planes(postings[3 * (first + i)]) << i;
        }

        return planes;
    }

    private interface IPostingLanes
    {
        static abstract int Count { get; }

        /// <summary>Of as many postings as lanes, the four bits of what stands beside each.</summary>
        static abstract Planes PlanesOf(byte* postings);
    }

    /// <summary>The four bits of what stands beside the core, of up to 64 postings: a bit for each.</summary>
    private readonly struct Planes(ulong bit0, ulong bit1, ulong bit2, ulong bit3)
    {
        private readonly ulong _bit0 = bit0, _bit1 = bit1, _bit2 = bit2, _bit3 = bit3;

        public Planes(uint posting)
            : this(posting & 1, posting >> 1 & 1, posting >> 2 & 1, posting >> 3 & 1)
        {
        }

        public static Planes operator |(Planes one, Planes other)
            => new(one._bit0 | other._bit0, one._bit1 | other._bit1, one._bit2 | other._bit2, one._bit3 | other._bit3);

        public static Planes operator <<(Planes planes, int count)
            => new(planes._bit0 << count, planes._bit1 << count, planes._bit2 << count, planes._bit3 << count);

        public static Planes operator >>(Planes planes, int count)
            => new(planes._bit0 >> count, planes._bit1 >> count, planes._bit2 >> count, planes._bit3 >> count);

        /// <summary>Writes one word of each mask.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Combine(ulong within, ulong* masks)
        {
            ulong* next = masks;
            for (int left = 0; left < 4; left++)
            {
                ulong ofLeft = within & (left < 2 ? ~_bit3 : _bit3) & ((left & 1) == 0 ? ~_bit2 : _bit2);
                next[0] = ofLeft & ~_bit1 & ~_bit0;
                next[Words] = ofLeft & ~_bit1 & _bit0;
                next[2 * Words] = ofLeft & _bit1 & ~_bit0;
                next[3 * Words] = ofLeft & _bit1 & _bit0;
                next += 4 * Words;
            }
        }
    }

    private readonly struct PostingLanes16 : IPostingLanes
    {
        public static int Count => 16;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Planes PlanesOf(byte* postings)
        {
            Vector128<ushort> lowest = (
                Vector128.Shuffle(Vector128.Load(postings), Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(Vector128.Load(postings + 16), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(Vector128.Load(postings + 32), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13))).AsUInt16();
            return new Planes(
                (lowest << 7).AsByte().ExtractMostSignificantBits(),
                (lowest << 6).AsByte().ExtractMostSignificantBits(),
                (lowest << 5).AsByte().ExtractMostSignificantBits(),
                (lowest << 4).AsByte().ExtractMostSignificantBits());
        }
    }

    private readonly struct PostingLanes32 : IPostingLanes
    {
        public static int Count => 32;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Planes PlanesOf(byte* postings)
        {
            Vector256<ushort> lowest = (
                Avx2.Shuffle(Load(postings), Repeat(Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)))
                | Avx2.Shuffle(Load(postings + 16), Repeat(Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255)))
                | Avx2.Shuffle(Load(postings + 32), Repeat(Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13)))).AsUInt16();
            return new Planes(
                (lowest << 7).AsByte().ExtractMostSignificantBits(),
                (lowest << 6).AsByte().ExtractMostSignificantBits(),
                (lowest << 5).AsByte().ExtractMostSignificantBits(),
                (lowest << 4).AsByte().ExtractMostSignificantBits());
        }

        /// <summary>Sixteen bytes, and those that are sixteen postings further on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Load(byte* postings) => Vector256.Create(Vector128.Load(postings), Vector128.Load(postings + 48));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Repeat(Vector128<byte> sixteen) => Vector256.Create(sixteen, sixteen);
    }
}
