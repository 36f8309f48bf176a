using System.Globalization;
using System.Text;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

public class DecimalTextTests
{
    [Fact]
    public void Every_lane_divides_right()
    {
        for (ulong n = 0; n < 10_000; n++)
        {
            Check(n);
            Check((n * 10_000) + (9_999 - n));
            Check((n * 1_000_000_000_000) + (n * 10_000) + n);
        }
    }

    [Fact]
    public void Every_number_of_digits_is_right()
    {
        for (ulong power = 1; ; power *= 10)
        {
            Check(power - 1);
            Check(power);
            Check(power + 1);
            if (power > ulong.MaxValue / 10)
            {
                break;
            }
        }

        Check((1UL << 31) + 1);
        Check(1UL << 32);
        Check(long.MaxValue);
        Check(ulong.MaxValue);
    }

    [Fact]
    public void Random_numbers_are_right()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            Check((ulong)random.NextInt64() >> random.Next(64));
        }
    }

    private static void Check(ulong value)
    {
        Span<byte> text = stackalloc byte[DecimalText.Reserve + 1];
        text[^1] = (byte)'|';
        int length = DecimalText.Write(ref text[0], value);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text[..length]));
        Assert.Equal((byte)'|', text[^1]);
    }
}
