using System.Buffers;
using System.Globalization;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>Draws the scored sites of one target after another, for people to read. For one thread at a time.</summary>
/// <remarks>
/// A line that tells the site, the three lines of <see cref="SiteDrawing"/>, and an empty one. Positions are from 1, and the end belongs to
/// the site. Unlike rows, drawings are made with strings: they are for a few sites.
/// <code>
/// &gt;NM_1 12-18 hsa-miR-1-3p 7mer-m8 score -0.203 3P_score 2.5
/// 5' GGAUACUUCUUUGACAUUCCU 3'
///       |||||||||| |||||||
/// 3'    UAUGAAGAAA-UGUAAGGU 5'
/// </code>
/// </remarks>
public sealed class SiteDrawings
{
    private readonly IReadOnlyList<SmallRna> _rnas;
    private readonly IBufferWriter<byte> _output;
    private PackedSequence? _target;
    private readonly ArrayBufferWriter<byte> _name = new();

    /// <summary>Prepares drawings.</summary>
    /// <param name="rnas">The list that <see cref="SeedSite.Rna"/> counts in.</param>
    /// <param name="output">Takes the text, in UTF-8.</param>
    public SiteDrawings(IReadOnlyList<SmallRna> rnas, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(rnas);
        ArgumentNullException.ThrowIfNull(output);
        (_rnas, _output) = (rnas, output);
    }

    /// <summary>Names the target that the next sites are in.</summary>
    /// <param name="target">The whole target; it must not change until the last site is drawn.</param>
    /// <param name="name">Its name; the bytes are written as they are.</param>
    public void BeginTarget(PackedSequence target, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(target);
        _target = target;
        _name.ResetWrittenCount();
        _name.Write(name);
    }

    /// <summary>Draws a site. One of a type that has no score has the line that tells it, and no drawing.</summary>
    /// <param name="site">A site in the target.</param>
    /// <param name="score">Its score.</param>
    /// <exception cref="InvalidOperationException">No target was named.</exception>
    public void Write(in SeedSite site, in SiteScore score)
    {
        PackedSequence target = _target ?? throw new InvalidOperationException("A target must be named before its sites.");
        SmallRna rna = _rnas[site.Rna];
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $" {site.Start + 1}-{site.End} {rna.Name} {SiteTypeLabels.Label(site.Type)}");
        if (score.IsKnown)
        {
            string missing = score.IsPartial ? $" without {score.Missing}" : "";
            string pairing = score[ScoreFeature.ThreePrimePairing] is { } points ? $" 3P_score {points.ToString("0.0", CultureInfo.InvariantCulture)}" : "";
            _ = text.Append(CultureInfo.InvariantCulture, $" score {score.Score:0.000}{missing}{pairing}\n{SiteDrawing.Of(target, rna, in site)}\n\n");
        }
        else
        {
            _ = text.Append(" no score, no drawing\n\n");
        }

        _output.Write(">"u8);
        _output.Write(_name.WrittenSpan);
        _ = Encoding.UTF8.GetBytes(text.ToString(), _output);
    }
}
