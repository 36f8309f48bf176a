using System.Buffers;
using System.Buffers.Text;

namespace SeedScan.Scoring;

/// <summary>How a <see cref="PrintedNumber"/> is printed.</summary>
internal enum PrintedForm : byte
{
    /// <summary>With all its decimals: <c>-0.010</c>, <c>0.000</c>.</summary>
    Fixed,

    /// <summary>A negative number that was rounded to zero: <c>-0.000</c>.</summary>
    MinusZero,

    /// <summary>Without zeros at its end: <c>-0.01</c>, <c>0</c>.</summary>
    Short,

    /// <summary><c>NA</c>.</summary>
    NotAvailable,
}

/// <summary>A number as a table prints it; the script that is reproduced computes on with what it has printed.</summary>
/// <param name="Units">The number in units of its last decimal.</param>
/// <param name="Decimals">The number of decimals.</param>
/// <param name="Form">How it is printed.</param>
internal readonly record struct PrintedNumber(long Units, byte Decimals, PrintedForm Form)
{
    /// <summary>The most bytes that a number takes.</summary>
    public const int MostBytes = 32;

    private static readonly double[] Scales = [1, 10, 100, 1000, 10000];

    /// <summary>A zero that says that something does not apply.</summary>
    public static PrintedNumber Zero => Short(0);

    /// <summary>What is not available.</summary>
    public static PrintedNumber NotAvailable => new(0, 3, PrintedForm.NotAvailable);

    /// <summary>The number; 0 for what is not available.</summary>
    public double Value => Units / Scales[Decimals];

    /// <summary>Thousandths, printed without zeros at the end.</summary>
    public static PrintedNumber Short(long thousandths) => new(thousandths, 3, PrintedForm.Short);

    /// <summary>Rounds as C's <c>printf("%.3f")</c> does: by the exact value of the double, ties to even.</summary>
    /// <remarks>
    /// x · 1000 is rounded itself, and so may be a tie where x is none. The fused multiply-add rounds once and so gives the true
    /// sign of what is beyond the half.
    /// </remarks>
    public static PrintedNumber Round(double value, byte decimals)
    {
        double scale = Scales[decimals], size = Math.Abs(value);
        double units = Math.Floor(size * scale);
        double beyondHalf = Math.FusedMultiplyAdd(size, scale, -(units + 0.5));
        if (beyondHalf > 0 || (beyondHalf == 0 && units % 2 != 0))
        {
            units++;
        }

        bool isMinusZero = units == 0 && double.IsNegative(value);
        return new PrintedNumber((long)(value < 0 ? -units : units), decimals, isMinusZero ? PrintedForm.MinusZero : PrintedForm.Fixed);
    }

    /// <summary>Writes the number.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        Span<byte> text = output.GetSpan(MostBytes);
        output.Advance(Format(text));
    }

    private int Format(Span<byte> text)
    {
        if (Form == PrintedForm.NotAvailable)
        {
            "NA"u8.CopyTo(text);
            return 2;
        }

        int at = 0;
        if (Units < 0 || Form == PrintedForm.MinusZero)
        {
            text[at++] = (byte)'-';
        }

        (long whole, long rest) = Math.DivRem(Math.Abs(Units), (long)Scales[Decimals]);
        _ = Utf8Formatter.TryFormat(whole, text[at..], out int digits);
        at += digits;
        if (Form == PrintedForm.Short && rest == 0)
        {
            return at;
        }

        text[at++] = (byte)'.';
        _ = Utf8Formatter.TryFormat(rest, text[at..], out digits, new StandardFormat('D', Decimals));
        at += digits;
        while (Form == PrintedForm.Short && text[at - 1] == (byte)'0')
        {
            at--;
        }

        return at;
    }
}
