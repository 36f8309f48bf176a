using System.Runtime.CompilerServices;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>Where a posting's core starts in the packed bases: twice its position, and what the lowest bit is says nothing.</summary>
internal unsafe interface IPackedPostings
{
    static abstract byte* Start(byte* postings, uint first, int bits);

    static abstract uint BitAt(byte* start, uint first, int number, int bits);
}

internal readonly unsafe struct Packed24 : IPackedPostings
{
    public const int Bits = 24;

    // Three bytes, and one before them: a shift puts the position where it is needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Start(byte* postings, uint first, int bits) => postings + (3UL * first) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BitAt(byte* start, uint first, int number, int bits)
        => Unsafe.ReadUnaligned<uint>(start + (3UL * (uint)number)) >> (32 - Bits + WindowSort.BesideBits - 1);
}

internal readonly unsafe struct PackedAny : IPackedPostings
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Start(byte* postings, uint first, int bits) => postings;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BitAt(byte* start, uint first, int number, int bits)
        => NumberPacking.ReadAt(start, (first + (uint)number) * (long)bits, bits) >> (WindowSort.BesideBits - 1);
}

/// <summary>Compares a pattern at a place, given in bits, and adds it where it may match.</summary>
internal unsafe interface IComparedPlaces
{
    static abstract ulong* Add(byte* bases, uint bit, in ComparedBases pattern, int bulges, ulong key, ulong* next);
}

/// <summary>By mismatches alone.</summary>
internal readonly unsafe struct PlainPlaces : IComparedPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong* Add(byte* bases, uint bit, in ComparedBases pattern, int bulges, ulong key, ulong* next)
    {
        if (PlaceComparison.MismatchesAtBit(bases, bit, in pattern) <= pattern.Mismatches)
        {
            *next++ = key | (bit >> 1);
        }

        return next;
    }
}

/// <summary>With G:U, and with bulges, which may move the start to places beside it.</summary>
internal readonly unsafe struct EditedPlaces : IComparedPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong* Add(byte* bases, uint bit, in ComparedBases pattern, int bulges, ulong key, ulong* next)
    {
        uint place = bit >> 1;
        if (bulges == 0)
        {
            *next = key | place;
            return next + (PlaceComparison.Matches(bases, place, in pattern) ? 1 : 0);
        }

        for (uint start = Math.Max(place, BulgedComparison.MostBulges + (uint)bulges) - (uint)bulges; start <= place + (uint)bulges; start++)
        {
            *next = key | start;
            next += BulgedComparison.Matches(bases, start, in pattern, bulges) ? 1 : 0;
        }

        return next;
    }
}
