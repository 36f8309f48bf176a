using System.IO.Pipelines;
using System.Text;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Sequences;

/// <summary>Reads with the reader under test, puts pieces together, and checks what two pieces must share.</summary>
internal static class FastaReading
{
    /// <summary>How bytes come in.</summary>
    public static readonly string[] Arrivals = ["at once", "byte by byte", "in random pieces", "all there before"];

    /// <summary>A reader of a text that arrives in one of the <see cref="Arrivals"/>.</summary>
    public static FastaReader Reader(string text, int chunkSize, string arrival = "at once", int seed = 1)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        return new FastaReader(Pipe(bytes, arrival, new Random(seed)), "t.fa") { ChunkSize = chunkSize };
    }

    /// <summary>The records, long ones put together from their pieces.</summary>
    public static List<OracleRecord> Records(FastaReader reader)
    {
        List<OracleRecord> records = [];
        FastaChunk chunk = new();
        bool continues = false;
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                Assert.Equal(continues, record.IsContinued);
                Assert.Equal("t.fa", record.File);
                Add(records, record);
                continues = record.Continues;
            }
        }

        Assert.False(continues);
        Assert.False(reader.Read(chunk));
        return records;
    }

    /// <summary>The chunks as text, with where they stand.</summary>
    public static List<string> Chunks(FastaReader reader)
    {
        List<string> chunks = [];
        FastaChunk chunk = new();
        while (reader.Read(chunk))
        {
            chunks.Add($"{chunk.FirstLine} {chunk.Offset} {chunk.Continues} {Encoding.Latin1.GetString(chunk.Text)}");
        }

        return chunks;
    }

    /// <summary>Packs every record as the scan does, and gives the error that this ends with, or null.</summary>
    public static InputException? PackAll(FastaReader reader)
    {
        FastaChunk chunk = new();
        PackedSequence packed = new();
        try
        {
            while (reader.Read(chunk))
            {
                foreach (FastaRecord record in chunk)
                {
                    packed.Pack(record);
                }
            }

            return null;
        }
        catch (InputException wrong)
        {
            return wrong;
        }
    }

    /// <summary>The letters without what stands between them.</summary>
    public static string LettersOf(FastaRecord record) =>
        string.Concat(Encoding.Latin1.GetString(record.Letters).Split('\n', '\r', ' ', '\t'));

    private static void Add(List<OracleRecord> records, FastaRecord record)
    {
        string name = Encoding.Latin1.GetString(record.Name);
        string letters = LettersOf(record);
        if (!record.IsContinued)
        {
            Assert.Equal(0, record.Offset);
            records.Add(new OracleRecord(name, Encoding.Latin1.GetString(record.Description), letters, record.Line));
            return;
        }

        OracleRecord before = records[^1];
        Assert.Equal(before.Name, name);
        Assert.Equal(before.Letters.Length - FastaReader.Overlap, record.Offset);
        Assert.True(letters.Length >= FastaReader.Overlap);
        Assert.Equal(before.Letters[^FastaReader.Overlap..], letters[..FastaReader.Overlap]);
        records[^1] = before with { Letters = before.Letters + letters[FastaReader.Overlap..] };
    }

    private static PipeReader Pipe(byte[] bytes, string arrival, Random random)
    {
        if (arrival == "all there before")
        {
            Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
            pipe.Writer.WriteAsync(bytes).AsTask().Wait();
            pipe.Writer.Complete();
            return pipe.Reader;
        }

        Func<int> next = arrival switch { "byte by byte" => () => 1, "in random pieces" => () => random.Next(1, 300), _ => () => int.MaxValue };
        return PipeReader.Create(new PiecewiseStream(bytes, next), new StreamPipeReaderOptions(bufferSize: 512, minimumReadSize: 64));
    }

    /// <summary>Gives as many bytes at a time as it is told to.</summary>
    private sealed class PiecewiseStream(byte[] bytes, Func<int> next) : MemoryStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = Math.Min(Math.Min(buffer.Length, next()), bytes.Length - _at);
            bytes.AsMemory(_at, count).CopyTo(buffer);
            _at += count;
            return new ValueTask<int>(count);
        }
    }
}
