using System.Buffers.Text;
using System.Text;

namespace SeedScan.Scanning;

/// <summary>What is special about a non-canonical site (which nucleotide wobbles, which base is bulged), in two bytes.</summary>
/// <remarks>
/// As text: the RNA's nucleotide for a wobble or a mismatch (<c>5</c>), the bulged base (<c>G</c>), the run of a
/// centered site (<c>4-15</c>), and for a 3'-compensatory site the flaw and the offset of the 3' half:
/// <c>mm5,o+1</c> is a mismatch at nt 5, <c>b5,o-2</c> a target base bulged between the partners of nt 6 and 5.
/// </remarks>
public readonly record struct SiteNote
{
    private readonly byte _kind;
    private readonly byte _value;

    private SiteNote(Kind kind, int value)
    {
        _kind = (byte)kind;
        _value = (byte)value;
    }

    private enum Kind : byte
    {
        None,
        Nucleotide,
        Base,
        Run,
        MismatchAndOffset,
        BulgeAndOffset,
    }

    /// <summary>The longest note as text, in bytes.</summary>
    public const int MaxLength = 8;

    /// <summary>No note.</summary>
    public static SiteNote None => default;

    /// <summary>True where there is nothing to say.</summary>
    public bool IsNone => _kind == 0;

    /// <summary>The RNA's nucleotide (2-7) that wobbles or mismatches.</summary>
    public static SiteNote AtNucleotide(int nt) => new(Kind.Nucleotide, nt);

    /// <summary>The bulged target base, as its letter A, C, G or U.</summary>
    public static SiteNote OfBase(char letter) => new(Kind.Base, letter);

    /// <summary>The paired run of a centered site: nt <paramref name="from"/> (4 or 5) to nt <paramref name="to"/> (14 or 15).</summary>
    public static SiteNote OfRun(int from, int to) => new(Kind.Run, (from << 4) | to);

    /// <summary>A mismatch at <paramref name="nt"/> (2-7) with the 3' half at <paramref name="offset"/> (-2..2).</summary>
    public static SiteNote OfMismatch(int nt, int offset) => new(Kind.MismatchAndOffset, (nt << 4) | (offset + 2));

    /// <summary>A target base bulged between the partners of <paramref name="nt"/> + 1 and <paramref name="nt"/> (2-7), with the 3' half at <paramref name="offset"/> (-2..2).</summary>
    public static SiteNote OfBulge(int nt, int offset) => new(Kind.BulgeAndOffset, (nt << 4) | (offset + 2));

    /// <summary>Writes the note as ASCII.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written; 0 for no note.</returns>
    public int Format(Span<byte> destination)
    {
        int high = _value >> 4, low = _value & 15;
        switch ((Kind)_kind)
        {
            case Kind.Nucleotide:
                destination[0] = (byte)('0' + _value);
                return 1;
            case Kind.Base:
                destination[0] = _value;
                return 1;
            case Kind.Run:
                destination[0] = (byte)('0' + high);
                destination[1] = (byte)'-';
                _ = Utf8Formatter.TryFormat(low, destination[2..], out int digits);
                return 2 + digits;
            case Kind.MismatchAndOffset:
                "mm"u8.CopyTo(destination);
                return 2 + FormatOffset(destination[2..], high, low - 2);
            case Kind.BulgeAndOffset:
                destination[0] = (byte)'b';
                return 1 + FormatOffset(destination[1..], high, low - 2);
            default:
                return 0;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(text)]);
    }

    private static int FormatOffset(Span<byte> destination, int nt, int offset)
    {
        destination[0] = (byte)('0' + nt);
        ",o"u8.CopyTo(destination[1..]);
        if (offset == 0)
        {
            destination[3] = (byte)'0';
            return 4;
        }

        destination[3] = offset < 0 ? (byte)'-' : (byte)'+';
        destination[4] = (byte)('0' + Math.Abs(offset));
        return 5;
    }
}
