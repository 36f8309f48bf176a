using SeedScan.Rnas;

namespace SeedScan.Scoring;

/// <summary>A site with all that its score reads of the target; the same for every RNA of the family. Reused from site to site.</summary>
/// <remarks>
/// Places are 1-based and inclusive, as in the script. The region that is drawn, for a site at 30:
/// <code>
///   8mer      15 bases before the site, the site                       23
///   7mer      15 bases before the site, the site, one more             23
///   6mer      the same, 22, and NN in front                            24    what is shorter than 23 gets N up to 24
///   at the UTR's end, where there is no base more: N behind, and NN at the front dropped
/// </code>
/// </remarks>
internal sealed class TargetScanSite
{
    private const int BasesBefore = 15, FullRegion = 23, FilledRegion = 24, Flank = 30;

    // What the script takes for the base opposite nt 8 stands at this place of the region: right for a 7mer-A1 that is
    // not at an end of the UTR, two bases off for a 6mer.
    private const int PlaceOfNt8 = 14;

    private byte[] _region = new byte[FilledRegion + 1];
    private int _regionLength;

    /// <summary>The UTR.</summary>
    public TargetScanUtr Utr { get; private set; } = null!;

    /// <summary>The type.</summary>
    public SiteType Type { get; private set; }

    /// <summary>The first base.</summary>
    public int Start { get; private set; }

    /// <summary>The last base.</summary>
    public int End { get; private set; }

    /// <summary>The base that lies opposite nt 8.</summary>
    public int PartnerOf8 { get; private set; }

    /// <summary>The affected isoform ratio.</summary>
    public double Ratio { get; private set; }

    /// <summary>Log10 of the mean length of the isoforms; 0 without any.</summary>
    public double LogLength { get; private set; }

    /// <summary>Log10 of the mean distance to the nearer end; 0 for 0 and without isoforms.</summary>
    public double LogDistance { get; private set; }

    /// <summary>1 where an isoform ends at or after the site, else 0: no count of sites at all.</summary>
    public int OffsetSixmers { get; private set; }

    /// <summary>The share of A and U beside the site, rounded to three decimals.</summary>
    public double LocalAu { get; private set; }

    /// <summary>Log10 of the probability that the site is accessible; null where it is not known.</summary>
    public double? LogAccessibility { get; private set; }

    /// <summary>What the script takes for the base opposite nt 8.</summary>
    public byte SupposedPartnerOf8 { get; private set; }

    /// <summary>The region as it is drawn.</summary>
    public ReadOnlySpan<byte> Region => _region.AsSpan(0, _regionLength);

    /// <summary>Takes another site.</summary>
    public void Load(TargetScanUtr utr, SiteType type, int start, int end)
    {
        (Utr, Type, Start, End) = (utr, type, start, end);
        PartnerOf8 = type is SiteType.Mer8 or SiteType.Mer7M8 ? start : start - 1;
        Ratio = utr.Isoforms.RatioAt(end);
        _ = utr.Isoforms.TryMeasure(start, end, out double length, out double distance);
        LogLength = LogOrZero(length);
        LogDistance = LogOrZero(distance);
        OffsetSixmers = utr.Isoforms.AnyEndsAtOrAfter(end) ? 1 : 0;
        LocalAu = PrintedNumber.Round(AuShare(), decimals: 3).Value;
        LogAccessibility = ReadAccessibility();
        LoadRegion();
    }

    private static double LogOrZero(double value) => value > 0 ? Math.Log10(value) : 0;

    // Each base counts by its distance from the 8-base window, and the reported span of a type may leave a base of it out.
    private double AuShare()
    {
        int before = Type is SiteType.Mer8 or SiteType.Mer7M8 ? 1 : 2, after = Type is SiteType.Mer8 or SiteType.Mer7A1 ? 2 : 1;
        double au = 0, all = 0;
        for (int i = 0; i < Flank; i++)
        {
            Weigh(Start - 1 - i, 1.0 / (i + before), ref au, ref all);
            Weigh(End + 1 + i, 1.0 / (i + after), ref au, ref all);
        }

        return all > 0 ? au / all : 0;
    }

    private void Weigh(int place, double weight, ref double au, ref double all)
    {
        if (place >= 1 && place <= Utr.Length)
        {
            all += weight;
            au += Utr.At(place) is (byte)'A' or (byte)'U' ? weight : 0;
        }
    }

    // Row p+7 ends the window p-6..p+7 around the partner p of nt 8. For a 6mer the script reads one row too far.
    private double? ReadAccessibility()
    {
        int row = Math.Min(PartnerOf8 + (Type == SiteType.Mer6 ? 8 : 7), Utr.Length);
        return Utr.Accessibility is { } profile && profile.TryGetUnpaired(Math.Min(row, profile.Length), out double unpaired) && unpaired > 0
            ? Math.Log10(unpaired)
            : null;
    }

    private void LoadRegion()
    {
        int first = Math.Max(1, Start - BasesBefore);
        bool isPastEnd = Type != SiteType.Mer8 && End == Utr.Length;
        ReadOnlySpan<byte> bases = Utr.Between(first, Type == SiteType.Mer8 || isPastEnd ? End : End + 1);
        int fill = bases.Length < FullRegion ? FilledRegion - bases.Length : 0;
        _region.AsSpan(0, fill).Fill((byte)'N');
        bases.CopyTo(_region.AsSpan(fill));
        _regionLength = fill + bases.Length;
        SupposedPartnerOf8 = _region[PlaceOfNt8];
        if (isPastEnd)
        {
            _region[_regionLength++] = (byte)'N';
            if (_region.AsSpan().StartsWith("NN"u8))
            {
                _region.AsSpan(2, _regionLength - 2).CopyTo(_region);
                _regionLength -= 2;
            }
        }
    }
}
