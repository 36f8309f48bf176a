using SeedScan.Rnas;

namespace SeedScan.Scanning;

/// <summary>One seed site of a family in one species, placed in the alignment. All places are 1-based and inclusive.</summary>
internal struct AlignedSite
{
    /// <summary>The family's place in the list that was searched for.</summary>
    public int Family;

    /// <summary>The species, as an NCBI taxonomy number.</summary>
    public int Species;

    /// <summary>The alignment column of the first base.</summary>
    public int MsaStart;

    /// <summary>The alignment column of the last base.</summary>
    public int MsaEnd;

    /// <summary>The first base in the sequence without gaps.</summary>
    public int UtrStart;

    /// <summary>The last base in the sequence without gaps.</summary>
    public int UtrEnd;

    /// <summary>The group's number from 1; 0 where none has been given.</summary>
    public int Group;

    /// <summary>The type.</summary>
    public SiteType Type;

    /// <summary>True where the table's last column is 1.</summary>
    public bool OrfOverlap;
}
