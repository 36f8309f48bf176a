using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace SeedScan.Kernels;

/// <summary>What kernels need that work on single bits: one or several 64-bit words side by side.</summary>
/// <remarks>Unlike <see cref="IByteLanes{TSelf}"/> it has a form of one word, so that the scalar form of a kernel is the same code.</remarks>
internal interface IWordLanes<TSelf>
    where TSelf : unmanaged, IWordLanes<TSelf>
{
    /// <summary>True where the processor runs this width by itself.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Words in a vector.</summary>
    static abstract int Count { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Ones { get; }

    static abstract bool IsZero(TSelf value);

    static abstract TSelf Load(ref readonly byte source, nint offset);

    static abstract void Store(TSelf value, ref ulong destination);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>The bits of <paramref name="value"/> that are not in <paramref name="removed"/>.</summary>
    static abstract TSelf Without(TSelf value, TSelf removed);

    static abstract TSelf operator >>>(TSelf value, int count);

    static abstract TSelf operator <<(TSelf value, int count);
}

internal readonly struct Words1(ulong word) : IWordLanes<Words1>
{
    private readonly ulong _word = word;

    public static bool IsSupported => true;

    public static int Count => 1;

    public static Words1 Zero => default;

    public static Words1 Ones => new(ulong.MaxValue);

    [MethodImpl(AggressiveInlining)]
    public static bool IsZero(Words1 value) => value._word == 0;

    [MethodImpl(AggressiveInlining)]
    public static Words1 Load(ref readonly byte source, nint offset)
        => new(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    [MethodImpl(AggressiveInlining)]
    public static void Store(Words1 value, ref ulong destination) => destination = value._word;

    [MethodImpl(AggressiveInlining)]
    public static Words1 operator &(Words1 left, Words1 right) => new(left._word & right._word);

    [MethodImpl(AggressiveInlining)]
    public static Words1 operator |(Words1 left, Words1 right) => new(left._word | right._word);

    [MethodImpl(AggressiveInlining)]
    public static Words1 operator ^(Words1 left, Words1 right) => new(left._word ^ right._word);

    [MethodImpl(AggressiveInlining)]
    public static Words1 Without(Words1 value, Words1 removed) => new(value._word & ~removed._word);

    [MethodImpl(AggressiveInlining)]
    public static Words1 operator >>>(Words1 value, int count) => new(value._word >> count);

    [MethodImpl(AggressiveInlining)]
    public static Words1 operator <<(Words1 value, int count) => new(value._word << count);
}

internal readonly struct Words2(Vector128<ulong> words) : IWordLanes<Words2>
{
    private readonly Vector128<ulong> _words = words;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static int Count => 2;

    public static Words2 Zero => default;

    public static Words2 Ones => new(Vector128<ulong>.AllBitsSet);

    [MethodImpl(AggressiveInlining)]
    public static bool IsZero(Words2 value) => value._words == Vector128<ulong>.Zero;

    [MethodImpl(AggressiveInlining)]
    public static Words2 Load(ref readonly byte source, nint offset)
        => new(Vector128.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)).AsUInt64());

    [MethodImpl(AggressiveInlining)]
    public static void Store(Words2 value, ref ulong destination) => value._words.StoreUnsafe(ref destination);

    [MethodImpl(AggressiveInlining)]
    public static Words2 operator &(Words2 left, Words2 right) => new(left._words & right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words2 operator |(Words2 left, Words2 right) => new(left._words | right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words2 operator ^(Words2 left, Words2 right) => new(left._words ^ right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words2 Without(Words2 value, Words2 removed) => new(Vector128.AndNot(value._words, removed._words));

    [MethodImpl(AggressiveInlining)]
    public static Words2 operator >>>(Words2 value, int count) => new(value._words >>> count);

    [MethodImpl(AggressiveInlining)]
    public static Words2 operator <<(Words2 value, int count) => new(value._words << count);
}

internal readonly struct Words4(Vector256<ulong> words) : IWordLanes<Words4>
{
    private readonly Vector256<ulong> _words = words;

    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    public static int Count => 4;

    public static Words4 Zero => default;

    public static Words4 Ones => new(Vector256<ulong>.AllBitsSet);

    [MethodImpl(AggressiveInlining)]
    public static bool IsZero(Words4 value) => value._words == Vector256<ulong>.Zero;

    [MethodImpl(AggressiveInlining)]
    public static Words4 Load(ref readonly byte source, nint offset)
        => new(Vector256.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)).AsUInt64());

    [MethodImpl(AggressiveInlining)]
    public static void Store(Words4 value, ref ulong destination) => value._words.StoreUnsafe(ref destination);

    [MethodImpl(AggressiveInlining)]
    public static Words4 operator &(Words4 left, Words4 right) => new(left._words & right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words4 operator |(Words4 left, Words4 right) => new(left._words | right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words4 operator ^(Words4 left, Words4 right) => new(left._words ^ right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words4 Without(Words4 value, Words4 removed) => new(Vector256.AndNot(value._words, removed._words));

    [MethodImpl(AggressiveInlining)]
    public static Words4 operator >>>(Words4 value, int count) => new(value._words >>> count);

    [MethodImpl(AggressiveInlining)]
    public static Words4 operator <<(Words4 value, int count) => new(value._words << count);
}

internal readonly struct Words8(Vector512<ulong> words) : IWordLanes<Words8>
{
    private readonly Vector512<ulong> _words = words;

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    public static int Count => 8;

    public static Words8 Zero => default;

    public static Words8 Ones => new(Vector512<ulong>.AllBitsSet);

    [MethodImpl(AggressiveInlining)]
    public static bool IsZero(Words8 value) => value._words == Vector512<ulong>.Zero;

    [MethodImpl(AggressiveInlining)]
    public static Words8 Load(ref readonly byte source, nint offset)
        => new(Vector512.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)).AsUInt64());

    [MethodImpl(AggressiveInlining)]
    public static void Store(Words8 value, ref ulong destination) => value._words.StoreUnsafe(ref destination);

    [MethodImpl(AggressiveInlining)]
    public static Words8 operator &(Words8 left, Words8 right) => new(left._words & right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words8 operator |(Words8 left, Words8 right) => new(left._words | right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words8 operator ^(Words8 left, Words8 right) => new(left._words ^ right._words);

    [MethodImpl(AggressiveInlining)]
    public static Words8 Without(Words8 value, Words8 removed) => new(Vector512.AndNot(value._words, removed._words));

    [MethodImpl(AggressiveInlining)]
    public static Words8 operator >>>(Words8 value, int count) => new(value._words >>> count);

    [MethodImpl(AggressiveInlining)]
    public static Words8 operator <<(Words8 value, int count) => new(value._words << count);
}
