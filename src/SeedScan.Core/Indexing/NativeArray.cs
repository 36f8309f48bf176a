using System.Runtime.InteropServices;

namespace SeedScan.Indexing;

/// <summary>Memory that the garbage collector does not move, for the kernels. It grows; a pointer is good until the next growth.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private nuint _capacity;

    /// <summary>The memory.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Makes room; what was in it is kept.</summary>
    public T* Reserve(long count)
    {
        nuint needed = (nuint)count;
        if (needed > _capacity)
        {
            nuint grown = nuint.Max(needed, _capacity + _capacity / 2);
            Pointer = (T*)NativeMemory.AlignedRealloc(Pointer, grown * (nuint)sizeof(T), 64);
            _capacity = grown;
        }

        return Pointer;
    }

    /// <summary>The first items.</summary>
    public Span<T> Span(int count) => new(Pointer, count);

    public void Dispose()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        _capacity = 0;
        GC.SuppressFinalize(this);
    }

    ~NativeArray() => Dispose();
}
