using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Writes the score columns of rows. For one thread at a time.</summary>
/// <remarks>
/// Most of a row is what the row before had, or another of the same RNA:
/// <code>
/// \t-0.203 | \t1\tSA,PCT      | \t2.5\t0   | \t0.623\t2.713\tA | \t.\t.\t3.112\t.\t. | \t-7.61\t3.545\tU\tG\n
/// score      what lacks: kept   the site's   the place's: kept   the target's: kept    the RNA's: prepared
/// </code>
/// What is kept is copied if its values are the same to the bit, and else written anew.
/// </remarks>
internal sealed class ScoreText(ScoreColumns columns)
{
    private readonly Dictionary<uint, byte[]> _missingTexts = [];
    private readonly Kept _ofPlace = new(columns, ScoreFeature.LocalAu, ScoreFeature.Site8), _ofTarget = new(columns, ScoreFeature.Conservation, ScoreFeature.OrfEightmers);
    private uint _missing = uint.MaxValue;
    private byte[] _missingText = [];

    /// <summary>What is written.</summary>
    public ScoreColumns Columns { get; } = columns;

    /// <summary>The score with what stands before it.</summary>
    /// <returns>The row's length then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WriteScore(ref byte row, int length, in SiteScore score)
    {
        length = Put(ref row, length, Columns.BeforeScore);
        if (!score.IsKnown)
        {
            return Put(ref row, length, Columns.Unknown);
        }

        return Columns.IsBed
            ? length + DecimalText.Write(ref Unsafe.Add(ref row, length), (ulong)Math.Clamp(Math.Round(-1000 * score.Score), 0, 1000))
            : WriteThousandths(ref row, length, score.Score);
    }

    /// <summary>All that stands behind the tail, the row's end included.</summary>
    /// <returns>The row's length then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WriteRest(ref byte row, int length, in SeedSite site, in SiteScore score)
    {
        if (!score.IsKnown)
        {
            return Put(ref row, length, Columns.NoScore);
        }

        length = Columns.IsBeforeRna ? length : WriteScore(ref row, length, in score);
        if (Columns.IsBed)
        {
            return Put(ref row, length, Columns.End);
        }

        length = Put(ref row, length, score.Missing.Bits == _missing ? _missingText : MissingTextOf(score.Missing));
        length = WriteSmall(ref row, length, ScoreFeature.ThreePrimePairing, in score);
        length = WriteSmall(ref row, length, ScoreFeature.OffsetSixmers, in score);
        length = _ofPlace.Write(ref row, length, in score, Columns);
        length = _ofTarget.Write(ref row, length, in score, Columns);
        return length + Columns.OfRnas.CopyTo(ref Unsafe.Add(ref row, length), PieceOf(in site, Columns.OfRnas.Count / 2));
    }

    /// <summary>The number of an RNA's piece of <see cref="ScoreColumns.OfRnas"/> for the type of a site.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PieceOf(in SeedSite site, int rnaCount) => site.Rna + (site.Type <= SiteType.Mer7M8 ? 0 : rnaCount);

    /// <summary>A feature of the site: a number of halves or a count, of which most are below 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WriteSmall(ref byte row, int length, ScoreFeature feature, in SiteScore score)
    {
        ScoreColumn column = Columns.Features[(int)feature];
        double value = score.Raw(feature);
        if (!column.IsThere || !(value < 10))
        {
            return WriteColumn(ref row, length, column, value, Columns);
        }

        length = Put(ref row, length, column.Before);
        int halves = (int)(2 * value);
        Unsafe.Add(ref row, length) = (byte)('0' + (halves >> 1));
        if (column.Decimals == 0)
        {
            return length + 1;
        }

        Unsafe.Add(ref row, length + 1) = (byte)'.';
        Unsafe.Add(ref row, length + 2) = (byte)((halves & 1) == 0 ? '0' : '5');
        return length + 3;
    }

    /// <summary>A feature with what stands before it.</summary>
    /// <returns>The row's length then.</returns>
    public static int WriteColumn(ref byte row, int length, ScoreColumn column, double value, ScoreColumns columns)
    {
        if (!column.IsThere)
        {
            return length;
        }

        if (double.IsNaN(value))
        {
            return columns.LeavesOut ? length : Put(ref row, Put(ref row, length, column.Before), columns.Unknown);
        }

        length = Put(ref row, length, column.Before);
        if (column.IsLetter)
        {
            byte letter = (byte)Nucleotide.LetterOf((int)value);
            return columns.Quotes ? Put(ref row, length, [(byte)'"', letter, (byte)'"']) : Put(ref row, length, [letter]);
        }

        return column.Decimals == 3 ? WriteThousandths(ref row, length, value) : WriteNumber(ref row, length, value, column.Decimals);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref byte row, int length, ReadOnlySpan<byte> text)
    {
        if (text.Length == 1)
        {
            Unsafe.Add(ref row, length) = MemoryMarshal.GetReference(text);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref row, length), ref MemoryMarshal.GetReference(text), (uint)text.Length);
        }

        return length + text.Length;
    }

    /// <summary>A number with three decimals; most are below 10, and have one digit before the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteThousandths(ref byte row, int length, double value)
    {
        int scaled = (int)Math.Round(Math.Clamp(value * 1000, int.MinValue, int.MaxValue));
        Unsafe.Add(ref row, length) = (byte)'-';
        length += scaled >>> 31;
        uint size = (uint)Math.Abs((long)scaled);
        if (size >= 10_000)
        {
            return WriteNumber(ref row, length, size / 1000.0, 3);
        }

        // The four digits lie apart as bytes, the first in the lowest; a point goes between it and the others.
        uint hundreds = size / 10, tens = size / 100, whole = size / 1000;
        uint text = whole | (uint)'.' << 8 | (tens - (whole * 10)) << 16 | (hundreds - (tens * 10)) << 24;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, length), text + 0x3030_0030);
        Unsafe.Add(ref row, length + 4) = (byte)('0' + size - (hundreds * 10));
        return length + 5;
    }

    /// <summary>A number with a fixed number of decimals: whole part and decimals are written as one number each, the decimals behind a 1 that becomes the point.</summary>
    private static int WriteNumber(ref byte row, int length, double value, int decimals)
    {
        uint unit = decimals switch { 0 => 1u, 1 => 10u, 2 => 100u, _ => 1000u };
        long scaled = (long)Math.Round(value * unit);
        if (scaled < 0)
        {
            Unsafe.Add(ref row, length++) = (byte)'-';
        }

        ulong size = (ulong)Math.Abs(scaled), whole = size / unit;
        length += DecimalText.Write(ref Unsafe.Add(ref row, length), whole);
        if (decimals == 0)
        {
            return length;
        }

        int more = DecimalText.Write(ref Unsafe.Add(ref row, length), size - (whole * unit) + unit);
        Unsafe.Add(ref row, length) = (byte)'.';
        return length + more;
    }

    private byte[] MissingTextOf(ScoreFeatures missing)
    {
        ref byte[]? text = ref CollectionsMarshal.GetValueRefOrAddDefault(_missingTexts, missing.Bits, out _);
        _missingText = text ??= Columns.MissingText(missing);
        _missing = missing.Bits;
        return _missingText;
    }

    /// <summary>Columns beside each other, and their text as it was last.</summary>
    private sealed class Kept
    {
        private readonly int _first;
        private readonly long[] _values;
        private readonly byte[] _text;
        private int _length = -1;

        public Kept(ScoreColumns columns, ScoreFeature first, ScoreFeature last)
        {
            _first = (int)first;
            _values = new long[last - first + 1];
            _text = new byte[columns.MaxLength];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Write(ref byte row, int length, in SiteScore score, ScoreColumns columns)
        {
            long changed = _length < 0 ? 1 : 0;
            for (int i = 0; i < _values.Length; i++)
            {
                changed |= BitConverter.DoubleToInt64Bits(score.Raw((ScoreFeature)(_first + i))) ^ _values[i];
            }

            if (changed != 0)
            {
                Read(in score, columns);
            }

            TextPieces.Copy(ref Unsafe.Add(ref row, length), ref MemoryMarshal.GetArrayDataReference(_text), _length);
            return length + _length;
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Read(in SiteScore score, ScoreColumns columns)
        {
            _length = 0;
            for (int i = 0; i < _values.Length; i++)
            {
                double value = score.Raw((ScoreFeature)(_first + i));
                _values[i] = BitConverter.DoubleToInt64Bits(value);
                _length = WriteColumn(ref MemoryMarshal.GetArrayDataReference(_text), _length, columns.Features[_first + i], value, columns);
            }
        }
    }
}
