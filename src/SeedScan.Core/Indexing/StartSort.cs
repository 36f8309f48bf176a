using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeedScan.Indexing;

/// <summary>Sorts found sites by their start. Its buffers are reused.</summary>
/// <remarks>
/// What is found with one core comes in order, but for a few keys at the end. Else, starts of sites are spread over a block, so that two to four times as many bins as there are sites hold few each: they are dealt
/// into their bins, and neighbours that are still in the wrong order are few.
/// <code>
///   starts      900 37 512 530 41           five, so sixteen bins of 64
///   dealt       37 41 | . | . | ... | 512 530 | ... | 900
/// </code>
/// </remarks>
internal sealed class StartSort
{
    private const int MostBinBits = 16;

    // From here on a bin is sorted for itself; below, insertion is faster.
    private const int LargeBin = 32;

    // So many keys behind ascending ones are inserted.
    private const int FewKeys = 16;

    private readonly int[] _bins = new int[(1 << MostBinBits) + 1];
    private ulong[] _keys = [];
    private ulong[] _sorted = [];

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Room for more keys; <see cref="Add"/> takes what was written.</summary>
    public Span<ulong> Room(int count)
    {
        if (_keys.Length - Count < count)
        {
            Array.Resize(ref _keys, Math.Max(Count + count, Math.Max(1024, 2 * _keys.Length)));
        }

        return _keys.AsSpan(Count, count);
    }

    /// <summary>Takes the first keys of the <see cref="Room"/>.</summary>
    public void Add(int count) => Count += count;

    /// <summary>Forgets all keys.</summary>
    public void Clear() => Count = 0;

    /// <summary>The keys in ascending order.</summary>
    /// <param name="starts">The upper halves of the keys are below this; one that is not comes last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<ulong> Sorted(int starts)
    {
        Span<ulong> keys = _keys.AsSpan(0, Count);
        int ascending = Ascending(keys);
        if (Count - ascending <= FewKeys)
        {
            InsertFrom(keys, ascending);
            return keys;
        }

        if (_sorted.Length < Count)
        {
            _sorted = new ulong[_keys.Length];
        }

        int binBits = Math.Clamp(BitOperations.Log2((uint)Count | 1) + 2, 4, MostBinBits);
        int shift = 32 + Math.Max(0, BitOperations.Log2((uint)starts) + 1 - binBits);
        Span<int> bins = _bins.AsSpan(0, (1 << binBits) + 1);
        bins.Clear();
        foreach (ulong key in keys)
        {
            bins[BinOf(key, shift, bins.Length) + 1]++;
        }

        int largest = 0;
        for (int i = 1; i < bins.Length; i++)
        {
            largest = Math.Max(largest, bins[i]);
            bins[i] += bins[i - 1];
        }

        Span<ulong> sorted = _sorted.AsSpan(0, Count);
        foreach (ulong key in keys)
        {
            sorted[bins[BinOf(key, shift, bins.Length)]++] = key;
        }

        if (largest <= LargeBin)
        {
            InsertFrom(sorted, 0);
        }
        else
        {
            SortBins(sorted, bins);
        }

        return sorted;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BinOf(ulong key, int shift, int ends) => (int)Math.Min(key >> shift, (ulong)ends - 2);

    // Each bin's number is where it ends by now.
    private static void SortBins(Span<ulong> sorted, ReadOnlySpan<int> ends)
    {
        int from = 0;
        for (int i = 0; i < ends.Length - 1; i++)
        {
            sorted[from..ends[i]].Sort();
            from = ends[i];
        }
    }

    /// <summary>The number of keys at the beginning that ascend.</summary>
    private static int Ascending(ReadOnlySpan<ulong> keys)
    {
        int count = Math.Min(1, keys.Length);
        while (count < keys.Length && keys[count - 1] <= keys[count])
        {
            count++;
        }

        return count;
    }

    /// <summary>Inserts the keys from a place on, most of which are near theirs.</summary>
    private static void InsertFrom(Span<ulong> keys, int from)
    {
        for (int i = Math.Max(1, from); i < keys.Length; i++)
        {
            ulong key = keys[i];
            int at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
            {
                keys[at] = keys[at - 1];
            }

            keys[at] = key;
        }
    }
}
