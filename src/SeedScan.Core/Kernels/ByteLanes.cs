using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace SeedScan.Kernels;

/// <summary>The few operations on a vector of bytes that the kernels need, at one width.</summary>
/// <remarks>
/// A kernel is written once against this; the JIT makes its 16, 32 and 64-byte forms. A static interface member
/// on a struct costs nothing: each call becomes the one instruction behind it.
/// </remarks>
internal interface IByteLanes<TSelf>
    where TSelf : struct, IByteLanes<TSelf>
{
    /// <summary>True where the processor runs this width by itself.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Bytes in a vector.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(ref readonly byte source, nuint offset);

    static abstract TSelf All(byte value);

    /// <summary>Sixteen bytes, repeated over the vector. They must not move.</summary>
    static abstract unsafe TSelf Repeat(byte* sixteen);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Shifts 64-bit lanes; bits that cross a byte are the caller's to mask.</summary>
    static abstract TSelf operator >>>(TSelf value, int count);

    /// <summary>Shifts 64-bit lanes; bits that cross a byte are the caller's to mask.</summary>
    static abstract TSelf operator <<(TSelf value, int count);

    /// <summary>Per byte: of <paramref name="set"/> where the top bit of <paramref name="choice"/> is 1, else of <paramref name="clear"/>.</summary>
    static abstract TSelf Choose(TSelf choice, TSelf set, TSelf clear);

    /// <summary>Per byte: entry <paramref name="index"/> (0..15) of the sixteen-byte table in the same 128 bits.</summary>
    static abstract TSelf LookUp(TSelf table, TSelf index);

    /// <summary>Bit i is set where byte i is not zero.</summary>
    static abstract ulong NonZero(TSelf value);

    /// <summary>The low 16 bits of each 64-bit lane, side by side; <c>Count / 8</c> of them.</summary>
    static abstract UInt128 Low16OfEach64(TSelf value);
}

internal readonly struct Lanes16(Vector128<byte> bytes) : IByteLanes<Lanes16>
{
    private readonly Vector128<byte> _bytes = bytes;

    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    public static int Count => 16;

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 Load(ref readonly byte source, nuint offset) => new(Vector128.LoadUnsafe(in source, offset));

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 All(byte value) => new(Vector128.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static unsafe Lanes16 Repeat(byte* sixteen) => new(Vector128.Load(sixteen));

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 operator &(Lanes16 left, Lanes16 right) => new(left._bytes & right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 operator |(Lanes16 left, Lanes16 right) => new(left._bytes | right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 operator >>>(Lanes16 value, int count) => new((value._bytes.AsUInt64() >>> count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 operator <<(Lanes16 value, int count) => new((value._bytes.AsUInt64() << count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 Choose(Lanes16 choice, Lanes16 set, Lanes16 clear) => new(
        Sse41.IsSupported
            ? Sse41.BlendVariable(clear._bytes, set._bytes, choice._bytes)
            : Vector128.ConditionalSelect((choice._bytes.AsSByte() >> 7).AsByte(), set._bytes, clear._bytes));

    [MethodImpl(AggressiveInlining)]
    public static Lanes16 LookUp(Lanes16 table, Lanes16 index) => new(
        Ssse3.IsSupported ? Ssse3.Shuffle(table._bytes, index._bytes) : AdvSimd.Arm64.VectorTableLookup(table._bytes, index._bytes));

    [MethodImpl(AggressiveInlining)]
    public static ulong NonZero(Lanes16 value)
        => ~Vector128.Equals(value._bytes, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;

    [MethodImpl(AggressiveInlining)]
    public static UInt128 Low16OfEach64(Lanes16 value)
    {
        Vector128<ulong> lanes = value._bytes.AsUInt64();
        return lanes[0] & 0xFFFF | lanes[1] << 48 >> 32;
    }
}

internal readonly struct Lanes32(Vector256<byte> bytes) : IByteLanes<Lanes32>
{
    private readonly Vector256<byte> _bytes = bytes;

    public static bool IsSupported => Avx2.IsSupported;

    public static int Count => 32;

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 Load(ref readonly byte source, nuint offset) => new(Vector256.LoadUnsafe(in source, offset));

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 All(byte value) => new(Vector256.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static unsafe Lanes32 Repeat(byte* sixteen) => new(Avx2.BroadcastVector128ToVector256(sixteen));

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 operator &(Lanes32 left, Lanes32 right) => new(left._bytes & right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 operator |(Lanes32 left, Lanes32 right) => new(left._bytes | right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 operator >>>(Lanes32 value, int count) => new((value._bytes.AsUInt64() >>> count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 operator <<(Lanes32 value, int count) => new((value._bytes.AsUInt64() << count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 Choose(Lanes32 choice, Lanes32 set, Lanes32 clear) => new(
        Avx2.BlendVariable(clear._bytes, set._bytes, choice._bytes));

    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LookUp(Lanes32 table, Lanes32 index) => new(Avx2.Shuffle(table._bytes, index._bytes));

    [MethodImpl(AggressiveInlining)]
    public static ulong NonZero(Lanes32 value)
        => (uint)~Vector256.Equals(value._bytes, Vector256<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static UInt128 Low16OfEach64(Lanes32 value)
    {
        Vector256<uint> half = Vector256.Narrow(value._bytes.AsUInt64(), value._bytes.AsUInt64());
        return Vector256.Narrow(half, half).AsUInt64().ToScalar();
    }
}

internal readonly struct Lanes64(Vector512<byte> bytes) : IByteLanes<Lanes64>
{
    private readonly Vector512<byte> _bytes = bytes;

    public static bool IsSupported => Avx512BW.IsSupported;

    public static int Count => 64;

    public Vector512<byte> Bytes => _bytes;

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 Load(ref readonly byte source, nuint offset) => new(Vector512.LoadUnsafe(in source, offset));

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 All(byte value) => new(Vector512.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static unsafe Lanes64 Repeat(byte* sixteen)
        => new(Avx512F.BroadcastVector128ToVector512((uint*)sixteen).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 operator &(Lanes64 left, Lanes64 right) => new(left._bytes & right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 operator |(Lanes64 left, Lanes64 right) => new(left._bytes | right._bytes);

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 operator >>>(Lanes64 value, int count) => new((value._bytes.AsUInt64() >>> count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 operator <<(Lanes64 value, int count) => new((value._bytes.AsUInt64() << count).AsByte());

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 Choose(Lanes64 choice, Lanes64 set, Lanes64 clear) => new(
        Avx512BW.BlendVariable(clear._bytes, set._bytes, choice._bytes));

    [MethodImpl(AggressiveInlining)]
    public static Lanes64 LookUp(Lanes64 table, Lanes64 index) => new(Avx512BW.Shuffle(table._bytes, index._bytes));

    [MethodImpl(AggressiveInlining)]
    public static ulong NonZero(Lanes64 value) => ~Vector512.Equals(value._bytes, Vector512<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static UInt128 Low16OfEach64(Lanes64 value)
        => Unsafe.BitCast<Vector128<ushort>, UInt128>(Avx512F.ConvertToVector128UInt16(value._bytes.AsUInt64()));
}
