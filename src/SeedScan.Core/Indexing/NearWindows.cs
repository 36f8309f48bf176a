using System.Numerics;
using System.Runtime.InteropServices;
using SeedScan.Kernels;

namespace SeedScan.Indexing;

/// <summary>The texts of eight bases that a window of a pattern becomes with a few edits, by the cores whose postings tell them. Its buffers are reused.</summary>
/// <remarks>
/// <code>
///   pattern       A C G G U U C A C G A C ...       window: 8 bases from place 2 on, one edit
///   window            G G U U C A C G               itself: core GUUCAC, before it G, behind it G
///   a mismatch        G G U A C A C G               core GUACAC, before it G, behind it G
///                     A G U U C A C G               core GUUCAC, before it A, behind it G
///   a target bulge    G G U U x C A C               core GUUxCA, before it G, behind it C; the window's G is not read
///   an oligo bulge    G G U C A C G *               core GUCACG, before it G, behind it any
/// </code>
/// A window is walked along the pattern, column by column, and what it may become is noted until eight bases are told. Where
/// fewer are told, the last or the first may be any, and a place without a base beside the core fits, too. The core is always told.
/// </remarks>
internal sealed class NearWindows
{
    private const int WindowBases = HexamerSet.HexamerLength + 2;

    private readonly ushort[] _allowed = new ushort[WindowSort.Cores];
    private readonly byte[] _isOpen = new byte[WindowSort.Cores];
    private readonly List<ushort> _cores = [];
    private NearPattern _pattern = null!;
    private int _from, _end, _edits, _mostCores;
    private ulong _bases;
    private bool _startsBeside;

    /// <summary>The cores that the window may become.</summary>
    public ReadOnlySpan<ushort> Cores => CollectionsMarshal.AsSpan(_cores);

    /// <summary>The bases that a window with so many oligo bulges needs: the core, with none, one or both bases beside it.</summary>
    public static int LengthOf(int beside, int bulges) => HexamerSet.HexamerLength + beside + bulges;

    /// <summary>Walks a window.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="window">Where it is, and what may be edited in it.</param>
    /// <param name="mostCores">Where more cores than these come together, the walk ends.</param>
    /// <returns>False if it ended so.</returns>
    public bool Walk(NearPattern pattern, NearWindow window, int mostCores)
    {
        foreach (ushort core in _cores)
        {
            _allowed[core] = 0;
            _isOpen[core] = 0;
        }

        _cores.Clear();
        (_pattern, _from, _end, _edits, _mostCores) = (pattern, window.From, window.EndOf(pattern), window.Edits, mostCores);
        _startsBeside = window.StartsBeside;
        _bases = 0;
        for (int i = _from; i < _end; i++)
        {
            _bases |= (ulong)pattern.Codes[i] << (2 * (i - _from));
        }

        int letters = _startsBeside ? 0 : 1;
        Column(window.From, letters, 0, default);
        if (_edits > 0 && pattern.Bulges > 0 && window.From > 0)
        {
            Column(window.From + 1, letters, 0, default(Spent).WithBulge);
        }

        return _cores.Count <= mostCores;
    }

    /// <summary>The bases that may stand beside a core: bit 4 · l + r.</summary>
    public uint Allowed(int core) => _allowed[core];

    /// <summary>True where a base beside the core may be missing.</summary>
    public bool IsOpen(int core) => _isOpen[core] != 0;

    /// <summary>Pairs a base of the pattern with each base that the text may have there.</summary>
    /// <param name="at">The base of the pattern.</param>
    /// <param name="letters">Bases of the text so far; the first is the one before the core.</param>
    /// <param name="bases">Their codes, two bits each.</param>
    /// <param name="spent">What was edited so far.</param>
    private void Column(int at, int letters, int bases, Spent spent)
    {
        if (at >= _end || letters == WindowBases)
        {
            Note(letters, bases);
            return;
        }

        if (spent.Edits == _edits && spent.Wobbles == _pattern.Wobbles)
        {
            NoteExact(at, letters, bases);
            return;
        }

        int own = _pattern.Codes[at];
        for (int code = 0; code < 4; code++)
        {
            Spent next = code == own ? spent
                : _pattern.IsWobble(own, code) && spent.Wobbles < _pattern.Wobbles ? spent.WithWobble
                : spent.WithMismatch;
            if (next.Edits <= _edits && next.Edits - next.Bulges <= _pattern.Mismatches && _cores.Count <= _mostCores)
            {
                Behind(at, letters + 1, bases | code << (2 * letters), next);
            }
        }
    }

    /// <summary>Goes on behind a column: to the next, or over a bulge.</summary>
    private void Behind(int at, int letters, int bases, Spent spent)
    {
        Column(at + 1, letters, bases, spent);
        if (spent.Edits == _edits || spent.Bulges == _pattern.Bulges || letters == WindowBases || at + 1 >= _end)
        {
            return;
        }

        Spent bulged = spent.WithBulge;
        for (int code = 0; code < 4; code++)
        {
            Column(at + 1, letters + 1, bases | code << (2 * letters), bulged);
        }

        Column(at + 2, letters, bases, bulged);
    }

    /// <summary>Notes what comes without a further edit.</summary>
    private void NoteExact(int at, int letters, int bases)
    {
        int count = Math.Min(_end - at, WindowBases - letters);
        ulong rest = _bases >> (2 * (at - _from)) & ((1UL << (2 * count)) - 1);
        Note(letters + count, bases | (int)(rest << (2 * letters)));
    }

    /// <summary>Notes what was told; of the first and the last base, any where it was not.</summary>
    private void Note(int letters, int bases)
    {
        int core = bases >> 2 & (WindowSort.Cores - 1);
        int before = bases & 3, behind = bases >> 14;
        uint ofBehind = letters < WindowBases ? 15u : 1u << behind;
        if (_allowed[core] == 0)
        {
            _cores.Add((ushort)core);
        }

        _allowed[core] |= (ushort)(_startsBeside ? ofBehind << (4 * before) : ofBehind * 0x1111u);
        _isOpen[core] |= !_startsBeside || letters < WindowBases ? (byte)1 : (byte)0;
    }

    /// <summary>What was edited: mismatches and bulges together, the bulges of them, and G:U that are no mismatches.</summary>
    private readonly record struct Spent(byte Edits, byte Bulges, byte Wobbles)
    {
        public Spent WithMismatch => new((byte)(Edits + 1), Bulges, Wobbles);

        public Spent WithBulge => new((byte)(Edits + 1), (byte)(Bulges + 1), Wobbles);

        public Spent WithWobble => new(Edits, Bulges, (byte)(Wobbles + 1));
    }
}

/// <summary>A window of a pattern.</summary>
/// <param name="From">Its first base.</param>
/// <param name="Beside">Of the bases beside the core, how many belong to it: 0 none, 1 the one before it, 2 both.</param>
/// <param name="Edits">Mismatches and bulges that it may have.</param>
internal readonly record struct NearWindow(int From, int Beside, int Edits)
{
    /// <summary>True where its first base stands before the core.</summary>
    public bool StartsBeside => Beside > 0;

    /// <summary>From its first base to the core's.</summary>
    public int CoreAt => StartsBeside ? 1 : 0;

    /// <summary>The place after its last base: with as many of them bulged as may be, what is left tells the core.</summary>
    public int EndOf(NearPattern pattern) => From + NearWindows.LengthOf(Beside, Math.Min(Edits, pattern.Bulges));
}
