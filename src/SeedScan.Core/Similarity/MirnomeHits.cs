using System.Runtime.InteropServices;

namespace SeedScan.Similarity;

/// <summary>What one strand does to the miRNAs of a search: those that are listed, in order, and the number of the others. Used again, it allocates nothing once it has grown.</summary>
/// <remarks>The order is class, seed (2-8, 2-7, 3-8, none), edits and overhang together, ΔG (unknown ones last), then that of the miRNAs in the search.</remarks>
public sealed class MirnomeHits
{
    private readonly List<MirnomeHit> _hits = [];

    /// <summary>The hits in order; valid until the next search with this object.</summary>
    public ReadOnlySpan<MirnomeHit> Hits => CollectionsMarshal.AsSpan(_hits);

    /// <summary>The miRNAs that were looked at.</summary>
    public int Searched { get; private set; }

    /// <summary>Those that are not listed.</summary>
    public int Unlisted => Searched - _hits.Count;

    /// <summary>True if a miRNA was named that the strand is for.</summary>
    public bool HasIntended { get; private set; }

    /// <summary>The margin between the intended miRNA and all others.</summary>
    public MirnomeMargin Margin => MirnomeMargin.Of(Hits, withFamily: true);

    /// <summary>The margin between the intended miRNA and those others that are not of its family.</summary>
    public MirnomeMargin MarginOutsideFamily => MirnomeMargin.Of(Hits, withFamily: false);

    /// <summary>The number of hits of a class and a seed.</summary>
    public int Count(MirnomeClass of, MirnomeSeed seed)
    {
        int count = 0;
        foreach (ref readonly MirnomeHit hit in Hits)
        {
            count += hit.Class == of && hit.Seed == seed ? 1 : 0;
        }

        return count;
    }

    /// <summary>The number of hits of a class.</summary>
    public int Count(MirnomeClass of) =>
        Count(of, MirnomeSeed.Nt2To8) + Count(of, MirnomeSeed.Nt2To7) + Count(of, MirnomeSeed.Nt3To8) + Count(of, MirnomeSeed.None);

    internal void Begin(int searched, bool hasIntended)
    {
        _hits.Clear();
        (Searched, HasIntended) = (searched, hasIntended);
    }

    internal void Add(in MirnomeHit hit) => _hits.Add(hit);

    internal void Sort() => CollectionsMarshal.AsSpan(_hits).Sort(static (a, b) => Compare(in a, in b));

    private static int Compare(in MirnomeHit a, in MirnomeHit b)
    {
        int order = (a.Class, a.Seed, a.Distance).CompareTo((b.Class, b.Seed, b.Distance));
        if (order == 0 && a.Energy.IsKnown != b.Energy.IsKnown)
        {
            return a.Energy.IsKnown ? -1 : 1;
        }

        order = order != 0 || !a.Energy.IsKnown ? order : a.FreeEnergy37.CompareTo(b.FreeEnergy37);
        return order != 0 ? order : a.Mirna.CompareTo(b.Mirna);
    }
}
