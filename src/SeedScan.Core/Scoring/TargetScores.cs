using SeedScan.Scanning;

namespace SeedScan.Scoring;

/// <summary>Collects the scored sites of one target, and adds them up for each RNA. Cleared and used again; for one thread at a time.</summary>
/// <remarks>
/// Sites that share a base count once: of them, those that do not overlap and whose scores have the lowest sum (of several such
/// choices the one nearest the 5' end). The sites of an RNA hang together from its last to its first, and in this order the
/// best sum of the sites so far is known before each further one. A of -6, B of -9, C of -8 and D of -5 hundredths:
/// <code>
///   5'  [---A---]   [---C---]            D    -5                 D
///             [---B---]   [---D---]      C    -8 or -5           C, which overlaps D
///                                        B    -9 - 5 or -8       B and D
///                                        A    -6 - 8 or -14      A and C: the same sum, and nearer the 5' end
/// </code>
/// </remarks>
public sealed class TargetScores
{
    // Sums of equal scores may differ in their last bits by the order in which they were added.
    private const double Same = 1e-9;

    private readonly int[] _last;
    private readonly List<int> _touched = [];
    private readonly List<Entry> _entries = [];
    private readonly List<Entry> _ofRna = [];
    private readonly List<Choice> _choices = [];

    /// <summary>Makes an empty collection.</summary>
    /// <param name="rnaCount">The number of RNAs in the list that <see cref="SeedSite.Rna"/> counts in.</param>
    public TargetScores(int rnaCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rnaCount);
        _last = new int[rnaCount];
        Array.Fill(_last, -1);
    }

    /// <summary>True if there is no site.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds a site. Sites come by start, and of one start by end, as a scan gives them.</summary>
    public void Add(in SeedSite site, in SiteScore score)
    {
        ref int last = ref _last[site.Rna];
        if (last < 0)
        {
            _touched.Add(site.Rna);
        }

        _entries.Add(new Entry(site.Start, site.End, score.Score, score.Share, score.Missing, last));
        last = _entries.Count - 1;
    }

    /// <summary>The total of an RNA, or null where it has no scored site.</summary>
    public TargetScore? Of(int rna)
    {
        _ofRna.Clear();
        for (int i = _last[rna]; i >= 0; i = _entries[i].Before)
        {
            _ofRna.Add(_entries[i]);
        }

        if (_ofRna.Count == 0)
        {
            return null;
        }

        Entry best = _ofRna[0];
        ScoreFeatures missing = default;
        foreach (Entry site in _ofRna)
        {
            best = site.Score <= best.Score ? site : best;
            missing |= site.Missing;
        }

        return new TargetScore(best.Score, best.Start, best.End, Cumulative(), missing);
    }

    /// <summary>Forgets all sites.</summary>
    public void Clear()
    {
        foreach (int rna in _touched)
        {
            _last[rna] = -1;
        }

        _touched.Clear();
        _entries.Clear();
    }

    /// <summary>The cumulative score of the sites that count, from the 3'-most to the 5'-most.</summary>
    private double Cumulative()
    {
        Choose();
        double sum = 0, repressed = 0;
        bool isWhole = true;
        _ofRna.Clear();
        for (int i = _choices.Count - 1; i > 0; i = _choices[i].Rest)
        {
            if (_choices[i].Site is { } site)
            {
                _ofRna.Add(site);
            }
        }

        _ofRna.Reverse();
        foreach (Entry site in _ofRna)
        {
            sum += site.Score;
            isWhole &= site.Share == 1;
            repressed += (1 - Math.Pow(2, site.Score)) * (site.Share - repressed);
        }

        // Where every molecule holds every site, the product of what is left is the sum of the scores; it is exact.
        return isWhole ? Math.Round(sum, 9) : Math.Log2(1 - repressed);
    }

    /// <summary>The best choice of the first n sites from the 3' end, for every n.</summary>
    private void Choose()
    {
        _choices.Clear();
        _choices.Add(new Choice(0, null, 0));
        for (int n = 0; n < _ofRna.Count; n++)
        {
            Entry site = _ofRna[n];
            int apart = n;
            while (apart > 0 && _ofRna[apart - 1].Start < site.End)
            {
                apart--;
            }

            double with = site.Score + _choices[apart].Sum;
            _choices.Add(with <= _choices[n].Sum + Same ? new Choice(with, site, apart) : new Choice(_choices[n].Sum, null, n));
        }
    }

    private readonly record struct Entry(long Start, long End, double Score, double Share, ScoreFeatures Missing, int Before);

    /// <summary>The best choice of some sites: whether the last of them is in it, and how many sites the rest is chosen from.</summary>
    private readonly record struct Choice(double Sum, Entry? Site, int Rest);
}

/// <summary>What the sites of one RNA in one target add up to.</summary>
/// <param name="BestScore">The lowest score of a site.</param>
/// <param name="BestStart">The first base of that site, from 0; of several the one nearest the 5' end.</param>
/// <param name="BestEnd">The place after its last base.</param>
/// <param name="Cumulative">The cumulative weighted score: log2 of the fold change to expect of the target.</param>
/// <param name="Missing">What lacks in the score of one of the sites or more.</param>
public readonly record struct TargetScore(double BestScore, long BestStart, long BestEnd, double Cumulative, ScoreFeatures Missing)
{
    /// <summary>True if a score was partial.</summary>
    public bool IsPartial => !Missing.IsEmpty;

    /// <summary>The predicted repression in percent: how much less of the target there is.</summary>
    public double Repression => 100 * (1 - Math.Pow(2, Cumulative));

    /// <summary>
    /// What the sites of this and of another RNA add up to, if both act at once and neither changes what the other does: the cumulative scores are
    /// added, the best site is the better of the two (of equal ones that nearest the 5' end), and what lacks in either lacks.
    /// </summary>
    public TargetScore And(in TargetScore other)
    {
        bool isBetter = other.BestScore < BestScore || (other.BestScore == BestScore && other.BestStart < BestStart);
        return (isBetter ? other : this) with { Cumulative = Cumulative + other.Cumulative, Missing = Missing | other.Missing };
    }
}
