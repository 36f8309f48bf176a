using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Thermodynamics;

namespace SeedScan.Similarity;

/// <summary>What an oligo does to each of many mature miRNAs: which it binds, and whose seed a guide has.</summary>
/// <remarks>
/// <para>Prepared once, used often, by any number of threads at once. An antisense oligo (an antimiR, a gapmer, a steric one, or one whose role is not told) is aligned with
/// each miRNA. Every base of it lies opposite a nt, is bulged, or lies beyond an end of the miRNA (overhang); bulges are single, at most three,
/// never beside each other or beside overhang. An alignment is <em>listed</em> if nt 2-8 or nt 2-7 are paired in full; or if eight pairs follow
/// each other; or if it has at most three edits, and edits and overhang leave eight of the oligo's bases.</para>
/// <para>The best of a miRNA's listed alignments is told: nt 2-8 paired, then nt 2-7, then others; then the fewest edits and overhang together, edits, bulges,
/// mismatches that are no G:U; then the smaller start, less overhang at the 5' end, the smaller end, and bulges further left, one of the miRNA first.
/// docs/mirnome.md says why.</para>
/// <para>The strands of a mimic or siRNA are compared by their seeds: nt 2-8, 2-7 or 3-8 are equal.</para>
/// </remarks>
public sealed class MirnomeSearch
{
    /// <summary>The fewest bases of a guide: nt 2-8 are its seed.</summary>
    public const int ShortestGuide = 8;

    private const byte NoBase = 4;

    [ThreadStatic]
    private static (MirnomeAligner Aligner, MirnomeFilter Filter)? t_spare;

    private readonly byte[] _codes;
    private readonly ushort[] _words;
    private readonly Place[] _places;

    /// <summary>Prepares a search.</summary>
    /// <param name="mirnas">The miRNAs, in the order in which equal hits are told.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="InputException">(<see cref="InputErrorKind.Rna"/>) Of one only the seed is known.</exception>
    public MirnomeSearch(IReadOnlyList<SmallRna> mirnas)
    {
        ArgumentNullException.ThrowIfNull(mirnas);
        if (mirnas.Count == 0)
        {
            throw new ArgumentException("There is no miRNA to look at.", nameof(mirnas));
        }

        Mirnas = mirnas;
        List<byte> codes = [];
        List<ushort> words = [];
        _places = new Place[mirnas.Count];
        for (int i = 0; i < _places.Length; i++)
        {
            _places[i] = Append(mirnas[i], codes, words);
        }

        _codes = [.. codes];
        _words = [.. words];
    }

    /// <summary>The miRNAs.</summary>
    public IReadOnlyList<SmallRna> Mirnas { get; }

    /// <summary>Looks at all miRNAs.</summary>
    /// <param name="strand">An oligo, or a strand of a design of two.</param>
    /// <param name="role">What it is meant to do: it decides whether the strand is aligned, or its seed compared.</param>
    /// <param name="intended">The numbers of the miRNAs that it is meant for (<see cref="IntendedMirnas"/>); empty if that is not told.</param>
    /// <param name="hits">Takes the hits in place of what it held. Nothing is allocated once it and the thread are warm.</param>
    /// <exception cref="InputException">
    /// (<see cref="InputErrorKind.Oligo"/>) Fewer than <see cref="SimilaritySearch.MinLength"/> or more than <see cref="SimilaritySearch.MaxLength"/> bases, or a guide with fewer than <see cref="ShortestGuide"/>.
    /// </exception>
    public void Search(Oligo strand, OligoRole role, ReadOnlySpan<int> intended, MirnomeHits hits)
    {
        ArgumentNullException.ThrowIfNull(strand);
        ArgumentNullException.ThrowIfNull(hits);
        bool isGuide = ActsBySeed(role);
        Check(strand, isGuide ? ShortestGuide : SimilaritySearch.MinLength);
        hits.Begin(Mirnas.Count, !intended.IsEmpty);
        if (isGuide)
        {
            Compare(strand, intended, hits);
        }
        else
        {
            Align(strand, intended, hits);
        }

        hits.Sort();
    }

    /// <summary>The same, with a result of its own; for small work.</summary>
    public MirnomeHits Search(Oligo strand, OligoRole role = OligoRole.Antimir, params ReadOnlySpan<int> intended)
    {
        MirnomeHits hits = new();
        Search(strand, role, intended, hits);
        return hits;
    }

    /// <summary>True for the roles whose strands act by their seed, as a miRNA does; all others bind miRNAs.</summary>
    public static bool ActsBySeed(OligoRole role) => role is OligoRole.Mimic or OligoRole.Sirna;

    /// <summary>The codes of a miRNA; above 3 for what is no base.</summary>
    internal ReadOnlySpan<byte> CodesOf(int mirna) => _codes.AsSpan(_places[mirna].Start, _places[mirna].Length);

    private static void Check(Oligo strand, int least)
    {
        if (strand.Length < least || strand.Length > SimilaritySearch.MaxLength)
        {
            throw new InputException(
                InputErrorKind.Oligo,
                $"the {(least == ShortestGuide ? "strand of a mimic or siRNA" : "oligo")} has {strand.Length} bases",
                $"Give {least} to {SimilaritySearch.MaxLength} bases.",
                record: strand.Name);
        }
    }

    private static Place Append(SmallRna mirna, List<byte> codes, List<ushort> words)
    {
        if (mirna.FirstNucleotide != 1)
        {
            throw new InputException(
                InputErrorKind.Rna, "of this miRNA only the seed is known, and an oligo binds more", "Give mature miRNAs with their sequences, such as a FASTA of miRBase.", record: mirna.Name);
        }

        int start = codes.Count, firstWord = words.Count;
        for (int nt = 1; nt <= mirna.LastNucleotide; nt++)
        {
            int code = mirna.CodeAt(nt);
            codes.Add(code == Nucleotide.None ? NoBase : (byte)code);
        }

        byte[] own = [.. codes.Skip(start)];
        for (int i = 0; i + MirnomeAligner.LeastPairs <= own.Length; i++)
        {
            ReadOnlySpan<byte> word = own.AsSpan(i, MirnomeAligner.LeastPairs);
            if (!word.Contains(NoBase))
            {
                words.Add((ushort)MirnomeFilter.WordOf(word));
            }
        }

        return new Place(start, own.Length, MirnomeFilter.WordOf(own.AsSpan(1, 7)), firstWord, words.Count - firstWord);
    }

    private void Align(Oligo oligo, ReadOnlySpan<int> intended, MirnomeHits hits)
    {
        (MirnomeAligner aligner, MirnomeFilter filter) = t_spare ??= (new MirnomeAligner(), new MirnomeFilter());
        aligner.Take(oligo.Bases);
        filter.Take(aligner.Rows);
        for (int i = 0; i < _places.Length; i++)
        {
            bool isIntended = intended.Contains(i);
            if (TryBest(aligner, filter, i, out MirnomeHit best) || (isIntended && aligner.TryBest(CodesOf(i), MirnomeRule.Any, out best)))
            {
                MirnomeClass its = isIntended ? MirnomeClass.Intended
                    : best.Seed == MirnomeSeed.None ? MirnomeClass.Partial
                    : IsOfFamily(i, intended) ? MirnomeClass.Family
                    : MirnomeClass.SeedCovered;
                hits.Add(best with { Mirna = i, Class = its, Energy = MirnomeDrawing.EnergyOf(oligo, CodesOf(i), in best) });
            }
        }
    }

    /// <summary>The best listed alignment with a miRNA, if there is one.</summary>
    private bool TryBest(MirnomeAligner aligner, MirnomeFilter filter, int mirna, out MirnomeHit best)
    {
        ref readonly Place place = ref _places[mirna];
        ReadOnlySpan<byte> codes = CodesOf(mirna);
        MirnomeRule rule = filter.HasSeed2To8(place.Seed) ? MirnomeRule.Seed2To8 : filter.HasSeed2To7(place.Seed) ? MirnomeRule.Seed2To7 : MirnomeRule.Partial;
        if (rule == MirnomeRule.Partial && !filter.HasRun(_words.AsSpan(place.FirstWord, place.Words)) && !filter.MayHaveFewEdits(codes))
        {
            best = default;
            return false;
        }

        return aligner.TryBest(codes, rule, out best);
    }

    private void Compare(Oligo guide, ReadOnlySpan<int> intended, MirnomeHits hits)
    {
        Span<byte> codes = stackalloc byte[guide.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = (byte)Nucleotide.CodeOf(guide.Bases[i]);
        }

        int own = MirnomeFilter.WordOf(codes.Slice(1, 7));
        for (int i = 0; i < _places.Length; i++)
        {
            int different = own ^ _places[i].Seed;
            MirnomeSeed seed = different == 0 ? MirnomeSeed.Nt2To8
                : (different & 0xFFF) == 0 ? MirnomeSeed.Nt2To7
                : different >> 2 == 0 ? MirnomeSeed.Nt3To8
                : MirnomeSeed.None;
            bool isIntended = intended.Contains(i);
            if (seed != MirnomeSeed.None || isIntended)
            {
                MirnomeClass its = isIntended ? MirnomeClass.Intended : CodesOf(i).SequenceEqual(codes) ? MirnomeClass.Itself : MirnomeClass.SharedSeed;
                hits.Add(new MirnomeHit { Mirna = i, Class = its, Seed = seed, Energy = new DuplexEnergy(EnergyNotes.None) });
            }
        }
    }

    private bool IsOfFamily(int mirna, ReadOnlySpan<int> intended)
    {
        foreach (int one in intended)
        {
            if (_places[one].Seed == _places[mirna].Seed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a miRNA's codes and words lie, and its nt 2-8 as a word.</summary>
    private readonly record struct Place(int Start, int Length, int Seed, int FirstWord, int Words);
}
