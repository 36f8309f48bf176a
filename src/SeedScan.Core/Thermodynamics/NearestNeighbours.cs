using SeedScan.Oligos;

namespace SeedScan.Thermodynamics;

/// <summary>The energy of every step and end of an oligo with every pair of sugars on RNA or DNA, with what was approximated.</summary>
/// <remarks>
/// All decisions about what stands in for what are taken here, once, so that a step of a duplex is one look-up.
/// <code>
///   on RNA    RNA: Xia 1998, Chen 2012    DNA: Sugimoto 1995, Watkins 2011        2'-OMe: Kierzek 2006
///   on DNA    RNA: Sugimoto 1995          DNA: SantaLucia 1998, Allawi, Peyret    2'-OMe: as RNA
///   LNA       the step with DNA in place of LNA, or with the sugar beside it, and what LNA adds to it in LNA-DNA on DNA
/// </code>
/// docs/thermodynamics.md tells it in full.
/// </remarks>
internal sealed class NearestNeighbours
{
    private const int Sugars = 6, Pairs = 16;

    private static readonly Lazy<NearestNeighbours> s_instance = new(() => new NearestNeighbours());

    private readonly EnergyTable _rnaRna = EnergyTable.Read("rna-rna", isEither: true);
    private readonly EnergyTable _wobbles = EnergyTable.Read("rna-wobbles", isEither: true);
    private readonly EnergyTable _dnaRna = EnergyTable.Read("dna-rna", isEither: false);
    private readonly EnergyTable _dnaRnaMismatches = EnergyTable.Read("dna-rna-mismatches", isEither: false);
    private readonly EnergyTable _dnaDna = EnergyTable.Read("dna-dna", isEither: true);
    private readonly EnergyTable _dnaDnaMismatches = EnergyTable.Read("dna-dna-mismatches", isEither: true);
    private readonly EnergyTable _methylRna = EnergyTable.Read("methyl-rna", isEither: false);
    private readonly EnergyTable _lockedFirst = EnergyTable.ReadLocked("lna-dna", first: true, second: false);
    private readonly EnergyTable _lockedSecond = EnergyTable.ReadLocked("lna-dna", first: false, second: true);
    private readonly EnergyTable _lockedBoth = EnergyTable.ReadLocked("lna-dna", first: true, second: true);
    private readonly EnergyTable _lockedMismatches = EnergyTable.ReadLocked("lna-dna-mismatches", first: true, second: true);

    private readonly StepEnergy[] _steps = new StepEnergy[2 * Sugars * Sugars * DuplexStep.Count];
    private readonly Energy[] _ends = new Energy[2 * Sugars * Pairs];

    private NearestNeighbours()
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            int sugars = i / DuplexStep.Count % (Sugars * Sugars);
            _steps[i] = Resolve((StrandKind)(i / (Sugars * Sugars * DuplexStep.Count)), (Sugar)(sugars / Sugars), (Sugar)(sugars % Sugars), i % DuplexStep.Count);
        }

        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i] = EndOf((StrandKind)(i / (Sugars * Pairs)), (Sugar)(i / Pairs % Sugars), (i >> 2) & 3, i & 3);
        }

        RnaSymmetry = _rnaRna["symmetry"];
        DnaSymmetry = _dnaDna["symmetry"];
        Energy outer = _wobbles[DuplexStep.Of(3, 1, 3, 2)]!.Value;
        LoneTandemWobble = _wobbles[DuplexStep.Of(3, 2, 2, 3)]!.Value;
        TandemWobble = _wobbles["GGUC/CUGG"] - outer - outer;
    }

    public static NearestNeighbours Instance => s_instance.Value;

    /// <summary>What is added for a duplex of two equal strands.</summary>
    public Energy RnaSymmetry { get; }

    /// <inheritdoc cref="RnaSymmetry"/>
    public Energy DnaSymmetry { get; }

    /// <summary>The step GU on UG elsewhere, in all duplexes whose G:U count as RNA on RNA.</summary>
    public Energy LoneTandemWobble { get; }

    /// <summary>The step GU on UG between a G-C and a C-G pair: what is left of the three steps after the outer two.</summary>
    public Energy TandemWobble { get; }

    /// <summary>A step of an oligo of two sugars; its index is <see cref="DuplexStep"/>'s.</summary>
    public ref readonly StepEnergy Step(StrandKind kind, Sugar first, Sugar second, int step)
        => ref _steps[(((((int)kind * Sugars) + (int)first) * Sugars) + (int)second) * DuplexStep.Count + step];

    /// <summary>What one end of a duplex costs: half of the initiation, and what an A-U end adds.</summary>
    public Energy End(StrandKind kind, Sugar sugar, int top, int bottom) => _ends[((((int)kind * Sugars) + (int)sugar) * Pairs) + (top << 2) + bottom];

    private StepEnergy Resolve(StrandKind kind, Sugar first, Sugar second, int step) => DuplexStep.Pairs(step) switch
    {
        2 when DuplexStep.IsWatsonCrick(step) => Paired(kind, first, second, step),
        2 => Wobble(kind, first, second, step),
        1 => Mismatch(kind, first, second, step),
        _ => default,
    };

    private StepEnergy Paired(StrandKind kind, Sugar first, Sugar second, int step)
    {
        if (first == Sugar.Lna || second == Sugar.Lna)
        {
            Sugar beside = first != Sugar.Lna ? first : second != Sugar.Lna ? second : Sugar.Dna;
            EnergyTable locked = first != Sugar.Lna ? _lockedSecond : second != Sugar.Lna ? _lockedFirst : _lockedBoth;
            StepEnergy rest = Paired(kind, beside, beside, step);
            Energy sum = rest.Energy + locked[step]!.Value - _dnaDna[step]!.Value;
            EnergyNotes notes = (kind == StrandKind.Rna ? EnergyNotes.LnaOnRna : 0) | (beside != Sugar.Dna ? EnergyNotes.LnaBesideOthers : 0);
            return new StepEnergy(Energy.Of(sum.Enthalpy, sum.Entropy), rest.Notes | notes);
        }

        StepEnergy one = Uniform(kind, first, step), other = Uniform(kind, second, step);
        return IsMethylLike(first) == IsMethylLike(second) && (IsMethylLike(first) || first == second)
            ? new StepEnergy(one.Energy, one.Notes | other.Notes)
            : new StepEnergy((one.Energy + other.Energy).Half, one.Notes | other.Notes | EnergyNotes.MixedSugars);
    }

    private StepEnergy Uniform(StrandKind kind, Sugar sugar, int step)
    {
        Energy onRna = sugar == Sugar.Dna ? _dnaRna[step]!.Value : sugar == Sugar.Rna ? _rnaRna[step]!.Value : _methylRna[step]!.Value;
        Energy onDna = sugar == Sugar.Dna ? _dnaDna[step]!.Value : _dnaRna[DuplexStep.FromOtherStrand(step)]!.Value;
        EnergyNotes notes = sugar == Sugar.Moe ? EnergyNotes.MoeAsMethyl : sugar == Sugar.FluoroRna ? EnergyNotes.FluoroAsMethyl : 0;
        return kind == StrandKind.Rna
            ? new StepEnergy(onRna, notes)
            : new StepEnergy(onDna, notes | (IsMethylLike(sugar) ? EnergyNotes.MethylAsRna : 0));
    }

    private StepEnergy Wobble(StrandKind kind, Sugar first, Sugar second, int step)
    {
        StepEnergy measured = kind == StrandKind.Dna || (first == Sugar.Lna && second == Sugar.Lna) ? Mismatch(kind, first, second, step) : default;
        EnergyNotes notes = kind == StrandKind.Rna && first == Sugar.Rna && second == Sugar.Rna ? 0 : EnergyNotes.WobbleAsRna;
        return measured.IsKnown ? measured : new StepEnergy(_wobbles[step]!.Value, notes);
    }

    /// <summary>Half of a mismatch, where a table has it; the rest is counted by the whole mismatch (<see cref="OpenPlaces"/>).</summary>
    private StepEnergy Mismatch(StrandKind kind, Sugar first, Sugar second, int step)
    {
        if (first == Sugar.Lna && second == Sugar.Lna && _lockedMismatches[step] is { } locked)
        {
            return new StepEnergy(locked, kind == StrandKind.Rna ? EnergyNotes.LnaOnRna : 0);
        }

        bool isRna = first == Sugar.Rna && second == Sugar.Rna, isDna = IsDnaLike(first) && IsDnaLike(second);
        Energy? energy = isDna ? (kind == StrandKind.Dna ? _dnaDnaMismatches : _dnaRnaMismatches)[step]
            : isRna && kind == StrandKind.Dna ? _dnaRnaMismatches[DuplexStep.FromOtherStrand(step)]
            : null;
        return energy is { } known ? new StepEnergy(known, first == Sugar.Lna || second == Sugar.Lna ? EnergyNotes.LnaAsDna : 0) : default;
    }

    private Energy EndOf(StrandKind kind, Sugar sugar, int top, int bottom)
    {
        bool isWeak = DuplexStep.IsWeak(top, bottom);
        if (kind == StrandKind.Dna && IsDnaLike(sugar))
        {
            // A G:T end, which the table has not, counts as the weaker of the two that it has.
            return _dnaDna[isWeak || DuplexStep.IsWobble(top, bottom) ? "initiation A-T" : "initiation G-C"];
        }

        if (kind == StrandKind.Dna || IsDnaLike(sugar))
        {
            return _dnaRna["initiation"].Half;
        }

        EnergyTable table = sugar == Sugar.Rna ? _rnaRna : _methylRna;
        return isWeak ? table["initiation"].Half + table["terminal A-U"] : table["initiation"].Half;
    }

    private static bool IsDnaLike(Sugar sugar) => sugar is Sugar.Dna or Sugar.Lna;

    private static bool IsMethylLike(Sugar sugar) => sugar is Sugar.MethylRna or Sugar.Moe or Sugar.FluoroRna;
}
