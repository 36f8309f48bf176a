namespace SeedScan.Pipelines;

/// <summary>Counts records whose name an earlier one had, by 64-bit hashes, within a bounded memory.</summary>
/// <remarks>
/// Of two million names, two different ones share a hash with a probability of one in ten million; the count is only
/// a warning. The room ends at <see cref="Capacity"/> names: later new names are not remembered, and the warning says so.
/// </remarks>
internal sealed class DuplicateNames
{
    /// <summary>The names that are remembered: at most 32 MB of hashes.</summary>
    public const int Capacity = 1 << 21;

    private ulong[] _slots = new ulong[1 << 12];
    private int _count;
    private ulong _fetched;

    /// <summary>The records whose name came before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>A name that came twice, or null.</summary>
    public string? First { get; private set; }

    /// <summary>True if there were more names than are remembered.</summary>
    public bool IsFull { get; private set; }

    /// <summary>A hash of a name: eight bytes at a step, multiplied by 2^64 divided by the golden ratio, and folded.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> name)
    {
        const ulong Prime = 0x9E37_79B9_7F4A_7C15;
        ulong hash = (ulong)name.Length * Prime;
        for (; name.Length >= 8; name = name[8..])
        {
            hash = (hash ^ BitConverter.ToUInt64(name)) * Prime;
            hash ^= hash >> 32;
        }

        foreach (byte letter in name)
        {
            hash = (hash ^ letter) * Prime;
            hash ^= hash >> 32;
        }

        return hash == 0 ? 1 : hash;                        // 0 marks a free slot
    }

    /// <summary>Reads the slots of many names at once, so that the waits for memory overlap; <see cref="Add"/> then finds them near.</summary>
    public void Fetch(List<FastaName> names)
    {
        ulong any = 0;
        int mask = _slots.Length - 1;
        foreach (FastaName name in names)
        {
            any |= _slots[(int)(name.Hash >> 20) & mask];
        }

        _fetched = any;
    }

    /// <summary>Takes a name's hash.</summary>
    /// <returns>True if it is the first duplicate, whose name is then wanted.</returns>
    public bool Add(ulong hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(hash >> 20) & mask;
        while (_slots[slot] != 0)
        {
            if (_slots[slot] == hash)
            {
                return Duplicates++ == 0;
            }

            slot = (slot + 1) & mask;
        }

        if (_count == Capacity)
        {
            IsFull = true;
            return false;
        }

        _slots[slot] = hash;
        // A full table is slower to search, but small: on a large input the first touch of memory costs more.
        if (++_count > _slots.Length / 8 * 7)
        {
            Grow();
        }

        return false;
    }

    /// <summary>Keeps the name of the first duplicate.</summary>
    public void Remember(string name) => First = name;

    private void Grow()
    {
        ulong[] old = _slots;
        _slots = new ulong[4 * old.Length];
        int mask = _slots.Length - 1;
        foreach (ulong hash in old)
        {
            if (hash != 0)
            {
                int slot = (int)(hash >> 20) & mask;
                while (_slots[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                _slots[slot] = hash;
            }
        }
    }
}
