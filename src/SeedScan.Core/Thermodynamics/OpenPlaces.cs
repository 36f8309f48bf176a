using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>What places cost where bases do not pair, between two pairs: mismatches, bulges, and loops of hairpins. All of RNA.</summary>
/// <remarks>
/// Turner 2004: Mathews 2004 (PNAS 101:7287), Lu 2006 (Nucleic Acids Res 34:4912). What depends on the letters is left out, but
/// for the single mismatch: bonuses of bulged C, of the states that a bulge can take, of mismatches in longer loops and in hairpins.
/// </remarks>
internal sealed class OpenPlaces
{
    /// <summary>1.75 RT at 37 °C in cal/mol: what a loop costs for each e-fold of its size.</summary>
    private const double Growth = 1.75 * 1.98720 * 310.15;

    private static readonly string[] s_mismatches = ["AA", "AC", "AG", "CA", "CC", "CU", "GA", "GG", "UC", "UU"];

    private static readonly Lazy<OpenPlaces> s_instance = new(() => new OpenPlaces());

    // By first pair, second pair and the two bases between them, top over bottom each.
    private readonly Energy[] _mismatches = new Energy[16 * 16 * 16];

    private OpenPlaces()
    {
        foreach (string[][] lines in EnergyTable.LinesOf("rna-loops").Chunk(2))
        {
            string loop = lines[0][0];
            int first = Column(loop[0], loop[4]), second = Column(loop[2], loop[6]);
            for (int i = 0; i < s_mismatches.Length; i++)
            {
                int between = Column(s_mismatches[i][0], s_mismatches[i][1]);
                _mismatches[(((first << 4) | second) << 4) | between] = Energy.OfFree(EnergyTable.Thousandths(lines[1][i + 2]), EnergyTable.Thousandths(lines[0][i + 2]));
            }
        }
    }

    public static OpenPlaces Instance => s_instance.Value;

    /// <summary>One base of the oligo or of the target that is left out, beside the step of the pairs around it.</summary>
    public static Energy Bulge => Energy.OfFree(10600, 3800);

    /// <summary>A single mismatch: the columns of the pair before it, of itself, and of the pair behind it, top over bottom.</summary>
    public Energy Mismatch(int first, int between, int second) => _mismatches[(((first << 4) | second) << 4) | between];

    /// <summary>An open place by the number of its bases.</summary>
    /// <param name="top">Bases of the one strand.</param>
    /// <param name="bottom">Bases of the other; a single mismatch and a single bulge are told by their letters elsewhere.</param>
    /// <param name="weak">How many of its two closing pairs are A-U or G:U.</param>
    public static Energy Loop(int top, int bottom, int weak)
    {
        int size = top + bottom;
        if (top == 0 || bottom == 0)
        {
            // A longer bulge parts the two helices, so that an A-U beside it ends one (Xia 1998).
            ReadOnlySpan<int> bulges = [0, 3800, 2800, 3200, 3600, 4000, 4400];
            return Energy.OfFree(7100 + (3720 * weak), Grown(bulges, size) + (450 * weak));
        }

        // Of three bases the table gives loops by letters only: 2.3 and 3.5 kcal/mol are the commonest of them, with one base of asymmetry.
        // Two bulges side by side whose bases could pair are in no table: the commonest single mismatch.
        ReadOnlySpan<int> initiations = [0, 0, 500, 1700, 1100, 2000, 2000];
        ReadOnlySpan<int> enthalpies = [0, 0, -10500, 300, -7200, -6800, -1300];
        int asymmetry = Math.Abs(top - bottom);
        return Energy.OfFree(
            enthalpies[Math.Min(size, 6)] + (3200 * asymmetry) + (5000 * weak), Grown(initiations, size) + (600 * asymmetry) + (700 * weak));
    }

    /// <summary>The free energy of a hairpin's loop of three or more bases, in cal/mol.</summary>
    public static int Hairpin(int size) => Grown([0, 0, 0, 5400, 5600, 5700, 5400, 6000, 5500, 6400], size);

    private static int Grown(ReadOnlySpan<int> sizes, int size)
        => size < sizes.Length ? sizes[size] : sizes[^1] + (int)Math.Round(Growth * Math.Log((double)size / (sizes.Length - 1)));

    private static int Column(char top, char bottom) => (Nucleotide.CodeOf(top) << 2) | Nucleotide.CodeOf(bottom);
}
