using System.Buffers;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Finds the sites of seed families in one aligned UTR as TargetScan does. Prepared once, used by any number of threads.</summary>
/// <remarks>
/// <code>
///   columns        1 . . . 5 . . . . 10. . . . 15. . . . 20. . . . 25. . .
///   aligned        g c c u a - - g c c u a g c c u a C A U - - U C C A g g
///   masked         N N N N N - - N N N N N N N N N a C A U - - U C C A g g    the first 14 bases (here 14 of A, C, G, U)
///   site                                           [---------------]          an 8mer of miR-1: ACAUUCCA, columns 17-26, bases 15-22
///   ORF overlap                                      [---------------]        columns 18-27: off by one, as the original is
/// </code>
/// A lower-case letter under the shifted window says that the UTR overlaps a reading frame. The original turns both T and t
/// into U before it looks, so a lower-case t does not count there.
/// </remarks>
internal sealed class AlignedSearch
{
    private const int MaskedBases = 14;

    private static readonly SearchValues<byte> LowerCase = SearchValues.Create("abcdefghijklmnopqrsuvwxyz"u8);

    private readonly Dictionary<int, SpeciesSearch> _bySpecies = [];

    /// <summary>Prepares one scanner for every set of families that species have in common.</summary>
    /// <param name="families">The families; <see cref="AlignedSite.Family"/> is a place in this list.</param>
    public AlignedSearch(IReadOnlyList<RnaFamily> families)
    {
        Dictionary<int, List<int>> familiesOf = [];
        for (int family = 0; family < families.Count; family++)
        {
            foreach (int species in families[family].Species)
            {
                if (!familiesOf.TryGetValue(species, out List<int>? known))
                {
                    familiesOf.Add(species, known = []);
                }

                if (known.Count == 0 || known[^1] != family)
                {
                    known.Add(family);
                }
            }
        }

        Dictionary<string, SpeciesSearch> bySet = [];
        foreach ((int species, List<int> places) in familiesOf)
        {
            string set = string.Join(',', places);
            if (!bySet.TryGetValue(set, out SpeciesSearch? search))
            {
                bySet.Add(set, search = new SpeciesSearch(families, [.. places]));
            }

            _bySpecies.Add(species, search);
        }
    }

    /// <summary>True if any family is searched for in this species.</summary>
    public bool IsSearched(int species) => _bySpecies.ContainsKey(species);

    /// <summary>Appends the sites in one UTR, by start, then end.</summary>
    /// <param name="species">A species that <see cref="IsSearched"/> is true for.</param>
    /// <param name="aligned">The UTR in its alignment.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <param name="sites">Where the sites go.</param>
    public void Find(int species, ReadOnlySpan<byte> aligned, Scratch scratch, List<AlignedSite> sites)
    {
        SpeciesSearch search = _bySpecies[species];
        scratch.Sequence.Load(aligned);
        scratch.Packed.Pack(scratch.Sequence.Letters);
        scratch.Packed.MaskStart(MaskedBases);
        Sink sink = new() { Species = species, Search = search, Aligned = aligned, Sequence = scratch.Sequence, Sites = sites };
        search.Scanner.Scan(scratch.Packed, ref sink);
    }

    /// <summary>What one thread needs to search one UTR after another.</summary>
    internal sealed class Scratch
    {
        /// <summary>The letters and their columns.</summary>
        public AlignedSequence Sequence { get; } = new();

        /// <summary>The letters, packed.</summary>
        public PackedSequence Packed { get; } = new();
    }

    /// <summary>The families that one species has, and their scanner.</summary>
    private sealed class SpeciesSearch(IReadOnlyList<RnaFamily> families, int[] places)
    {
        public int[] Families { get; } = places;

        public SeedScanner Scanner { get; } = new(
            Array.ConvertAll(places, place => SmallRna.FromSeed(families[place].Name, families[place].Seed)), new SeedScanOptions());
    }

    private ref struct Sink : ISeedSiteSink
    {
        public int Species;
        public SpeciesSearch Search;
        public ReadOnlySpan<byte> Aligned;
        public AlignedSequence Sequence;
        public List<AlignedSite> Sites;

        public readonly void OnSite(in SeedSite site)
        {
            int start = Sequence.ColumnOf((int)site.Start), end = Sequence.ColumnOf((int)site.End - 1);
            // 1-based columns start+1 to end+1 are the 0-based places start to end; the alignment may end before.
            ReadOnlySpan<byte> window = Aligned[start..Math.Min(end + 1, Aligned.Length)];
            Sites.Add(new AlignedSite
            {
                Family = Search.Families[site.Rna],
                Species = Species,
                MsaStart = start,
                MsaEnd = end,
                UtrStart = (int)site.Start + 1,
                UtrEnd = (int)site.End,
                Type = site.Type,
                OrfOverlap = window.ContainsAny(LowerCase),
            });
        }
    }
}
