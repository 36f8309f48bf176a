using System.Buffers;

namespace SeedScan.Writing;

/// <summary>A growing buffer over a pooled array. Cleared and used again, it allocates nothing once it has grown to its work.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class OutputBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _array;
    private int _count;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="softLimit">The number of bytes from which <see cref="IsFull"/> is true. The buffer still grows beyond it.</param>
    /// <param name="capacity">Bytes to start with.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not positive.</exception>
    public OutputBuffer(int softLimit = int.MaxValue, int capacity = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(softLimit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        SoftLimit = softLimit;
        _array = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>The number of bytes from which <see cref="IsFull"/> is true.</summary>
    public int SoftLimit { get; }

    /// <summary>The number of bytes written.</summary>
    public int WrittenCount => _count;

    /// <summary>True when it is time to hand the bytes on.</summary>
    public bool IsFull => _count >= SoftLimit;

    /// <summary>The bytes written; valid until the next write.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, _count);

    /// <summary>Forgets the bytes and keeps the array.</summary>
    public void Clear() => _count = 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than the span given before.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - _count), nameof(count));
        _count += count;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsSpan(_count);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsMemory(_count);
    }

    /// <summary>Gives the array back to the pool. The buffer is empty then and may be used again.</summary>
    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        _count = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Ensure(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        // The contract of IBufferWriter: a hint of 0 asks for at least one byte.
        if (_array.Length - _count < Math.Max(sizeHint, 1))
        {
            Grow(Math.Max(sizeHint, 1));
        }
    }

    private void Grow(int extra)
    {
        long needed = (long)_count + extra;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException($"An output buffer cannot hold {needed} bytes; hand its bytes on when it is full.");
        }

        byte[] grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _array.Length), Array.MaxLength));
        _array.AsSpan(0, _count).CopyTo(grown);
        byte[] old = _array;
        _array = grown;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
