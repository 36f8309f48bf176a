using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeedScan.Kernels;

/// <summary>A set of 6-mers. A 6-mer is 12 bits, its first base in the lowest two.</summary>
/// <remarks>
/// 4,096 bits are 512 bytes, which fit in eight 64-byte registers. The bits are laid out so that
/// <see cref="HexamerFilter"/> finds a 6-mer's bit from the bytes of a packed sequence with few steps:
/// <code>
///   6-mer      b0 b1 b2 b3 | b4 b5          two bits each
///              the low byte| the top four
///   byte       low byte + 256 · (upper bit of b5)
///   bit        b4 + 4 · (lower bit of b5)
/// </code>
/// </remarks>
internal sealed class HexamerSet
{
    /// <summary>The number of different 6-mers.</summary>
    public const int Universe = 1 << 12;

    /// <summary>The bases of a 6-mer.</summary>
    public const int HexamerLength = 6;

    // Pinned, since a kernel holds its address.
    private readonly byte[] _bits = GC.AllocateArray<byte>(Universe / 8, pinned: true);

    /// <summary>The number of 6-mers in the set.</summary>
    public int Count { get; private set; }

    /// <summary>The bits, 512 bytes, as long as the set is alive.</summary>
    public unsafe byte* Bits => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bits));

    /// <summary>Puts a 6-mer in.</summary>
    public void Add(int hexamer)
    {
        if (!Contains(hexamer))
        {
            _bits[ByteOf(hexamer)] |= (byte)(1 << BitOf(hexamer));
            Count++;
        }
    }

    /// <summary>True if the 6-mer is in the set.</summary>
    public bool Contains(int hexamer) => (_bits[ByteOf(hexamer)] >> BitOf(hexamer) & 1) != 0;

    private static int ByteOf(int hexamer) => (hexamer & 0xFF) | (hexamer >> 11 << 8);

    private static int BitOf(int hexamer) => hexamer >> 8 & 7;
}
