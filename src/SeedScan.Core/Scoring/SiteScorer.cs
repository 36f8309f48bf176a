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
///   target    length, reading frame, sevens of the UTR          BeginTarget
///   place     local AU, distances, base opposite nt 8           first site of a start and type
///   RNA       stability, abundance, nt 1, nt 8, intercept       SiteScoring
///   site      3' pairing, offset 6mers, 8mers of the ORF
/// </code>
/// </remarks>
public sealed class SiteScorer
{
    private const double FarthestEnd = 1500;

    private readonly SiteScoring _scoring;
    private readonly ContextModel _model;
    private readonly SeedWindows _windows = new();
    private readonly SeedWindows _orfWindows = new();
    private readonly double[] _pairing = new double[ContextModel.TypeCount * (ThreePrimePairing.MostHalves + 1)];

    private PackedSequence? _target;
    private KnownTarget? _known;
    private bool _isCounted, _isOrfCounted;
    private long _start, _end;
    private Vector128<byte> _bases;
    private double _placeSum;
    private ScoreFeatures _placeMissing;
    private SiteScore _score;

    internal SiteScorer(SiteScoring scoring)
    {
        _scoring = scoring;
        _model = scoring.Model;
        for (int i = 0; i < _pairing.Length; i++)
        {
            (int type, int halves) = Math.DivRem(i, ThreePrimePairing.MostHalves + 1);
            _pairing[i] = _model.Contribution((SiteType)type, ScoreFeature.ThreePrimePairing, halves / 2.0);
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
        _known = _scoring.Targets?.Find(name);
        _isCounted = _isOrfCounted = false;
        _start = -1;
    }

    /// <summary>Scores a site on the strand as given.</summary>
    /// <param name="site">A site in the target.</param>
    /// <returns>The score; it is valid until the next call.</returns>
    /// <exception cref="ArgumentException">The site's type is not scored, or it is on the other strand.</exception>
    /// <exception cref="InvalidOperationException">No target was named.</exception>
    public ref readonly SiteScore Score(in SeedSite site)
    {
        if (!IsScored(site.Type) || site.Strand != Strand.Forward)
        {
            throw new ArgumentException($"A {SiteTypeLabels.Label(site.Type)} site on the {site.Strand} strand has no score.", nameof(site));
        }

        if (site.Start != _start || site.End != _end || site.Type != _score.Type)
        {
            ReadPlace(in site);
        }

        ref readonly RnaTerms rna = ref _scoring.TermsOf(site.Rna);
        _score.Set(ScoreFeature.SeedStability, rna.StabilityOf(site.Type));
        _score.Set(ScoreFeature.TargetAbundance, rna.Abundance);
        _score.Set(ScoreFeature.Nucleotide1, rna.Nucleotide1);
        _score.Set(ScoreFeature.Nucleotide8, rna.Nucleotide8);
        _score.Missing = _placeMissing | rna.MissingOf(site.Type);
        double sum = rna.SumOf(site.Type) + _placeSum;
        if (rna.IsWhole)
        {
            int halves = ThreePrimePairing.Halves(_bases, rna.Partners);
            _score.Set(ScoreFeature.ThreePrimePairing, halves / 2.0);
            sum += _pairing[((int)site.Type * (ThreePrimePairing.MostHalves + 1)) + halves];
        }
        else
        {
            _score.Set(ScoreFeature.ThreePrimePairing, double.NaN);
        }

        sum += Counted(site.Type, ScoreFeature.OffsetSixmers, _windows.OffsetSixmers(rna.Seven));
        if (_known is not null)
        {
            sum += KnownOfRna(in site, rna.Seven);
        }

        _score.Score = _model.ScoreOf(site.Type, sum);
        return ref _score;
    }

    /// <summary>Reads what the place and the type decide, whatever the RNA.</summary>
    private void ReadPlace(in SeedSite site)
    {
        PackedSequence target = _target ?? throw new InvalidOperationException("A target must be named before its sites.");
        if (!_isCounted)
        {
            _windows.Count(target);
            _isCounted = true;
        }

        (_start, _end, _score.Type) = (site.Start, site.End, site.Type);
        (_placeSum, _placeMissing) = (0, default);
        int start = (int)_start, end = (int)_end, nt1 = site.Type is SiteType.Mer8 or SiteType.Mer7A1 ? end - 1 : end;
        int nt8 = nt1 - 7;
        _bases = ThreePrimePairing.BasesOf(target, nt8 - 1);
        AddToPlace(ScoreFeature.LocalAu, LocalAu.Of(target, start, end, site.Type));
        AddToPlace(ScoreFeature.Site8, target.UnmaskedCodeAt(nt8) is var code && code == Nucleotide.None ? double.NaN : code);
        ReadLengths(target.Length);
        AddToPlace(ScoreFeature.OrfLength, _known?.OrfLength is { } orf ? Math.Log10(orf) : double.NaN);
        AddToPlace(ScoreFeature.Accessibility, _known?.Unpaired(nt8) is { } unpaired ? Math.Log10(unpaired) : double.NaN);
        if (_known is null)
        {
            AddToPlace(ScoreFeature.OrfEightmers, double.NaN);
            AddToPlace(ScoreFeature.Conservation, double.NaN);
        }
    }

    /// <summary>The length and the distances, as means over the isoforms that hold the site.</summary>
    private void ReadLengths(int length)
    {
        double share = 0, lengths = 0, distances = 0;
        if (_known?.Isoforms is { } isoforms)
        {
            for (int i = 0; i < isoforms.Count; i++)
            {
                UtrIsoform isoform = isoforms[i];
                if (isoform.End >= _end)
                {
                    double own = isoform.Share - (i + 1 < isoforms.Count ? isoforms[i + 1].Share : 0);
                    share += own;
                    lengths += own * isoform.End;
                    distances += own * Math.Min(_start, isoform.End - _end);
                }
            }
        }
        else
        {
            (share, lengths, distances) = (1, length, Math.Min(_start, length - _end));
        }

        _score.Share = share;
        double distance = distances / share;                    // of no isoform: 0 / 0, which is not known
        AddToPlace(ScoreFeature.UtrLength, Math.Log10(lengths / share));
        AddToPlace(ScoreFeature.MinimumDistance, distance > 0 ? Math.Log10(distance) : distance);
        AddToPlace(ScoreFeature.EndDistance, Math.Min(distance, FarthestEnd));
    }

    private void AddToPlace(ScoreFeature feature, double value)
    {
        _score.Set(feature, value);
        if (!_model.FeaturesOf(_score.Type).Has(feature))
        {
            return;
        }

        if (double.IsNaN(value))
        {
            _placeMissing |= ScoreFeatures.Of(feature);
        }
        else
        {
            _placeSum += _model.Contribution(_score.Type, feature, value);
        }
    }

    /// <summary>What the target's tables tell of the RNA.</summary>
    private double KnownOfRna(in SeedSite site, int seven)
    {
        if (_known!.Orf is { } orf && !_isOrfCounted)
        {
            _orfWindows.Count(orf);
            _isOrfCounted = true;
        }

        double? conservation = _known.Conservation(_scoring.Rnas[site.Rna], in site);
        return Counted(site.Type, ScoreFeature.OrfEightmers, _known.Orf is null ? double.NaN : _orfWindows.Eightmers(seven))
            + Counted(site.Type, ScoreFeature.Conservation, conservation ?? double.NaN);
    }

    /// <summary>Sets a feature of the site, and tells what it adds.</summary>
    private double Counted(SiteType type, ScoreFeature feature, double value)
    {
        _score.Set(feature, value);
        if (!double.IsNaN(value))
        {
            return value == 0 && feature == ScoreFeature.OffsetSixmers ? 0 : _model.Contribution(type, feature, value);
        }

        if (_model.FeaturesOf(type).Has(feature))
        {
            _score.Missing |= ScoreFeatures.Of(feature);
        }

        return 0;
    }
}
