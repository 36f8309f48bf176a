using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>How one format spells a score, and the features that it is of. Made once, shared by all threads.</summary>
/// <remarks>
/// <code>
/// TSV         \t-0.203   \t1            \tSA,PCT                  \t2.5                 ...  \n
/// JSON Lines  ,"score":  ,"partial":1   ,"missing":["SA","PCT"]   ,"3P_score":2.5       ...  }\n
/// GFF3        \t-0.203   ;partial=1     ;missing=SA,PCT           ;3p_score=2.5         ...  \n
/// BED         \t203                                                                          \t+\n
/// </code>
/// GFF3 has the score as its sixth column, before the RNA, and leaves out what is not known; an attribute that begins with a capital is
/// reserved there. Values have as many decimals as they are worth: 3, of the stability 2, of the 3' pairing 1.
/// </remarks>
internal sealed class ScoreColumns
{
    /// <summary>More than any number takes: 20 digits, a sign, a point.</summary>
    private const int NumberReserve = DecimalText.Reserve + 2;

    private readonly SiteFormat _format;
    private readonly byte[] _beforeScore, _beforePartial, _beforeMissing, _unknown, _end;
    private readonly Column[] _columns;

    /// <summary>Prepares the columns.</summary>
    public ScoreColumns(SiteFormat format, ContextModel model)
    {
        _format = format;
        _beforeScore = format == SiteFormat.JsonLines ? ",\"score\":"u8.ToArray() : "\t"u8.ToArray();
        _beforePartial = Before("partial");
        _beforeMissing = Before("missing");
        _unknown = Encoding.ASCII.GetBytes(format == SiteFormat.JsonLines ? "null" : ".");
        _end = Encoding.ASCII.GetBytes(format switch { SiteFormat.JsonLines => "}\n", SiteFormat.Bed => "\t+\n", _ => "\n" });
        _columns = [.. model.Features.List.Select(feature => new Column(feature, Before(ScoreFeatures.NameOf(feature))))];
        int columns = _columns.Sum(column => column.Before.Length + NumberReserve);
        MaxLength = _beforeScore.Length + NumberReserve + _beforePartial.Length + NumberReserve + _beforeMissing.Length
            + MissingText(new ScoreFeatures(uint.MaxValue >> (32 - ScoreFeatures.Count))).Length + columns + _end.Length;
    }

    /// <summary>The most bytes that a row takes for all of it.</summary>
    public int MaxLength { get; }

    /// <summary>True where the score stands before the RNA.</summary>
    public bool IsBeforeRna => _format == SiteFormat.Gff3;

    /// <summary>The names of the columns of TSV.</summary>
    public static IEnumerable<string> NamesOf(ContextModel model) => ["score", "partial", "missing", .. model.Features.List.Select(ScoreFeatures.NameOf)];

    /// <summary>The score with what stands before it.</summary>
    /// <returns>The bytes written, which the row has room for.</returns>
    public int WriteScore(ref byte row, in SiteScore score)
    {
        int length = Put(ref row, 0, _beforeScore);
        if (_format == SiteFormat.Bed)
        {
            double thousandths = score.IsKnown ? Math.Clamp(Math.Round(-1000 * score.Score), 0, 1000) : 0;
            return length + DecimalText.Write(ref Unsafe.Add(ref row, length), (ulong)thousandths);
        }

        return score.IsKnown ? length + WriteNumber(ref Unsafe.Add(ref row, length), score.Score, 3) : Put(ref row, length, _unknown);
    }

    /// <summary>All that stands behind the tail, the row's end included.</summary>
    /// <param name="row">Where it goes.</param>
    /// <param name="score">The score.</param>
    /// <param name="missing">What <see cref="MissingText"/> gives for what lacks in the score.</param>
    public int WriteRest(ref byte row, in SiteScore score, byte[] missing)
    {
        int length = IsBeforeRna ? 0 : WriteScore(ref row, in score);
        if (_format == SiteFormat.Bed || (_format == SiteFormat.Gff3 && !score.IsKnown))
        {
            return Put(ref row, length, _end);
        }

        length = Put(ref row, length, _beforePartial);
        if (score.IsKnown)
        {
            Unsafe.Add(ref row, length++) = (byte)(score.IsPartial ? '1' : '0');
        }
        else
        {
            length = Put(ref row, length, _unknown);
        }

        if (missing.Length > 0)
        {
            length = Put(ref row, Put(ref row, length, _beforeMissing), missing);
        }

        foreach (ref readonly Column column in _columns.AsSpan())
        {
            length = WriteColumn(ref row, length, in column, score.Raw(column.Feature));
        }

        return Put(ref row, length, _end);
    }

    /// <summary>The text of what lacks; empty where the format leaves that out.</summary>
    public byte[] MissingText(ScoreFeatures missing) => Encoding.ASCII.GetBytes((_format, missing.IsEmpty) switch
    {
        (SiteFormat.JsonLines, _) => $"[{string.Join(',', missing.List.Select(feature => $"\"{ScoreFeatures.NameOf(feature)}\""))}]",
        (SiteFormat.Tsv, true) => ".",
        _ => missing.ToString(),
    });

    /// <summary>The text that stands for what lacks where there is no score.</summary>
    public byte[] UnknownMissing => _unknown;

    private byte[] Before(string name) => Encoding.ASCII.GetBytes(_format switch
    {
        SiteFormat.JsonLines => $",\"{name}\":",
        SiteFormat.Gff3 => $";{name.ToLowerInvariant()}=",
        _ => "\t",
    });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WriteColumn(ref byte row, int length, in Column column, double value)
    {
        if (double.IsNaN(value))
        {
            return _format == SiteFormat.Gff3 ? length : Put(ref row, Put(ref row, length, column.Before), _unknown);
        }

        length = Put(ref row, length, column.Before);
        if (!column.IsLetter)
        {
            return length + WriteNumber(ref Unsafe.Add(ref row, length), value, column.Decimals);
        }

        byte letter = (byte)Nucleotide.LetterOf((int)value);
        if (_format != SiteFormat.JsonLines)
        {
            Unsafe.Add(ref row, length) = letter;
            return length + 1;
        }

        Unsafe.Add(ref row, length) = Unsafe.Add(ref row, length + 2) = (byte)'"';
        Unsafe.Add(ref row, length + 1) = letter;
        return length + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref byte row, int length, byte[] text)
    {
        if (text.Length == 1)
        {
            Unsafe.Add(ref row, length) = MemoryMarshal.GetArrayDataReference(text);
            return length + 1;
        }

        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref row, length), ref MemoryMarshal.GetArrayDataReference(text), (uint)text.Length);
        return length + text.Length;
    }

    /// <summary>A number with a fixed number of decimals: whole part and decimals are written as one number each, the decimals behind a 1 that becomes the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteNumber(ref byte row, double value, int decimals)
    {
        uint unit = decimals switch { 0 => 1u, 1 => 10u, 2 => 100u, _ => 1000u };
        long scaled = (long)Math.Round(value * unit);
        int length = 0;
        if (scaled < 0)
        {
            row = (byte)'-';
            length = 1;
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

    private readonly struct Column(ScoreFeature feature, byte[] before)
    {
        public readonly ScoreFeature Feature = feature;
        public readonly byte[] Before = before;
        public readonly bool IsLetter = ScoreFeatures.IsLetter(feature);

        public readonly int Decimals = feature switch
        {
            ScoreFeature.OffsetSixmers or ScoreFeature.OrfEightmers or ScoreFeature.EndDistance => 0,
            ScoreFeature.ThreePrimePairing => 1,
            ScoreFeature.SeedStability => 2,
            _ => 3,
        };
    }
}
