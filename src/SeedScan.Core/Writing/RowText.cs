using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SeedScan.Writing;

/// <summary>Puts a row together from pieces. Nothing is allocated.</summary>
/// <param name="output">Takes the row, piece by piece.</param>
internal sealed class RowText(IBufferWriter<byte> output)
{
    /// <summary>Adds letters.</summary>
    public RowText Add(scoped ReadOnlySpan<byte> text)
    {
        output.Write(text);
        return this;
    }

    /// <summary>Adds letters of ASCII.</summary>
    public RowText Add(string text)
    {
        output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public RowText Add(long number)
    {
        _ = Utf8Formatter.TryFormat(number, output.GetSpan(20), out int digits);
        output.Advance(digits);
        return this;
    }

    /// <summary>Adds kcal/mol with two decimals, or what stands for unknown.</summary>
    public RowText AddEnergy(double energy, scoped ReadOnlySpan<byte> unknown)
    {
        if (double.IsNaN(energy))
        {
            return Add(unknown);
        }

        _ = Utf8Formatter.TryFormat(RoundedEnergy(energy), output.GetSpan(32), out int digits, new StandardFormat('F', 2));
        output.Advance(digits);
        return this;
    }

    /// <summary>An energy in hundredths, from the thousandths that it is known in: a half goes away from zero, and no zero has a sign.</summary>
    public static double RoundedEnergy(double energy)
    {
        int thousandths = (int)Math.Round(energy * 1000), hundredths = (Math.Abs(thousandths) + 5) / 10;
        return (thousandths < 0 ? -hundredths : hundredths) / 100.0;
    }

    /// <summary>Adds a letter so many times.</summary>
    public RowText Repeat(char letter, int count)
    {
        output.GetSpan(Math.Max(1, count))[..count].Fill((byte)letter);
        output.Advance(count);
        return this;
    }
}
