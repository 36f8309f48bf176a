using SeedScan.Kernels;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Indexing;

/// <summary>What a set of targets holds of each of the 16,384 seeds: which seeds have the most sites in it, and which the fewest.</summary>
/// <remarks>
/// Made by <c>LandscapePipeline</c> from files, or by <see cref="KmerIndex.Landscape"/>. It knows numbers and no places.
/// Seeds are numbered as they are in the alphabet, AAAAAAA first and UUUUUUU last. The partner of a seed is a window of
/// seven bases, t0 opposite nt 8 to t6 opposite nt 2, and t7 is opposite nt 1:
/// <code>
///   nt        8  7  6  5  4  3  2   1          six bases and what stands beside them were counted, and from these
///   target    t0 t1 t2 t3 t4 t5 t6  t7         windows comes every canonical type:
///             l |core . . . . . .|  r          8mer, 7mer-m8, 7mer-A1, 6mer    by t0 = l or not, and A = r or not
///         l |core . . . . . .|  r              6mer-m8                         t6 is not r
///                   l |core . . . . . A|       6mer-A1                         t1 is not l
/// </code>
/// A letter that is no base is beside a core as an end of the target is: no pair and no A.
/// </remarks>
public sealed class SeedLandscape
{
    /// <summary>The number of seeds: four letters at seven places.</summary>
    public const int SeedCount = WindowSort.Sevens;

    private const int SeedLength = 7;

    private readonly SeedCounts[] _seeds;

    internal SeedLandscape(SeedTotals totals, long targets, long bases, long ambiguousBases)
    {
        Targets = targets;
        Bases = bases;
        AmbiguousBases = ambiguousBases;
        Windows = WindowsOf(totals);
        double[] frequencies = FrequenciesOf(totals);
        long[] ascending = new long[SeedCount];
        _seeds = new SeedCounts[SeedCount];
        for (int seven = 0; seven < SeedCount; seven++)
        {
            SeedCounts counts = Count(totals, seven) with { Expected = ExpectedOf(seven, frequencies) };
            ascending[seven] = counts.WholeSeed;
            _seeds[NumberOf(seven)] = counts;
        }

        Array.Sort(ascending);
        for (int i = 0; i < _seeds.Length; i++)
        {
            _seeds[i] = _seeds[i] with { SeedsWithFewer = FirstOf(_seeds[i].WholeSeed, ascending) };
        }
    }

    /// <summary>The number of targets.</summary>
    public long Targets { get; }

    /// <summary>The letters of all targets, ambiguous ones included.</summary>
    public long Bases { get; }

    /// <summary>The letters that are not A, C, G, T or U.</summary>
    public long AmbiguousBases { get; }

    /// <summary>The places at which seven bases follow each other, none of them ambiguous: where a whole seed could pair.</summary>
    public long Windows { get; }

    /// <summary>All seeds in the order of the alphabet.</summary>
    public IReadOnlyList<SeedCounts> Seeds => _seeds;

    /// <summary>What there is of a seed.</summary>
    /// <param name="seed">Nt 2-8, 5'→3': seven letters A, C, G, U or T in either case.</param>
    /// <exception cref="ArgumentException">It is not that.</exception>
    public SeedCounts Of(string seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        int number = 0;
        bool isSeed = seed.Length == SeedLength;
        for (int i = 0; i < seed.Length && isSeed; i++)
        {
            int code = Nucleotide.CodeOf(seed[i]);
            isSeed = code != Nucleotide.None;
            number = (number * 4) + PlaceInAlphabet(code);
        }

        return isSeed ? _seeds[number] : throw new ArgumentException($"'{seed}' is no seed, seven letters of A, C, G, U or T.", nameof(seed));
    }

    /// <summary>What there is of the seed of an RNA.</summary>
    public SeedCounts Of(SmallRna rna)
    {
        ArgumentNullException.ThrowIfNull(rna);
        return Of(rna.Seed);
    }

    private static SeedCounts Count(SeedTotals totals, int seven)
    {
        const int A = Nucleotide.A;
        int t0 = seven & 3, t1 = seven >> 2 & 3, t6 = seven >> 12;
        CoreSums core = new(totals, seven >> 2), offset = new(totals, seven & (WindowSort.Cores - 1)), last5 = new(totals, seven >> 4 | A << 10);
        long mer8 = core.Of(t0, A), whole = core.OfLeft(t0), withA = core.OfRight(A);
        return new SeedCounts
        {
            Seed = SeedOf(seven),
            Mer8 = mer8,
            Mer7M8 = whole - mer8,
            Mer7A1 = withA - mer8,
            Mer6 = core.Sum() - whole - withA + mer8,
            Mer6M8 = offset.Sum() - offset.OfRight(t6),
            Mer6A1 = last5.Sum() - last5.OfLeft(t1),
            Targets = (long)totals.Targets[seven],
            Expected = 0,
            SeedsWithFewer = 0,
        };
    }

    /// <summary>The base frequencies, by their codes; all 0 where there is no base.</summary>
    private static double[] FrequenciesOf(SeedTotals totals)
    {
        ulong all = 0;
        foreach (ulong bases in totals.Bases)
        {
            all += bases;
        }

        double[] frequencies = new double[4];
        for (int code = 0; code < 4; code++)
        {
            frequencies[code] = all == 0 ? 0 : (double)totals.Bases[code] / all;
        }

        return frequencies;
    }

    private static long WindowsOf(SeedTotals totals)
    {
        long windows = 0;
        for (int core = 0; core < WindowSort.Cores; core++)
        {
            CoreSums sums = new(totals, core);
            windows += sums.Sum() - sums.OfLeft(PackedText.NoBase);
        }

        return windows;
    }

    // Multiplied base by base and not place by place, so that seeds of one composition have one number to the last bit.
    private double ExpectedOf(int seven, double[] frequencies)
    {
        double expected = Windows;
        for (int code = 0; code < 4; code++)
        {
            for (int i = 0; i < SeedLength; i++)
            {
                expected *= (seven >> (2 * i) & 3) == code ? frequencies[code] : 1;
            }
        }

        return expected;
    }

    /// <summary>The number of the seed that a window of seven bases pairs with: nt 2 stands opposite the last base.</summary>
    private static int NumberOf(int seven)
    {
        int number = 0;
        for (int i = SeedLength - 1; i >= 0; i--)
        {
            number = (number * 4) + PlaceInAlphabet(Nucleotide.ComplementOf(seven >> (2 * i) & 3));
        }

        return number;
    }

    private static string SeedOf(int seven) => string.Create(SeedLength, seven, static (letters, seven) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = Nucleotide.LetterOf(Nucleotide.ComplementOf(seven >> (2 * (SeedLength - 1 - i)) & 3));
        }
    });

    /// <summary>A, C, G, U are 0 to 3 here; as codes U comes before G.</summary>
    private static int PlaceInAlphabet(int code) => code ^ code >> 1;

    /// <summary>The first place of a value that is there.</summary>
    private static int FirstOf(long value, long[] ascending)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = ascending[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The windows of one core.</summary>
    private readonly ref struct CoreSums(SeedTotals totals, int core)
    {
        private readonly ReadOnlySpan<ulong> _windows =
            totals.Windows.Slice(core * SeedTotals.Letters * SeedTotals.Letters, SeedTotals.Letters * SeedTotals.Letters);

        public long Of(int left, int right) => (long)_windows[(left * SeedTotals.Letters) + right];

        public long OfLeft(int left)
        {
            long sum = 0;
            for (int right = 0; right < SeedTotals.Letters; right++)
            {
                sum += Of(left, right);
            }

            return sum;
        }

        public long OfRight(int right)
        {
            long sum = 0;
            for (int left = 0; left < SeedTotals.Letters; left++)
            {
                sum += Of(left, right);
            }

            return sum;
        }

        public long Sum()
        {
            long sum = 0;
            foreach (ulong count in _windows)
            {
                sum += (long)count;
            }

            return sum;
        }
    }
}
