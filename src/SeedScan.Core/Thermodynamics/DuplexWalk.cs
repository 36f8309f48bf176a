using System.Runtime.InteropServices;
using SeedScan.Oligos;
using SeedScan.Sequences;

namespace SeedScan.Thermodynamics;

/// <summary>Sums a duplex up, column by column, and keeps the stretch of lowest free energy among those that open places bound.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct DuplexWalk
{
    private readonly NearestNeighbours _neighbours = NearestNeighbours.Instance;
    private readonly ReadOnlySpan<char> _oligo, _target;
    private readonly ReadOnlySpan<Sugar> _sugars;
    private readonly StrandKind _kind;
    private Base _pair, _open;
    private int _openTop, _openBottom;
    private bool _hasPair;
    private Stretch _current, _best;

    /// <param name="oligo">A letter or a gap for each column.</param>
    /// <param name="target">The same; empty for the oligo's perfect complement.</param>
    /// <param name="sugars">The sugar of each base, or one for all.</param>
    /// <param name="kind">What the target is made of.</param>
    public DuplexWalk(ReadOnlySpan<char> oligo, ReadOnlySpan<char> target, ReadOnlySpan<Sugar> sugars, StrandKind kind)
    {
        _oligo = oligo;
        _target = target;
        _sugars = sugars;
        _kind = kind;
    }

    /// <summary>The energy of the duplex.</summary>
    public DuplexEnergy Energy()
    {
        int bases = 0;
        for (int i = 0; i < _oligo.Length; i++)
        {
            bool hasTop = _oligo[i] != Duplex.Gap, hasBottom = _target.IsEmpty || _target[i] != Duplex.Gap;
            int top = hasTop ? Nucleotide.CodeOf(_oligo[i]) : 0, bottom = hasBottom ? BottomAt(i) : 0;
            if ((top | bottom) < 0)
            {
                return new DuplexEnergy(EnergyNotes.None);
            }

            Base column = new(top, bottom, hasTop ? _sugars[_sugars.Length == 1 ? 0 : bases++] : default);
            if (hasTop && hasBottom && DuplexStep.IsPair(top, bottom))
            {
                Pair(i, column);
            }
            else
            {
                Open(column, hasTop, hasBottom);
            }
        }

        KeepBest();
        return _hasPair ? Result() : new DuplexEnergy(EnergyNotes.None);
    }

    private readonly int BottomAt(int column) => _target.IsEmpty ? Nucleotide.ComplementOf(Nucleotide.CodeOf(_oligo[column])) : Nucleotide.CodeOf(_target[column]);

    private void Open(Base column, bool hasTop, bool hasBottom)
    {
        KeepBest();
        _openTop += hasTop ? 1 : 0;
        _openBottom += hasBottom ? 1 : 0;
        _open = new Base(hasTop ? column.Top : _open.Top, hasBottom ? column.Bottom : _open.Bottom, hasTop ? column.Sugar : _open.Sugar);
    }

    private void Pair(int at, Base pair)
    {
        Energy end = _neighbours.End(_kind, pair.Sugar, pair.Top, pair.Bottom);
        StepEnergy link = !_hasPair ? default : _openTop + _openBottom == 0 ? Stack(at, pair) : Opening(pair);
        bool isFresh = !_hasPair || (_openTop + _openBottom > 0 && end.IsBelow(_current.Energy + link.Energy));
        _current = isFresh
            ? new Stretch(end, 0, at, at + 1, end)
            : new Stretch(_current.Energy + link.Energy, _current.Notes | link.Notes, _current.Start, at + 1, end);
        _hasPair = true;
        (_pair, _openTop, _openBottom) = (pair, 0, 0);
    }

    /// <summary>Takes the stretch up to the last pair for the best, if it is.</summary>
    private void KeepBest()
    {
        if (_hasPair && (_best.End == 0 || (_current.Energy + _current.LastEnd).IsBelow(_best.Energy + _best.LastEnd)))
        {
            _best = _current;
        }
    }

    private readonly StepEnergy Stack(int at, Base pair)
    {
        int step = DuplexStep.Of(_pair.Top, _pair.Bottom, pair.Top, pair.Bottom);
        StepEnergy energy = _neighbours.Step(_kind, _pair.Sugar, pair.Sugar, step);
        return energy.Energy == _neighbours.LoneTandemWobble && IsTandemWobble(at) ? new StepEnergy(_neighbours.TandemWobble, energy.Notes) : energy;
    }

    /// <summary>True if the column before is the second of GGUC on CUGG, whose three steps were measured as one.</summary>
    private readonly bool IsTandemWobble(int at)
        => !_target.IsEmpty && at >= 2 && at + 1 < _oligo.Length
            && IsColumn(at - 2, Nucleotide.G, Nucleotide.C) && IsColumn(at - 1, Nucleotide.G, Nucleotide.U)
            && IsColumn(at, Nucleotide.U, Nucleotide.G) && IsColumn(at + 1, Nucleotide.C, Nucleotide.G);

    private readonly bool IsColumn(int at, int top, int bottom) => Nucleotide.CodeOf(_oligo[at]) == top && Nucleotide.CodeOf(_target[at]) == bottom;

    /// <summary>What is between the last pair and this one, with the stack of a single bulge.</summary>
    private readonly StepEnergy Opening(Base pair)
    {
        bool isRna = _kind == StrandKind.Rna && _pair.Sugar == Sugar.Rna && pair.Sugar == Sugar.Rna && (_openTop == 0 || _open.Sugar == Sugar.Rna);
        if (_openTop == 1 && _openBottom == 1 && !DuplexStep.IsPair(_open.Top, _open.Bottom))
        {
            StepEnergy before = _neighbours.Step(_kind, _pair.Sugar, _open.Sugar, DuplexStep.Of(_pair.Top, _pair.Bottom, _open.Top, _open.Bottom));
            StepEnergy behind = _neighbours.Step(_kind, _open.Sugar, pair.Sugar, DuplexStep.Of(_open.Top, _open.Bottom, pair.Top, pair.Bottom));
            if (before.IsKnown && behind.IsKnown)
            {
                return new StepEnergy(before.Energy + behind.Energy, before.Notes | behind.Notes);
            }

            return new StepEnergy(OpenPlaces.Instance.Mismatch(_pair.Column, _open.Column, pair.Column), isRna ? 0 : EnergyNotes.MismatchAsRna);
        }

        if (_openTop + _openBottom == 1)
        {
            StepEnergy stack = _neighbours.Step(_kind, _pair.Sugar, pair.Sugar, DuplexStep.Of(_pair.Top, _pair.Bottom, pair.Top, pair.Bottom));
            return new StepEnergy(stack.Energy + OpenPlaces.Bulge, stack.Notes | (isRna ? 0 : EnergyNotes.BulgeAsRna));
        }

        return new StepEnergy(OpenPlaces.Loop(_openTop, _openBottom, _pair.Weak + pair.Weak), EnergyNotes.LoopBySize);
    }

    private readonly DuplexEnergy Result()
    {
        ReadOnlySpan<char> oligo = _oligo[_best.Start.._best.End], target = _target.IsEmpty ? default : _target[_best.Start.._best.End];
        bool isRna = _kind == StrandKind.Rna && !_sugars.ContainsAnyExcept(Sugar.Rna), isDna = _kind == StrandKind.Dna && !_sugars.ContainsAnyExcept(Sugar.Dna);
        bool isSymmetric = (isRna || isDna) && IsSymmetric();
        Energy sum = _best.Energy + _best.LastEnd + (!isSymmetric ? default : isRna ? _neighbours.RnaSymmetry : _neighbours.DnaSymmetry);
        return new DuplexEnergy(sum, _best.Notes | (oligo.Length < _oligo.Length ? EnergyNotes.OpenEnd : 0))
        {
            IsSymmetric = isSymmetric,
            Start = _best.Start,
            End = _best.End,
            Phosphates = (2 * oligo.Length) - oligo.Count(Duplex.Gap) - target.Count(Duplex.Gap) - 2,
            IsDnaOnly = isDna,
            Sodium = _kind == StrandKind.Rna && !_sugars.ContainsAnyExcept(Sugar.MethylRna, Sugar.Moe, Sugar.FluoroRna) ? 0.1 : 1,
        };
    }

    /// <summary>True if the oligo reads forwards as the target reads backwards, gaps aside.</summary>
    private readonly bool IsSymmetric()
    {
        for (int i = 0, j = _oligo.Length - 1; ; i++, j--)
        {
            while (i < _oligo.Length && _oligo[i] == Duplex.Gap)
            {
                i++;
            }

            while (j >= 0 && !_target.IsEmpty && _target[j] == Duplex.Gap)
            {
                j--;
            }

            if (i == _oligo.Length || j < 0)
            {
                return i == _oligo.Length && j < 0;
            }

            if (Nucleotide.CodeOf(_oligo[i]) != BottomAt(j))
            {
                return false;
            }
        }
    }

    /// <summary>A column's two bases, and the sugar of the upper one.</summary>
    private readonly record struct Base(int Top, int Bottom, Sugar Sugar)
    {
        public int Column => (Top << 2) | Bottom;

        /// <summary>1 if the pair is A-U or G:U, else 0.</summary>
        public int Weak => DuplexStep.IsWeak(Top, Bottom) || DuplexStep.IsWobble(Top, Bottom) ? 1 : 0;
    }

    /// <summary>Columns of the duplex: their energy with the first end, and what the last end costs.</summary>
    private readonly record struct Stretch(Energy Energy, EnergyNotes Notes, int Start, int End, Energy LastEnd);
}
