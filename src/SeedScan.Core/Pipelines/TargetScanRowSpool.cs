using System.Buffers.Text;
using System.Runtime.InteropServices;
using SeedScan.Scoring;

namespace SeedScan.Pipelines;

/// <summary>Holds all rows until the last is scored, for a percentile needs them all: in memory, and beyond 64 MB in a temporary file.</summary>
/// <remarks>A row takes some 40 bytes of memory besides its text.</remarks>
internal sealed class TargetScanRowSpool : IDisposable
{
    private const int MostInMemory = 64 << 20;

    private readonly List<TargetScanScoredRow> _rows = [];
    private readonly int _mostInMemory;
    private Stream _text = new MemoryStream();

    public TargetScanRowSpool(int mostInMemory = MostInMemory) => _mostInMemory = mostInMemory;

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Takes rows.</summary>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public void Add(TargetScanScoredGene gene)
    {
        _rows.AddRange(gene.Rows);
        if (_text is MemoryStream inMemory && inMemory.Length + gene.Text.WrittenCount > _mostInMemory)
        {
            _text = OpenTemporary();
            inMemory.WriteTo(_text);
            inMemory.Dispose();
        }

        _text.Write(gene.Text.WrittenSpan);
    }

    /// <summary>Writes all rows with their percentiles.</summary>
    /// <param name="series">The number of series.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void WriteTo(int series, Stream output, CancellationToken cancellation)
    {
        (int Score, int Weighted)[] percentiles = Rank(series);
        _text.Position = 0;
        BufferedStream text = new(_text, 1 << 20), buffered = new(output, 1 << 18);
        byte[] row = [];
        for (int i = 0; i < _rows.Count; i++)
        {
            if (i % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            (int first, int second, int length) = _rows[i].Shape;
            row = row.Length < length ? new byte[2 * length] : row;
            text.ReadExactly(row, 0, length);
            buffered.Write(row.AsSpan(0, first));
            WriteNumber(percentiles[i].Score, buffered);
            buffered.Write(row.AsSpan(first..second));
            WriteNumber(percentiles[i].Weighted, buffered);
            buffered.Write(row.AsSpan(second..length));
        }

        buffered.Flush();                       // not disposed: the output is the caller's
    }

    /// <summary>Forgets the rows and removes the temporary file.</summary>
    public void Dispose() => _text.Dispose();

    private (int Score, int Weighted)[] Rank(int series)
    {
        int[] starts = new int[series + 1], places = new int[_rows.Count];
        ReadOnlySpan<TargetScanScoredRow> rows = CollectionsMarshal.AsSpan(_rows);
        foreach (ref readonly TargetScanScoredRow row in rows)
        {
            starts[row.Series + 1]++;
        }

        for (int i = 0; i < series; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..^1];
        var scores = new (PrintedNumber, PrintedNumber)[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            places[i] = next[rows[i].Series]++;
            scores[places[i]] = (rows[i].Score, rows[i].Weighted);
        }

        var ranked = new (int Score, int Weighted)[rows.Length];
        for (int i = 0; i < series; i++)
        {
            Range range = starts[i]..starts[i + 1];
            TargetScanPercentiles.Compute(scores.AsSpan(range), ranked.AsSpan(range));
        }

        return Array.ConvertAll(places, place => ranked[place]);
    }

    private static void WriteNumber(int number, Stream output)
    {
        Span<byte> text = stackalloc byte[11];
        _ = Utf8Formatter.TryFormat(number, text, out int digits);
        output.Write(text[..digits]);
    }

    // Where a file can be removed while it is open it is removed at once, so that no signal leaves it behind.
    private static FileStream OpenTemporary()
    {
        string path = Path.Combine(Path.GetTempPath(), $"seedscan-{Path.GetRandomFileName()}");
        FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 18, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
