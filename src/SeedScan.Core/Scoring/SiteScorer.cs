using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>Scores the sites of one target after another. For one thread at a time; nothing is allocated for a site.</summary>
/// <remarks>
/// What a score takes is read where it changes, and kept until then: what the target decides once for it, what the place
/// decides once for the sites of all RNAs there, and what the RNA decides was read beforehand. What is left for each site is its
/// 3' pairing and a few look-ups.
/// <code>
///   target    length, reading frame, sevens of the UTR          first site of a target
///   place     local AU, distances, base opposite nt 8           first site of a start and type
///   RNA       stability, abundance, nt 1, nt 8, intercept       SiteScoring
///   site      3' pairing, offset 6mers, 8mers of the ORF
/// </code>
/// Sums are in units of the model: those of context++ are whole thousandths, and exact in any order.
/// </remarks>
public sealed class SiteScorer
{
    private const double FarthestEnd = 1500;

    /// <summary>Distances whose logarithms are kept: most of a UTR's places are nearer to an end.</summary>
    private const int KeptDistances = 4096;

    /// <summary>Counts of offset 6mers whose terms are kept.</summary>
    private const int KeptCounts = 16;

    private readonly SiteScoring _scoring;
    private readonly ModelTerm[] _terms = new ModelTerm[ContextModel.TypeCount * ScoreFeatures.Count];
    private readonly double[] _letters = new double[ContextModel.TypeCount * 4];
    private readonly double[] _pairing = new double[ContextModel.TypeCount * (ThreePrimePairing.MostHalves + 1)];
    private readonly double[] _offsets = new double[ContextModel.TypeCount * KeptCounts];
    private readonly double[] _most = new double[ContextModel.TypeCount];
    private readonly double[] _logs = new double[KeptDistances];
    private readonly double _unit;
    private readonly bool _isRounded;
    private readonly LocalAu _localAu = new();
    private readonly SeedWindows _windows = new();
    private readonly SeedWindows _orfWindows = new();

    private readonly double[] _targetSums = new double[ContextModel.TypeCount];
    private readonly ScoreFeatures[] _targetMissing = new ScoreFeatures[ContextModel.TypeCount];
    private PackedSequence? _target;
    private KnownTarget? _known;
    private bool _isRead, _isOrfCounted;
    private long _start = -1;
    private Vector128<byte> _bases;
    private double _placeSum;
    private ScoreFeatures _placeMissing;
    private SiteScore _score;
    private int _read;

    internal SiteScorer(SiteScoring scoring)
    {
        _scoring = scoring;
        ContextModel model = scoring.Model;
        (_unit, _isRounded) = (model.Unit, model.IsRounded);
        for (SiteType type = 0; type <= SiteType.Mer6; type++)
        {
            int at = (int)type;
            for (int feature = 0; feature < ScoreFeatures.Count; feature++)
            {
                _terms[(at * ScoreFeatures.Count) + feature] = model.TermOf(type, (ScoreFeature)feature);
            }

            for (int i = 0; i < KeptCounts; i++)
            {
                _offsets[(at * KeptCounts) + i] = TermOf(at, ScoreFeature.OffsetSixmers) is { IsThere: true } term ? term.Units(i) : 0;
            }

            for (int i = 0; i <= ThreePrimePairing.MostHalves; i++)
            {
                _pairing[(at * (ThreePrimePairing.MostHalves + 1)) + i] = TermOf(at, ScoreFeature.ThreePrimePairing) is { IsThere: true } term ? term.Units(i / 2.0) : 0;
            }

            for (int code = 0; code < 4; code++)
            {
                _letters[(at * 4) + code] = Whole(model.Contribution(type, ScoreFeature.Site8, code) * _unit);
            }

            _most[at] = model.MostOf(type);
        }

        for (int i = 1; i < _logs.Length; i++)
        {
            _logs[i] = Math.Log10(i);
        }
    }

    /// <summary>True for the types that are scored: 8mer, 7mer-m8, 7mer-A1 and 6mer.</summary>
    public static bool IsScored(SiteType type) => type <= SiteType.Mer6;

    /// <summary>Names the target that the next sites are in.</summary>
    /// <param name="target">The whole 3'UTR; it must not change until the last site is scored. What is masked counts as what it is, but holds no offset 6mer.</param>
    /// <param name="name">Its name, in UTF-8.</param>
    public void BeginTarget(PackedSequence target, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(target);
        _target = target;
        _known = _scoring.Targets?.Find(name, target.Length);
        _isRead = _isOrfCounted = false;
        _start = -1;
    }

    /// <summary>Scores a site on the strand as given.</summary>
    /// <param name="site">A site in the target.</param>
    /// <returns>The score; it is valid until the next call.</returns>
    /// <exception cref="ArgumentException">The site's type is not scored, or it is on the other strand.</exception>
    /// <exception cref="InvalidOperationException">No target was named.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref readonly SiteScore Score(in SeedSite site)
    {
        if (site.Start != _start || site.Type != _score.Type || site.Strand != Strand.Forward)
        {
            BeginPlace(in site);
        }

        int type = (int)_score.Type;
        ref readonly RnaTerms rna = ref _scoring.TermsOf(site.Rna);
        _score.Set(ScoreFeature.SeedStability, rna.StabilityOf(site.Type));
        _score.Set(ScoreFeature.TargetAbundance, rna.Abundance);
        _score.Set(ScoreFeature.Nucleotide1, rna.Nucleotide1);
        _score.Set(ScoreFeature.Nucleotide8, rna.Nucleotide8);
        _score.Missing = _placeMissing | rna.MissingOf(site.Type);
        double sum = rna.SumOf(site.Type) + _placeSum;

        int halves = ThreePrimePairing.Halves(_bases, in rna.Partners, rna.PartnerCount);
        _score.Set(ScoreFeature.ThreePrimePairing, rna.IsWhole ? halves * 0.5 : double.NaN);
        sum += rna.IsWhole ? _pairing[(type * (ThreePrimePairing.MostHalves + 1)) + halves] : 0;

        int offsets = _windows.OffsetSixmers(rna.Seven);
        _score.Set(ScoreFeature.OffsetSixmers, offsets);
        sum += (uint)offsets < KeptCounts ? _offsets[(type * KeptCounts) + offsets] : TermOf(type, ScoreFeature.OffsetSixmers).Units(offsets);
        if (_known is not null)
        {
            sum += KnownOfRna(in site, rna.Seven);
        }

        _score.Score = Math.Min((_isRounded ? Math.Round(sum) : sum) / _unit, _most[type]);
        return ref _score;
    }

    /// <summary>Reads what sites of the target need, so that it is near when they are scored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ReadAhead(ReadOnlySpan<SeedSite> sites)
    {
        int read = 0;
        foreach (ref readonly SeedSite site in sites)
        {
            ref readonly RnaTerms rna = ref _scoring.TermsOf(site.Rna);
            read += rna.Ends() + _windows.OffsetSixmers(rna.Seven);
        }

        _read = read;
    }

    /// <summary>Reads what the place and the type decide, whatever the RNA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BeginPlace(in SeedSite site)
    {
        if (!IsScored(site.Type) || site.Strand != Strand.Forward)
        {
            throw new ArgumentException($"A {SiteTypeLabels.Label(site.Type)} site on the {site.Strand} strand has no score.", nameof(site));
        }

        PackedSequence target = _target ?? throw new InvalidOperationException("A target must be named before its sites.");
        if (!_isRead)
        {
            ReadTarget(target);
        }

        (_start, _score.Type) = (site.Start, site.Type);
        int type = (int)site.Type, start = (int)site.Start, end = (int)site.End;
        int nt8 = end - (site.Type is SiteType.Mer8 or SiteType.Mer7A1 ? 8 : 7);
        (_placeSum, _placeMissing) = (_targetSums[type], _targetMissing[type]);
        _bases = ThreePrimePairing.BasesOf(target, nt8 - 1);
        AddToPlace(type, ScoreFeature.LocalAu, _localAu.Of(target, start, end, site.Type));
        AddLetter(type, target.UnmaskedCodeAt(nt8));
        if (_known is null)
        {
            AddDistance(type, Math.Min(start, target.Length - end));
        }
        else
        {
            AddKnown(type, start, end, nt8);
        }
    }

    /// <summary>Reads what the target decides, for each type.</summary>
    private void ReadTarget(PackedSequence target)
    {
        _isRead = true;
        _windows.Count(target);
        Array.Clear(_targetSums);
        Array.Clear(_targetMissing);
        _score.Share = 1;
        AddToTarget(ScoreFeature.OrfLength, _known?.OrfLength is { } orf ? Math.Log10(orf) : double.NaN);
        if (_known?.Isoforms is null)
        {
            AddToTarget(ScoreFeature.UtrLength, Math.Log10(target.Length));
        }

        if (_known is null)
        {
            AddToTarget(ScoreFeature.OrfEightmers, double.NaN);
            AddToTarget(ScoreFeature.Conservation, double.NaN);
            AddToTarget(ScoreFeature.Accessibility, double.NaN);
        }
    }

    private void AddToTarget(ScoreFeature feature, double value)
    {
        _score.Set(feature, value);
        for (int type = 0; type < ContextModel.TypeCount; type++)
        {
            (double units, ScoreFeatures missing) = Read(type, feature, value);
            _targetSums[type] += units;
            _targetMissing[type] |= missing;
        }
    }

    private void AddDistance(int type, int distance)
    {
        AddToPlace(type, ScoreFeature.MinimumDistance, distance < KeptDistances ? _logs[distance] : Math.Log10(distance));
        AddToPlace(type, ScoreFeature.EndDistance, Math.Min(distance, FarthestEnd));
    }

    /// <summary>What tables tell of the place; the length and the distances are means over the isoforms that hold the site.</summary>
    private void AddKnown(int type, int start, int end, int nt8)
    {
        AddToPlace(type, ScoreFeature.Accessibility, _known!.Unpaired(nt8) is { } unpaired ? Math.Log10(unpaired) : double.NaN);
        if (_known.Isoforms is not { } isoforms)
        {
            AddDistance(type, Math.Min(start, _target!.Length - end));
            return;
        }

        // The shares of isoforms' own add up to that of the first that holds the site, whose row counts those behind it.
        double share = 0, lengths = 0, distances = 0;
        for (int i = 0; i < isoforms.Count; i++)
        {
            UtrIsoform isoform = isoforms[i];
            if (isoform.End >= end)
            {
                double own = isoform.Share - (i + 1 < isoforms.Count ? isoforms[i + 1].Share : 0);
                share = Math.Max(share, isoform.Share);
                lengths += own * isoform.End;
                distances += own * Math.Min(start, isoform.End - end);
            }
        }

        _score.Share = isoforms.Count == 0 ? 1 : share;
        double distance = distances / share;                    // of no isoform: 0 / 0, which is not known
        AddToPlace(type, ScoreFeature.UtrLength, Math.Log10(lengths / share));
        AddToPlace(type, ScoreFeature.MinimumDistance, distance > 0 ? Math.Log10(distance) : distance);
        AddToPlace(type, ScoreFeature.EndDistance, Math.Min(distance, FarthestEnd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddToPlace(int type, ScoreFeature feature, double value)
    {
        _score.Set(feature, value);
        ref readonly ModelTerm term = ref TermOf(type, feature);
        if (term.IsThere)
        {
            bool isKnown = !double.IsNaN(value);
            _placeMissing |= isKnown ? default : ScoreFeatures.Of(feature);
            _placeSum += isKnown ? term.Units(value) : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddLetter(int type, int code)
    {
        _score.Set(ScoreFeature.Site8, code == Nucleotide.None ? double.NaN : code);
        if (code != Nucleotide.None)
        {
            _placeSum += _letters[(type * 4) + code];
        }
        else if (TermOf(type, ScoreFeature.Site8).IsThere)
        {
            _placeMissing |= ScoreFeatures.Of(ScoreFeature.Site8);
        }
    }

    /// <summary>What the target's tables tell of the RNA.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double KnownOfRna(in SeedSite site, int seven)
    {
        if (_known!.Orf is { } orf && !_isOrfCounted)
        {
            _orfWindows.Count(orf);
            _isOrfCounted = true;
        }

        double eightmers = _known.Orf is null ? double.NaN : _orfWindows.Eightmers(seven);
        double conservation = _known.Conservation(_scoring.Rnas[site.Rna], in site) ?? double.NaN;
        _score.Set(ScoreFeature.OrfEightmers, eightmers);
        _score.Set(ScoreFeature.Conservation, conservation);
        (double ofOrf, ScoreFeatures noOrf) = Read((int)site.Type, ScoreFeature.OrfEightmers, eightmers);
        (double ofConservation, ScoreFeatures noConservation) = Read((int)site.Type, ScoreFeature.Conservation, conservation);
        _score.Missing |= noOrf | noConservation;
        return ofOrf + ofConservation;
    }

    /// <summary>What a value adds, or that it lacks.</summary>
    private (double Units, ScoreFeatures Missing) Read(int type, ScoreFeature feature, double value)
        => !TermOf(type, feature).IsThere ? (0, default)
            : double.IsNaN(value) ? (0, ScoreFeatures.Of(feature))
            : (TermOf(type, feature).Units(value), default);

    private ref readonly ModelTerm TermOf(int type, ScoreFeature feature) => ref _terms[(type * ScoreFeatures.Count) + (int)feature];

    private double Whole(double units) => _isRounded ? Math.Round(units) : units;
}
