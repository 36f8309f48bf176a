using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>The definitions of the site types, as patterns of one RNA on the forward strand.</summary>
/// <remarks>
/// Each rule draws a row (see <see cref="SitePattern"/>) from left to right, that is, from the partner of a higher
/// nucleotide to the partner of a lower one. What "nt k" is, <see cref="SeedScanOptions.SeedStart"/> decides.
/// </remarks>
internal sealed class SiteRules
{
    private const byte TargetA = 1 << Nucleotide.A;
    private const byte NotA = SitePattern.Anything & ~TargetA;

    private readonly SmallRna _rna;
    private readonly int _index;
    private readonly SeedScanOptions _options;
    private readonly List<SitePattern> _patterns;

    private SiteRules(SmallRna rna, int index, SeedScanOptions options, List<SitePattern> patterns)
    {
        _rna = rna;
        _index = index;
        _options = options;
        _patterns = patterns;
    }

    /// <summary>Adds the patterns of every requested type of one RNA.</summary>
    public static void AddPatterns(SmallRna rna, int index, SeedScanOptions options, List<SitePattern> patterns)
    {
        SiteRules rules = new(rna, index, options, patterns);
        foreach (SiteType type in Enum.GetValues<SiteType>())
        {
            if (((int)options.Types >> (int)type & 1) != 0)
            {
                rules.Add(type);
            }
        }
    }

    /// <summary>The code of nt <paramref name="nt"/> as the rules count it.</summary>
    public static int CodeAt(SmallRna rna, int nt, SeedScanOptions options) => rna.CodeAt(nt + options.SeedStart - 2);

    private void Add(SiteType type)
    {
        switch (type)
        {
            case SiteType.Mer8:
                AddSite(type, 8, 1, TargetA);
                break;
            case SiteType.Mer7M8:
                Demand(AddSite(type, 8, 2), 1, NotA);
                break;
            case SiteType.Mer7A1:
                Demand(AddSite(type, 7, 1, TargetA), 8, NoPair(8));
                break;
            case SiteType.Mer6:
                Demand(Demand(AddSite(type, 7, 2), 8, NoPair(8)), 1, NotA);
                break;
            case SiteType.Mer6M8:
                Demand(AddSite(type, 8, 3), 2, NoPair(2));
                break;
            case SiteType.Mer6A1:
                Demand(AddSite(type, 6, 1, TargetA), 7, NoPair(7));
                break;
            case SiteType.Wobble8:
            case SiteType.Wobble7M8:
                AddWobbles(type);
                break;
            case SiteType.Mismatch8:
                AddMismatches(type);
                break;
            case SiteType.Bulge8:
            case SiteType.Bulge7M8:
            case SiteType.Bulge7A1:
                AddBulges(type);
                break;
            case SiteType.Centered:
                AddCentered(14, 4);
                AddCentered(15, 4);
                AddCentered(15, 5);
                break;
            default:
                AddCompensatory();
                break;
        }
    }

    private void AddWobbles(SiteType type)
    {
        for (int nt = 2; nt <= 7; nt++)
        {
            byte wobble = Wobble(nt);
            if (wobble != 0)
            {
                AddSeedWith(type, nt, wobble);
            }
        }
    }

    private void AddMismatches(SiteType type)
    {
        for (int nt = 2; nt <= 7; nt++)
        {
            AddSeedWith(type, nt, (byte)(SitePattern.AnyBase & ~(Pair(nt) | Wobble(nt))));
        }
    }

    /// <summary>Nt 2-8 with <paramref name="set"/> opposite nt <paramref name="flaw"/>, and A or no A opposite nt 1.</summary>
    private void AddSeedWith(SiteType type, int flaw, byte set)
    {
        bool a1 = type is SiteType.Wobble8 or SiteType.Mismatch8;
        SitePattern site = a1
            ? AddSite(type, 8, 1, TargetA, SiteNote.AtNucleotide(flaw))
            : Demand(AddSite(type, 8, 2, note: SiteNote.AtNucleotide(flaw)), 1, NotA);
        site[8 - flaw] = set;
    }

    // Nt 1-5 in register r, one target base, nt 6-8 in register r - 1:
    //   offset     0   1   2   3      4   5   6   7   8
    //   opposite   8   7   6   bulge  5   4   3   2   1           (a 7mer-A1 starts with the partner of nt 7)
    private void AddBulges(SiteType type)
    {
        int high = type == SiteType.Bulge7A1 ? 7 : 8, low = type == SiteType.Bulge7M8 ? 2 : 1;
        ReadOnlySpan<int> bulges = [Nucleotide.A, Nucleotide.C, Nucleotide.U, Nucleotide.G];
        foreach (int bulge in bulges)
        {
            if ((!_options.AnyBulgeBase && bulge != Nucleotide.G) || PairsWithoutBulge(bulge))
            {
                continue;
            }

            SitePattern site = new(high - low + 2)
            {
                Rna = _index,
                Type = type,
                Note = SiteNote.OfBase(Nucleotide.LetterOf(bulge)),
            };
            for (int nt = high; nt >= low; nt--)
            {
                site[high - nt + (nt <= 5 ? 1 : 0)] = nt == 1 ? TargetA : Pair(nt);
            }

            site[high - 5] = SitePattern.SetOf(bulge);
            if (type == SiteType.Bulge7M8)
            {
                site[site.Length] = NotA;
            }
            else if (type == SiteType.Bulge7A1)
            {
                site[-1] = NoPair(8);
            }

            AddIfPossible(site);
        }
    }

    /// <summary>True if nt 2-7 all pair in register r or r - 1 around this bulge, where a canonical site is.</summary>
    private bool PairsWithoutBulge(int bulge)
    {
        byte set = SitePattern.SetOf(bulge);
        bool inR = Pair(6) == set && Pair(7) == Pair(6);            // opposite nt 6 and 7 in r: the bulge, the partner of nt 6
        bool inR1 = Pair(5) == set && Pair(4) == Pair(5) && Pair(3) == Pair(4) && Pair(2) == Pair(3);
        return inR || inR1;
    }

    /// <summary>The run from nt <paramref name="low"/> to <paramref name="high"/> pairs, and what it is clipped by does not.</summary>
    private void AddCentered(int high, int low)
    {
        if (CodeAt(high) == Nucleotide.None)
        {
            return;
        }

        // In no register in which nt 2-7 all pair: nt 4-7 do, so nt 3 or nt 2 must not. Two rows that exclude each other.
        for (int unpaired = low == 5 ? 4 : 3; unpaired >= (low == 5 ? 4 : 2); unpaired--)
        {
            SitePattern site = AddSite(SiteType.Centered, high, low, note: SiteNote.OfRun(low, high));
            if (high == 14 && CodeAt(15) != Nucleotide.None)
            {
                Demand(site, 15, NoPair(15));
            }

            Demand(site, unpaired, NoPair(unpaired));
            if (unpaired == 2)
            {
                Demand(site, 3, Pair(3));
            }
        }
    }

    // The seed half only; ThreePrimeCompensation reads the 3' half at each place where the seed half is.
    private void AddCompensatory()
    {
        if (CodeAt(15) == Nucleotide.None)
        {
            return;
        }

        for (int flaw = 2; flaw <= 7; flaw++)
        {
            SitePattern mismatch = new(7) { Rna = _index, Type = SiteType.ThreePrimeCompensatory, Flaw = flaw };
            SitePattern bulge = new(8) { Rna = _index, Type = SiteType.ThreePrimeCompensatory, Flaw = flaw };
            for (int nt = 8; nt >= 2; nt--)
            {
                mismatch[8 - nt] = nt == flaw ? (byte)(SitePattern.AnyBase & ~Pair(nt)) : Pair(nt);
                bulge[8 - nt + (nt <= flaw ? 1 : 0)] = Pair(nt);
            }

            bulge[8 - flaw] = SitePattern.AnyBase;
            AddIfPossible(mismatch);
            AddIfPossible(bulge);
        }
    }

    /// <summary>A site whose nucleotides from <paramref name="high"/> to <paramref name="low"/> pair; <paramref name="opposite1"/> is what stands opposite nt 1.</summary>
    private SitePattern AddSite(SiteType type, int high, int low, byte opposite1 = 0, SiteNote note = default)
    {
        SitePattern site = new(high - low + 1) { High = high, Rna = _index, Type = type, Note = note };
        for (int nt = high; nt >= low; nt--)
        {
            site[high - nt] = nt == 1 ? opposite1 : Pair(nt);
        }

        AddIfPossible(site);
        return site;
    }

    private void AddIfPossible(SitePattern site)
    {
        if (site.IsPossible)
        {
            _patterns.Add(site);
        }
    }

    /// <summary>Demands <paramref name="set"/> opposite nt <paramref name="nt"/>, beside the site.</summary>
    private static SitePattern Demand(SitePattern site, int nt, byte set)
    {
        site[site.High - nt] = set;
        return site;
    }

    private int CodeAt(int nt) => CodeAt(_rna, nt, _options);

    /// <summary>The set of the partner of nt <paramref name="nt"/>; empty where the nucleotide is not known.</summary>
    private byte Pair(int nt)
    {
        int code = CodeAt(nt);
        return code == Nucleotide.None ? (byte)0 : SitePattern.SetOf(Nucleotide.ComplementOf(code));
    }

    /// <summary>Everything but the partner of nt <paramref name="nt"/>: a base beyond an end is no pair.</summary>
    private byte NoPair(int nt) => (byte)(SitePattern.Anything & ~Pair(nt));

    /// <summary>The set of the base that makes a G:U pair with nt <paramref name="nt"/>; empty for A and C.</summary>
    private byte Wobble(int nt) => CodeAt(nt) switch
    {
        Nucleotide.G => 1 << Nucleotide.U,
        Nucleotide.U => 1 << Nucleotide.G,
        _ => 0,
    };
}
