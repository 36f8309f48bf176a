using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>The 3' pairing score of a site (Grimson 2007, Mol Cell 27:91).</summary>
/// <remarks>
/// RNA from nt 9 on lies against the 15 target bases from the one opposite nt 9 on. Either strand may be shifted by
/// o bases; a run of two or more Watson-Crick pairs scores 1 for each of nt 13-16 and 0.5 for each other nucleotide,
/// less max(0, (o - 2) / 2). The score is the best of all runs and shifts, and at least 0. All is counted in halves here.
/// <code>
///   nt           9 10 11 12 13 14 15 16 17
///   RNA          A  G  A  A  G  U  A  U  G       o = 1, the target shifted:
///   target       C  .  .  .  .  C  A  U  .       nt 13-15 pair, 3 · 1 - max(0, (1 - 2) / 2) = 3
/// </code>
/// All shifts go side by side: a lane for each target base, 5'→3', and a step for each nucleotide. A run goes on one base
/// further upstream with the next nucleotide, so that a step moves the lanes by one. The example's nt 13 to 15, partners C,
/// A, U:
/// <code>
///   target          ... U  A  C  .  .  .  .  C        the last one opposite nt 9
///   nt 13 pairs C         0  0  2  0  0  0  0  2      two halves where the base is C
///   nt 14 pairs A         0  4  0  0 ...              moved, two more, and kept where the base is A
///   nt 15 pairs U         6  0  0  0 ...              a run of three: 6 halves
/// </code>
/// The lane and the step tell the shift, and so what is taken off.
/// </remarks>
internal static class ThreePrimePairing
{
    /// <summary>The first nucleotide that counts, and the target bases that it and the following may pair with.</summary>
    public const int FirstNucleotide = 9, TargetBases = 15;

    /// <summary>The nucleotides from nt 9 on that can add to a score: behind them the shift takes off more than 15 pairs give.</summary>
    public const int MostNucleotides = 31;

    /// <summary>The score from which on the pairing is called supplementary.</summary>
    public const double Supplementary = 3;

    /// <summary>The most halves of a point that there can be: 15 pairs, four of them of nt 13-16.</summary>
    public const int MostHalves = TargetBases + 4;

    /// <summary>What no nucleotide pairs with, and what pairs with no base.</summary>
    private const byte NoBase = 0xFF, NoPartner = 0xFE;

    /// <summary>Nucleotides are taken four at a time, so that most RNAs take as many steps, and the processor guesses the end.</summary>
    private const int Step = 4;

    // What the shift takes off, by shift + 14.
    private static ReadOnlySpan<byte> Penalties =>
    [
        12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    ];

    // Four bases of two bits as four bytes.
    private static readonly uint[] s_spread = Spread();

    /// <summary>The score of the register's 3' half, on the target as it was before any mask.</summary>
    public static double Score(in Register register)
    {
        Span<byte> partners = stackalloc byte[MostNucleotides + 1];
        int count = Math.Clamp(register.LastNucleotide - FirstNucleotide + 1, 0, MostNucleotides);
        partners.Fill(NoPartner);
        for (int i = 0; i < count; i++)
        {
            partners[i] = PartnerOf(register.RnaCode(FirstNucleotide + i));
        }

        Span<byte> bases = stackalloc byte[Vector128<byte>.Count];
        bases.Fill(NoBase);
        for (int i = 0; i < TargetBases; i++)
        {
            int code = register.UnmaskedTargetCode(FirstNucleotide + TargetBases - 1 - i);
            bases[i] = code == Nucleotide.None ? NoBase : (byte)code;
        }

        return Halves(Vector128.Create(bases), in partners[0], Padded(count)) / 2.0;
    }

    /// <summary>The partners of an RNA's nucleotides from nt 9 on, as <see cref="Halves"/> takes them.</summary>
    public static byte[] PartnersOf(SmallRna rna)
    {
        int count = Math.Clamp(rna.LastNucleotide - FirstNucleotide + 1, 0, MostNucleotides);
        byte[] partners = new byte[Padded(count)];
        Array.Fill(partners, NoPartner);
        for (int i = 0; i < count; i++)
        {
            partners[i] = PartnerOf(rna.CodeAt(FirstNucleotide + i));
        }

        return partners;
    }

    /// <summary>The 15 bases that a site's RNA may pair with, as <see cref="Halves"/> takes them, on the strand as given and as they were before any mask.</summary>
    /// <param name="target">The target.</param>
    /// <param name="nt9">The position opposite nt 9; it may lie before the target, but no further than nt 1 lies in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> BasesOf(PackedSequence target, int nt9)
    {
        int first = nt9 - TargetBases + 1;
        uint bases = (uint)target.BasesFrom(first);
        ref uint spread = ref MemoryMarshal.GetArrayDataReference(s_spread);
        Vector128<byte> lanes = Vector128.Create(
            Unsafe.Add(ref spread, bases & 255), Unsafe.Add(ref spread, bases >> 8 & 255),
            Unsafe.Add(ref spread, bases >> 16 & 255), Unsafe.Add(ref spread, bases >> 24) | 0xFF00_0000).AsByte();
        uint ambiguous = (uint)target.UnmaskedAmbiguousFrom(first) & ((1 << TargetBases) - 1);
        return ambiguous == 0 ? lanes : Without(lanes, ambiguous);
    }

    /// <summary>The best run of all shifts, in halves of a point.</summary>
    /// <param name="bases">The target's bases, 5'→3', the fifteenth opposite nt 9.</param>
    /// <param name="partners">The first of what pairs with nt 9, 10, ..., as <see cref="PartnersOf"/> gives it.</param>
    /// <param name="count">How many there are, a multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Halves(Vector128<byte> bases, ref readonly byte partners, int count)
    {
        ref byte penalty = ref MemoryMarshal.GetReference(Penalties), partner = ref Unsafe.AsRef(in partners);
        Vector128<byte> run = default, best = default;
        for (int i = 0; i < count; i += Step)
        {
            // Nt 13-16 are one of these fours.
            Vector128<byte> more = i == Step ? Vector128.Create((byte)2) : Vector128<byte>.One;
            TakeNucleotide(bases, Unsafe.Add(ref partner, i), more, ref Unsafe.Add(ref penalty, i), ref run, ref best);
            TakeNucleotide(bases, Unsafe.Add(ref partner, i + 1), more, ref Unsafe.Add(ref penalty, i + 1), ref run, ref best);
            TakeNucleotide(bases, Unsafe.Add(ref partner, i + 2), more, ref Unsafe.Add(ref penalty, i + 2), ref run, ref best);
            TakeNucleotide(bases, Unsafe.Add(ref partner, i + 3), more, ref Unsafe.Add(ref penalty, i + 3), ref run, ref best);
        }

        return Greatest(best);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeNucleotide(
        Vector128<byte> bases, byte partner, Vector128<byte> more, ref byte penalty, ref Vector128<byte> run, ref Vector128<byte> best)
    {
        // A run that began with one pair counts from the second on.
        Vector128<byte> before = Vector128.Shuffle(run, Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
        run = (before + more) & Vector128.Equals(bases, Vector128.Create(partner));
        Vector128<byte> counted = Vector128.AndNot(run, Vector128.Equals(before, default));
        best = Vector128.Max(best, Vector128.SubtractSaturate(counted, Vector128.LoadUnsafe(ref penalty)));
    }

    private static int Padded(int count) => (count + Step - 1) / Step * Step;

    /// <summary>The run that gives the best score: of several the least shift, then that of the target's further base, then the one nearest the seed.</summary>
    /// <param name="register">The register of the site.</param>
    /// <returns>The shift o (positive where nucleotides of the RNA are left unpaired, negative where bases of the target are) and the paired nucleotides; none where the score is 0.</returns>
    public static (int Shift, int First, int Last) BestRun(in Register register)
    {
        int nucleotides = Math.Min(register.LastNucleotide - FirstNucleotide + 1, MostNucleotides);
        int best = 0;
        (int Shift, int First, int Last) found = (0, 0, -1);
        for (int o = 0; o < MostNucleotides; o++)
        {
            for (int shift = -o; shift <= o; shift += Math.Max(1, 2 * o))
            {
                (int halves, int first, int last) = BestRun(in register, nucleotides, shift);
                halves -= Math.Max(0, o - 2);
                if (halves > best)
                {
                    best = halves;
                    found = (shift, first, last);
                }
            }
        }

        return found;
    }

    /// <summary>The best run of one shift: nt 9 + i against target base i - shift.</summary>
    private static (int Halves, int First, int Last) BestRun(in Register register, int nucleotides, int shift)
    {
        (int Halves, int First, int Last) best = (0, 0, -1);
        int run = 0, halves = 0;
        for (int i = Math.Max(0, shift); i < nucleotides && i - shift < TargetBases; i++)
        {
            int nt = FirstNucleotide + i;
            int target = register.UnmaskedTargetCode(nt - shift);
            bool pairs = target != Nucleotide.None && target == Nucleotide.ComplementOf(register.RnaCode(nt));
            run = pairs ? run + 1 : 0;
            halves = pairs ? halves + (nt is >= 13 and <= 16 ? 2 : 1) : 0;
            if (run >= 2 && halves > best.Halves)
            {
                best = (halves, nt - run + 1, nt);
            }
        }

        return best;
    }

    private static byte PartnerOf(int code) => code == Nucleotide.None ? NoPartner : (byte)Nucleotide.ComplementOf(code);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<byte> Without(Vector128<byte> lanes, uint ambiguous)
    {
        Span<byte> bases = stackalloc byte[Vector128<byte>.Count];
        lanes.CopyTo(bases);
        for (int i = 0; i < TargetBases; i++)
        {
            bases[i] |= (ambiguous >> i & 1) != 0 ? NoBase : (byte)0;
        }

        return Vector128.Create(bases);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Greatest(Vector128<byte> lanes)
    {
        lanes = Vector128.Max(lanes, Vector128.Shuffle(lanes.AsUInt64(), Vector128.Create(1UL, 0)).AsByte());
        lanes = Vector128.Max(lanes, Vector128.ShiftRightLogical(lanes.AsUInt64(), 32).AsByte());
        lanes = Vector128.Max(lanes, Vector128.ShiftRightLogical(lanes.AsUInt64(), 16).AsByte());
        lanes = Vector128.Max(lanes, Vector128.ShiftRightLogical(lanes.AsUInt64(), 8).AsByte());
        return lanes.ToScalar();
    }

    private static uint[] Spread()
    {
        uint[] spread = new uint[256];
        for (int i = 0; i < spread.Length; i++)
        {
            spread[i] = (uint)((i & 3) | (i >> 2 & 3) << 8 | (i >> 4 & 3) << 16 | (i >> 6) << 24);
        }

        return spread;
    }
}
