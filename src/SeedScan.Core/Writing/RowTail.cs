using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>What a row without a note says behind its RNA.</summary>
/// <param name="Type">The site type.</param>
/// <param name="Strand">The strand.</param>
/// <param name="Watson1">Whether the base opposite nt 1 pairs with it; null where that is not known.</param>
/// <param name="Supplementary">Whether the 3' pairing score is 3 or more; null where that is not known.</param>
internal readonly record struct RowTail(SiteType Type, Strand Strand, bool? Watson1, bool? Supplementary)
{
    /// <summary>The regions that the site lies in; none where they are not known or not told.</summary>
    public TranscriptRegions Regions { get; init; }

    /// <summary>The number of tails of one set of regions: 14 types, 2 strands, 16 states of the attributes.</summary>
    public const int Count = SiteTypeLabels.Count * 2 * 16;

    /// <summary>Both attributes.</summary>
    public const SiteAttributes AllAttributes = SiteAttributes.Watson1 | SiteAttributes.Supplementary;

    private const int UnknownShift = 2;

    /// <summary>The number of a site's tail: from the highest bit its type, its strand, the attributes not known, those found.</summary>
    public static int IndexOf(in SeedSite site, byte unknownState) =>
        ((int)site.Type << 5) | ((int)site.Strand << 4) | unknownState | (int)(site.Attributes & AllAttributes);

    /// <summary>The state of attributes that are not known, whatever was found.</summary>
    public static byte StateOf(SiteAttributes unknown) => (byte)((int)unknown << UnknownShift);

    /// <summary>The tail of a number; <see cref="Count"/> is added to it for each set of regions.</summary>
    public static RowTail At(int number)
    {
        int index = number % Count;
        var type = (SiteType)(index >> 5);
        var found = (SiteAttributes)index & AllAttributes;
        SiteAttributes unknown = type > SiteType.Mer6A1 ? AllAttributes : (SiteAttributes)(index >> UnknownShift) & AllAttributes;
        return new RowTail(
            type,
            (Strand)((index >> 4) & 1),
            unknown.HasFlag(SiteAttributes.Watson1) ? null : found.HasFlag(SiteAttributes.Watson1),
            unknown.HasFlag(SiteAttributes.Supplementary) ? null : found.HasFlag(SiteAttributes.Supplementary))
        {
            Regions = (TranscriptRegions)(number / Count),
        };
    }
}
