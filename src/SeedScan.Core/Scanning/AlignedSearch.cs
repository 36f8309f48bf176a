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

    private static readonly SearchValues<byte> LowerCase = SearchValues.Create("abcdefghijklmnopqrsuvwxyz"u8);     // without t

    // Which families each species has. Sites of the others are found, too, and passed over: they cost less than the memory
    // of a scanner for each species would.
    private readonly Dictionary<int, bool[]> _familiesOf = [];
    private readonly SeedScanner? _scanner;

    /// <summary>Prepares the search.</summary>
    /// <param name="families">The families; <see cref="AlignedSite.Family"/> is a place in this list.</param>
    /// <exception cref="InputException">A seed that is not seven letters of ACGU.</exception>
    public AlignedSearch(IReadOnlyList<RnaFamily> families)
    {
        for (int family = 0; family < families.Count; family++)
        {
            foreach (int species in families[family].Species)
            {
                if (!_familiesOf.TryGetValue(species, out bool[]? has))
                {
                    _familiesOf.Add(species, has = new bool[families.Count]);
                }

                has[family] = true;
            }
        }

        SmallRna[] seeds = [.. families.Select(family => SmallRna.FromSeed(family.Name, family.Seed))];
        _scanner = seeds.Length == 0 ? null : new SeedScanner(seeds, new SeedScanOptions());
    }

    /// <summary>True if any family is searched for in this species.</summary>
    public bool IsSearched(int species) => _familiesOf.ContainsKey(species);

    /// <summary>Appends the sites in one UTR, by start, then end.</summary>
    /// <param name="species">A species that <see cref="IsSearched"/> is true for.</param>
    /// <param name="aligned">The UTR in its alignment.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <param name="sites">Where the sites go.</param>
    public void Find(int species, ReadOnlySpan<byte> aligned, Scratch scratch, List<AlignedSite> sites)
    {
        scratch.Sequence.Load(aligned);
        scratch.Packed.Pack(scratch.Sequence.Letters);
        scratch.Packed.MaskStart(MaskedBases);
        Sink sink = new() { Species = species, Families = _familiesOf[species], Aligned = aligned, Sequence = scratch.Sequence, Sites = sites };
        _scanner!.Scan(scratch.Packed, ref sink);
    }

    /// <summary>What one thread needs to search one UTR after another.</summary>
    internal sealed class Scratch
    {
        /// <summary>The letters and their columns.</summary>
        public AlignedSequence Sequence { get; } = new();

        /// <summary>The letters, packed.</summary>
        public PackedSequence Packed { get; } = new();
    }

    private ref struct Sink : ISeedSiteSink
    {
        public int Species;
        public bool[] Families;
        public ReadOnlySpan<byte> Aligned;
        public AlignedSequence Sequence;
        public List<AlignedSite> Sites;

        public readonly void OnSite(in SeedSite site)
        {
            if (!Families[site.Rna])
            {
                return;
            }

            int start = Sequence.ColumnOf((int)site.Start), end = Sequence.ColumnOf((int)site.End - 1);
            // 1-based columns start+1 to end+1 are the 0-based places start to end; the alignment may end before.
            ReadOnlySpan<byte> window = Aligned[start..Math.Min(end + 1, Aligned.Length)];
            Sites.Add(new AlignedSite
            {
                Family = site.Rna,
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
