using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class SiteWriterMemoryTests
{
    [Theory]
    [InlineData(SiteFormat.Tsv)]
    [InlineData(SiteFormat.Bed)]
    [InlineData(SiteFormat.Gff3)]
    [InlineData(SiteFormat.JsonLines)]
    public void A_warm_writer_allocates_nothing(SiteFormat format)
    {
        SeedSite[] sites = [.. WritingSamples.Sites(2)];
        using var output = new OutputBuffer();
        SiteWriter writer = new SiteTable(format, [WritingSamples.Mir1, WritingSamples.Let7], WritingSamples.AllColumns).CreateWriter(output);
        Assert.Equal(0, WarmAllocation.Of(() => WriteTargets(writer, output, sites)));
        Assert.True(output.WrittenCount > 100 * sites.Length);
    }

    [Theory]
    [InlineData(SiteFormat.Tsv)]
    [InlineData(SiteFormat.Bed)]
    [InlineData(SiteFormat.Gff3)]
    [InlineData(SiteFormat.JsonLines)]
    public void Nothing_is_written_beyond_the_span_that_was_asked_for(SiteFormat format)
    {
        foreach (int nameLength in (int[])[1, 30, 31, 32, 33, 63, 64, 65, 300])
        {
            SmallRna[] rnas = [new(new string('r', nameLength), "UGGAAUGUA")];
            var output = new FencedOutput();
            SiteWriter writer = new SiteTable(format, rnas, WritingSamples.AllColumns).CreateWriter(output);
            writer.BeginTarget(Enumerable.Repeat((byte)'t', nameLength).ToArray());
            foreach (SiteNote note in WritingSamples.Notes())
            {
                writer.Write(new SeedSite(long.MaxValue - 1, long.MaxValue, 0, SiteType.ThreePrimeCompensatory, Strand.Reverse, note, 0));
                // A wrong position makes a wrong row, never a write into memory that is not the row's.
                writer.Write(new SeedSite(-2, -1, 0, SiteType.ThreePrimeCompensatory, Strand.Reverse, note, 0));
            }
        }
    }

    [Fact]
    public void An_output_that_gives_too_little_room_is_refused()
    {
        SiteWriter writer = new SiteTable(SiteFormat.Tsv, [WritingSamples.Mir1], new SeedScanOptions()).CreateWriter(new StingyOutput());
        writer.BeginTarget("t"u8);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(WritingSamples.Sites(1).First()));
    }

    private static void WriteTargets(SiteWriter writer, OutputBuffer output, SeedSite[] sites)
    {
        output.Clear();
        for (int target = 0; target < 20; target++)
        {
            // Bytes that GFF3 escapes, in a name longer than a register.
            writer.BeginTarget(target % 2 == 0 ? "NM_1"u8 : "a;target=with,a,name,longer,than,a,register,of,thirty-two,bytes"u8);
            for (int i = 0; i < sites.Length; i++)
            {
                writer.Write(in sites[i]);
            }
        }
    }

    /// <summary>Gives exactly the bytes asked for, and looks after the bytes around them.</summary>
    private sealed class FencedOutput : IBufferWriter<byte>
    {
        private const byte Fence = 0xFD;
        private const int FenceLength = 256;
        private byte[] _array = [];

        public void Advance(int count)
        {
            Assert.InRange(count, 1, _array.Length - (2 * FenceLength));
            Assert.False(_array.AsSpan(0, FenceLength).ContainsAnyExcept(Fence));
            Assert.False(_array.AsSpan(_array.Length - FenceLength).ContainsAnyExcept(Fence));
            Assert.Equal((byte)'\n', _array[FenceLength + count - 1]);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            _array = new byte[sizeHint + (2 * FenceLength)];
            _array.AsSpan().Fill(Fence);
            return _array.AsSpan(FenceLength, sizeHint);
        }
    }

    private sealed class StingyOutput : IBufferWriter<byte>
    {
        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => new byte[sizeHint - 1];
    }
}
