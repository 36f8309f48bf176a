using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>A gapless placing of one RNA on one strand of a target.</summary>
/// <remarks>
/// <code>
///   forward    target 5'  . . . 8 7 6 5 4 3 2 1 . . .  3'     nt k lies opposite position Nt1 - (k - 1)
///   reverse    target 5'  . . . 1 2 3 4 5 6 7 8 . . .  3'     nt k lies opposite position Nt1 + (k - 1), complemented
/// </code>
/// </remarks>
internal readonly struct Register
{
    private readonly PackedSequence _target;
    private readonly SmallRna _rna;
    private readonly int _seedStart;
    private readonly int _step;

    /// <param name="target">The target.</param>
    /// <param name="rna">The RNA.</param>
    /// <param name="options">Where its seed starts.</param>
    /// <param name="site">A site and the strand it is on.</param>
    public Register(PackedSequence target, SmallRna rna, SeedScanOptions options, in SeedSite site)
    {
        _target = target;
        _rna = rna;
        _seedStart = options.SeedStart;
        _step = site.Strand == Strand.Forward ? -1 : 1;

        // The site's 3' end on its own strand is the partner of its lowest nucleotide.
        int lowest = LowestNucleotide(site.Type);
        Nt1 = site.Strand == Strand.Forward ? (int)site.End - 1 + (lowest - 1) : (int)site.Start - (lowest - 1);
    }

    private Register(in Register other, int nt1)
    {
        this = other;
        Nt1 = nt1;
    }

    /// <summary>The position opposite nt 1; it may lie beyond an end.</summary>
    public int Nt1 { get; }

    /// <summary>The RNA's last nucleotide, counted as the rules count.</summary>
    public int LastNucleotide => _rna.LastNucleotide - _seedStart + 2;

    /// <summary>The register that lies <paramref name="bases"/> further towards the target's 5' end on this strand.</summary>
    public Register MovedUpstream(int bases) => new(in this, Nt1 + (_step * bases));

    /// <summary>The code of nt <paramref name="nt"/>.</summary>
    public int RnaCode(int nt) => _rna.CodeAt(nt + _seedStart - 2);

    /// <summary>The code of the target base opposite nt <paramref name="nt"/>.</summary>
    public int TargetCode(int nt) => OnStrand(_target.CodeAt(Nt1 + (_step * (nt - 1))));

    /// <summary>The same without the mask of the target's start.</summary>
    public int UnmaskedTargetCode(int nt) => OnStrand(_target.UnmaskedCodeAt(Nt1 + (_step * (nt - 1))));

    /// <summary>True if nt <paramref name="nt"/> makes a Watson-Crick pair.</summary>
    public bool Pairs(int nt)
    {
        int code = RnaCode(nt);
        return code != Nucleotide.None && TargetCode(nt) == Nucleotide.ComplementOf(code);
    }

    /// <summary>True if all nucleotides from <paramref name="low"/> to <paramref name="high"/> pair.</summary>
    public bool AllPair(int low, int high)
    {
        for (int nt = low; nt <= high; nt++)
        {
            if (!Pairs(nt))
            {
                return false;
            }
        }

        return true;
    }

    private int OnStrand(int code) => _step < 0 ? code : Nucleotide.ComplementOf(code);

    private static int LowestNucleotide(SiteType type) => type switch
    {
        SiteType.Mer8 or SiteType.Mer7A1 or SiteType.Mer6A1 => 1,
        SiteType.Mer7M8 or SiteType.Mer6 or SiteType.ThreePrimeCompensatory => 2,
        SiteType.Mer6M8 => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No register is read for this type."),
    };
}
