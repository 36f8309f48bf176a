using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SeedScan.Kernels;

// Lays out a block of a packed sequence as bits, a plane for each of the four letters that a pattern may have: bit p of a plane is set
// where position p does not match that letter.
//
//   sequence          G A U N C     codes, the first base lowest: .. 01 00 10 00 11, and position 3 is ambiguous
//   low bits          1 0 0 0 1
//   high bits         1 0 1 0 0
//   plane of A        1 0 1 1 1     everything but A; what is ambiguous matches nothing
//   plane of A or G   0 0 1 1 1     where the letter is to match G as well
//
// Before the block lies one word, and behind it a margin, so that any vector at any bit of a pattern may be loaded.
internal sealed class LetterPlanes
{
    /// <summary>Words of 64 positions in a block: its planes and the list of what is found stay in the first cache.</summary>
    internal const int BlockWords = 64;

    /// <summary>Words behind a block that may be loaded: as many bits as a pattern may be long and one vector.</summary>
    private const int MarginWords = 11;

    /// <summary>Words from one plane to the next, in whole vectors.</summary>
    private const int Stride = 80;

    private readonly ulong[] _low = new ulong[Stride], _high = new ulong[Stride], _ambiguous = new ulong[Stride], _planes = new ulong[4 * Stride];

    /// <summary>The bytes of the plane of a letter from the block's first position on; eight bytes before it may be read.</summary>
    public ref readonly byte PlaneOf(int letter) => ref Unsafe.As<ulong, byte>(ref _planes[(letter * Stride) + 1]);

    /// <summary>The distance between the planes of two letters that follow each other, in bytes.</summary>
    public static int PlaneBytes => Stride * sizeof(ulong);

    /// <summary>Takes the bits of a block.</summary>
    /// <param name="bases">The words of the whole sequence, 32 positions to each.</param>
    /// <param name="ambiguous">Its words of ambiguity, 64 positions to each; 1 behind the end.</param>
    /// <param name="first">The first word of ambiguity of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<ulong> bases, ReadOnlySpan<ulong> ambiguous, int first)
    {
        int words = Math.Min(BlockWords + MarginWords, ambiguous.Length - first);
        int whole = Math.Min(words, (bases.Length / 2) - first);        // the last word may have one word of bases only
        ref ulong from = ref MemoryMarshal.GetReference(bases[(2 * first)..]), low = ref _low[1], high = ref _high[1];
        for (int i = 0; i < whole; i++)
        {
            ulong lower = Unsafe.Add(ref from, 2 * i), upper = Unsafe.Add(ref from, (2 * i) + 1);
            Unsafe.Add(ref low, i) = EvenBits(lower) | EvenBits(upper) << 32;
            Unsafe.Add(ref high, i) = EvenBits(lower >> 1) | EvenBits(upper >> 1) << 32;
        }

        if (whole < words)
        {
            ulong last = bases[^1];
            (_low[words], _high[words]) = (EvenBits(last), EvenBits(last >> 1));
        }

        ambiguous.Slice(first, words).CopyTo(_ambiguous.AsSpan(1));
        _ambiguous.AsSpan(1 + words).Fill(ulong.MaxValue);
        _ambiguous[0] = ulong.MaxValue;
    }

    /// <summary>Makes the planes of the block.</summary>
    /// <param name="matching">For each letter the codes that match it, as bits: 1 for code 0, 2 for code 1, 4 for code 2, 8 for code 3.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Make<TLanes>(ReadOnlySpan<byte> matching)
        where TLanes : unmanaged, IWordLanes<TLanes>
    {
        for (int letter = 0; letter < 4; letter++)
        {
            TLanes a = Mask<TLanes>(matching[letter], 0), c = Mask<TLanes>(matching[letter], 1);
            TLanes u = Mask<TLanes>(matching[letter], 2), g = Mask<TLanes>(matching[letter], 3);
            for (int i = 0; i < Stride; i += TLanes.Count)
            {
                TLanes low = At<TLanes>(_low, i), high = At<TLanes>(_high, i);
                TLanes ifLow = TLanes.Without(c, high) | (g & high), ifNotLow = TLanes.Without(a, high) | (u & high);
                TLanes matches = TLanes.Without((ifLow & low) | TLanes.Without(ifNotLow, low), At<TLanes>(_ambiguous, i));
                TLanes.Store(matches ^ TLanes.Ones, ref _planes[(letter * Stride) + i]);
            }
        }
    }

    private static TLanes Mask<TLanes>(byte codes, int code)
        where TLanes : unmanaged, IWordLanes<TLanes> => (codes >> code & 1) != 0 ? TLanes.Ones : TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes At<TLanes>(ulong[] words, int index)
        where TLanes : unmanaged, IWordLanes<TLanes>
        => TLanes.Load(in Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(words)), index * sizeof(ulong));

    /// <summary>The bits at even places, side by side in the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong EvenBits(ulong bits)
    {
        const ulong Even = 0x5555_5555_5555_5555;
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(bits, Even);
        }

        bits &= Even;
        bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
        bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF;
        return (bits | bits >> 16) & 0xFFFF_FFFF;
    }
}
