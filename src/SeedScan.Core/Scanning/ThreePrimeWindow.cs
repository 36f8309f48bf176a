using System.Runtime.CompilerServices;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Tells quickly that the 3' half of a 3'-compensatory site pairs nowhere, which is so at 24 of 25 seed halves.</summary>
/// <remarks>
/// The five offsets put nt 12-16 opposite five windows of five bases, which lie in nine bases. Nt 13-15 must pair, and
/// nt 12 or nt 16. For RNA nt 12-16 = GUGAA, whose partners read 5' U U C A C 3' from nt 16 to nt 12:
/// <code>
///   nine bases      . U U C A C . . .
///   o = +1            16 . . . 12            all five pair
/// </code>
/// Two bits a base: the window is the nine bases moved down, and what it differs in from the partners is an XOR.
/// </remarks>
internal readonly struct ThreePrimeWindow
{
    private const int Nucleotides = 5, Offsets = 5, Bases = Offsets + Nucleotides - 1;
    private const uint Middle = 0b00_11_11_11_00, LowEnd = 0b00_00_00_00_11, HighEnd = 0b11_00_00_00_00;

    private readonly ushort _forward;
    private readonly ushort _reverse;
    private readonly bool _isKnown;

    /// <param name="codeAt">The code of a nucleotide of the RNA.</param>
    public ThreePrimeWindow(Func<int, int> codeAt)
    {
        _isKnown = true;
        for (int nt = 12; nt <= 16; nt++)
        {
            int code = codeAt(nt);
            _isKnown &= code != Nucleotide.None;
            _forward |= (ushort)((Nucleotide.ComplementOf(code) & 3) << (2 * (16 - nt)));
            _reverse |= (ushort)((code & 3) << (2 * (nt - 12)));
        }
    }

    /// <summary>False if the 3' half pairs at none of the offsets; true if it may.</summary>
    /// <param name="target">The target.</param>
    /// <param name="site">The seed half, from the partner of nt 8 to that of nt 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayPair(PackedSequence target, in SeedSite site)
    {
        bool isForward = site.Strand == Strand.Forward;
        int position = isForward ? (int)site.Start - 10 : (int)site.End + 1;
        if (!_isKnown || (target.AmbiguousFrom(position) & ((1 << Bases) - 1)) != 0)
        {
            return true;
        }

        uint bases = (uint)target.BasesFrom(position), partners = isForward ? _forward : _reverse;
        for (int i = 0; i < Offsets; i++, bases >>= 2)
        {
            uint different = bases ^ partners;
            if ((different & Middle) == 0 && ((different & LowEnd) == 0 || (different & HighEnd) == 0))
            {
                return true;
            }
        }

        return false;
    }
}
