using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Kernels;

/// <summary>Sixty-four letters, packed: what one step of <see cref="LetterPacking"/> gives.</summary>
/// <param name="Low">The codes of letters 0..31, two bits each; anything in the place of what is no base.</param>
/// <param name="High">The codes of letters 32..63.</param>
/// <param name="Bases">Bit i is set where letter i is A, C, G, T or U in either case.</param>
/// <param name="Letters">Bit i is set where letter i is an IUPAC nucleotide code (or X), bases included.</param>
internal readonly record struct PackedLetters(ulong Low, ulong High, ulong Bases, ulong Letters);

// Packs ASCII letters to 2 bits a base, 64 at a time, and tells bases from other codes and from everything else.
//
//   letter        G    a    t    N    \n          bits 1 and 2 of a letter are its code
//   byte          47   61   74   4E   0A
//   code          3    0    2    (3)  (1)         (byte >> 1) & 3; in brackets: not meant, masked later
//   bases         1    1    1    0    0
//   letters       1    1    1    1    0           a run of letters ends at the first 0
//
// Eight codes lie in eight bytes of a 64-bit lane, and three folds bring them together:
//
//   00 00 00 hh 00 00 00 gg ... 00 00 00 aa      one code a byte
//   fold 6:     every other byte moves down beside its neighbour: 4 bits in 16
//   fold 12:    8 bits in 32
//   fold 24:   16 bits in 64
//
// What a letter is follows from its two nibbles: a table for the lower, one for the upper, and their AND has a bit
// for each class that both allow (A-O and P-Z have different upper nibbles, so each class has two bits).
internal static class LetterPacking
{
    /// <summary>The letters that one step takes; a text must be readable this far beyond its end.</summary>
    internal const int Step = 64;

    internal const byte Base = BaseAtoO | BasePtoZ;

    private const byte BaseAtoO = 1, BasePtoZ = 2, CodeAtoO = 4, CodePtoZ = 8;

    internal static ReadOnlySpan<byte> ClassOfLowNibble =>
    [
        0,
        BaseAtoO,                   // A, (Q)
        CodeAtoO | CodePtoZ,        // B, R
        BaseAtoO | CodePtoZ,        // C, S
        CodeAtoO | BasePtoZ,        // D, T
        BasePtoZ,                   // (E), U
        CodePtoZ,                   // (F), V
        BaseAtoO | CodePtoZ,        // G, W
        CodeAtoO | CodePtoZ,        // H, X
        CodePtoZ,                   // (I), Y
        0,
        CodeAtoO,                   // K
        0,
        CodeAtoO,                   // M
        CodeAtoO,                   // N
        0,
    ];

    internal static ReadOnlySpan<byte> ClassOfHighNibble =>
    [
        0, 0, 0, 0,
        BaseAtoO | CodeAtoO, BasePtoZ | CodePtoZ,
        BaseAtoO | CodeAtoO, BasePtoZ | CodePtoZ,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];

    internal static ReadOnlySpan<byte> KeepOf16 => [0x0F, 0, 0x0F, 0, 0x0F, 0, 0x0F, 0, 0x0F, 0, 0x0F, 0, 0x0F, 0, 0x0F, 0];

    internal static ReadOnlySpan<byte> KeepOf32 => [0xFF, 0, 0, 0, 0xFF, 0, 0, 0, 0xFF, 0, 0, 0, 0xFF, 0, 0, 0];
}

/// <summary>Packs sixty-four letters; its tables are loaded once and stay in registers.</summary>
internal interface ILetterPacker<TSelf>
    where TSelf : struct, ILetterPacker<TSelf>
{
    static abstract TSelf Load();

    static abstract PackedLetters Pack(in TSelf packer, ref readonly byte letters);
}

/// <summary>With vectors of one width.</summary>
internal readonly struct VectorPacker<TLanes> : ILetterPacker<VectorPacker<TLanes>>
    where TLanes : struct, IByteLanes<TLanes>
{
    private readonly TLanes _lowTable, _highTable, _keepOf16, _keepOf32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorPacker(TLanes lowTable, TLanes highTable, TLanes keepOf16, TLanes keepOf32)
    {
        _lowTable = lowTable;
        _highTable = highTable;
        _keepOf16 = keepOf16;
        _keepOf32 = keepOf32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPacker<TLanes> Load() => new(
        Repeat(LetterPacking.ClassOfLowNibble),
        Repeat(LetterPacking.ClassOfHighNibble),
        Repeat(LetterPacking.KeepOf16),
        Repeat(LetterPacking.KeepOf32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedLetters Pack(in VectorPacker<TLanes> packer, ref readonly byte letters)
    {
        TLanes nibble = TLanes.All(0x0F), twoBits = TLanes.All(0x03), isBase = TLanes.All(LetterPacking.Base);
        UInt128 codes = 0;
        ulong bases = 0, known = 0;
        for (int i = 0; i < LetterPacking.Step; i += TLanes.Count)
        {
            TLanes text = TLanes.Load(in letters, (nuint)i);
            TLanes classes = TLanes.LookUp(packer._lowTable, text & nibble) & TLanes.LookUp(packer._highTable, (text >>> 4) & nibble);
            known |= TLanes.NonZero(classes) << i;
            bases |= TLanes.NonZero(classes & isBase) << i;

            TLanes code = (text >>> 1) & twoBits;
            code = (code | code >>> 6) & packer._keepOf16;
            code = (code | code >>> 12) & packer._keepOf32;
            code |= code >>> 24;
            codes |= TLanes.Low16OfEach64(code) << (2 * i);
        }

        return new PackedLetters((ulong)codes, (ulong)(codes >> 64), bases, known);
    }

    /// <summary>A table among the program's constants, which never move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe TLanes Repeat(ReadOnlySpan<byte> constant)
        => TLanes.Repeat((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(constant)));
}

/// <summary>Without vectors, one letter after the other.</summary>
internal readonly struct ScalarPacker : ILetterPacker<ScalarPacker>
{
    public static ScalarPacker Load() => default;

    public static PackedLetters Pack(in ScalarPacker packer, ref readonly byte letters)
    {
        ulong low = 0, high = 0, bases = 0, known = 0;
        for (int i = 0; i < LetterPacking.Step; i++)
        {
            byte letter = Unsafe.Add(ref Unsafe.AsRef(in letters), i);
            ulong code = (ulong)(letter >> 1) & 3;
            int classes = LetterPacking.ClassOfLowNibble[letter & 15] & LetterPacking.ClassOfHighNibble[letter >> 4];
            low |= i < 32 ? code << (2 * i) : 0;
            high |= i < 32 ? 0 : code << (2 * (i - 32));
            bases |= (classes & LetterPacking.Base) != 0 ? 1UL << i : 0;
            known |= classes != 0 ? 1UL << i : 0;
        }

        return new PackedLetters(low, high, bases, known);
    }
}
