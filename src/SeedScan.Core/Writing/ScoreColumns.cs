using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using SeedScan.Rnas;
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
    /// <summary>More than any number takes: 20 digits, a sign, a point, and what is copied too much.</summary>
    private const int NumberReserve = DecimalText.Reserve + 8;

    private readonly SiteFormat _format;

    /// <summary>Prepares the columns.</summary>
    public ScoreColumns(SiteFormat format, SiteScoring scoring)
    {
        _format = format;
        ScoreFeatures features = scoring.Model.Features;
        Features = new ScoreColumn[ScoreFeatures.Count];
        for (ScoreFeature feature = 0; (int)feature < Features.Length; feature++)
        {
            Features[(int)feature] = new ScoreColumn(feature, features.Has(feature) && format != SiteFormat.Bed, Before(ScoreFeatures.NameOf(feature)));
        }

        BeforeScore = Encoding.ASCII.GetBytes(format == SiteFormat.JsonLines ? ",\"score\":" : "\t");
        Unknown = Encoding.ASCII.GetBytes(format == SiteFormat.JsonLines ? "null" : ".");
        End = Encoding.ASCII.GetBytes(format switch { SiteFormat.JsonLines => "}\n", SiteFormat.Bed => "\t+\n", _ => "\n" });
        OfRnas = new TextPieces(2 * scoring.Rnas.Count, (text, i) => AppendRna(text, scoring, i));
        NoScore = TextOfNoScore();
        int longest = MissingText(new ScoreFeatures(uint.MaxValue >> (32 - ScoreFeatures.Count))).Length;
        MaxLength = longest + NoScore.Length + OfRnas.MaxLength + Features.Sum(column => column.Before.Length + (2 * NumberReserve)) + (4 * TextPieces.Slack);
    }

    /// <summary>The columns of all features, in their order; those that the model lacks are not there.</summary>
    public ScoreColumn[] Features { get; }

    /// <summary>What stands before the score.</summary>
    public byte[] BeforeScore { get; }

    /// <summary>What stands for what is not known; GFF3 leaves out the whole attribute.</summary>
    public byte[] Unknown { get; }

    /// <summary>The row's end.</summary>
    public byte[] End { get; }

    /// <summary>What an RNA alone decides, and the row's end: of each RNA for the types whose seed has 7 nt, then for those with 6.</summary>
    public TextPieces OfRnas { get; }

    /// <summary>What stands behind the tail of a site without score.</summary>
    public byte[] NoScore { get; }

    /// <summary>The most bytes that a row takes for all of it.</summary>
    public int MaxLength { get; }

    /// <summary>True where the score stands before the RNA.</summary>
    public bool IsBeforeRna => _format == SiteFormat.Gff3;

    /// <summary>True where the score is a whole number from 0 to 1000, and nothing is told of features.</summary>
    public bool IsBed => _format == SiteFormat.Bed;

    /// <summary>True where what is not known is left out.</summary>
    public bool LeavesOut => _format == SiteFormat.Gff3;

    /// <summary>True where letters stand in quotes.</summary>
    public bool Quotes => _format == SiteFormat.JsonLines;

    /// <summary>The names of the columns of TSV.</summary>
    public static IEnumerable<string> NamesOf(ContextModel model) => ["score", "partial", "missing", .. model.Features.List.Select(ScoreFeatures.NameOf)];

    /// <summary>The text of what lacks, from behind the score to the features.</summary>
    public byte[] MissingText(ScoreFeatures missing)
    {
        string names = (_format, missing.IsEmpty) switch
        {
            (SiteFormat.JsonLines, _) => $"[{string.Join(',', missing.List.Select(feature => $"\"{ScoreFeatures.NameOf(feature)}\""))}]",
            (SiteFormat.Tsv, true) => ".",
            _ => missing.ToString(),
        };
        byte[] partial = [.. Before("partial"), (byte)(missing.IsEmpty ? '0' : '1')];
        return _format == SiteFormat.Bed ? [] : names.Length == 0 ? partial : [.. partial, .. Before("missing"), .. Encoding.ASCII.GetBytes(names)];
    }

    private byte[] TextOfNoScore()
    {
        ArrayBufferWriter<byte> text = new();
        if (_format is SiteFormat.Tsv or SiteFormat.JsonLines)
        {
            byte[][] before = [BeforeScore, Before("partial"), Before("missing"), .. Features.Where(column => column.IsThere).Select(column => column.Before)];
            foreach (byte[] column in before)
            {
                text.Write(column);
                text.Write(Unknown);
            }
        }

        text.Write(_format == SiteFormat.Bed ? "\t0"u8 : []);
        text.Write(End);
        return text.WrittenSpan.ToArray();
    }

    private void AppendRna(ArrayBufferWriter<byte> text, SiteScoring scoring, int piece)
    {
        SiteType type = piece < scoring.Rnas.Count ? SiteType.Mer8 : SiteType.Mer6;
        RnaTerms rna = scoring.TermsOf(piece % scoring.Rnas.Count);
        Append(ScoreFeature.SeedStability, rna.StabilityOf(type));
        Append(ScoreFeature.TargetAbundance, rna.Abundance);
        Append(ScoreFeature.Nucleotide1, rna.Nucleotide1);
        Append(ScoreFeature.Nucleotide8, rna.Nucleotide8);
        text.Write(End);

        void Append(ScoreFeature feature, double value)
        {
            ScoreColumn column = Features[(int)feature];
            Span<byte> room = text.GetSpan(column.Before.Length + (2 * NumberReserve));
            text.Advance(ScoreText.WriteColumn(ref MemoryMarshal.GetReference(room), 0, column, value, this));
        }
    }

    private byte[] Before(string name) => Encoding.ASCII.GetBytes(_format switch
    {
        SiteFormat.JsonLines => $",\"{name}\":",
        SiteFormat.Gff3 => $";{name.ToLowerInvariant()}=",
        _ => "\t",
    });
}

/// <summary>The column of a feature.</summary>
internal sealed class ScoreColumn(ScoreFeature feature, bool isThere, byte[] before)
{
    /// <summary>The feature.</summary>
    public readonly ScoreFeature Feature = feature;

    /// <summary>False where the table has no such column.</summary>
    public readonly bool IsThere = isThere;

    /// <summary>What stands before the value.</summary>
    public readonly byte[] Before = before;

    /// <summary>True for a nucleotide.</summary>
    public readonly bool IsLetter = ScoreFeatures.IsLetter(feature);

    /// <summary>The decimals of a number.</summary>
    public readonly int Decimals = feature switch
    {
        ScoreFeature.OffsetSixmers or ScoreFeature.OrfEightmers or ScoreFeature.EndDistance => 0,
        ScoreFeature.ThreePrimePairing => 1,
        ScoreFeature.SeedStability => 2,
        _ => 3,
    };
}
