using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>One 3'UTR in one species with what the score reads of it, prepared once for all of its sites.</summary>
/// <param name="letters">The UTR without gaps, 5'→3'.</param>
/// <param name="isoforms">Its isoforms.</param>
internal sealed class TargetScanUtr(byte[] letters, TargetScanIsoforms isoforms)
{
    /// <summary>Upper case, with U.</summary>
    private readonly byte[] _letters = Array.ConvertAll(letters, static letter => (byte)(letter & ~0x20) is var upper && upper == (byte)'T' ? (byte)'U' : upper);

    /// <summary>The number of bases.</summary>
    public int Length => _letters.Length;

    /// <summary>Its isoforms.</summary>
    public TargetScanIsoforms Isoforms { get; } = isoforms;

    /// <summary>The length of the target's reading frame in nt; null where it is not known.</summary>
    public int? OrfLength { get; init; }

    /// <summary>RNAplfold's probabilities; null without a file.</summary>
    public AccessibilityProfile? Accessibility { get; init; }

    /// <summary>The letter at a 1-based place, A, C, G or U; N for all others and beyond the ends.</summary>
    public byte At(int place)
    {
        byte letter = place >= 1 && place <= Length ? _letters[place - 1] : (byte)'N';
        return Nucleotide.CodeOf((char)letter) == Nucleotide.None ? (byte)'N' : letter;
    }

    /// <summary>The letters from one 1-based place to another, both within the UTR, as the table draws them.</summary>
    public ReadOnlySpan<byte> Between(int first, int last) => _letters.AsSpan(first - 1, last - first + 1);
}
