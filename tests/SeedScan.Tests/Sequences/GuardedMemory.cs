using System.Runtime.InteropServices;

namespace SeedScan.Tests.Sequences;

/// <summary>
/// Memory between two pages that may not be touched, so that a read beyond either end of a span is a crash and not
/// a number that happens to be right. Linux only.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;

    private readonly int _page = Environment.SystemPageSize;
    private readonly int _length;
    private readonly byte* _start;

    /// <summary>Takes <paramref name="pages"/> usable pages.</summary>
    public GuardedMemory(int pages)
    {
        _length = pages * _page;
        nint all = Map(0, (nuint)(_length + (2 * _page)), 0, PrivateAndAnonymous, -1, 0);
        if (all == -1 || Protect(all + _page, (nuint)_length, ReadAndWrite) != 0)
        {
            throw new InvalidOperationException($"no guarded memory: error {Marshal.GetLastPInvokeError()}");
        }

        _start = (byte*)all + _page;
    }

    /// <summary>The first bytes: what lies before them may not be touched.</summary>
    public Span<byte> First(int count) => new(_start, count);

    /// <summary>The last bytes: what lies after them may not be touched.</summary>
    public Span<byte> Last(int count) => new(_start + _length - count, count);

    /// <inheritdoc/>
    public void Dispose() => _ = Unmap((nint)(_start - _page), (nuint)(_length + (2 * _page)));

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmap(nint address, nuint length);
}
