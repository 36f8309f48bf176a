using System.Numerics;

namespace SeedScan.Synthetic;

/// <summary>The generator xoshiro256**, seeded with SplitMix64: the same numbers for a seed on any machine.</summary>
/// <remarks>
/// Written from the papers: Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM Trans Math Softw
/// 47:36 (2021); Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014. System.Random gives
/// no promise that a seed means the same numbers in the next release.
/// </remarks>
public sealed class Xoshiro256
{
    private ulong _a, _b, _c, _d;

    /// <summary>Starts the sequence of a seed.</summary>
    public Xoshiro256(ulong seed)
    {
        _a = SplitMix64(ref seed);
        _b = SplitMix64(ref seed);
        _c = SplitMix64(ref seed);
        _d = SplitMix64(ref seed);
    }

    /// <summary>Starts from a whole state, which must not be all zero.</summary>
    public Xoshiro256(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 up to, but without, 1; a multiple of 2^-53.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next number of SplitMix64, whose whole state is one number.</summary>
    public static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
