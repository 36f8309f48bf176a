using System.Buffers;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class OutputBufferTests
{
    [Fact]
    public void What_is_written_is_there_however_it_grew()
    {
        using var buffer = new OutputBuffer(capacity: 1);
        var expected = new List<byte>();
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(1_000)];
            random.NextBytes(bytes);
            buffer.Write(bytes);
            expected.AddRange(bytes);
        }

        Assert.Equal(expected, buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_cleared_buffer_is_empty_and_allocates_nothing_again()
    {
        using var buffer = new OutputBuffer(softLimit: 100);
        byte[] bytes = new byte[100_000];
        buffer.Write(bytes);
        buffer.Clear();
        Assert.Equal(0, buffer.WrittenCount);
        Assert.Equal(0, WarmAllocation.Of(() =>
        {
            buffer.Clear();
            buffer.Write(bytes);
        }));
        Assert.Equal(bytes.Length, buffer.WrittenCount);
    }

    [Fact]
    public void The_limit_is_soft()
    {
        using var buffer = new OutputBuffer(softLimit: 10);
        buffer.Write(new byte[9]);
        Assert.False(buffer.IsFull);
        buffer.Write(new byte[1]);
        Assert.True(buffer.IsFull);
        buffer.Write(new byte[10_000]);
        Assert.Equal(10_010, buffer.WrittenCount);
    }

    [Fact]
    public void The_contract_of_a_buffer_writer_is_kept()
    {
        using var buffer = new OutputBuffer(capacity: 16);
        buffer.Advance(buffer.GetSpan().Length);
        Assert.False(buffer.GetSpan().IsEmpty);
        Assert.False(buffer.GetMemory().IsEmpty);
        Assert.True(buffer.GetSpan(5_000).Length >= 5_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(buffer.GetSpan().Length + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = buffer.GetSpan(-1).Length; });
        Assert.Throws<InvalidOperationException>(() => { _ = buffer.GetSpan(int.MaxValue).Length; });
    }

    [Fact]
    public void A_disposed_buffer_is_empty_and_may_be_used_again()
    {
        var buffer = new OutputBuffer();
        buffer.Write("abc"u8);
        buffer.Dispose();
        Assert.Equal(0, buffer.WrittenCount);
        buffer.Write("de"u8);
        Assert.Equal("de"u8, buffer.WrittenSpan);
        buffer.Dispose();
    }
}
