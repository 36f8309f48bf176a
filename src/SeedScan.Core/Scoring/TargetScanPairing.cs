using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>The 3' pairing of an RNA at a site as TargetScan's script finds and draws it. Reused from RNA to RNA.</summary>
/// <remarks>
/// The rules are those of Grimson 2007 (Mol Cell 27:91), but the register of a 7mer-A1 begins with nt 8 and the base opposite
/// it, and a 6mer is given 14 target bases instead of 15. The drawing has three lines that end with the seed:
/// <code>
///   UUGUUCAUUCAUCU--GCAGGGUU      a shift of 2, as a gap in the target
///          ||||      ||||||       the runs of the best shift; for a 6mer one column too near the seed
///   GUGUUUAAGCCUAGAUGUCCCAU       the RNA, 3'→5'
/// </code>
/// Below a score of 3 the gaps are closed, and of the runs the first two are erased as long as bars follow behind a blank: a
/// run that touches the seed stays, and so does a third one. The blanks that a gap has brought to the front stay as well.
/// </remarks>
internal sealed class TargetScanPairing
{
    private const int SeedColumns = 8, TargetBases = 15, ErasedRuns = 2, ShownHalfPoints = 6;

    private readonly List<(int From, int Length)> _runs = [];
    private byte[] _target = new byte[64];
    private byte[] _bars = new byte[64];
    private byte[] _rna = new byte[64];

    /// <summary>The score in half points, at least 0.</summary>
    public int HalfPoints { get; private set; }

    /// <summary>The score.</summary>
    public double Score => HalfPoints / 2.0;

    /// <summary>The line of the target, after <see cref="Draw"/>.</summary>
    public ReadOnlySpan<byte> TargetLine => _target.AsSpan(0, Columns);

    /// <summary>The line of bars.</summary>
    public ReadOnlySpan<byte> BarLine => _bars.AsSpan(0, Columns);

    /// <summary>The line of the RNA.</summary>
    public ReadOnlySpan<byte> RnaLine => _rna.AsSpan(0, Columns);

    private int Columns { get; set; }

    private int Shift { get; set; }

    private bool IsGapInTarget { get; set; }

    /// <summary>Finds the best runs: smallest shift first, then the gap in the RNA.</summary>
    public void Find(SmallRna rna, TargetScanSite site)
    {
        (HalfPoints, Shift, IsGapInTarget) = (0, 0, false);
        _runs.Clear();
        int first = site.Type == SiteType.Mer7A1 ? 8 : 9;
        int partner = site.PartnerOf8 - (first - 8);
        int bases = Math.Min(site.Type == SiteType.Mer6 ? TargetBases - 1 : TargetBases, Math.Max(0, partner));
        int nucleotides = rna.Sequence.Length - first + 1;
        for (int shift = 0; shift < Math.Max(nucleotides, bases); shift++)
        {
            FindRuns(rna, site, new Strands(first, nucleotides, partner, bases, shift, GapInTarget: false));
            if (shift > 0)
            {
                FindRuns(rna, site, new Strands(first, nucleotides, partner, bases, shift, GapInTarget: true));
            }
        }
    }

    /// <summary>Draws what <see cref="Find"/> has found.</summary>
    public void Draw(SmallRna rna, TargetScanSite site)
    {
        ReadOnlySpan<byte> region = site.Region;
        int rnaSeed = site.Type == SiteType.Mer7A1 ? SeedColumns - 1 : SeedColumns;
        int left = region.Length - SeedColumns, rnaLeft = rna.Sequence.Length - rnaSeed;
        int width = Math.Max(left + (IsGapInTarget ? Shift : 0), rnaLeft + (IsGapInTarget ? 0 : Shift));
        Columns = width + SeedColumns;
        Reserve(Columns);
        bool isShown = HalfPoints >= ShownHalfPoints;
        int targetGap = isShown && IsGapInTarget ? Shift : 0, rnaGap = isShown && !IsGapInTarget ? Shift : 0;

        _target.AsSpan(0, Columns).Fill((byte)' ');
        region[..left].CopyTo(_target.AsSpan(width - targetGap - left));
        _target.AsSpan(width - targetGap, targetGap).Fill((byte)'-');
        region[left..].CopyTo(_target.AsSpan(width));

        _rna.AsSpan(0, Columns).Fill((byte)' ');
        _rna.AsSpan(width - rnaGap, rnaGap).Fill((byte)'-');
        for (int i = 0; i < rna.Sequence.Length; i++)
        {
            int fromSeed = i < rnaSeed ? width + rnaSeed - 1 - i : width - rnaGap - 1 - (i - rnaSeed);
            _rna[fromSeed] = (byte)rna.Sequence[i];
        }

        DrawBars(site.Type, width, isShown);
    }

    private void FindRuns(SmallRna rna, TargetScanSite site, in Strands strands)
    {
        int penalty = Math.Max(0, strands.Shift - 2), length = 0, halves = 0;
        for (int i = 0; i <= strands.Places; i++)
        {
            int nt = strands.NucleotideAt(i);
            if (i < strands.Places && Pairs(rna.CodeAt(nt), site.Utr.At(strands.TargetAt(i))))
            {
                length++;
                halves += nt is >= 13 and <= 16 ? 2 : 1;
                continue;
            }

            if (length >= 2)
            {
                Take(halves - penalty, (i - length, length), strands);
            }

            (length, halves) = (0, 0);
        }
    }

    private static bool Pairs(int code, byte letter) =>
        code != Nucleotide.None && Nucleotide.ComplementOf(code) == Nucleotide.CodeOf((char)letter);

    private void Take(int halfPoints, (int From, int Length) run, in Strands strands)
    {
        if (halfPoints > HalfPoints)
        {
            (HalfPoints, Shift, IsGapInTarget) = (halfPoints, strands.Shift, strands.GapInTarget);
            _runs.Clear();
            _runs.Add(run);
        }
        else if (halfPoints == HalfPoints && _runs.Count > 0 && Shift == strands.Shift && IsGapInTarget == strands.GapInTarget)
        {
            _runs.Add(run);
        }
    }

    private void DrawBars(SiteType type, int width, bool isShown)
    {
        Span<byte> bars = _bars.AsSpan(0, Columns);
        bars.Fill((byte)' ');
        ReadOnlySpan<byte> seed = type switch { SiteType.Mer7A1 => "||||||  "u8, SiteType.Mer6 => " |||||| "u8, _ => "||||||| "u8 };
        seed.CopyTo(bars[width..]);
        int nearer = type == SiteType.Mer6 ? 1 : 0;
        foreach ((int from, int length) in _runs)
        {
            bars.Slice(width + nearer - Shift - from - length, length).Fill((byte)'|');
        }

        for (int i = 0; i < ErasedRuns && !isShown; i++)
        {
            int start = bars.IndexOf((byte)'|');
            int end = start + bars[start..].IndexOf((byte)' ');
            if (bars[end..].Contains((byte)'|'))
            {
                bars[start..end].Fill((byte)' ');
            }
        }
    }

    private void Reserve(int columns)
    {
        if (_target.Length < columns)
        {
            (_target, _bars, _rna) = (new byte[2 * columns], new byte[2 * columns], new byte[2 * columns]);
        }
    }

    /// <summary>Two strands, one of them shifted; place i counts from the seed.</summary>
    private readonly record struct Strands(int First, int Nucleotides, int Partner, int Bases, int Shift, bool GapInTarget)
    {
        public int Places => GapInTarget ? Math.Min(Nucleotides - Shift, Bases) : Math.Min(Nucleotides, Bases - Shift);

        public int NucleotideAt(int place) => First + place + (GapInTarget ? Shift : 0);

        public int TargetAt(int place) => Partner - place - (GapInTarget ? 0 : Shift);
    }
}
